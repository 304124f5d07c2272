import type { TableName } from '../../domain/records.ts';

/** The places of an archive (reliability.md 4.1). */
export const BAGIT = 'bagit.txt';
export const BAG_INFO = 'bag-info.txt';
export const MANIFEST = 'manifest-sha256.txt';
export const TAG_MANIFEST = 'tagmanifest-sha256.txt';
export const FETCH = 'fetch.txt';
export const README = 'README.txt';
export const READER = 'reader.html';
export const CLOCK = 'data/merge/clock.json';
export const CHANGES = 'data/history/changes';
export const MERGE_LISTS = {
  conflicts: 'data/merge/conflicts.ndjson',
  purged: 'data/merge/purged.ndjson',
  erased: 'data/merge/erased.ndjson',
} as const;

export const schemaPath = (table: string): string => `schema/${table}.json`;
export const recordsFolder = (table: string): string => `data/records/${table}`;
export const bodyPath = (id: string, kind: 'json' | 'md'): string => `data/bodies/${id}.${kind}`;
export const mediaPath = (sha256: string): string => `data/media/${sha256}`;

/** What a path holds, by its place. `other`: a newer minor of the format put it there. */
export type PathKind =
  | { readonly kind: 'records'; readonly table: string }
  | { readonly kind: 'body'; readonly id: string }
  | { readonly kind: 'body-twin' }
  | { readonly kind: 'media'; readonly sha256: string }
  | { readonly kind: 'changes' }
  | { readonly kind: 'merge' }
  | { readonly kind: 'schema'; readonly table: string }
  | { readonly kind: 'frame' }
  | { readonly kind: 'other' };

export function pathKind(path: string): PathKind {
  if (FRAME.has(path)) return { kind: 'frame' };
  if (path === CLOCK || Object.values<string>(MERGE_LISTS).includes(path)) return { kind: 'merge' };
  const [, table] = /^data\/records\/([A-Za-z][A-Za-z0-9]*)\/\d{4,}\.ndjson$/.exec(path) ?? [];
  if (table !== undefined) return { kind: 'records', table };
  const [, id, suffix] = /^data\/bodies\/(bd_[0-9A-Za-z_-]+)\.(json|md)$/.exec(path) ?? [];
  if (id !== undefined) return suffix === 'json' ? { kind: 'body', id } : { kind: 'body-twin' };
  const [, sha256] = /^data\/media\/([0-9a-f]{64})$/.exec(path) ?? [];
  if (sha256 !== undefined) return { kind: 'media', sha256 };
  if (/^data\/history\/changes\/\d{4,}\.ndjson$/.test(path)) return { kind: 'changes' };
  const [, schema] = /^schema\/([A-Za-z][A-Za-z0-9]*)\.json$/.exec(path) ?? [];
  return schema === undefined ? { kind: 'other' } : { kind: 'schema', table: schema };
}

/** Files that carry the bag itself: written anew each time. */
const FRAME: ReadonlySet<string> = new Set([BAGIT, BAG_INFO, MANIFEST, TAG_MANIFEST, FETCH, README, READER]);

/** The one field of a bodies row that stands in a file of its own. */
export const BODIES: TableName = 'bodies';

/** Why a name may not stand in an archive; null when it may. One bad name refuses the whole file. */
export function badName(path: string): string | null {
  if (path.length > 240) return 'is longer than 240 characters';
  if (!/^[\x21-\x7e]+$/.test(path) || /[\\:*?"<>|]/.test(path)) return 'holds a character that is not allowed';
  for (const part of path.split('/')) {
    if (part === '' || part.startsWith('.') || part.endsWith('.')) return 'leads out of its folder or is hidden';
    if (/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(part)) return 'is a reserved name';
  }
  return null;
}
