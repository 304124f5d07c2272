import { type App, authorship } from '#renderer/data/app.ts';
import type { CommitProblem } from '#renderer/data/commit.ts';
import { liveRecords } from '#renderer/data/queries/record-queries.ts';
import { label } from '#shared/domain/change.ts';
import { ok, type Result } from '#shared/domain/result.ts';
import { hasSample } from './sample-state.ts';

/** Puts the sample project into the database, in one step. False when it is there already. Its text is loaded only now. */
export async function loadSample(app: App): Promise<Result<boolean, CommitProblem>> {
  if (await hasSample(app)) return ok(false);
  const { sampleProject } = await import('#shared/domain/sample/sample-project.ts');
  const ops = sampleProject({
    ...authorship(app),
    day: (offset) => dayFrom(app.today(), offset),
    newId: app.newId,
    newBlockId: app.newUuid,
    orderKeys: app.orderKeys,
    after: {
      studies: await lastOrder(app, 'studies'),
      tags: await lastOrder(app, 'tags'),
      needs: await lastOrder(app, 'needs'),
      goals: await lastOrder(app, 'goals'),
    },
    aliasesInUse: (await app.db.participants.toArray()).map(({ alias }) => alias),
  });
  const done = await app.run({ label: label('change.load-sample'), ops });
  return done.ok ? ok(true) : done;
}

/** Local calendar arithmetic: noon is the same day on both sides of a change to summer time. */
function dayFrom(today: string, offset: number): string {
  return new Date(Date.parse(`${today}T12:00:00Z`) + offset * 86_400_000).toISOString().slice(0, 10);
}

async function lastOrder(app: App, table: 'studies' | 'tags' | 'needs' | 'goals'): Promise<string | null> {
  const keys = (await liveRecords(app, table)).map(({ order }) => order);
  return keys.sort().at(-1) ?? null;
}
