import { htmlText } from '../qda/html-text.ts';

/** The words of a page, an empty line between its blocks, as a text file would hold them. Nothing of it is ever put into a page. */
export function htmlLines(html: string): readonly string[] {
  const { text, breaks } = htmlText(html.replace(/<(?:!doctype|\?)[^>]{0,1000}>/gi, ''));
  const blocks = [0, ...breaks].map((from, i) => text.slice(from, breaks[i] ?? text.length));
  return blocks
    .map((block) => block.replace(/[ \t\n\f]+/g, ' ').trim())
    .filter((block) => block !== '')
    .flatMap((block, i) => (i > 0 ? ['', block] : [block]));
}

/** The title that a page states in its head; null where it has none. */
export function htmlTitle(html: string): string | null {
  const start = /<title[^>]{0,200}>/i.exec(html.slice(0, 100_000));
  if (start === null) return null;
  const from = start.index + start[0].length;
  const end = html.indexOf('<', from);
  const title = htmlText(html.slice(from, end < 0 ? from : end)).text;
  return title.replace(/\s+/g, ' ').trim() || null;
}

/** Whether lines are those of a page: by its declaration or root, else by its name where they begin with a tag. */
export function isHtml(lines: readonly string[], name: string): boolean {
  const first = lines.findIndex((line) => line.trim() !== '');
  const start = lines
    .slice(Math.max(first, 0), first + 40)
    .join('\n')
    .trimStart()
    .slice(0, 4_000);
  if (!/^<(?:!|[a-z])/i.test(start)) return false;
  return (
    /^(?:<!--[\s\S]{0,3000}?-->\s*)?<(?:!doctype html|html|head|body)[\s>]/i.test(start) || /\.x?html?$/i.test(name)
  );
}
