import { must } from '#shared/domain/assert.ts';
import type { AnyRead, Inside } from '#shared/exchange/any-read.ts';
import { type ByteSource, bytesSource } from '#shared/exchange/archive/byte-source.ts';
import { type ForeignEntry, readForeignZip } from '#shared/exchange/foreign-zip.ts';
import { type FileReadOptions, readAny, readFolder } from '#shared/exchange/read-any.ts';
import { type PlanMakes, type PlannedImport, type PlanOrder, planImport, type RowsAsk } from './import-plan.ts';
import { type ReadImport, readOutline } from './import-read.ts';

/** A file to be read: its bytes, where it stands in an archive that was read before, or the files of a folder. */
export interface ReadOrder {
  readonly key: string;
  readonly name: string;
  readonly from:
    | ByteSource
    | { readonly key: string; readonly path: string }
    | { readonly files: readonly ForeignEntry[] };
  readonly options: FileReadOptions;
}

/** Reads files, holds what was read and makes the plan of it. It lives in the worker, so that whole files never cross to the window. */
export interface ImportDesk {
  /** Never throws for what a file holds: that is among the problems. */
  read(order: ReadOrder): Promise<ReadImport>;
  plan(order: PlanOrder, rows: RowsAsk): Promise<PlannedImport>;
  /** The bytes of a recording or picture that stands in a package. Null where they are missing or damaged. */
  entry(key: string, path: string): Promise<Uint8Array | null>;
}

/** What is kept of a file for the plan. */
export type Held = Extract<AnyRead, { readonly as: 'talk' | 'records' | 'tables' | 'own' }>;

interface Opened {
  readonly entries: readonly ForeignEntry[];
  /** Absent for a package whose entries are only fetched. */
  readonly inside?: Inside | undefined;
}

export function createDesk(makes: PlanMakes): ImportDesk {
  const held = new Map<string, Held>();
  const opened = new Map<string, Opened>();
  const sources = new Map<string, ByteSource>();
  let last: { readonly asked: string; readonly plan: PlannedImport } | null = null;

  async function readFrom({ key, name, options, from }: ReadOrder): Promise<AnyRead> {
    if ('files' in from) return readFolder(name, { entries: from.files, refused: [] });
    const archive = 'size' in from ? undefined : must(opened.get(from.key), 'the archive');
    const source = 'size' in from ? from : await entrySource(must(archive, 'the archive').entries, from.path);
    if (typeof source === 'string') return unreadable(name, source);
    sources.set(key, source);
    return readAny({ name, source }, options, archive?.inside);
  }

  return {
    async read(order) {
      const { key } = order;
      held.delete(key);
      last = null;
      const read = await readFrom(order);
      if (read.as === 'folder') opened.set(key, read);
      else if (read.as !== 'nothing' && read.as !== 'archive') held.set(key, read);
      if (read.as === 'records' && read.entries) opened.set(key, { entries: read.entries });
      return readOutline(read);
    },
    async plan(order, rows) {
      const asked = sameness(order);
      // What was shown is what is written: from the preview to the button nothing is worked out twice.
      if (last?.asked === asked) return last.plan;
      const plan = await planImport(order, (key) => must(held.get(key), 'a file that was read'), rows, makes);
      last = { asked, plan };
      return plan;
    },
    async entry(key, path) {
      const zip = opened.get(key) ?? (await packageOf(must(sources.get(key), 'a file that was read')));
      if (!zip) return null;
      opened.set(key, zip);
      const bytes = await zip.entries.find((one) => one.path === path)?.read();
      return bytes?.ok ? bytes.value : null;
    },
  };
}

/** Two orders with the same of this have the same plan. */
const sameness = ({ now: _now, ...order }: PlanOrder): string => JSON.stringify(order);

async function entrySource(entries: readonly ForeignEntry[], path: string): Promise<ByteSource | string> {
  const entry = entries.find((one) => one.path === path);
  const bytes = await must(entry, 'an entry of the archive').read();
  return bytes.ok ? bytesSource(bytes.value) : bytes.problem;
}

async function packageOf(source: ByteSource): Promise<Opened | null> {
  const zip = await readForeignZip(source);
  return zip.ok ? zip.value : null;
}

const unreadable = (file: string, message: string): AnyRead => ({
  as: 'nothing',
  name: file,
  contentHash: null,
  problems: [{ level: 'error', file, entry: null, line: null, column: null, message, kept: 'nothing' }],
});
