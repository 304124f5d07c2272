import type { Database } from '#renderer/data/db.ts';
import { must } from '#shared/domain/assert.ts';
import { type AnyId, type Id, isId } from '#shared/domain/ids.ts';
import type { Segment } from '#shared/domain/transcript.ts';
import type { FoundRow, FoundRows, SearchHit, SearchResult } from '#shared/search/search.ts';
import { runFrom } from '#shared/search/search-document.ts';
import { SearchIndex } from '#shared/search/search-index.ts';
import type { UnitKind } from '#shared/search/unit.ts';
import { allRecords, refresh, segmentsFrom, staleRecords } from './follow-log.ts';
import { createNames } from './names.ts';
import { type SearchStore, storedRows, storeRows } from './search-store.ts';

export interface SearchService {
  /** Loads the stored rows, or builds them from the records. */
  open(): Promise<void>;
  /** Applies every change that was committed since. */
  catchUp(): Promise<void>;
  query(
    text: string,
    options: {
      readonly limit: number;
      readonly kinds?: readonly UnitKind[] | undefined;
      readonly now: string;
      readonly facets?: boolean | undefined;
    },
  ): Promise<ServiceResult>;
  /** Writes what is not stored yet. */
  persist(): Promise<void>;
  /** Units that can be found, for the status bar. */
  size(): number;
}

/** A hit that knows where its words stand. */
export interface PlacedHit extends SearchHit {
  readonly interviewId: Id<'interview'> | null;
  /** The record whose page shows it. */
  readonly homeId: AnyId;
}

export type ServiceResult = Omit<SearchResult, 'hits'> & { readonly hits: readonly PlacedHit[] };

/** The records hold the texts already: those of the rows shown are read from there. */
const TEXTS = { keepTexts: false } as const;
const CHANGES_AT_ONCE = 200;
const RECORDS_AT_ONCE = 200;
const STALE_AT_ONCE = 20;

/** The index of one project: it follows the change log, and answers. Runs in the search worker, and in tests. */
export function createSearchService(db: Database, store: SearchStore): SearchService {
  let index = new SearchIndex('en', TEXTS);
  let seq = 0;
  let storedSeq = 0;
  /** The writing that the index grew out of; null when it was built anew. */
  let writing: string | null = null;
  let copyId = '';
  const names = createNames(db);
  let turn: Promise<unknown> = Promise.resolve();

  /** Readers and writers of the index take turns: a query never sees half a change. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = turn.then(work, work);
    turn = next.catch(() => undefined);
    return next;
  };

  async function open(): Promise<void> {
    const head = must(await db.meta.get('head'), 'a started workspace');
    copyId = head.copyId;
    const stored = await storedRows(store, copyId);
    const loaded = SearchIndex.fromRows(stored.rows, 'en', TEXTS);
    if (loaded.ok && stored.seq > 0 && stored.seq <= head.seq) {
      index = loaded.value;
      seq = stored.seq;
      storedSeq = seq;
      writing = stored.writing;
      return;
    }
    index = new SearchIndex('en', TEXTS);
    writing = null;
    storedSeq = 0;
    seq = head.seq;
    const ids = await allRecords(db);
    for (let from = 0; from < ids.length; from += RECORDS_AT_ONCE) {
      const slice = ids.slice(from, from + RECORDS_AT_ONCE);
      const made = await Promise.all(slice.map((id) => refresh(db, id)));
      index.upsert(made.flatMap(({ units }) => units));
    }
  }

  async function catchUp(): Promise<void> {
    for (;;) {
      const changes = await db.changes.where('seq').above(seq).limit(CHANGES_AT_ONCE).toArray();
      const last = changes.at(-1);
      if (!last) return;
      const stale = [...(await staleRecords(db, changes))];
      // A few at a time: all reads of a change of thousands at once would stand before those of the window for half a minute.
      for (let from = 0; from < stale.length; from += STALE_AT_ONCE) {
        const slice = stale.slice(from, from + STALE_AT_ONCE);
        const made = await Promise.all(slice.map((id) => refresh(db, id)));
        for (const { recordId, units } of made) index.replaceRecord(recordId, units);
      }
      seq = last.seq;
    }
  }

  return {
    open: () => inTurn(open),
    catchUp: () => inTurn(catchUp),
    size: () => index.size,
    query: (text, { limit, kinds, now, facets }) =>
      inTurn(async () => {
        await catchUp();
        const meaning = await names.read(seq, now.slice(0, 10));
        const { rows, show, ...rest } = index.find(text, { limit, now, kinds, facets, ...meaning });
        return { ...rest, hits: await Promise.all(rows.map((row) => shownHit(db, row, show))) };
      }),
    persist: () =>
      inTurn(async () => {
        if (seq === storedSeq) return;
        // In slices, so that a question asked meanwhile is heard: it waits for one slice, not for the merge.
        while (index.maintain()) await rest();
        writing = await storeRows(store, index.toRows(), { copyId, seq, after: writing });
        storedSeq = seq;
      }),
  };
}

const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** A row with its text as it stands now, and where its words are. */
async function shownHit(db: Database, row: FoundRow, show: FoundRows['show']): Promise<PlacedHit> {
  if (row.kind === 'transcript' && row.openAt !== null && isId('segment', row.openAt)) {
    const first = await db.segments.get(row.openAt);
    const run = first ? runFrom(await segmentsFrom(db, first.transcriptId, first.order, LONGEST_RUN)) : [];
    return placed(db, atTheWords(show(row, run.map(({ text }) => text).join('\n')), run));
  }
  // Ids in the index are those of records.
  const { units } = await refresh(db, row.recordId as AnyId);
  return placed(db, show(row, units.find(({ key }) => key === row.key)?.text ?? ''));
}

/** A highlight folds by itself, so that its interview has to be looked up; a memo, a metric and a test stand on the page of another. */
async function placed(db: Database, hit: SearchHit): Promise<PlacedHit> {
  // Ids in the index are those of records.
  const homeId = (await homeOf(db, hit.recordId)) ?? (hit.recordId as AnyId);
  if (isId('interview', hit.groupId)) return { ...hit, interviewId: hit.groupId, homeId };
  const highlight = isId('highlight', homeId) && (await db.highlights.get(homeId));
  return { ...hit, interviewId: highlight ? highlight.interviewId : null, homeId };
}

async function homeOf(db: Database, id: string): Promise<AnyId | undefined> {
  if (isId('memo', id)) return (await db.memos.get(id))?.aboutId;
  if (isId('metric', id)) return (await db.metrics.get(id))?.goalId;
  if (isId('experiment', id)) return (await db.experiments.get(id))?.solutionId;
  return undefined;
}

/** A run of turns opens at the turn that holds the first matched words, not at its own start. */
function atTheWords(hit: SearchHit, run: readonly Segment[]): SearchHit {
  const [first] = hit.matches;
  if (!first) return hit;
  const line = hit.snippet.slice(hit.snippet.lastIndexOf('\n', first[0]) + 1).split('\n')[0] ?? '';
  const found = run.find(({ text }) => text.replace(/\s+/g, ' ').includes(line.replace(/\s+/g, ' ').trim()));
  return found ? { ...hit, openAt: found.id } : hit;
}

const LONGEST_RUN = 200;
