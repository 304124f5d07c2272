import type { CreateProblem } from '#renderer/data/actions/create-actions.ts';
import { type FieldProblem, setFields } from '#renderer/data/actions/field-actions.ts';
import { type App, authorship } from '#renderer/data/app.ts';
import { liveRecords, ordered } from '#renderer/data/queries/record-queries.ts';
import { insert, label, ops, update } from '#shared/domain/change.ts';
import type { Id } from '#shared/domain/ids.ts';
import {
  blocksInOrder,
  newReport,
  type Report,
  type ReportBlock,
  type ReportBlockKind,
} from '#shared/domain/report.ts';
import { fail, ok, type Result } from '#shared/domain/result.ts';
import { sha256 } from '#shared/domain/sha256.ts';
import { type BuiltReport, frozenText } from '#shared/exchange/report/build-report.ts';
import type { FilledTemplate } from '#shared/exchange/report/report-templates.ts';

export async function createReport(
  app: App,
  { title, blocks }: FilledTemplate,
): Promise<Result<Id<'report'>, CreateProblem>> {
  const id = app.newId('report');
  const last = ordered(await liveRecords(app, 'reports')).at(-1)?.order ?? null;
  const orders = app.orderKeys(null, blocks.length);
  const own = blocks.map((block, i): [string, ReportBlock] => [app.newUuid(), { ...block, order: orders[i] ?? '' }]);
  const input = { title, blocks: Object.fromEntries(own), order: app.orderBetween(last, null) };
  const op = insert('reports', newReport(id, input, authorship(app)));
  const done = await app.run({ label: label('change.create-report'), ops: [op] });
  return done.ok ? ok(id) : done;
}

/** Puts a block behind another, or at the end. Its id. */
export async function addBlock(
  app: App,
  report: Report,
  kind: ReportBlockKind,
  after: string | null,
): Promise<Result<string, FieldProblem>> {
  const blocks = blocksInOrder(report);
  const at = after === null ? blocks.length - 1 : blocks.findIndex(({ id }) => id === after);
  const order = app.orderBetween(blocks[at]?.order ?? null, blocks[at + 1]?.order ?? null);
  const id = app.newUuid();
  const done = await changeBlocks(app, report.id, (now) => ({ ...now, [id]: { kind, order, options: {} } }));
  return done.ok ? ok(id) : done;
}

export const removeBlock = (app: App, id: Id<'report'>, block: string): Promise<Result<unknown, FieldProblem>> =>
  changeBlocks(app, id, (now) => Object.fromEntries(Object.entries(now).filter(([own]) => own !== block)));

/** Sets options of a block; what is undefined is taken out. Typing is one undo step by `session`. */
export const setBlock = (
  app: App,
  id: Id<'report'>,
  block: string,
  options: Readonly<Record<string, string | number | undefined>>,
  session?: string,
): Promise<Result<unknown, FieldProblem>> =>
  changeBlocks(
    app,
    id,
    (now) => {
      const own = now[block];
      if (!own) return now;
      const next = Object.entries({ ...own.options, ...options }).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, value] as const],
      );
      return { ...now, [block]: { ...own, options: Object.fromEntries(next) } };
    },
    session,
  );

/** Moves a block to a place among the others, counted from 0 without it. */
export function moveBlock(
  app: App,
  report: Report,
  block: string,
  index: number,
): Promise<Result<unknown, FieldProblem>> {
  const others = blocksInOrder(report).filter(({ id }) => id !== block);
  const order = app.orderBetween(others[index - 1]?.order ?? null, others[index]?.order ?? null);
  return changeBlocks(app, report.id, (now) => {
    const own = now[block];
    return own ? { ...now, [block]: { ...own, order } } : now;
  });
}

/** Keeps the report as it reads now, whatever becomes of its records. */
export async function publishReport(
  app: App,
  id: Id<'report'>,
  built: BuiltReport,
): Promise<Result<unknown, FieldProblem>> {
  const text = frozenText(built);
  const frozen = { at: app.now(), text, sha256: sha256(text) };
  const report = await app.db.reports.get(id);
  if (!report) return fail({ kind: 'gone' });
  return app.run({
    label: label('change.publish-report'),
    ops: ops(update('reports', report, { status: 'published', frozen })),
  });
}

/** Back to a draft. What was published stays until it is published anew. */
export const reopenReport = (app: App, id: Id<'report'>): Promise<Result<unknown, FieldProblem>> =>
  setFields(app, 'reports', id, { status: 'draft' });

async function changeBlocks(
  app: App,
  id: Id<'report'>,
  change: (now: Report['blocks']) => Report['blocks'],
  session?: string,
): Promise<Result<unknown, FieldProblem>> {
  const report = await app.read(() => app.db.reports.get(id));
  if (!report) return fail({ kind: 'gone' });
  const op = update('reports', report, { blocks: change(report.blocks) });
  return app.run({ label: label('change.report-blocks'), ops: ops(op) }, session);
}
