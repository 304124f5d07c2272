import type { ImportProblem } from '#shared/exchange/import-records.ts';
import type { ImportFile } from './import-file.ts';
import type { ReadProblem } from './import-messages.ts';
import type { ImportSource } from './import-source.ts';

/** One chosen file on its way: waiting, being read, ready to be looked at, or not readable. */
export interface ImportItem {
  readonly key: string;
  readonly name: string;
  readonly size: number;
  /** Bytes read so far. */
  readonly read: number;
  readonly failure: ReadProblem['kind'] | null;
  /** Null until it has been read. */
  readonly file: ImportFile | null;
  /** Where it stands in an archive; null for a file of its own. */
  readonly from: { readonly key: string; readonly path: string } | null;
}

type Entry = Pick<ImportItem, 'key' | 'name' | 'size' | 'from'>;

export type ItemChange =
  | { readonly key: string; readonly fields: Partial<ImportItem> }
  /** Files that are the notes of one program: one item stands in the place of theirs. */
  | { readonly key: string; readonly gathered: ReadonlySet<string>; readonly into: ImportItem }
  | { readonly key: string; readonly edit: (file: ImportFile) => ImportFile }
  /** The file is an archive of files: they stand in its place. */
  | { readonly key: string; readonly entries: readonly Entry[]; readonly problems: readonly ImportProblem[] };

export const itemsOf = (sources: readonly ImportSource[]): readonly ImportItem[] =>
  sources.map(({ name, size }, i) => newItem({ key: `f${i}`, name, size, from: null }));

export function reduceItems(items: readonly ImportItem[], change: ItemChange): readonly ImportItem[] {
  if ('gathered' in change) {
    const at = items.findIndex(({ key }) => change.gathered.has(key));
    const before = items.slice(0, Math.max(at, 0));
    return [...before, change.into, ...items.slice(before.length).filter(({ key }) => !change.gathered.has(key))];
  }
  return items.flatMap((item): ImportItem | readonly ImportItem[] => {
    if (item.key !== change.key) return item;
    if ('entries' in change) return [...refusedItem(item, change.problems), ...change.entries.map(newItem)];
    if ('edit' in change) return item.file ? { ...item, file: change.edit(item.file) } : item;
    return withoutTwin({ ...item, ...change.fields }, items);
  });
}

const newItem = (entry: Entry): ImportItem => ({ ...entry, read: 0, failure: null, file: null });

/** An archive whose entries were not all taken stays in the list, to say which. */
function refusedItem(item: ImportItem, problems: readonly ImportProblem[]): readonly ImportItem[] {
  if (problems.length === 0) return [];
  const { name } = item;
  const read = { as: 'nothing', name, contentHash: null, problems } as const;
  const none = { title: '', heldAt: null, kind: 'conversation', speakers: {}, tables: [], importedAs: null } as const;
  return [{ ...item, read: item.size, file: { ...none, name, read, chosen: false } }];
}

/** Of two files with the same bytes in one go, only the first is chosen. */
function withoutTwin(item: ImportItem, items: readonly ImportItem[]): ImportItem {
  const { file } = item;
  const hash = file?.read.contentHash ?? null;
  const twin = hash !== null && items.some((other) => other.key !== item.key && other.file?.read.contentHash === hash);
  return file?.chosen && twin ? { ...item, file: { ...file, chosen: false } } : item;
}
