import { type App, authorship } from '#renderer/data/app.ts';
import type { CommitProblem } from '#renderer/data/commit.ts';
import { liveRecords } from '#renderer/data/queries/record-queries.ts';
import { label } from '#shared/domain/change.ts';
import { ok, type Result } from '#shared/domain/result.ts';
import { SAMPLE_ORDERED, type SampleOrdered } from '#shared/domain/sample/sample-plan.ts';
import { hasSample } from './sample-state.ts';

/** Puts the sample project into the database, in one step. False when it is there already. Its text is loaded only now. */
export async function loadSample(app: App): Promise<Result<boolean, CommitProblem>> {
  if (await hasSample(app)) return ok(false);
  const [{ sampleProject }, { evidenceBehind, freeze }] = await Promise.all([
    import('#shared/domain/sample/sample-project.ts'),
    import('#shared/analysis/decision-evidence.ts'),
  ]);
  const ops = sampleProject({
    ...authorship(app),
    day: (offset) => dayFrom(app.today(), offset),
    newId: app.newId,
    newBlockId: app.newUuid,
    orderKeys: app.orderKeys,
    after: await lastOrders(app),
    aliasesInUse: (await app.db.participants.toArray()).map(({ alias }) => alias),
    freeze: (graph, ids, day) => freeze(evidenceBehind(graph, ids, day), `${day}T12:00:00Z`),
  });
  const done = await app.run({ label: label('change.load-sample'), ops });
  return done.ok ? ok(true) : done;
}

/** Local calendar arithmetic: noon is the same day on both sides of a change to summer time. */
function dayFrom(today: string, offset: number): string {
  return new Date(Date.parse(`${today}T12:00:00Z`) + offset * 86_400_000).toISOString().slice(0, 10);
}

async function lastOrders(app: App): Promise<Readonly<Record<SampleOrdered, string | null>>> {
  const last = async (table: SampleOrdered): Promise<string | null> => {
    const keys: string[] = (await liveRecords(app, table)).map(({ order }) => order);
    return keys.sort().at(-1) ?? null;
  };
  const found = await Promise.all(SAMPLE_ORDERED.map(async (table) => [table, await last(table)] as const));
  // One entry for each of the tables.
  return Object.fromEntries(found) as Record<SampleOrdered, string | null>;
}
