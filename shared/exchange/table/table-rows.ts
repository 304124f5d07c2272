import { canonicalJson } from '../../domain/canonical-json.ts';
import type { Attribute } from '../../domain/participant.ts';
import { sha256 } from '../../domain/sha256.ts';
import { type RecordProblems, recordProblems } from '../record-problems.ts';
import { type DateOrder, dateOrderOf, dayOf } from './cell-values.ts';
import { ATTRIBUTE, type ColumnRole, headingKey } from './column-roles.ts';
import { type Cell, cellText, type Table } from './table.ts';

export interface TableOptions {
  /** The name of the file. */
  readonly file: string;
  /** What each column is for, in their order. */
  readonly roles: readonly ColumnRole[];
  /** `YYYY-MM-DD`: the day of what the file gives no day for. */
  readonly today: string;
  /** How dates in digits are to be read; left out, as the column shows. */
  readonly dateOrder?: DateOrder | undefined;
  /** What keeps short ids of one table apart from those of another with the same headings. */
  readonly namespace?: string | undefined;
}

/** One row with its cells by role. */
export interface RoleRow {
  readonly line: number;
  /** How the row is known again: its id where there is one, else a print of its cells. */
  readonly externalId: string;
  readonly text: (role: ColumnRole) => string;
  readonly cell: (role: ColumnRole) => Cell | undefined;
  /** `YYYY-MM-DD` or null; a date that cannot be read is a problem. */
  readonly day: (role: ColumnRole) => string | null;
  /** Non-empty cells of the columns that are kept as attributes, by heading. */
  readonly attributes: Readonly<Record<string, Attribute>>;
}

export interface RoleRows {
  readonly rows: readonly RoleRow[];
  readonly problems: RecordProblems;
}

export function roleRows(table: Table, options: TableOptions): RoleRows {
  const problems = recordProblems(options.file);
  const place = new Map<ColumnRole, number>();
  for (const [i, role] of options.roles.entries()) if (role !== ATTRIBUTE && !place.has(role)) place.set(role, i);
  const orders = new Map([...place].map(([role, i]) => [role, options.dateOrder ?? orderOf(table, i)]));
  const space = options.namespace ?? sha256(canonicalJson(table.columns.map(headingKey))).slice(0, 12);
  const seen = new Map<string, number>();
  const attributes = options.roles.flatMap((role, i) => (role === ATTRIBUTE ? [i] : []));
  const rows = table.rows.map(({ line, cells }): RoleRow => {
    const cell = (role: ColumnRole): Cell | undefined => cells[place.get(role) ?? -1];
    const id = cellText(cell('id'));
    return {
      line,
      externalId: id === '' ? numbered(`row ${printOf(cells)}`, seen) : LONG_ID.test(id) ? id : `${space} ${id}`,
      cell,
      text: (role) => cellText(cell(role)),
      day(role) {
        const day = dayOf(cell(role), orders.get(role) ?? null);
        const text = cellText(cell(role));
        if (day === null && text !== '') {
          const column = table.columns[place.get(role) ?? -1] ?? null;
          const hint = 'Choose in which order the file has day and month, or write it as 2024-12-31.';
          problems.warn(`"${text.slice(0, 40)}" is not a date that can be read for sure; it was left out. ${hint}`, {
            line,
            column,
          });
        }
        return day;
      },
      attributes: Object.fromEntries(
        attributes.flatMap((i) => {
          const value = cells[i] ?? '';
          return cellText(value) === ''
            ? []
            : [[table.columns[i] ?? '', typeof value === 'string' ? value.trim() : value]];
        }),
      ),
    };
  });
  return { rows, problems };
}

/** Ids that are made to be unique everywhere, and addresses, need no namespace. */
const LONG_ID = /^(?=.*\d)[\w-]{16,}$|@/;

/** A print of a row: rows without an id are known again by it. */
export const printOf = (cells: readonly Cell[]): string => sha256(canonicalJson([...cells])).slice(0, 24);

/** The second row that is the same as another has a name of its own. */
export function numbered(name: string, seen: Map<string, number>): string {
  const count = (seen.get(name) ?? 0) + 1;
  seen.set(name, count);
  return count === 1 ? name : `${name} #${count}`;
}

const orderOf = (table: Table, column: number): DateOrder | null =>
  dateOrderOf(table.rows.map(({ cells }) => cells[column]));
