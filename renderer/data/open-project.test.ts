import { Dexie } from 'dexie';
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';
import { afterEach, describe, expect, it } from 'vitest';
import { createMemoryHost, type MemoryHost } from '#renderer/host/memory-host.ts';
import { must } from '#shared/domain/assert.ts';
import { SCHEMA_EPOCH } from '#shared/domain/schema-epoch.ts';
import { aTranscript } from '../../test/builders.ts';
import { contentOf } from '../../test/content-of.ts';
import { act } from '../../test/random-actions.ts';
import { saveBody } from './actions/body-actions.ts';
import { createGoal } from './actions/create-actions.ts';
import { setFields } from './actions/field-actions.ts';
import type { App } from './app.ts';
import type { Outside } from './create-app.ts';
import { databaseName, openDatabase } from './db.ts';
import { pendingText } from './pending.ts';
import { scanState } from './scan-state.ts';
import { StartRefused } from './start-refused.ts';
import { openWorkspace } from './workspace.ts';

const opened: App[] = [];
afterEach(async () => {
  for (const app of opened.splice(0)) await shut(app);
});

async function shut(app: App): Promise<void> {
  await app.stop();
  app.db.close();
}

function outside(host: MemoryHost): Outside {
  let seconds = 0;
  return {
    host,
    now: () => new Date(Date.parse('2026-03-02T08:00:00Z') + ++seconds * 1000).toISOString(),
    today: () => '2026-03-02',
    newUuid: () => crypto.randomUUID(),
    orderBetween: generateKeyBetween,
    orderKeys: (before, count) => generateNKeysBetween(before, null, count),
  };
}

async function start(host: MemoryHost, project: string) {
  const workspace = await openWorkspace(outside(host), project);
  opened.push(workspace.app);
  return workspace;
}

/** The next start on the same computer. */
const restarted = (host: MemoryHost): MemoryHost => createMemoryHost({}, host.control.disk);

const saved = (app: App) => expect.poll(() => app.saveState.word()).toEqual({ kind: 'saved' });

/** A workspace with some work in it, saved by both witnesses and closed. */
async function aWorkspace(project = `p-${crypto.randomUUID()}`) {
  const host = createMemoryHost();
  const { app, firstRun } = await start(host, project);
  expect(firstRun).toBe(true);
  await aTranscript(app, ['We print twice', 'Every invoice again', 'It takes a day']);
  for (let i = 0; i < 30; i++) await act(app, [i, i * 3, i * 7]);
  await saved(app);
  const content = await contentOf(app.db);
  const head = must(await app.db.meta.get('head'), 'a head');
  await shut(app);
  opened.length = 0;
  return { host, project, content, head };
}

const sum = async (app: App) => (await scanState(app.db, async () => undefined)).stateSum;

