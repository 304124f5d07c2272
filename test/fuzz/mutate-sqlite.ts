import initSqlJs from 'sql.js/dist/sql-asm-memory-growth.js';
import { mutateBytes } from './mutate-bytes.ts';
import type { Random } from './random.ts';

/** A database whose rows were changed by SQL; now and then its pages are damaged. */
export async function mutateSqlite(bytes: Uint8Array, random: Random): Promise<Uint8Array> {
  if (random.chance(0.35)) return mutateBytes(bytes, random);
  const { Database } = await initSqlJs();
  const database = new Database(bytes);
  for (let n = random.below(3) + 1; n > 0; n--) {
    const tables = names(database.exec("SELECT name FROM sqlite_master WHERE type = 'table'"));
    if (tables.length === 0) break;
    const table = random.pick(tables);
    const columns = names(database.exec(`SELECT name FROM pragma_table_info('${table}')`));
    const column = random.pick(columns);
    const sql = random.pick([
      `UPDATE ${table} SET "${column}" = ?`,
      `UPDATE ${table} SET "${column}" = ? WHERE rowid = (SELECT rowid FROM ${table} ORDER BY rowid LIMIT 1)`,
      `INSERT INTO ${table} ("${column}") VALUES (?)`,
      `DELETE FROM ${table} WHERE rowid = (SELECT rowid FROM ${table} LIMIT 1)`,
      `ALTER TABLE ${table} RENAME COLUMN "${column}" TO "x${column}"`,
      `DROP TABLE ${table}`,
    ]);
    database.run(sql, sql.includes('?') ? [random.pick(VALUES)] : []);
  }
  const out = database.export();
  database.close();
  return out;
}

const VALUES: readonly (string | number | Uint8Array | null)[] = [
  null,
  '',
  'x',
  -1,
  0,
  7,
  1e18,
  2.5,
  '2024-13-45 99:99',
  '<p>'.repeat(3_000),
  '👩‍👩‍👧\u{0}<b>x',
  'a/b/c/d',
  Uint8Array.from([1, 2, 3]),
];

const names = (result: readonly { readonly values: readonly (readonly unknown[])[] }[]): readonly string[] =>
  (result[0]?.values ?? []).map(([name]) => String(name));
