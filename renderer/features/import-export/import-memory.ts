import type { App } from '#renderer/data/app.ts';
import type { ImportFile } from './import-file.ts';
import { headerKey, type RememberedTable, type TableMemory } from './table-choice.ts';

const KEY = 'importColumns';
/** Tables whose columns are remembered: the oldest goes first. */
const MOST = 50;

/** What was decided about columns before, on this computer. */
export async function tableMemory(app: App): Promise<TableMemory> {
  return { remembered: readMemory((await app.db.savedState.get(KEY))?.value) };
}

/** Remembers what the columns of the chosen tables were for: a table with the same headings needs no second mapping. */
export async function rememberTables(app: App, files: readonly ImportFile[]): Promise<void> {
  const made = files.flatMap(({ read, tables, chosen }) => {
    if (!chosen || read.as !== 'tables') return [];
    return read.tables.flatMap((table, i): readonly (readonly [string, RememberedTable])[] => {
      const choice = tables[i];
      if (!choice) return [];
      const { use, title, dateOrder, scores } = choice;
      const roles = Object.fromEntries(table.columns.map(({ heading }, at) => [heading, choice.roles[at] ?? 'ignore']));
      return [[headerKey(table), { use, title, dateOrder, scores, roles }]];
    });
  });
  if (made.length === 0) return;
  await app.db.transaction('rw', app.db.savedState, async () => {
    const before = Object.entries(readMemory((await app.db.savedState.get(KEY))?.value));
    const keys = new Set(made.map(([key]) => key));
    const value = [...before.filter(([key]) => !keys.has(key)), ...made].slice(-MOST);
    await app.db.savedState.put({ key: KEY, value: Object.fromEntries(value) });
  });
}

/** Written by ourselves on this computer: anything of another form is as if nothing was remembered. */
function readMemory(value: unknown): TableMemory['remembered'] {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, RememberedTable] => isTable(entry[1])),
  );
}

const isTable = (value: unknown): value is RememberedTable =>
  typeof value === 'object' &&
  value !== null &&
  'use' in value &&
  'title' in value &&
  'roles' in value &&
  typeof value.roles === 'object' &&
  'scores' in value &&
  'dateOrder' in value;