describe('a start', () => {
  it('opens what both witnesses agree on, without a word', async () => {
    const { host, project, content, head } = await aWorkspace();
    const { app, firstRun, reports } = await start(restarted(host), project);
    expect({ firstRun, reports }).toEqual({ firstRun: false, reports: [] });
    expect(await contentOf(app.db)).toBe(content);
    expect(await app.db.meta.get('head')).toEqual(head);
  });

  it.each(['deleted', 'emptied', 'without its head'])(
    'brings a database back that was %s, and never calls it a first run',
    async (harm) => {
      const { host, project, content, head } = await aWorkspace();
      if (harm === 'deleted') await Dexie.delete(databaseName(project, 1));
      else {
        const db = openDatabase(project);
        if (harm === 'emptied') for (const table of db.tables) await table.clear();
        else await db.meta.clear();
        db.close();
      }
      const { app, firstRun, reports } = await start(restarted(host), project);
      expect(firstRun).toBe(false);
      const why = harm === 'without its head' ? 'unreadable' : 'empty';
      expect(reports).toEqual([
        { kind: 'rebuilt', why, to: head.seq, keptGeneration: 1, stopped: null, snapshotAt: null },
      ]);
      expect(app.at).toEqual({ projectId: project, generation: 2 });
      expect(await contentOf(app.db)).toBe(content);
      expect(await sum(app)).toBe(head.stateSum);
      const { app: next, reports: none } = await start(restarted(host), project);
      expect(next.at.generation).toBe(2);
      expect(none).toEqual([]);
    },
  );

  it('notices rows that are gone, and rebuilds them beside the damaged database', async () => {
    const { host, project, content, head } = await aWorkspace();
    const db = openDatabase(project);
    await db.segments.limit(1).delete();
    db.close();
    const { app, reports } = await start(restarted(host), project);
    expect(reports).toMatchObject([{ kind: 'rebuilt', why: 'damaged', to: head.seq, keptGeneration: 1 }]);
    expect(await contentOf(app.db)).toBe(content);
    expect(await openDatabase(project).segments.count()).toBe(2);
  });

  it('replays what a database that fell back lacks', async () => {
    const { host, project, content, head } = await aWorkspace();
    const { app } = await start(restarted(host), project);
    const older = await copyOf(app);
    await createGoal(app, 'One');
    await createGoal(app, 'Two');
    await saved(app);
    const after = await contentOf(app.db);
    await shut(app);
    await putBack(project, older);
    const again = await start(restarted(host), project);
    expect(again.reports).toEqual([{ kind: 'replayed', from: head.seq, to: head.seq + 2 }]);
    expect(await contentOf(again.app.db)).toBe(after);
    expect(after).not.toBe(content);
    expect(again.app.at.generation).toBe(1);
  });

  it('gives the journal the changes that it did not hear of', async () => {
    const { host, project, head } = await aWorkspace();
    const next = restarted(host);
    const { app } = await start(next, project);
    next.control.fault('journal.append', { kind: 'hang' });
    await createGoal(app, 'Written to the database only');
    await shut(app);
    const last = restarted(host);
    const { app: again, reports } = await start(last, project);
    expect(reports).toEqual([]);
    await expect
      .poll(async () => {
        const witness = await last.journal.witness(again.at);
        return witness.ok && witness.value.head?.seq;
      })
      .toBe(head.seq + 1);
  });

  it('goes on after a rebuild: both witnesses take new changes, and the next rebuild has them', async () => {
    const { host, project } = await aWorkspace();
    await Dexie.delete(databaseName(project, 1));
    const { app } = await start(restarted(host), project);
    await createGoal(app, 'After the loss');
    await saved(app);
    const content = await contentOf(app.db);
    await shut(app);
    await Dexie.delete(databaseName(project, 2));
    const { app: again } = await start(restarted(host), project);
    expect(again.at.generation).toBe(3);
    expect(await contentOf(again.db)).toBe(content);
  });

  it('keeps who writes here through a rebuild', async () => {
    const { host, project } = await aWorkspace();
    const { app } = await start(restarted(host), project);
    await shut(app);
    await Dexie.delete(databaseName(project, 1));
    const { app: again } = await start(restarted(host), project);
    expect(again.by).toBe(app.by);
  });

  it('writes to neither where both went different ways', async () => {
    const { host, project } = await aWorkspace();
    const { app } = await start(restarted(host), project);
    const older = await copyOf(app);
    await createGoal(app, 'Here');
    await saved(app);
    await shut(app);
    await putBack(project, older);
    // The same copy went on without its journal.
    const lonely = createMemoryHost();
    const { app: other } = await start(lonely, project);
    await createGoal(other, 'There');
    await saved(other);
    await shut(other);
    const refused = await openWorkspace(outside(restarted(host)), project).catch((cause: unknown) => cause);
    expect(refused).toBeInstanceOf(StartRefused);
    expect(refused).toMatchObject({ why: { kind: 'fork' } });
  });

  it('does not write into a workspace of a newer build', async () => {
    const { host, project } = await aWorkspace();
    const db = openDatabase(project);
    await db.meta.update('head', { schemaEpoch: SCHEMA_EPOCH + 1 });
    db.close();
    const refused = await openWorkspace(outside(restarted(host)), project).catch((cause: unknown) => cause);
    expect(refused).toMatchObject({ name: 'StartRefused', why: { kind: 'newer' } });
  });

  it('writes under a new copy name on another computer', async () => {
    const { host, project, head } = await aWorkspace();
    host.control.disk.hostId = 'another';
    const { app } = await start(restarted(host), project);
    expect((await app.db.meta.get('head'))?.copyId).not.toBe(head.copyId);
    await createGoal(app, 'Here');
    await saved(app);
  });
});

