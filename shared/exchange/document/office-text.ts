import { fail, ok, type Result } from '../../domain/result.ts';
import { bytesSource } from '../archive/byte-source.ts';
import { docxParagraphs } from '../docx-text.ts';
import { readForeignZip } from '../foreign-zip.ts';
import { odtParagraphs } from './odt-paragraphs.ts';

export interface OfficeText {
  readonly kind: 'docx' | 'odt';
  /** As a text file would hold it: an empty line between paragraphs. The problem is a sentence. */
  readonly text: Result<string, string>;
}

/** The words of a document of Word or LibreOffice; null for an archive that is neither. */
export async function officeText(bytes: Uint8Array): Promise<OfficeText | null> {
  const zip = await readForeignZip(bytesSource(bytes));
  if (!zip.ok) return null;
  const entry = (path: string) => zip.value.entries.find((one) => one.path === path);
  if (entry('word/document.xml')) return { kind: 'docx', text: spaced(await docxParagraphs(bytes)) };
  const [content, mimetype] = [entry('content.xml'), await entry('mimetype')?.read()];
  if (content === undefined || !mimetype?.ok) return null;
  const mime = new TextDecoder().decode(mimetype.value.subarray(0, 100));
  if (!mime.startsWith('application/vnd.oasis.opendocument.')) return null;
  if (!/\.text(?:-template)?\s*$/.test(mime)) {
    return {
      kind: 'odt',
      text: fail('It is an OpenDocument file, but no text. Save it as .docx, .odt or .csv and import that.'),
    };
  }
  return { kind: 'odt', text: spaced(await odtParagraphs(content)) };
}

const spaced = (paragraphs: Result<readonly string[], string>): Result<string, string> =>
  paragraphs.ok ? ok(paragraphs.value.join('\n\n')) : paragraphs;
