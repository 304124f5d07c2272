import type { ForeignEntry } from '../foreign-zip.ts';
import { derivedGuid } from '../qda/guid.ts';
import type { RecordProblems } from '../record-problems.ts';
import type { VaultKind } from './vault-kind.ts';
import type { VaultPage } from './vault-pages.ts';
import { vaultPath } from './vault-paths.ts';

/** A vault while it is read. */
export interface VaultReading {
  readonly name: string;
  readonly kind: VaultKind;
  readonly problems: RecordProblems;
  readonly pages: readonly VaultPage[];
  readonly files: readonly ForeignEntry[];
  readonly links: Links;
  /** Links that lead to no page of the vault. */
  readonly missing: { readonly entry: string; readonly target: string }[];
}

interface Links {
  /** By the page's path in lower case. */
  readonly byPath: ReadonlyMap<string, VaultPage>;
  /** By title, file name and aliases in lower case. */
  readonly byName: ReadonlyMap<string, VaultPage>;
}

export function linksOf(pages: readonly VaultPage[]): Links {
  const byName = new Map<string, VaultPage>();
  const put = (name: string, page: VaultPage): void => {
    const key = name.trim().toLowerCase();
    if (key !== '' && !byName.has(key)) byName.set(key, page);
  };
  for (const page of pages) put(vaultPath(page.path).title, page);
  for (const page of pages) {
    put(page.title, page);
    const aliases = page.document?.fields.aliases;
    if (typeof aliases === 'string') for (const alias of aliases.split(';')) put(alias, page);
  }
  return { byPath: new Map(pages.map((page) => [page.path.toLowerCase(), page])), byName };
}

/** Ids of Notion name a page wherever it is exported; a note of Obsidian is known by its place in its vault. */
export const externalIdOf = ({ name }: VaultReading, { id, path }: VaultPage): string =>
  id ?? `${name.replace(/\.zip$/i, '')}/${path}`;

export function uuidOf(reading: VaultReading, page: VaultPage): string {
  const { id } = page;
  if (id === null) return derivedGuid(reading.kind, externalIdOf(reading, page));
  return `${id.slice(0, 8)}-${id.slice(8, 12)}-${id.slice(12, 16)}-${id.slice(16, 20)}-${id.slice(20)}`;
}