describe('a start whose journal cannot be read', () => {
  const broken = { kind: 'problem', problem: { kind: 'unwritable', message: 'EACCES' } } as const;

  it('opens a database that holds together, and does not call a word saved', async () => {
    const { host, project, content } = await aWorkspace();
    const next = restarted(host);
    next.control.fault('journal.witness', broken);
    const { app, firstRun } = await start(next, project);
    expect(firstRun).toBe(false);
    expect(await contentOf(app.db)).toBe(content);
    next.control.fault('journal.append', ...Array.from({ length: 50 }, () => broken));
    await createGoal(app, 'Here');
    await expect.poll(() => app.saveState.word().kind).toBe('not-saved');
  });

  it('does not call an empty database new', async () => {
    const { host, project } = await aWorkspace();
    await Dexie.delete(databaseName(project, 1));
    const next = restarted(host);
    next.control.fault('journal.witness', broken);
    const refused = await openWorkspace(outside(next), project).catch((cause: unknown) => cause);
    expect(refused).toMatchObject({ name: 'StartRefused', why: { kind: 'unreadable' } });
  });

  it('does not show another generation when the current one is not known', async () => {
    const { host, project } = await aWorkspace();
    const next = restarted(host);
    next.control.fault('projects.list', broken);
    const refused = await openWorkspace(outside(next), project).catch((cause: unknown) => cause);
    expect(refused).toMatchObject({ name: 'StartRefused', why: { kind: 'unreadable' } });
  });
});

it('keeps typed words in the pending file while the database takes nothing, and writes them at the next start', async () => {
  const { host, project } = await aWorkspace();
  const full = restarted(host);
  const { app } = await start(full, project);
  const goal = must(await app.db.goals.orderBy('id').first(), 'a goal');
  await shutOut(app);
  await setFields(app, 'goals', goal.id, { title: 'Typed on a full disk' }, 'field:title');
  expect(app.saveState.word().kind).toBe('not-saved');
  await expect.poll(async () => (await full.journal.pending(project)).ok).toBe(true);
  await expect
    .poll(async () => {
      const kept = await full.journal.pending(project);
      return kept.ok && kept.value?.includes('Typed on a full disk');
    })
    .toBe(true);
  await app.stop();
  app.db.close();
  const { app: next } = await start(restarted(host), project);
  expect((await next.db.goals.get(goal.id))?.title).toBe('Typed on a full disk');
  await saved(next);
});

it('brings back the words of a text as they stood, and not the older draft of it that waited for the database', async () => {
  const { host, project } = await aWorkspace();
  const full = restarted(host);
  const { app } = await start(full, project);
  const goal = must(await app.db.goals.orderBy('id').first(), 'a goal');
  const body = (text: string) => ({ order: ['b1'], blocks: { b1: { node: { type: 'paragraph' }, text } } });
  await shutOut(app);
  await saveBody(app, goal.id, body('Typed'), `body:${goal.id}`);
  const { unsent } = app.pending();
  expect(unsent).toHaveLength(1);
  await app.stop();
  app.db.close();
  const words = [[`body.${goal.id}`, { at: '2026-01-01T00:00:00.000Z', value: body('Typed to the end') }]] as const;
  await full.journal.keepPending(project, pendingText({ unsent, words }));

  const { app: next } = await start(restarted(host), project);
  const found = await next.db.bodies.where('ownerId').equals(goal.id).first();
  expect(found?.blocks.b1?.text).toBe('Typed to the end');
  await saved(next);
});

/** Every write of this app's database fails from now on, as on a full disk. */
async function shutOut(app: App): Promise<void> {
  app.db.use({
    stack: 'dbcore',
    name: 'full',
    create: (down) => ({
      ...down,
      table: (name) => {
        const table = down.table(name);
        const full = () => Promise.reject(new DOMException('no room', 'QuotaExceededError'));
        return { ...table, mutate: full as unknown as typeof table.mutate };
      },
    }),
  });
  app.db.close();
  await app.db.open();
}

type Copy = ReadonlyMap<string, readonly unknown[]>;

async function copyOf(app: App): Promise<Copy> {
  const rows = new Map<string, readonly unknown[]>();
  for (const table of app.db.tables) rows.set(table.name, await table.toArray());
  return rows;
}

async function putBack(project: string, copy: Copy): Promise<void> {
  const db = openDatabase(project);
  for (const table of db.tables) {
    await table.clear();
    await table.bulkPut([...(copy.get(table.name) ?? [])]);
  }
  db.close();
}
