import { useEffect, useEffectEvent, useReducer, useRef } from 'react';
import { useApp } from '#renderer/data/use-live.ts';
import { background } from '#renderer/ui/background.ts';
import { useText } from '#renderer/ui/text.tsx';
import { importKnown } from './import-actions.ts';
import { type ImportFile, proposeFile, proposeSpeakers } from './import-file.ts';
import { createImportReader, type ImportReader, type ReadProblem } from './import-reader.ts';
import type { ImportSource, SourceProblem } from './import-source.ts';

/** One chosen file on its way: waiting, being read, ready to be looked at, or not readable. */
export interface ImportItem {
  readonly key: string;
  readonly name: string;
  readonly size: number;
  /** Bytes read so far. */
  readonly read: number;
  readonly failure: (SourceProblem | ReadProblem)['kind'] | null;
  /** Null until it has been read. */
  readonly file: ImportFile | null;
}

export interface ImportSession {
  readonly items: readonly ImportItem[];
  readonly busy: boolean;
  edit(key: string, fields: Partial<ImportFile>): void;
  /** Reads the file again with exactly these labels as speakers; `choices` says who the new ones are. */
  retell(key: string, labels: readonly string[], choices: ImportFile['speakers']): void;
}

/** Reads the files one after the other in the import worker and holds what the person decides about them. Nothing is written. */
export function useImportSession(sources: readonly ImportSource[]): ImportSession {
  const t = useText();
  const failed = t('import.failure.crashed');
  const app = useApp();
  const [items, change] = useReducer(reduce, sources, itemsOf);
  const reader = useRef<ImportReader | null>(null);
  const bytes = useRef(new Map<string, Uint8Array<ArrayBuffer>>());

  const readOne = useEffectEvent(async (source: ImportSource, key: string, own: ImportReader, signal: AbortSignal) => {
    const got = await source.read((read) => change({ key, fields: { read } }), signal);
    if (signal.aborted) return;
    if (!got.ok) return change({ key, fields: { failure: got.problem.kind } });
    bytes.current.set(key, got.value);
    const known = await importKnown(app);
    const knownSpeakers = (await app.db.participants.toArray()).map(({ name }) => name);
    const answer = await own.read(source.name, got.value, { knownSpeakers });
    if (signal.aborted) return;
    if (answer.ok) change({ key, fields: { file: proposeFile(answer.value, known), read: source.size } });
    else change({ key, fields: { failure: answer.problem.kind } });
  });

  useEffect(() => {
    const own = createImportReader();
    const abort = new AbortController();
    reader.current = own;
    const readAll = async (): Promise<void> => {
      for (const [i, source] of sources.entries()) {
        if (abort.signal.aborted) return;
        await readOne(source, keyOf(i), own, abort.signal);
      }
    };
    background(readAll(), failed);
    return () => {
      abort.abort();
      own.stop();
    };
  }, [sources, failed]);

  const retell = async (key: string, labels: readonly string[], choices: ImportFile['speakers']): Promise<void> => {
    const content = bytes.current.get(key);
    const name = items.find((item) => item.key === key)?.name;
    if (!content || name === undefined || !reader.current) return;
    const answer = await reader.current.read(name, content, { speakers: labels });
    if (!answer.ok) return change({ key, fields: { failure: answer.problem.kind } });
    const talk = answer.value.file;
    const known = await importKnown(app);
    change({
      key,
      edit: (file) => ({ ...file, talk, speakers: proposeSpeakers(talk, known, { ...file.speakers, ...choices }) }),
    });
  };
  return {
    items,
    busy: items.some(({ file, failure }) => file === null && failure === null),
    edit: (key, fields) => change({ key, edit: (file) => ({ ...file, ...fields }) }),
    retell: (key, labels, choices) => background(retell(key, labels, choices), t('import.failure.crashed')),
  };
}

type ItemChange =
  | { readonly key: string; readonly fields: Partial<ImportItem> }
  | { readonly key: string; readonly edit: (file: ImportFile) => ImportFile };

function reduce(items: readonly ImportItem[], change: ItemChange): readonly ImportItem[] {
  return items.map((item) => {
    if (item.key !== change.key) return item;
    if ('edit' in change) return item.file ? { ...item, file: change.edit(item.file) } : item;
    return withoutTwin({ ...item, ...change.fields }, items);
  });
}

/** Of two files with the same bytes in one go, only the first is chosen. */
function withoutTwin(item: ImportItem, items: readonly ImportItem[]): ImportItem {
  const { file } = item;
  const twin = items.some((other) => other.key !== item.key && other.file?.contentHash === file?.contentHash);
  return file?.chosen && twin ? { ...item, file: { ...file, chosen: false } } : item;
}

const keyOf = (at: number): string => `f${at}`;

const itemsOf = (sources: readonly ImportSource[]): readonly ImportItem[] =>
  sources.map(({ name, size }, i) => ({ key: keyOf(i), name, size, read: 0, failure: null, file: null }));
