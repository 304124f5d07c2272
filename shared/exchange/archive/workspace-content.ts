import type { Change } from '../../domain/change.ts';
import type { JsonObject } from '../../domain/json.ts';
import { TABLES, type TableName } from '../../domain/records.ts';
import { SCHEMA_EPOCH } from '../../domain/schema-epoch.ts';
import { addToSum, EMPTY_SUM, rowSum, type StateSum } from '../../domain/state-sum.ts';

/**
 * A whole workspace as a value: what an archive holds, what the command line works on, what merging takes and gives. The media are
 * not in it: records name them by SHA-256 and a source hands out their bytes.
 */
export interface WorkspaceContent {
  readonly projectId: string;
  /** The copy that wrote last; a restore goes on under a new one. */
  readonly copyId: string;
  readonly head: ContentHead;
  /** Every row of every table, trashed ones included, with `rev` and `updatedAt`. All tables of this build have an entry. */
  readonly rows: ReadonlyMap<TableName, readonly JsonObject[]>;
  /** The change log in `seq` order, without gaps. It may begin after 1, or be empty where no history was kept. */
  readonly changes: readonly Change[];
  /** Per copy the highest stamp that this workspace has seen. */
  readonly clock: Readonly<Record<string, number>>;
  readonly conflicts: readonly JsonObject[];
  /** Records purged from the trash: id and stamp, no content. */
  readonly purged: readonly JsonObject[];
  /** The erasure list: salted hashes, no personal data. */
  readonly erased: readonly JsonObject[];
  readonly unknown: UnknownContent;
}

/** The state after the newest change. */
export interface ContentHead {
  /** 0 before the first change. */
  readonly seq: number;
  /** The rolling hash of the change log; empty before the first change. */
  readonly hash: string;
  readonly stateSum: StateSum;
  readonly schemaEpoch: number;
  /** ISO instant of the newest change, null before the first. For people, never for order. */
  readonly at: string | null;
}

/** What a newer minor of the format added and this build does not know: written back as it came. */
export interface UnknownContent {
  /** The minor version of the format that it came with; 0 when everything is known. */
  readonly minor: number;
  /** Rows of tables that this build does not have. */
  readonly tables: ReadonlyMap<string, readonly JsonObject[]>;
  /** Other files of the archive by their path. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Further lines of `bag-info.txt`. */
  readonly info: readonly (readonly [label: string, value: string])[];
}

const NOTHING_UNKNOWN: UnknownContent = { minor: 0, tables: new Map(), files: new Map(), info: [] };

export const emptyWorkspace = (projectId: string, copyId: string): WorkspaceContent => ({
  projectId,
  copyId,
  head: { seq: 0, hash: '', stateSum: EMPTY_SUM, schemaEpoch: SCHEMA_EPOCH, at: null },
  rows: new Map(TABLES.map((table) => [table, []])),
  changes: [],
  clock: {},
  conflicts: [],
  purged: [],
  erased: [],
  unknown: NOTHING_UNKNOWN,
});

/** Every row with its table's name: those of this build's tables, then those of tables it does not know. */
export function* everyRow(
  content: Pick<WorkspaceContent, 'rows' | 'unknown'>,
): Generator<readonly [string, JsonObject]> {
  for (const tables of [content.rows, content.unknown.tables]) {
    for (const [table, rows] of tables) for (const row of rows) yield [table, row];
  }
}

/** The state sum over all rows: it depends on the records alone. Equal content, equal hash, whatever the history. */
export function contentHash(content: Pick<WorkspaceContent, 'rows' | 'unknown'>): StateSum {
  let sum = 0n;
  for (const [table, row] of everyRow(content)) sum += rowSum(table, row);
  return addToSum(EMPTY_SUM, sum);
}

/** What `info` and `import` of the command line count. */
export type Counts = Readonly<
  Record<'interviews' | 'segments' | 'participants' | 'tags' | 'highlights' | 'insights' | 'needs' | 'goals', number>
>;

/** The records outside the trash, by the tables that people ask for. */
export function countsOf(content: Pick<WorkspaceContent, 'rows'>): Counts {
  const live = (table: TableName): number =>
    (content.rows.get(table) ?? []).filter((row) => (row.deletedAt ?? null) === null).length;
  return {
    interviews: live('interviews'),
    segments: live('segments'),
    participants: live('participants'),
    tags: live('tags'),
    highlights: live('highlights'),
    insights: live('insights'),
    needs: live('needs'),
    goals: live('goals'),
  };
}

/** The SHA-256 of every media file that a record names, sorted: what an archive must carry beside the records. */
export function mediaNamed(content: Pick<WorkspaceContent, 'rows'>): readonly string[] {
  const named = new Set<string>();
  for (const { sha256 } of content.rows.get('media') ?? []) if (typeof sha256 === 'string') named.add(sha256);
  for (const { form } of content.rows.get('consents') ?? []) if (typeof form === 'string') named.add(form);
  return [...named].sort();
}
