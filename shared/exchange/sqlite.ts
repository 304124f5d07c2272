import type { Database, SqlJsStatic } from 'sql.js';
import { fail, ok, type Result } from '../domain/result.ts';

export type SqlRow = Readonly<Record<string, string | number | Uint8Array | null>>;

/** A database file of another program, read only. */
export interface SqliteFile {
  readonly tables: ReadonlySet<string>;
  /** Columns of a table, lower case; empty for one that is not there. */
  readonly columns: (table: string) => ReadonlySet<string>;
  /** All rows of a table with these columns; a column that is not there is null. In the order of `sort`, where that is a column. */
  readonly rows: (table: string, columns: readonly string[], sort?: string) => readonly SqlRow[];
  readonly close: () => void;
}

/** "SQLite format 3" and a NUL. */
export const isSqlite = (bytes: Uint8Array): boolean =>
  [...'SQLite format 3\0'].every((char, i) => bytes[i] === char.charCodeAt(0));

/** Opens a SQLite file held in memory. The problem is a sentence. */
export async function openSqlite(bytes: Uint8Array): Promise<Result<SqliteFile, string>> {
  if (!isSqlite(bytes)) return fail('This is no SQLite file.');
  const { Database: Open } = await engine();
  let database: Database;
  try {
    database = new Open(bytes);
    // A damaged file opens without complaint: the first question finds out.
    const [check] = database.exec('PRAGMA quick_check(1)');
    if (check?.values[0]?.[0] !== 'ok') return fail(DAMAGED);
  } catch {
    return fail(DAMAGED);
  }
  const tables = new Set(
    select(database, "SELECT name FROM sqlite_master WHERE type = 'table'").map(({ name }) => String(name)),
  );
  const columns = (table: string): ReadonlySet<string> => {
    if (!tables.has(table)) return new Set();
    return new Set(
      select(database, `PRAGMA table_info(${quoted(table)})`).map(({ name }) => String(name).toLowerCase()),
    );
  };
  return ok({
    tables,
    columns,
    rows(table, wanted, sort) {
      const there = columns(table);
      const list = wanted.map((column) => (there.has(column) ? quoted(column) : `NULL AS ${quoted(column)}`));
      if (there.size === 0 || list.length === 0) return [];
      const order = sort !== undefined && there.has(sort) ? ` ORDER BY ${quoted(sort)}` : '';
      return select(database, `SELECT ${list.join(', ')} FROM ${quoted(table)}${order} LIMIT ${MOST_ROWS}`);
    },
    close: () => database.close(),
  });
}

const DAMAGED = 'The SQLite file is damaged. Open it in the program that made it, and save it anew.';
const MOST_ROWS = 1_000_000;

function select(database: Database, sql: string): readonly SqlRow[] {
  const statement = database.prepare(sql);
  const rows: SqlRow[] = [];
  while (statement.step()) rows.push(statement.getAsObject());
  statement.free();
  return rows;
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

let loading: Promise<SqlJsStatic> | null = null;

/** The build in plain JavaScript: our content policy allows no WebAssembly. Its memory grows with the file. Loaded when the first database comes, never before. */
function engine(): Promise<SqlJsStatic> {
  loading ??= import('sql.js/dist/sql-asm-memory-growth.js').then(({ default: start }) => start());
  return loading;
}
