import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import v8 from 'node:v8';
import type Database from 'better-sqlite3';
import type MiniSearch from 'minisearch';
import { must } from '#shared/domain/assert.ts';
import { type IndexRow, SearchIndex } from '#shared/search/search-index.ts';
import type { SearchUnit } from '#shared/search/unit.ts';
import type { BenchQuery, QueryClass } from './search-queries.ts';

/** One engine under the bench: all hold the same units and answer with the keys of the 50 best. */
export interface SearchEngine {
  add(units: readonly SearchUnit[]): void;
  /** After the last unit: whatever tidying the engine does before it is quick. */
  settle(): void;
  find(kind: QueryClass, query: BenchQuery): readonly string[];
  /** Puts the units of one record in the place of those it had. */
  replace(recordId: string, units: readonly SearchUnit[]): void;
  save(): void;
  /** Opens what was saved and answers one query. */
  reopen(query: BenchQuery): void;
  close(): void;
}

const NOW = '2026-03-01';
const LIMIT = 50;

export const OPENERS: Readonly<Record<string, () => Promise<SearchEngine | null>>> = {
  throughline: async () => ours(),
  'sqlite-fts5': sqlite,
  minisearch: mini,
};

function ours(): SearchEngine {
  let index = new SearchIndex('en', { keepTexts: false });
  const file = tempFile('ours');
  const text = (kind: QueryClass, { words }: BenchQuery): string => {
    if (kind === 'phrase') return `"${words.join(' ')}"`;
    if (kind === 'or15') return `${words.join(' OR ')} `;
    return words.join(' ') + (kind.includes('prefix') ? '' : ' ');
  };
  return {
    add: (units) => index.upsert(units),
    settle() {
      index.flush();
      while (index.maintain());
    },
    find: (kind, query) => index.find(text(kind, query), { limit: LIMIT, now: NOW }).rows.map(({ key }) => key),
    replace: (recordId, units) => index.replaceRecord(recordId, units),
    save: () => fs.writeFileSync(file.name, v8.serialize(index.toRows())),
    reopen(query) {
      // Our own file of a moment ago.
      const rows = v8.deserialize(fs.readFileSync(file.name)) as IndexRow[];
      const opened = SearchIndex.fromRows(rows, 'en', { keepTexts: false });
      index = must(opened.ok ? opened.value : null, 'rows that open');
      index.find(`${query.words.join(' ')} `, { limit: LIMIT, now: NOW });
    },
    close: file.remove,
  };
}

async function sqlite(): Promise<SearchEngine | null> {
  const file = tempFile('fts5');
  let db: Database.Database;
  let open: () => Database.Database;
  try {
    const { default: Sqlite } = await import('better-sqlite3');
    open = () => new Sqlite(file.name);
    db = open();
  } catch {
    file.remove();
    return null;
  }
  db.pragma('journal_mode = WAL');
  db.exec(
    "create virtual table f using fts5(title, text, key unindexed, record unindexed, tokenize='porter unicode61', prefix='2 3');" +
      'create table r(record text, id integer); create index ri on r(record);',
  );
  const insert = db.prepare('insert into f(rowid, title, text, key, record) values (?, ?, ?, ?, ?)');
  const note = db.prepare('insert into r values (?, ?)');
  let last = 0;
  const put = (units: readonly SearchUnit[]): void => {
    for (const { title, text, key, recordId } of units) {
      insert.run(++last, title, text, key, recordId);
      note.run(recordId, last);
    }
  };
  const asked = 'select key from f where f match ? order by rank limit ?';
  let select = db.prepare<[string, number], { key: string }>(asked);
  const quoted = (word: string): string => `"${word}"`;
  const text = (kind: QueryClass, { words }: BenchQuery): string => {
    if (kind === 'phrase') return quoted(words.join(' '));
    if (kind === 'or15') return words.map(quoted).join(' OR ');
    return words.map(quoted).join(' ') + (kind.includes('prefix') ? '*' : '');
  };
  const run = (match: string): readonly string[] => select.all(match, LIMIT).map(({ key }) => key);
  return {
    add: (units) => db.transaction(put)(units),
    settle: () => void db.exec("insert into f(f) values('optimize')"),
    find: (kind, query) => run(text(kind, query)),
    replace(recordId, units) {
      db.transaction(() => {
        const known = db.prepare<[string], { id: number }>('select id from r where record = ?').all(recordId);
        for (const { id } of known) db.prepare('delete from f where rowid = ?').run(id);
        db.prepare('delete from r where record = ?').run(recordId);
        put(units);
      })();
    },
    save: () => void db.pragma('wal_checkpoint(truncate)'),
    reopen(query) {
      db.close();
      db = open();
      select = db.prepare(asked);
      run(query.words.map(quoted).join(' '));
    },
    close() {
      db.close();
      file.remove();
    },
  };
}

async function mini(): Promise<SearchEngine> {
  const { default: Mini } = await import('minisearch');
  const options = { fields: ['title', 'text'], storeFields: [], idField: 'key' };
  let index: MiniSearch<SearchUnit> = new Mini<SearchUnit>(options);
  const keysOf = new Map<string, string[]>();
  const file = tempFile('mini');
  const put = (units: readonly SearchUnit[]): void => {
    index.addAll(units);
    for (const { key, recordId } of units) keysOf.set(recordId, [...(keysOf.get(recordId) ?? []), key]);
  };
  const find = (kind: QueryClass, { words }: BenchQuery): readonly string[] =>
    index
      .search(words.join(' '), {
        combineWith: kind === 'or15' ? 'OR' : 'AND',
        prefix: (_term, i) => kind.includes('prefix') && i === words.length - 1,
        fuzzy: kind === 'typo' ? 0.2 : false,
      })
      .slice(0, LIMIT)
      // The ids are our keys.
      .map(({ id }) => id as string);
  return {
    add: put,
    settle: () => undefined,
    find,
    replace(recordId, units) {
      for (const key of keysOf.get(recordId) ?? []) index.discard(key);
      keysOf.delete(recordId);
      put(units);
    },
    save: () => fs.writeFileSync(file.name, JSON.stringify(index)),
    reopen(query) {
      index = Mini.loadJSON<SearchUnit>(fs.readFileSync(file.name, 'utf8'), options);
      find('common', query);
    },
    close: file.remove,
  };
}

function tempFile(what: string): { readonly name: string; remove(): void } {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), `bench-${what}-`));
  return { name: path.join(folder, 'index'), remove: () => fs.rmSync(folder, { recursive: true, force: true }) };
}
