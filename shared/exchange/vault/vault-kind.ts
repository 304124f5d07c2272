import type { ForeignEntry } from '../foreign-zip.ts';
import { isPage, vaultPath } from './vault-paths.ts';

export type VaultKind = 'notion' | 'obsidian';

/**
 * Whether files are the notes of one program, whose links lead from one to another: Notion puts ids behind its names, Obsidian has a
 * folder of its own or notes that name each other in brackets. Null for files that only lie together.
 */
export async function vaultKind(entries: readonly ForeignEntry[]): Promise<VaultKind | null> {
  const pages = entries.filter(({ path }) => isPage(vaultPath(path)));
  if (pages.some(({ path }) => vaultPath(path).id !== null)) return 'notion';
  if (pages.length === 0) return null;
  if (entries.some(({ path }) => /(?:^|\/)\.obsidian\//.test(path))) return 'obsidian';
  const names = new Set(pages.map(({ path }) => vaultPath(path).title.toLowerCase()));
  const notes = pages.filter(({ path, size }) => vaultPath(path).suffix !== 'html' && size < MOST_NOTE);
  for (const note of notes.slice(0, MOST_LOOKED_AT)) {
    const read = await note.read();
    if (read.ok && namesAnother(new TextDecoder().decode(read.value), names)) return 'obsidian';
  }
  return null;
}

/** A vault whose first hundred notes do not name each other is none; in bytes, notes that are looked into. */
const MOST_LOOKED_AT = 100;
const MOST_NOTE = 1_000_000;

function namesAnother(text: string, names: ReadonlySet<string>): boolean {
  for (const [, target = ''] of text.matchAll(/\[\[([^[\]|#\n]{1,300})/g)) {
    if (names.has((target.split('/').at(-1) ?? '').trim().toLowerCase())) return true;
  }
  return false;
}
