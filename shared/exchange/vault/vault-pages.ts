import type { DocumentText } from '../document/blocks.ts';
import { documentOf, isTalk } from '../document/read-document.ts';
import { hashTags } from '../document/read-markdown.ts';
import type { ForeignEntry } from '../foreign-zip.ts';
import { readTranscript } from '../read-transcript.ts';
import type { RecordProblems } from '../record-problems.ts';
import type { TranscriptFile } from '../transcript.ts';
import type { VaultKind } from './vault-kind.ts';
import { type VaultPath, vaultPath } from './vault-paths.ts';

/** One page as it was read, its links not yet followed. */
export interface VaultPage extends VaultPath {
  /** As the page states it, else as its file is called. */
  readonly title: string;
  readonly talk: TranscriptFile;
  readonly document: DocumentText | null;
}

/** Reads the pages of a vault. One that cannot be read is a problem; the others go on. */
export async function readPages(
  kind: VaultKind,
  entries: readonly ForeignEntry[],
  problems: RecordProblems,
): Promise<readonly VaultPage[]> {
  const pages: VaultPage[] = [];
  for (const entry of entries) {
    const bytes = entry.size > MOST_BYTES ? null : await entry.read();
    if (bytes?.ok) pages.push(pageOf(kind, entry.path, bytes.value, problems));
    else problems.error(bytes?.problem ?? 'The page is larger than 64 MB.', { entry: entry.path });
  }
  return pages;
}

const MOST_BYTES = 64 * 1024 * 1024;

function pageOf(kind: VaultKind, path: string, bytes: Uint8Array, problems: RecordProblems): VaultPage {
  const own = vaultPath(path);
  const talk = readTranscript({ name: own.suffix === 'html' ? 'page.html' : 'page.md', bytes });
  for (const { level, message, line, kept, what } of talk.problems) {
    // A page without words may still be a row of a database, or the folder of other pages.
    if (what === 'nothing-readable' || what === 'empty-file') continue;
    if (level === 'error') problems.error(message, { entry: path, line, kept });
    else problems.warn(message, { entry: path, line, kept });
  }
  const document = documentOf(talk, bytes);
  const tags = document && kind === 'obsidian' ? hashTags(document.blocks) : [];
  return {
    ...own,
    title: (talk.title ?? document?.title ?? '').trim() || own.title,
    talk,
    document: document && { ...document, tags: [...new Set([...document.tags, ...tags])] },
  };
}

/** Whether somebody speaks in a page, so that its words are a transcript. */
export const isSpoken = ({ talk }: VaultPage): boolean => isTalk(talk);
