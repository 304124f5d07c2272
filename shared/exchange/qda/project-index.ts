import type { Highlight } from '../../domain/highlight.ts';
import type { AnyRecord, RecordTypes, TableName } from '../../domain/records.ts';
import { groupBy } from '../group-by.ts';
import type { ProjectRows } from '../import-known.ts';

/** The live rows of a project as the writer of a package asks for them. */
export interface ProjectIndex {
  readonly all: <T extends TableName>(table: T) => readonly RecordTypes[T][];
  /** Rows of a table by the owner that a field names. */
  readonly of: <T extends TableName>(table: T, field: keyof RecordTypes[T], id: string) => readonly RecordTypes[T][];
  readonly has: (id: string) => boolean;
  /** Highlights whose text is the transcript or note of this id, in the order of the text's own ids and places. */
  readonly highlightsIn: (source: string) => readonly Highlight[];
}

export function projectIndex(rows: ProjectRows): ProjectIndex {
  const live = new Map<TableName, readonly AnyRecord[]>();
  for (const [table, list] of Object.entries(rows) as [TableName, readonly AnyRecord[]][]) {
    const own = list.filter(({ deletedAt }) => deletedAt === null);
    live.set(
      table,
      own.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    );
  }
  const groups = new Map<string, ReadonlyMap<unknown, readonly AnyRecord[]>>();
  const ids = new Set([...live.values()].flatMap((list) => list.map(({ id }) => id as string)));
  // The list of the table holds its rows.
  const bySource = groupBy((live.get('highlights') ?? []) as readonly Highlight[], ({ anchor }) => anchor.source);
  return {
    // The list of a table holds its rows.
    all: (table) => (live.get(table) ?? []) as never,
    of(table, field, id) {
      const name = `${table} ${String(field)}`;
      const group =
        groups.get(name) ?? groupBy(live.get(table) ?? [], (row) => row[field as keyof AnyRecord] as unknown);
      groups.set(name, group);
      return (group.get(id) ?? []) as never;
    },
    has: (id) => ids.has(id),
    highlightsIn: (source) => bySource.get(source) ?? [],
  };
}
