import { docxText } from '../docx-text.ts';
import type { ForeignEntry } from '../foreign-zip.ts';
import type { RecordProblems } from '../record-problems.ts';
import { childOf, type XmlElement } from '../xml/read-xml.ts';
import { decodeXml } from '../xml/walk-xml.ts';

/** The files of a REFI-QDA package, found by the ways in which programs name them. */
export interface PackageFiles {
  /** The entry that a path of the project names; null for a file outside of the package, or one that is not there. */
  readonly find: (path: string | undefined) => ForeignEntry | null;
  /** The text of a TextSource, Note or Transcript; null when there is none. Line ends as they stand. */
  readonly textOf: (element: XmlElement) => Promise<string | null>;
}

export function packageFiles(entries: readonly ForeignEntry[], problems: RecordProblems): PackageFiles {
  const byName = new Map(entries.map((entry) => [baseName(entry.path), entry]));
  const find = (path: string | undefined): ForeignEntry | null => {
    if (path === undefined || path === '' || /^(?:relative|absolute):/i.test(path)) return null;
    return byName.get(baseName(path.replace(/^internal:\/+/i, ''))) ?? null;
  };
  const read = async (path: string | undefined): Promise<string | null> => {
    const entry = find(path);
    if (entry === null) return null;
    const bytes = await entry.read();
    if (!bytes.ok) {
      problems.error(bytes.problem, { entry: entry.path });
      return null;
    }
    const isZip = bytes.value[0] === 0x50 && bytes.value[1] === 0x4b;
    if (!isZip) return decodeXml(bytes.value);
    const words = await docxText(bytes.value);
    if (words.ok) return words.value;
    problems.error(words.problem, { entry: entry.path });
    return null;
  };
  return {
    find,
    async textOf(element) {
      const { plainTextPath, richTextPath } = element.attributes;
      const inline = childOf(element, 'PlainTextContent')?.text;
      if (inline !== undefined && inline !== '') return inline;
      const plain = await read(plainTextPath);
      // NVivo writes an empty text file beside the document that holds the words.
      if (plain !== null && plain.length > 1) return plain;
      const rich = richTextPath === undefined ? null : await read(richTextPath);
      const text = rich ?? plain ?? inline ?? null;
      const named = plainTextPath ?? richTextPath;
      if (text === null && named !== undefined) {
        const line = element.line;
        problems.warn(
          `The text "${named.slice(0, 120)}" is not in the package; what is known of it without its words was read.`,
          { line },
        );
      }
      return text;
    },
  };
}

function baseName(path: string): string {
  const name = path.replaceAll('\\', '/').split('/').at(-1) ?? '';
  return safeDecoded(name).normalize('NFC').toLowerCase();
}

function safeDecoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
