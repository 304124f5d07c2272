import type { App } from '#renderer/data/app.ts';
import type { Id } from '#shared/domain/ids.ts';
import type { Metric } from '#shared/domain/metric.ts';

/** The metrics that read a goal, as they were made. */
export async function metricsOf(app: App, goalId: Id<'goal'>): Promise<Metric[]> {
  const metrics = await app.db.metrics.where('goalId').equals(goalId).sortBy('id');
  return metrics.filter((metric) => metric.deletedAt === null);
}
