import { decodeEntities } from './cue-text.ts';

/** The words of a line of Markdown: no emphasis marks, links as `text (address)`, escapes and entities resolved. */
export function inlineWords(markdown: string): string {
  const linked = markdown.replace(
    /!?\[([^\][\n]{0,500})\]\(<?([^()\s<>]{0,2000})>?(?:\s{1,4}"[^"\n]{0,200}")?\)/g,
    (_, text: string, address: string) => (text === address || address === '' ? text : `${text} (${address})`.trim()),
  );
  return decodeEntities(withoutEmphasis(linked).replace(/\\([!-/:-@[-`{-~])/g, '$1'));
}

interface Mark {
  readonly from: number;
  readonly to: number;
}

/** Takes out pairs of `*`, `**`, `***`, `_` and `__`; code keeps its stars. One pass, whatever the text. */
function withoutEmphasis(text: string): string {
  if (!/[*_]/.test(text)) return text;
  const open = new Map<string, Mark>();
  const pairs: Mark[] = [];
  let inCode = false;
  for (const match of text.matchAll(/\\.|`+|\*+|_+/g)) {
    const run = match[0];
    if (run.startsWith('`')) inCode = !inCode;
    if (inCode || run.startsWith('\\') || run.startsWith('`') || run.length > 3) continue;
    const mark = { from: match.index, to: match.index + run.length };
    const [before, after] = [text[mark.from - 1] ?? ' ', text[mark.to] ?? ' '];
    const within = run.startsWith('_') && /[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after);
    if (within) continue;
    const opener = open.get(run);
    if (opener !== undefined && !/\s/.test(before)) {
      pairs.push(opener, mark);
      open.delete(run);
    } else if (!/\s/.test(after)) {
      open.set(run, mark);
    }
  }
  const kept: string[] = [];
  let at = 0;
  for (const mark of pairs.sort((a, b) => a.from - b.from)) {
    kept.push(text.slice(at, mark.from));
    at = mark.to;
  }
  return kept.join('') + text.slice(at);
}
