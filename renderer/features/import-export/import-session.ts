import { useCallback, useEffect, useEffectEvent, useReducer, useRef, useState } from 'react';
import type { App } from '#renderer/data/app.ts';
import { liveRecords } from '#renderer/data/queries/record-queries.ts';
import { useApp } from '#renderer/data/use-live.ts';
import { background } from '#renderer/ui/background.ts';
import { useText } from '#renderer/ui/text.tsx';
import { CHUNK_BYTES } from '#shared/contract/host.ts';
import { groupBy } from '#shared/exchange/group-by.ts';
import type { FileReadOptions } from '#shared/exchange/read-any.ts';
import { importKnown, type Planner, planOrder } from './import-actions.ts';
import { type ImportFile, type ImportKnown, proposeFile, proposeSpeakers } from './import-file.ts';
import { type ImportItem, itemsOf, reduceItems } from './import-items.ts';
import type { FileOrder, FolderFile } from './import-messages.ts';
import type { ImportStudy, PlannedImport } from './import-plan.ts';
import type { ReadImport } from './import-read.ts';
import { createImportReader, type ImportReader } from './import-reader.ts';
import type { ImportSource } from './import-source.ts';

export interface ImportSession {
  readonly items: readonly ImportItem[];
  /** Files are being read. */
  readonly busy: boolean;
  /** What the chosen files would do now; null while nobody knows. */
  readonly preview: PlannedImport | null;
  readonly planner: Planner | null;
  readonly edit: (key: string, fields: Partial<ImportFile>) => void;
  /** Reads the file again in another way; `choices` says who new speakers are. */
  readonly again: (item: ImportItem, options: FileReadOptions, choices?: ImportFile['speakers']) => void;
}

/** Reads the files one after the other in the import worker and holds what the person decides about them. Nothing is written. */
export function useImportSession(sources: readonly ImportSource[], study: ImportStudy): ImportSession {
  const t = useText();
  const failed = t('import.failure.crashed');
  const app = useApp();
  const [items, change] = useReducer(reduceItems, sources, itemsOf);
  const [reader, setReader] = useState<ImportReader | null>(null);

  const readOne = useEffectEvent(
    async (order: FileOrder, own: ImportReader, workspace: Promise<Workspace>, signal: AbortSignal) => {
      const { known, speakers: knownSpeakers } = await workspace;
      const answer = await own.read({ ...order, options: { knownSpeakers, ...order.options } });
      if (signal.aborted) return [];
      const { key } = order;
      if (!answer.ok) {
        change({ key, fields: { failure: answer.problem.kind } });
        return [];
      }
      if (answer.value.as !== 'folder') {
        change({ key, fields: { file: proposeFile(answer.value, known) } });
        return [];
      }
      const { entries, problems } = answer.value;
      const inside = entries.map(({ path, size }) => ({
        key: `${key}/${path}`,
        name: path,
        size,
        from: { key, path },
      }));
      change({
        key,
        entries: inside.map(({ key: own, name, size, from }) => ({ key: own, name, size, from })),
        problems,
      });
      return inside.map(({ size, ...rest }): FileOrder => ({ ...rest, options: {} }));
    },
  );

  /** Reads a folder as the notes of one program; the keys of its files where it is that, else none. */
  const readNotes = useEffectEvent(
    async (order: FolderOrder, own: ImportReader, workspace: Promise<Workspace>, signal: AbortSignal) => {
      const { key, name, from } = order;
      const answer = await own.read(order);
      const { known } = await workspace;
      // What is no vault, or cannot be read as one, is read file by file.
      if (signal.aborted || !answer.ok || answer.value.as !== 'records') return [];
      const size = from.files.reduce((sum, file) => sum + file.size, 0);
      const file = proposeFile(answer.value, known);
      const gathered = new Set(from.files.map((one) => one.key));
      change({ key, gathered, into: { key, name, size, read: size, failure: null, file, from: null } });
      return [...gathered];
    },
  );

  useEffect(() => {
    const abort = new AbortController();
    const files = keyed(sources);
    const read = new Map<string, number>();
    const own = createImportReader(app, async (key, offset, length) => {
      const at = files.get(key);
      const bytes = await (at?.chunk(offset, Math.min(length, CHUNK_BYTES)) ?? null);
      const soFar = Math.max(read.get(key) ?? 0, offset + (bytes?.length ?? 0));
      // A step of the bar for each megabyte, not for each look at a directory.
      if (soFar - (read.get(key) ?? 0) > CHUNK_BYTES / 2) {
        read.set(key, soFar);
        if (!abort.signal.aborted) change({ key, fields: { read: soFar } });
      }
      return bytes;
    });
    setReader(own);
    const workspace = workspaceOf(app);
    const readAll = async (): Promise<void> => {
      const gathered = new Set<string>();
      for (const folder of foldersOf(files)) {
        if (abort.signal.aborted) return;
        for (const key of await readNotes(folder, own, workspace, abort.signal)) gathered.add(key);
      }
      const alone = [...files].filter(([key]) => !gathered.has(key));
      const orders: FileOrder[] = alone.map(([key, { name, size }]) => ({ key, name, from: { size }, options: {} }));
      for (let order = orders.shift(); order && !abort.signal.aborted; order = orders.shift()) {
        orders.unshift(...(await readOne(order, own, workspace, abort.signal)));
      }
    };
    background(readAll(), failed);
    return () => {
      abort.abort();
      own.stop();
      setReader(null);
    };
  }, [app, sources, failed]);

  const again = useCallback(
    (item: ImportItem, options: FileReadOptions, choices: ImportFile['speakers'] = {}): void => {
      const { key, name, size, from } = item;
      const readAgain = async (): Promise<void> => {
        if (!reader) return;
        const answer = await reader.read({ key, name, from: from ?? { size }, options });
        if (!answer.ok) return change({ key, fields: { failure: answer.problem.kind } });
        const known = await importKnown(app);
        change({ key, edit: (file) => readAnew(file, answer.value, known, choices) });
      };
      background(readAgain(), failed);
    },
    [app, reader, failed],
  );
  const edit = useCallback(
    (key: string, fields: Partial<ImportFile>): void => change({ key, edit: (file) => ({ ...file, ...fields }) }),
    [],
  );
  const busy = items.some(({ file, failure }) => file === null && failure === null);
  return {
    items,
    busy,
    preview: usePreview(items, study, busy ? null : reader),
    planner: reader,
    edit,
    again,
  };
}

