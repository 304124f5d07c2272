import type { App } from '#renderer/data/app.ts';
import { isId } from '#shared/domain/ids.ts';
import { nameKey } from '#shared/domain/participant.ts';
import type { SpeakerChoice } from '#shared/exchange/talk-draft.ts';
import type { ImportFile } from './import-file.ts';
import { headerKey, type RememberedTable, type TableMemory } from './table-choice.ts';

const KEY = 'importColumns';
const SPEAKERS = 'importSpeakers';
/** Labels whose person is remembered: the oldest goes first. */
const MOST_LABELS = 500;
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

/** Who a label of a transcript was said to be, on this computer, by its folded name. */
export type SpeakerMemory = Readonly<Record<string, SpeakerChoice>>;

export async function speakerMemory(app: App): Promise<SpeakerMemory> {
  return readSpeakers((await app.db.savedState.get(SPEAKERS))?.value);
}

/** Remembers who is nobody (the interviewer) and who is somebody that was there already. New people are known by their names. */
export async function rememberSpeakers(app: App, files: readonly ImportFile[]): Promise<void> {
  const made = files
    .filter(({ chosen, read }) => chosen && read.as === 'talk')
    .flatMap(({ speakers }) => Object.entries(speakers))
    .flatMap(([label, choice]) => (choice.kind === 'new' ? [] : [[nameKey(label), choice] as const]));
  if (made.length === 0) return;
  await app.db.transaction('rw', app.db.savedState, async () => {
    const before = Object.entries(readSpeakers((await app.db.savedState.get(SPEAKERS))?.value));
    const keys = new Set(made.map(([key]) => key));
    const value = [...before.filter(([key]) => !keys.has(key)), ...made].slice(-MOST_LABELS);
    await app.db.savedState.put({ key: SPEAKERS, value: Object.fromEntries(value) });
  });
}

function readSpeakers(value: unknown): SpeakerMemory {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(
      ([label, choice]: [string, unknown]): readonly (readonly [string, SpeakerChoice])[] => {
        if (typeof choice !== 'object' || choice === null || !('kind' in choice)) return [];
        if (choice.kind === 'nobody') return [[label, { kind: 'nobody' }]];
        const id = 'id' in choice && typeof choice.id === 'string' && isId('participant', choice.id) ? choice.id : null;
        return choice.kind === 'known' && id !== null ? [[label, { kind: 'known', id }]] : [];
      },
    ),
  );
}
