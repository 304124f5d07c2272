import { nameKey } from '../../domain/participant.ts';
import type { ForeignEntry } from '../foreign-zip.ts';
import { groupBy } from '../group-by.ts';
import type { RecordProblems } from '../record-problems.ts';
import { readTables } from '../table/read-table.ts';
import { cellText, type Table, type TableRow } from '../table/table.ts';
import type { VaultPage } from './vault-pages.ts';
import { folderOf, vaultPath } from './vault-paths.ts';

/** A database of the vault: a table whose rows are pages of their own. */
export interface VaultTable {
  readonly path: string;
  readonly table: Table;
  /** Rows by the path of their page. */
  readonly rows: ReadonlyMap<string, TableRow>;
  /** Rows that have no page. */
  readonly loose: readonly TableRow[];
}

/** The databases of a vault, each row with its page: that of its title, in the folder that is called as the database is. */
export async function readVaultTables(
  entries: readonly ForeignEntry[],
  pages: readonly VaultPage[],
  problems: RecordProblems,
): Promise<readonly VaultTable[]> {
  const tables: VaultTable[] = [];
  for (const entry of wholeTables(entries)) {
    const bytes = await entry.read();
    if (!bytes.ok) {
      problems.error(bytes.problem, { entry: entry.path });
      continue;
    }
    const read = await readTables({ name: entry.path, bytes: bytes.value });
    for (const { level, message, line, column, kept } of read.problems) {
      const place = { entry: entry.path, line, column, kept };
      if (level === 'error') problems.error(message, place);
      else problems.warn(message, place);
    }
    for (const table of read.tables) if (table.rows.length > 0) tables.push(joined(entry.path, table, pages));
  }
  return tables;
}

/** Of the two views of one database the whole one. */
function wholeTables(entries: readonly ForeignEntry[]): readonly ForeignEntry[] {
  const stem = (path: string): string => path.replace(/(?:_all)?\.csv$/i, '');
  const views = groupBy(entries, ({ path }) => stem(path));
  return [...views.values()].flatMap((own) => own.find(({ path }) => /_all\.csv$/i.test(path)) ?? own[0] ?? []);
}

function joined(path: string, table: Table, pages: readonly VaultPage[]): VaultTable {
  const { title } = vaultPath(path);
  const stem = path.replace(/(?:_all)?\.csv$/i, '');
  const folders = new Set([`${stem}/`, `${folderOf(path)}${title}/`]);
  const free = groupBy(
    pages.filter((page) => folders.has(folderOf(page.path))),
    (page) => nameKey(page.title),
  );
  const rows = new Map<string, TableRow>();
  const loose: TableRow[] = [];
  for (const row of table.rows) {
    // Rows of one title are told apart by their order, as their pages are.
    const page = free.get(nameKey(cellText(row.cells[0])))?.shift();
    if (page) rows.set(page.path, row);
    else loose.push(row);
  }
  return { path, table, rows, loose };
}
