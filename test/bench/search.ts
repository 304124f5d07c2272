import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { OURS, type Report, type Row, report, row } from './report.ts';
import type { ChildAnswer, ChildTask } from './search-child.ts';
import { QUERY_CLASSES, type QueryClass } from './search-queries.ts';

const ENGINES = [OURS, 'sqlite-fts5', 'minisearch'] as const;
const ROUNDS = 5;

/** Limits in ms (heap in kB) by size: of queries, or15, build, cold start, update and heap. */
const LIMITS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  S: { query: 5, or15: 5, build: 500, coldStart: 100, update: 10, heap: 8_192 },
  M: { query: 5, or15: 5, build: 2_000, coldStart: 250, update: 10, heap: 30 * 1024 },
  L: { query: 25, or15: 30, build: 45_000, coldStart: 1_500, update: 20, heap: 120 * 1024 },
};
/** How much faster than SQLite a class must be; an answer within the second number (ms at M, times five at L) is quick enough to any hand. */
const AHEAD: Readonly<Partial<Record<QueryClass, number>>> = {
  common: 1 / 3,
  and2: 1 / 3,
  prefix3: 1 / 3,
  or15: 1 / 3,
  phrase: 1,
};

/** Our index beside SQLite FTS5 and MiniSearch over one seeded corpus: each in its own process, taking turns. */
export async function search(size: string): Promise<Report> {
  const children = new Map(ENGINES.map((engine) => [engine, start(engine, size)]));
  const rows: Row[] = [];
  const rates = new Map<string, number>();
  try {
    for (const engine of ENGINES) {
      // At the large size it needs many gigabytes; at M its figures say the same.
      if (engine === 'minisearch' && size === 'L') continue;
      const { values, heap } = await ask(children, engine, { do: 'build' });
      if (values === null) {
        console.error(`peer ${engine}: not built`);
        continue;
      }
      rows.push(row('build', engine, values));
      if (heap !== undefined && engine !== 'sqlite-fts5') rows.push(row('heap', engine, [heap], 'kB'));
    }
    const built = ENGINES.filter((engine) => rows.some((one) => one.engine === engine));
    for (const kind of QUERY_CLASSES) {
      const best = new Map<string, number[]>();
      for (let round = 0; round < ROUNDS; round++) {
        for (const engine of built) {
          if (kind === 'typo' && engine === 'sqlite-fts5') continue;
          const { values, hitRate } = await ask(children, engine, { do: 'ask', kind });
          const known = best.get(engine);
          best.set(
            engine,
            (values ?? []).map((value, i) => Math.min(value, known?.[i] ?? value)),
          );
          if (hitRate !== undefined) rates.set(`${kind} ${engine}`, hitRate);
        }
      }
      for (const [engine, values] of best) rows.push(row(kind, engine, values));
    }
    for (const task of ['update', 'coldStart'] as const) {
      for (const engine of built)
        rows.push(row(task, engine, (await ask(children, engine, { do: task })).values ?? []));
    }
  } finally {
    for (const child of children.values()) child.disconnect();
  }
  for (const [what, rate] of rates) console.error(`hit rate, ${what}: ${rate.toFixed(2)}`);
  return judged(size, rows, rates);
}

function judged(size: string, rows: readonly Row[], rates: ReadonlyMap<string, number>): Report {
  const limits = LIMITS[size] ?? {};
  const ours = rows.filter(({ engine }) => engine === OURS);
  const budgets = ours.map((one) => {
    const limit = limits[one.what] ?? limits.query ?? 0;
    return { what: `${one.what} p95`, value: one.p95, limit, unit: one.unit, ok: one.p95 <= limit };
  });
  const ahead = Object.entries(AHEAD).flatMap(([what, share]) => {
    const mine = ours.find((one) => one.what === what);
    const theirs = rows.find((one) => one.engine === 'sqlite-fts5' && one.what === what);
    if (!mine || !theirs || size === 'S') return [];
    const value = Math.round((mine.p95 / theirs.p95) * 100);
    const limit = Math.round(share * 100);
    return [{ what: `${what} of sqlite-fts5`, value, limit, unit: '%' as const, ok: value <= limit }];
  });
  const floors = { typo: 95, phrase: 100 };
  const hits = Object.entries(floors).map(([kind, floor]) => {
    const missed = Math.round(100 - 100 * (rates.get(`${kind} ${OURS}`) ?? 0));
    return { what: `${kind} missed`, value: missed, limit: 100 - floor, unit: '%' as const, ok: missed <= 100 - floor };
  });
  return report('search', size, rows, [...budgets, ...ahead, ...hits]);
}

function start(engine: string, size: string): ChildProcess {
  const root = path.resolve(import.meta.dirname, '../..');
  return fork(path.join(root, 'build/run.mjs'), ['test/bench/search-child.ts', engine, size], {
    cwd: root,
    execArgv: ['--expose-gc', '--max-old-space-size=6144'],
    // What an engine prints must not stand among the figures.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

function ask(children: ReadonlyMap<string, ChildProcess>, engine: string, task: ChildTask): Promise<ChildAnswer> {
  const child = children.get(engine);
  return new Promise((resolve, reject) => {
    if (!child) return reject(new Error(`no process for ${engine}`));
    const gone = (code: number | null): void => reject(new Error(`${engine} ended with ${code} at ${task.do}`));
    child.once('exit', gone);
    child.once('message', (answer: ChildAnswer) => {
      child.off('exit', gone);
      resolve(answer);
    });
    child.send(task);
  });
}
