import { fail, ok, type Result } from '../../domain/result.ts';
import type { ForeignEntry } from '../foreign-zip.ts';
import { decodeXml, walkXml } from '../xml/walk-xml.ts';

/** The words of an OpenDocument text, out of its `content.xml`, by paragraph; the cells of a table row are parted by tabs. */
export async function odtParagraphs(content: ForeignEntry): Promise<Result<readonly string[], string>> {
  const bytes = await content.read();
  if (!bytes.ok) return bytes;
  const paragraphs: string[] = [];
  const open: string[] = [];
  let row: string[] | null = null;
  let hidden = 0;
  const end = (): void => {
    const text = open.pop() ?? '';
    if (open.length > 0) open[open.length - 1] += text;
    else if (row !== null && row.length > 0) row[row.length - 1] += `${row.at(-1) === '' ? '' : ' '}${text}`;
    else paragraphs.push(text);
  };
  const put = (text: string): void => {
    if (open.length > 0) open[open.length - 1] += text;
  };
  const read = walkXml(decodeXml(bytes.value), {
    open(name, attributes) {
      if (hidden > 0 || HIDDEN.has(name)) hidden += 1;
      else if (name === 'p' || name === 'h') open.push('');
      else if (name === 's') put(' '.repeat(Math.min(Number(attributes.c ?? 1) || 1, 200)));
      else if (name === 'tab') put('\t');
      else if (name === 'line-break') put('\n');
      else if (name === 'table-row') row = [];
      else if (name === 'table-cell') row?.push('');
    },
    close(name) {
      if (hidden > 0) hidden -= 1;
      else if (name === 'p' || name === 'h') end();
      else if (name === 'table-row') {
        if (row?.some((cell) => cell !== '')) paragraphs.push(row.join('\t'));
        row = null;
      }
    },
    text(text) {
      if (hidden === 0) put(text.replace(/\s+/g, ' '));
    },
  });
  return read.ok ? ok(paragraphs) : fail(read.problem.message);
}

/** What was deleted while changes were tracked, remarks of reviewers, and what is there for the looks. */
const HIDDEN: ReadonlySet<string> = new Set([
  'tracked-changes',
  'annotation',
  'automatic-styles',
  'font-face-decls',
  'sequence-decls',
  'forms',
  'note-citation',
  'binary-data',
]);
