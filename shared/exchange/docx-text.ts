import { fail, ok, type Result } from '../domain/result.ts';
import { bytesSource } from './archive/byte-source.ts';
import { readForeignZip } from './foreign-zip.ts';
import { decodeXml, walkXml } from './xml/walk-xml.ts';

/** The words of a DOCX, a line for each paragraph; nothing of its looks. The problem is a sentence. */
export async function docxText(bytes: Uint8Array): Promise<Result<string, string>> {
  const paragraphs = await docxParagraphs(bytes);
  return paragraphs.ok ? ok(paragraphs.value.join('\n')) : paragraphs;
}

/** The same, each paragraph by itself: its line feeds are the line breaks within it. */
export async function docxParagraphs(bytes: Uint8Array): Promise<Result<readonly string[], string>> {
  const zip = await readForeignZip(bytesSource(bytes));
  if (!zip.ok) return zip;
  const entry = zip.value.entries.find(({ path }) => path === 'word/document.xml');
  if (entry === undefined) return fail('It is no Word document: word/document.xml is missing.');
  const document = await entry.read();
  if (!document.ok) return document;
  const lines: string[] = [];
  const open: string[] = [];
  let line: string[] = [];
  const read = walkXml(decodeXml(document.value), {
    open(name) {
      open.push(name);
      if (name === 'p') line = [];
      else if (name === 'tab') line.push('\t');
      else if (name === 'br' || name === 'cr') line.push('\n');
    },
    close(name) {
      open.pop();
      if (name === 'p') lines.push(line.join(''));
    },
    text(part) {
      if (open.at(-1) === 't') line.push(part);
    },
  });
  return read.ok ? ok(lines) : fail(read.problem.message);
}
