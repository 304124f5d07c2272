import { must } from '#shared/domain/assert.ts';
import type { SearchUnit } from '#shared/search/unit.ts';
import { CORPUS_SIZES, searchCorpus } from './search-corpus.ts';
import { OPENERS, type SearchEngine } from './search-engines.ts';
import { type BenchQuery, benchQueries, type QueryClass } from './search-queries.ts';

/** What the bench asks of the process of one engine, and what it answers. Times in ms, memory in kB. */
export type ChildTask =
  | { readonly do: 'build' }
  | { readonly do: 'ask'; readonly kind: QueryClass }
  | { readonly do: 'update' }
  | { readonly do: 'coldStart' };
export interface ChildAnswer {
  /** Null: the engine is not there. */
  readonly values: readonly number[] | null;
  readonly heap?: number | undefined;
  /** Share of queries whose wanted text is among the hits. */
  readonly hitRate?: number | undefined;
}

const [name = '', sizeName = 'S'] = process.argv.slice(2);
const size = must(CORPUS_SIZES[sizeName], 'a size');
const engine = await OPENERS[name]?.();
const sample: SearchUnit[] = [];
const updates: SearchUnit[][] = [];
let queries: ReturnType<typeof benchQueries> | null = null;

process.on('message', (task: ChildTask) => {
  const answer: ChildAnswer = engine ? perform(engine, task) : { values: null };
  process.send?.(answer);
});
process.on('disconnect', () => {
  engine?.close();
  process.exit(0);
});

const BATCH = 2_600;
/** Queries come from so many units, spread over the corpus. */
const SAMPLED = 4_000;

function perform(at: SearchEngine, task: ChildTask): ChildAnswer {
  switch (task.do) {
    case 'build':
      return build(at);
    case 'ask':
      return ask(at, task.kind);
    case 'update':
      return { values: updates.map((units) => update(at, units)) };
    case 'coldStart': {
      at.save();
      const [first] = asked().common;
      return { values: Array.from({ length: 5 }, () => timed(() => at.reopen(must(first, 'a query')))) };
    }
  }
}

function build(at: SearchEngine): ChildAnswer {
  // What the bench itself keeps is taken first: it must not be counted as the engine's.
  collect();
  const before = memory();
  let took = 0;
  let batch: SearchUnit[] = [];
  const put = (): void => {
    took += worked(() => at.add(batch));
    batch = [];
  };
  for (const unit of searchCorpus(size)) {
    batch.push(unit);
    if (batch.length === BATCH) put();
  }
  put();
  took += worked(() => at.settle());
  return { values: [took], heap: memory() - before };
}

function collect(): void {
  const every = Math.max(1, Math.floor((size.interviews * 10) / SAMPLED));
  let seen = 0;
  for (const unit of searchCorpus(size)) {
    if (unit.kind !== 'transcript') continue;
    if (seen++ % every === 0) sample.push(unit);
    const open = updates.at(-1);
    if (open?.[0]?.recordId === unit.recordId) open.push(unit);
    else if (updates.length < UPDATES) updates.push([unit]);
  }
}

const UPDATES = 40;

const asked = () => (queries ??= benchQueries(sample));

function ask(at: SearchEngine, kind: QueryClass): ChildAnswer {
  const list = asked()[kind];
  const values = list.map((query) => timed(() => at.find(kind, query)));
  return { values, hitRate: kind === 'typo' || kind === 'phrase' ? hitRate(at, kind, list) : undefined };
}

/** Of a phrase: whether anything is found. Of a typo: whether one of the first ten is also found for the word as it was meant. */
function hitRate(at: SearchEngine, kind: QueryClass, list: readonly BenchQuery[]): number {
  const hit = list.filter((query) => {
    const found = at.find(kind, query).slice(0, 10);
    if (query.meant === null) return found.length > 0;
    const meant = new Set(at.find('common', { words: [query.meant], meant: null }));
    return found.some((key) => meant.has(key));
  });
  return hit.length / list.length;
}

/** One interview changed, until a search finds the new word in it. */
function update(at: SearchEngine, units: readonly SearchUnit[]): number {
  const [first] = units;
  const word = `zq${Math.round(performance.now() * 1000).toString(36)}`;
  const changed = units.map((unit, i) => (i === 0 ? { ...unit, text: `${unit.text} ${word}` } : unit));
  const took = timed(() => {
    at.replace(must(first, 'units').recordId, changed);
    must(at.find('rare', { words: [word], meant: null })[0], 'the new word to be found');
  });
  return took;
}

function timed(work: () => unknown): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}

/** Processor time in ms: a build is long enough to be stretched by whatever else the computer does. */
function worked(work: () => unknown): number {
  const from = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
}

function memory(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return Math.round((heapUsed + arrayBuffers) / 1024);
}
