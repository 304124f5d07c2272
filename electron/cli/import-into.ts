import { generateNKeysBetween } from 'fractional-indexing';
import { applyPatch, type ChangeDraft, insert, label, type Op, squash } from '#shared/domain/change.ts';
import { type Id, idFrom, isId } from '#shared/domain/ids.ts';
import { freshBase } from '#shared/domain/record-base.ts';
import { applyChange } from '#shared/exchange/archive/apply-change.ts';
import type { WorkspaceContent } from '#shared/exchange/archive/workspace-content.ts';
import { opsOfRecords } from '#shared/exchange/export-json.ts';
import { groupBy } from '#shared/exchange/group-by.ts';
import { planImport } from '#shared/exchange/import-plan.ts';
import { draftOf, type ImportDraft, originOf } from '#shared/exchange/import-records.ts';
import { type CliIo, Refused } from './command.ts';
import type { FileProblem, ReadFile } from './read-import.ts';
import { recordsOf } from './workspace-file.ts';

export interface Imported {
  readonly content: WorkspaceContent;
  /** False when everything was there already. */
  readonly changed: boolean;
  /** What went wrong while records were made, by the file's name. */
  readonly problems: ReadonlyMap<string, readonly FileProblem[]>;
}

/** The workspace with these files in it, as one change by a copy of its own. The same files again change nothing. */
export function importInto(
  content: WorkspaceContent,
  files: readonly ReadFile[],
  options: { readonly study: string | undefined; readonly file: string; readonly io: CliIo },
): Imported {
  const { io, file } = options;
  const author = authorOf(content, io);
  const ops: Op[] = [...author.ops];
  const problems = new Map<string, readonly FileProblem[]>();
  // Rows as they would be: checked and hashed once, when all is known.
  let rows: WorkspaceContent['rows'] = rowsAfter(content.rows, author.ops);
  const take = (more: readonly Op[]): void => {
    ops.push(...more);
    rows = rowsAfter(rows, more);
  };
  const plan = (records: ImportDraft, studyId: Id<'study'> | null, name: string) =>
    planImport(records, {
      now: io.now(),
      by: author.id,
      newUuid: io.newUuid,
      orderKeys: (before, count) => generateNKeysBetween(before, null, count),
      rows: recordsOf({ rows }),
      studyId,
      file: name,
    });
  let study: Id<'study'> | null = null;
  if (options.study !== undefined) {
    const named = plan(
      draftOf({ studies: [{ key: 'study', title: options.study, origin: originOf('file', '', null) }] }),
      null,
      '',
    );
    const id = named.ids.get('study');
    study = id !== undefined && isId('study', id) ? id : null;
    take(named.ops);
  }
  for (const { draft: records, records: own, report } of files) {
    if (own !== null) take(opsOfRecords(own, rows));
    const people = recordsOf({ rows }).participants.filter(({ deletedAt }) => deletedAt === null);
    const made = plan(records(people), study, report.name);
    take(made.ops);
    const told = made.problems.map(({ line, message, level }): FileProblem => ({ line, what: message, level }));
    const kept = made.conflicts.map(
      (one): FileProblem => ({ line: null, level: 'warning', what: `Kept as it stands here: ${JSON.stringify(one)}` }),
    );
    if (told.length + kept.length > 0) problems.set(report.name, [...told, ...kept]);
  }
  // An author alone is nothing that was imported.
  const whole = squash([ops]);
  if (whole.length <= author.ops.length) return { content, changed: false, problems };
  const copy = content.head.seq === 0 ? content : { ...content, copyId: io.newUuid() };
  return { content: written(copy, whole, author.id, io, file), changed: true, problems };
}

function written(
  content: WorkspaceContent,
  ops: readonly Op[],
  by: Id<'author'>,
  io: CliIo,
  file: string,
): WorkspaceContent {
  if (ops.length === 0) return content;
  const change: ChangeDraft = { label: label('change.import', {}), ops };
  const done = applyChange(content, change, { id: idFrom('change', io.newUuid()), at: io.now(), by, device: 'cli' });
  if (done.ok) return done.value;
  const { kind, table, key } = done.problem;
  const why = done.problem.kind === 'invalid-record' ? `: ${JSON.stringify(done.problem.problems[0])}` : '';
  throw new Refused(`${file}: nothing was imported: ${kind} ${table} ${key}${why}`);
}

function rowsAfter(rows: WorkspaceContent['rows'], ops: readonly Op[]): WorkspaceContent['rows'] {
  if (ops.length === 0) return rows;
  const next = new Map(rows);
  for (const [table, own] of groupBy(ops, (op) => op.table)) {
    const byId = new Map((rows.get(table) ?? []).map((row) => [String(row.id), row]));
    for (const { key, before, after } of own) {
      if (after === null) byId.delete(key);
      else byId.set(key, before === null ? after : applyPatch(byId.get(key) ?? {}, after));
    }
    next.set(table, [...byId.values()]);
  }
  return next;
}

/** Who writes: the workspace's first author, or one without a name where there is none. */
function authorOf(content: WorkspaceContent, io: CliIo): { readonly id: Id<'author'>; readonly ops: readonly Op[] } {
  const [first] = recordsOf(content).authors.filter(({ deletedAt }) => deletedAt === null);
  if (first) return { id: first.id, ops: [] };
  const id = idFrom('author', io.newUuid());
  return { id, ops: [insert('authors', { id, ...freshBase({ now: io.now(), by: id }), name: '' })] };
}