interface Workspace {
  readonly known: ImportKnown;
  /** Names that a label used once may be. */
  readonly speakers: readonly string[];
}

/** Looked up once for all files: nothing is written while they are read. */
async function workspaceOf(app: App): Promise<Workspace> {
  const [known, people] = await Promise.all([importKnown(app), liveRecords(app, 'participants')]);
  return { known, speakers: people.map(({ name }) => name) };
}

/** What was decided stays where it still can. */
function readAnew(file: ImportFile, read: ReadImport, known: ImportKnown, choices: ImportFile['speakers']): ImportFile {
  if (read.as !== 'talk') return proposeFile(read, known);
  return { ...file, read, speakers: proposeSpeakers(read.talk.speakers, known, { ...file.speakers, ...choices }) };
}

const keyed = (sources: readonly ImportSource[]): ReadonlyMap<string, ImportSource> =>
  new Map(sources.map((source, i) => [`f${i}`, source]));

type FolderOrder = FileOrder & { readonly from: { readonly files: readonly FolderFile[] } };

/** Dropped folders that hold notes: those of one program are read together, so that links between them are kept. */
function foldersOf(files: ReadonlyMap<string, ImportSource>): readonly FolderOrder[] {
  const inFolders = [...files].filter(([, { name }]) => name.includes('/'));
  const folders = groupBy(inFolders, ([, { name }]) => name.slice(0, name.indexOf('/')));
  return [...folders].flatMap(([name, own], i) => {
    const notes = own.filter(([, file]) => /\.(?:md|markdown|html?)$/i.test(file.name));
    if (notes.length < 2) return [];
    const from = { files: own.map(([key, file]) => ({ key, path: file.name, size: file.size })) };
    return [{ key: `d${i}`, name, from, options: {} }];
  });
}

/** Rest after the last decision before it is worked out what it means. */
const REST_MS = 150;

/** What the files would do, worked out anew after each decision. Only the newest answer counts. */
function usePreview(
  items: readonly ImportItem[],
  study: ImportStudy,
  reader: ImportReader | null,
): PlannedImport | null {
  const t = useText();
  const app = useApp();
  const [preview, setPreview] = useState<PlannedImport | null>(null);
  const turn = useRef(0);
  const running = useRef<Promise<unknown>>(Promise.resolve());
  const failed = t('import.failure.crashed');
  useEffect(() => {
    if (reader === null) return;
    const own = ++turn.current;
    const look = async (): Promise<void> => {
      await running.current;
      if (own !== turn.current) return;
      const files = items.flatMap(({ key, file }) => (file?.chosen ? [{ key, file }] : []));
      const work = reader.plan(await planOrder(app, { files, study }), false);
      running.current = work;
      const planned = await work;
      if (own === turn.current) setPreview(planned.ok ? planned.value : null);
    };
    const timer = setTimeout(() => background(look(), failed), REST_MS);
    return () => clearTimeout(timer);
  }, [app, reader, items, study, failed]);
  return preview;
}
