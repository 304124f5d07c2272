import { insert, label, ops, update } from '#shared/domain/change.ts';
import type { Id } from '#shared/domain/ids.ts';
import { blocksInOrder, newReport, type ReportBlock } from '#shared/domain/report.ts';
import { type Figure, figureOptions } from '#shared/domain/report-figure.ts';
import { fail, ok, type Result } from '#shared/domain/result.ts';
import { type App, authorship } from '../app.ts';
import { liveRecords, ordered } from '../queries/record-queries.ts';
import type { FieldProblem } from './field-actions.ts';

/** Puts a figure at the end of a report, or into a new one of that title. The report's id. */
export async function addFigure(
  app: App,
  to: Id<'report'> | { readonly title: string },
  figure: Figure,
): Promise<Result<Id<'report'>, FieldProblem>> {
  const block = (order: string): Readonly<Record<string, ReportBlock>> => ({
    [app.newUuid()]: { kind: 'chart', order, options: figureOptions(figure) },
  });
  if (typeof to === 'object') {
    const id = app.newId('report');
    const last = ordered(await liveRecords(app, 'reports')).at(-1)?.order ?? null;
    const place = { title: to.title, blocks: block(app.orderBetween(null, null)), order: app.orderBetween(last, null) };
    const op = insert('reports', newReport(id, place, authorship(app)));
    const done = await app.run({ label: label('change.create-report'), ops: [op] });
    return done.ok ? ok(id) : done;
  }
  const report = await app.read(() => app.db.reports.get(to));
  if (!report || report.deletedAt !== null) return fail({ kind: 'gone' });
  const order = app.orderBetween(blocksInOrder(report).at(-1)?.order ?? null, null);
  const op = update('reports', report, { blocks: { ...report.blocks, ...block(order) } });
  const done = await app.run({ label: label('change.report-blocks'), ops: ops(op) });
  return done.ok ? ok(to) : done;
}
