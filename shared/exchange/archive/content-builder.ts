import type { Change } from '../../domain/change.ts';
import { hashOfChange } from '../../domain/change-hash.ts';
import type { JsonObject } from '../../domain/json.ts';
import { TABLES, type TableName } from '../../domain/records.ts';
import { idsNamed } from '../../domain/references.ts';
import { foreignProblem, type RowProblem, restoreChange, restoreForeign, restoreRow } from '../../domain/restore.ts';
import { addToSum, EMPTY_SUM, rowSum } from '../../domain/state-sum.ts';
import { BODIES, bodyPath, CLOCK, MERGE_LISTS, type PathKind } from './archive-paths.ts';
import type { ArchiveProblems } from './archive-problem.ts';
import { ChangeJoiner } from './change-lines.ts';
import { readLines } from './ndjson.ts';
import type { WorkspaceContent } from './workspace-content.ts';

type Lists = Pick<WorkspaceContent, 'rows' | 'changes' | 'clock' | 'conflicts' | 'purged' | 'erased'> & {
  readonly tables: ReadonlyMap<string, readonly JsonObject[]>;
  readonly files: ReadonlyMap<string, Uint8Array>;
};

/**
 * Gathers a workspace from the files of an archive. Every record passes `restoreRow`; what does not is a problem with its path and
 * line, and the rest goes on. The state sum counts rows as they were written, before they were brought to this build's shape.
 */
export class ContentBuilder {
  readonly #problems: ArchiveProblems;
  readonly #epoch: number;
  readonly #rows = new Map<string, Map<string, JsonObject>>();
  readonly #bodies = new Map<string, { readonly row: JsonObject; readonly path: string; readonly line: number }>();
  readonly #texts = new Map<string, JsonObject>();
  readonly #changes: Change[] = [];
  readonly #joiner = new ChangeJoiner();
  readonly #lists = { conflicts: [] as JsonObject[], purged: [] as JsonObject[], erased: [] as JsonObject[] };
  readonly #files = new Map<string, Uint8Array>();
  #clock: Record<string, number> = {};
  #sum = 0n;

  constructor(epoch: number, problems: ArchiveProblems) {
    this.#epoch = epoch;
    this.#problems = problems;
  }

  addFile(path: string, kind: PathKind, bytes: Uint8Array): void {
    if (kind.kind === 'records') this.#addRecords(path, kind.table, bytes);
    else if (kind.kind === 'body') this.#addText(path, kind.id, bytes);
    else if (kind.kind === 'changes') this.#addChanges(path, bytes);
    else if (path === CLOCK) this.#addClock(bytes);
    else if (kind.kind === 'merge') this.#addList(path, bytes);
    else if (kind.kind === 'other' || (kind.kind === 'schema' && !isTable(kind.table))) this.#files.set(path, bytes);
  }

