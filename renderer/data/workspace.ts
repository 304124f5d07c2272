import type { Host } from '#shared/contract/host.ts';
import { insert, label } from '#shared/domain/change.ts';
import { type Id, idFrom } from '#shared/domain/ids.ts';
import { freshBase } from '#shared/domain/record-base.ts';
import type { App } from './app.ts';
import { startWorkspace, type Writer } from './commit.ts';
import { type Database, openDatabase } from './db.ts';
import { createHistory } from './history.ts';
import { restoreKeptBodies } from './kept-bodies.ts';
import { createSaveState } from './save-state.ts';

/** What the composition root brings in from outside: clock, randomness, order keys. */
export interface Outside {
  readonly host: Host;
  readonly now: () => string;
  readonly today: () => string;
  readonly newUuid: () => string;
  readonly orderBetween: App['orderBetween'];
  readonly orderKeys: App['orderKeys'];
}

export interface Workspace {
  readonly app: App;
  /** True when nothing was ever committed here: the only case that shows onboarding. An emptied workspace is not new. */
  readonly firstRun: boolean;
}

const PROJECT = 'local';

/** Opens the workspace of this computer, making its first author at the first start. */
export async function openWorkspace(outside: Outside, projectId = PROJECT): Promise<Workspace> {
  const db = openDatabase(projectId);
  await db.open();
  const known = await db.savedState.bulkGet(['author', 'device']);
  const by = (known[0]?.value as Id<'author'> | undefined) ?? idFrom('author', outside.newUuid());
  const device = (known[1]?.value as string | undefined) ?? outside.newUuid();
  const head = await startWorkspace(db, projectId, outside.newUuid());
  if (!known[0]) {
    await db.savedState.bulkPut([
      { key: 'author', value: by },
      { key: 'device', value: device },
    ]);
  }
  const app = createApp(db, { ...outside, by, device });
  await restoreKeptBodies(app);
  return { app, firstRun: head.seq === 0 };
}

/** The app over an open database: also how tests make theirs. */
export function createApp(
  db: Database,
  outside: Outside & { readonly by: Id<'author'>; readonly device: string },
): App {
  const writer: Writer = { now: outside.now, newUuid: outside.newUuid, by: outside.by, device: outside.device };
  const history = createHistory(db, writer);
  const saveState = createSaveState();
  return {
    db,
    host: outside.host,
    by: outside.by,
    now: outside.now,
    today: outside.today,
    newUuid: outside.newUuid,
    newId: (kind) => idFrom(kind, outside.newUuid()),
    orderBetween: outside.orderBetween,
    orderKeys: outside.orderKeys,
    history,
    saveState,
    async run(draft, session) {
      const done = await history.run(draft, session ?? null);
      if (done.ok) saveState.succeeded();
      else if (done.problem.kind === 'storage') {
        const again = async (): Promise<void> => {
          const retried = await history.run(draft, session ?? null);
          if (retried.ok) saveState.succeeded();
        };
        saveState.failed(done.problem, again);
      }
      return done;
    },
  };
}

/** Makes the author's record, once, so that every `by` has somebody behind it. Part of the first thing that a person does. */
export async function ensureAuthor(app: App, name: string): Promise<void> {
  if (await app.db.authors.get(app.by)) return;
  await app.run({
    label: label('change.start-workspace'),
    ops: [insert('authors', { id: app.by, ...freshBase({ now: app.now(), by: app.by }), name })],
  });
}
