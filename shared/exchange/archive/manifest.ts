/** SHA-256 by path, in the order of the lines. */
export type Manifest = ReadonlyMap<string, string>;

export const writeManifest = (files: Iterable<readonly [path: string, sha256: string]>): string =>
  [...files].map(([path, sha256]) => `${sha256}  ${path}\n`).join('');

/** The lines of a manifest; the number of the first line that is none of it where there is one. */
export function readManifest(text: string): { readonly files: Manifest; readonly badLine: number | null } {
  const files = new Map<string, string>();
  for (const [i, line] of text.replace(/\n$/, '').split('\n').entries()) {
    if (text === '') break;
    const [, sha256, path] = /^([0-9a-f]{64}) {2}(\S+)$/.exec(line) ?? [];
    if (sha256 === undefined || path === undefined || files.has(path)) return { files, badLine: i + 1 };
    files.set(path, sha256);
  }
  return { files, badLine: null };
}

/** A file that belongs to the bag and is kept elsewhere: a snapshot's media. */
export interface Fetch {
  readonly sha256: string;
  /** In bytes. */
  readonly size: number;
}

export const writeFetch = (list: readonly Fetch[]): string =>
  list.map(({ sha256, size }) => `media:${sha256} ${size} data/media/${sha256}\n`).join('');

export function readFetch(text: string): readonly Fetch[] | null {
  const list: Fetch[] = [];
  for (const line of text.split('\n').slice(0, -1)) {
    const [, sha256, size] = /^media:([0-9a-f]{64}) (\d{1,16}) data\/media\/\1$/.exec(line) ?? [];
    if (sha256 === undefined || size === undefined) return null;
    list.push({ sha256, size: Number(size) });
  }
  return text.endsWith('\n') ? list : null;
}