  /** Everything that was valid. Bodies are joined with their texts here, so this comes last. */
  finish(): Lists {
    for (const [id, { row, path, line }] of this.#bodies) {
      const text = this.#texts.get(id);
      if (text === undefined)
        this.#problems.add('missing', 'The text of this body is not in the archive.', bodyPath(id, 'json'));
      else this.#addRow(BODIES, { ...row, ...text }, path, line);
    }
    for (const id of this.#texts.keys()) {
      if (!this.#bodies.has(id)) this.#problems.add('record', 'No body has this text.', bodyPath(id, 'json'));
    }
    if (!this.#joiner.whole) this.#problems.add('history', 'The change log ends in the middle of a change.');
    const unknown = [...this.#rows].filter(([table]) => !isTable(table));
    return {
      rows: new Map(TABLES.map((table) => [table, [...(this.#rows.get(table)?.values() ?? [])]])),
      tables: new Map(unknown.map(([table, rows]) => [table, [...rows.values()]])),
      files: this.#files,
      changes: this.#changes,
      clock: this.#clock,
      ...this.#lists,
    };
  }

  /** Of the rows as they were written. */
  get stateSum(): string {
    return addToSum(EMPTY_SUM, this.#sum);
  }

  #addRecords(path: string, table: string, bytes: Uint8Array): void {
    for (const { line, row } of this.#objects(path, bytes)) {
      const id = typeof row.id === 'string' ? row.id : '';
      if (table !== BODIES) this.#addRow(table, row, path, line);
      else if (this.#bodies.has(id)) this.#twice(id, path, line);
      else this.#bodies.set(id, { row, path, line });
    }
  }

  #addRow(table: string, row: JsonObject, path: string, line: number): void {
    const restored = isTable(table) ? restoreRow(table, row, this.#epoch) : restoreForeign(row);
    if (!restored.ok) {
      this.#bad('record', restored.problem, path, line);
      return;
    }
    const id = String(row.id);
    const rows = this.#rows.get(table) ?? new Map<string, JsonObject>();
    if (rows.has(id)) {
      this.#twice(id, path, line);
      return;
    }
    rows.set(id, restored.value);
    this.#rows.set(table, rows);
    this.#sum += rowSum(table, row);
  }

  #addText(path: string, id: string, bytes: Uint8Array): void {
    for (const { row } of this.#objects(path, bytes)) this.#texts.set(id, row);
  }

  #addChanges(path: string, bytes: Uint8Array): void {
    for (const { line, row } of this.#objects(path, bytes)) {
      const whole = this.#joiner.add(row);
      if (whole === undefined) continue;
      if (whole === null) {
        this.#joiner.drop();
        this.#problems.add('history', 'A change is not whole.', path, line);
        continue;
      }
      const restored = restoreChange(whole);
      if (!restored.ok) this.#bad('history', restored.problem, path, line);
      else if (hashOfChange(restored.value) !== restored.value.hash) {
        this.#problems.add('history', 'The change is not the one that its hash was made of.', path, line);
      } else this.#changes.push(restored.value);
    }
  }

  #addClock(bytes: Uint8Array): void {
    const [first, ...others] = [...this.#objects(CLOCK, bytes)];
    const entries = Object.entries(first?.row ?? {});
    const whole = entries.every((entry): entry is [string, number] => Number.isSafeInteger(entry[1]));
    if (first === undefined || others.length > 0 || !whole) {
      this.#problems.add('record', 'The clock is no list of copies and whole numbers.', CLOCK, 1);
    } else this.#clock = Object.fromEntries(entries as [string, number][]);
  }

  #addList(path: string, bytes: Uint8Array): void {
    for (const list of ['conflicts', 'purged', 'erased'] as const) {
      if (path !== MERGE_LISTS[list]) continue;
      for (const { row } of this.#objects(path, bytes)) this.#lists[list].push(row);
    }
  }

  *#objects(path: string, bytes: Uint8Array): Generator<{ readonly line: number; readonly row: JsonObject }> {
    for (const read of readLines(bytes)) {
      const doubt = read.ok ? foreignProblem(read.value) : { field: '', what: read.what };
      if (!read.ok || doubt !== null) {
        this.#problems.add('record', sentence(doubt ?? { field: '', what: 'no JSON' }), path, read.line);
        continue;
      }
      // `foreignProblem` has seen that it is a JSON object.
      yield { line: read.line, row: read.value as JsonObject };
    }
  }

  #bad(kind: 'record' | 'history', problems: readonly RowProblem[], path: string, line: number): void {
    for (const problem of problems) this.#problems.add(kind, sentence(problem), path, line);
  }

  #twice(id: string, path: string, line: number): void {
    this.#problems.add('record', `The id ${id.slice(0, 60)} stands twice.`, path, line);
  }
}

const sentence = ({ field, what }: RowProblem): string => (field === '' ? `This is ${what}.` : `${field}: ${what}`);

/** References that lead to no record and to none that was purged. */
export function* lostReferences(
  lists: Pick<Lists, 'rows' | 'tables' | 'purged'>,
): Generator<{ readonly table: TableName; readonly id: string; readonly to: string }> {
  const known = new Set<unknown>(lists.purged.map((row) => row.id));
  for (const tables of [lists.rows, lists.tables]) {
    for (const rows of tables.values()) for (const row of rows) known.add(row.id);
  }
  for (const [table, rows] of lists.rows) {
    for (const row of rows) {
      for (const to of idsNamed(table, row)) if (!known.has(to)) yield { table, id: String(row.id), to };
    }
  }
}

const isTable = (table: string): table is TableName => (TABLES as readonly string[]).includes(table);
