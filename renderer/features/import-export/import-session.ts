import { useEffect, useEffectEvent, useReducer, useRef, useState } from 'react';
import { useApp } from '#renderer/data/use-live.ts';
import { background } from '#renderer/ui/background.ts';
import { useText } from '#renderer/ui/text.tsx';
import { CHUNK_BYTES } from '#shared/contract/host.ts';
import { importKnown, type Planner, planOrder } from './import-actions.ts';
import { type ImportFile, proposeFile, proposeSpeakers } from './import-file.ts';
import { type ImportItem, itemsOf, reduceItems } from './import-items.ts';
import type { FileOrder } from './import-messages.ts';
import type { ImportStudy, PlannedImport } from './import-plan.ts';
import type { FileReadOptions } from './import-read.ts';
import { createImportReader, type ImportReader } from './import-reader.ts';
import type { ImportSource } from './import-source.ts';

export interface ImportSession {
  readonly items: readonly ImportItem[];
  /** Files are being read. */
  readonly busy: boolean;
  /** What the chosen files would do now; null while nobody knows. */
  readonly preview: PlannedImport | null;
  readonly planner: Planner | null;
  edit(key: string, fields: Partial<ImportFile>): void;
  /** Reads the file again in another way; `choices` says who new speakers are. */
  again(key: string, options: FileReadOptions, choices?: ImportFile['speakers']): void;
}

/** Reads the files one after the other in the import worker and holds what the person decides about them. Nothing is written. */
export function useImportSession(sources: readonly ImportSource[], study: ImportStudy): ImportSession {
  const t = useText();
  const failed = t('import.failure.crashed');
  const app = useApp();
  const [items, change] = useReducer(reduceItems, sources, itemsOf);
  const [reader, setReader] = useState<ImportReader | null>(null);

  const readOne = useEffectEvent(async (order: FileOrder, own: ImportReader, signal: AbortSignal) => {
    const known = await importKnown(app);
    const knownSpeakers = (await app.db.participants.toArray()).map(({ name }) => name);
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
    const inside = entries.map(({ path, size }) => ({ key: `${key}/${path}`, name: path, size, from: { key, path } }));
    change({
      key,
      entries: inside.map(({ key: own, name, size, from }) => ({ key: own, name, size, from })),
      problems,
    });
    return inside.map(({ size, ...rest }): FileOrder => ({ ...rest, options: {} }));
  });

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
    const readAll = async (): Promise<void> => {
      const orders: FileOrder[] = [...files].map(([key, { name, size }]) => ({
        key,
        name,
        from: { size },
        options: {},
      }));
      for (let order = orders.shift(); order && !abort.signal.aborted; order = orders.shift()) {
        orders.unshift(...(await readOne(order, own, abort.signal)));
      }
    };
    background(readAll(), failed);
    return () => {
      abort.abort();
      own.stop();
      setReader(null);
    };
  }, [app, sources, failed]);

  const readAgain = async (key: string, options: FileReadOptions, choices: ImportFile['speakers']): Promise<void> => {
    const item = items.find((one) => one.key === key);
    if (!item || !reader) return;
    const from = item.from ?? { size: item.size };
    const answer = await reader.read({ key, name: item.name, from, options });
    if (!answer.ok) return change({ key, fields: { failure: answer.problem.kind } });
    const known = await importKnown(app);
    const read = answer.value;
    change({
      key,
      edit: (file) => {
        if (read.as !== 'talk') return proposeFile(read, known);
        const speakers = proposeSpeakers(read.talk.speakers, known, { ...file.speakers, ...choices });
        return { ...file, read, speakers };
      },
    });
  };
  const busy = items.some(({ file, failure }) => file === null && failure === null);
  return {
    items,
    busy,
    preview: usePreview(items, study, busy ? null : reader),
    planner: reader,
    edit: (key, fields) => change({ key, edit: (file) => ({ ...file, ...fields }) }),
    again: (key, options, choices = {}) => background(readAgain(key, options, choices), failed),
  };
}

const keyed = (sources: readonly ImportSource[]): ReadonlyMap<string, ImportSource> =>
  new Map(sources.map((source, i) => [`f${i}`, source]));

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
      const work = reader.plan(planOrder(app, { files, study }), false);
      running.current = work;
      const planned = await work;
      if (own === turn.current) setPreview(planned.ok ? planned.value : null);
    };
    const timer = setTimeout(() => background(look(), failed), REST_MS);
    return () => clearTimeout(timer);
  }, [app, reader, items, study, failed]);
  return preview;
}
