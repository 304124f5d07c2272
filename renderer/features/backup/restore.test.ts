import { Dexie } from 'dexie';
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';
import { afterEach, describe, expect, it } from 'vitest';
import { createGoal } from '#renderer/data/actions/create-actions.ts';
import { setFields } from '#renderer/data/actions/field-actions.ts';
import type { App } from '#renderer/data/app.ts';
import type { Outside } from '#renderer/data/create-app.ts';
import { databaseName } from '#renderer/data/db.ts';
import { dropGeneration, goBackTo, keptStates } from '#renderer/data/switch-workspace.ts';
import { openWorkspace } from '#renderer/data/workspace.ts';
import { createMemoryHost, type MemoryHost } from '#renderer/host/memory-host.ts';
import { must } from '#shared/domain/assert.ts';
import { insert, label } from '#shared/domain/change.ts';
import { newMedia } from '#shared/domain/media.ts';
import { sha256Parts } from '#shared/domain/sha256.ts';
import { aTranscript } from '../../../test/builders.ts';
import { contentOf } from '../../../test/content-of.ts';
import { act } from '../../../test/random-actions.ts';
import { createBackupDesk } from './backup-desk.ts';
import { mediaBlobs } from './media-blobs.ts';
import { takeOver } from './take-over.ts';

const opened: App[] = [];
afterEach(async () => {
  for (const app of opened.splice(0)) {
    await app.stop();
    app.db.close();
  }
});

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

async function start(host: MemoryHost, project: string): Promise<App> {
  const { app } = await openWorkspace(outside(host), project);
  opened.push(app);
  return app;
}

const saved = (app: App) => expect.poll(() => app.saveState.word()).toEqual({ kind: 'saved' });
const restarted = (host: MemoryHost): MemoryHost => createMemoryHost({}, host.control.disk);
const RECORDING = new TextEncoder().encode('not really sound');
const hash = sha256Parts();
hash.addBytes(RECORDING);
const SHA = hash.hex();

/** A project with some work and a recording in it. */
async function aProject() {
  const [host, project] = [createMemoryHost(), `p-${crypto.randomUUID()}`];
  const app = await start(host, project);
  const { interview } = await aTranscript(app, ['We print twice', 'Every invoice again', 'It takes a day']);
  await keepRecording(app);
  const who = { now: app.now(), by: app.by };
  const recording = newMedia(
    app.newId('media'),
    {
      interviewId: interview.id,
      kind: 'audio',
      sha256: SHA,
      name: 'talk.ogg',
      mime: 'audio/ogg',
      size: RECORDING.length,
    },
    who,
  );
  expect(await app.run({ label: label('change.import'), ops: [insert('media', recording)] })).toMatchObject({
    ok: true,
  });
  for (let i = 0; i < 20; i++) await act(app, [i, i * 3, i * 7]);
  await saved(app);
  return { host, project, app };
}

async function keepRecording(app: App): Promise<void> {
  const begun = await app.host.media.begin();
  const token = begun.ok ? begun.value : '';
  await app.host.media.write(token, RECORDING);
  await app.host.media.finish(token);
}

async function archiveOf(app: App, passphrase: string | null = null): Promise<Blob> {
  const media = await mediaBlobs(app);
  const written = await createBackupDesk(() => undefined).write({ at: app.at, appVersion: '1.0.0', media, passphrase });
  return must(written.ok ? written.value.file : null, JSON.stringify(written));
}

async function deskWith(file: Blob, passphrase: string | null = null) {
  const desk = createBackupDesk(() => undefined);
  return { desk, inside: await desk.open(file, passphrase) };
}

describe('an archive of the app', () => {
  it('holds everything, and restoring it on another computer gives the same project as a copy of its own', async () => {
    const { app } = await aProject();
    const [content, head] = [await contentOf(app.db), must(await app.db.meta.get('head'), 'a head')];
    const file = await archiveOf(app);

    const host = createMemoryHost();
    const other = await start(host, `p-${crypto.randomUUID()}`);
    await createGoal(other, 'Something else');
    const { desk, inside } = await deskWith(file);
    expect(inside).toMatchObject({ ok: true, value: { changes: head.seq, recordings: 1, missing: 0, problems: [] } });
    expect(await takeOver(other, desk, 'archive')).toMatchObject({ ok: true });

    const next = await start(restarted(host), other.at.projectId);
    expect(next.at.generation).toBe(2);
    expect(await contentOf(next.db)).toBe(content);
    const fresh = must(await next.db.meta.get('head'), 'a head');
    expect(fresh.copyId).not.toBe(head.copyId);
    expect((await next.host.media.list()).ok && (await next.host.media.readChunk(SHA, 0, 100))).toEqual({
      ok: true,
      value: RECORDING,
    });
    await createGoal(next, 'First here');
    const changes = await next.db.changes.orderBy('seq').toArray();
    expect(changes.at(-1)?.seen).toMatchObject({ [head.copyId]: head.seq });
    await createGoal(next, 'Second here');
    expect((await next.db.changes.orderBy('seq').last())?.seen).toBeUndefined();
  });

  it('is brought back from the journal alone after the restored database is lost', async () => {
    const { host, project, app } = await aProject();
    const content = await contentOf(app.db);
    const { desk } = await deskWith(await archiveOf(app));
    await createGoal(app, 'Later');
    await saved(app);
    expect((await takeOver(app, desk, 'archive')).ok).toBe(true);
    app.db.close();
    await Dexie.delete(databaseName(project, 2));
    const next = await start(restarted(host), project);
    expect(next.at.generation).toBe(3);
    expect(await contentOf(next.db)).toBe(content);
  });

  it('goes back to the state before a restore', async () => {
    const { host, project, app } = await aProject();
    const { desk } = await deskWith(await archiveOf(app));
    await createGoal(app, 'Later');
    await saved(app);
    const before = await contentOf(app.db);
    expect((await takeOver(app, desk, 'archive')).ok).toBe(true);
    app.db.close();
    const restored = await start(restarted(host), project);
    expect(await contentOf(restored.db)).not.toBe(before);
    expect((await keptStates(restored)).map(({ generation }) => generation)).toEqual([1]);
    expect((await goBackTo(restored, 1)).ok).toBe(true);
    restored.db.close();
    const back = await start(restarted(host), project);
    expect(back.at.generation).toBe(1);
    expect(await contentOf(back.db)).toBe(before);
    await createGoal(back, 'Goes on');
    await saved(back);
  });

  it('is refused with the wrong passphrase, cut short or changed, and nothing is written', async () => {
    const { app } = await aProject();
    const file = await archiveOf(app, 'right words');
    expect((await deskWith(file)).inside).toEqual({ ok: false, problem: { kind: 'needs-passphrase' } });
    expect((await deskWith(file, 'wrong words')).inside).toEqual({ ok: false, problem: { kind: 'wrong-key' } });
    expect((await deskWith(file.slice(0, file.size - 40), 'right words')).inside).toMatchObject({
      ok: false,
      problem: { kind: 'damaged' },
    });
    const plain = await archiveOf(app);
    const { desk, inside } = await deskWith(plain.slice(0, plain.size >> 1));
    expect(inside).toMatchObject({ ok: false, problem: { kind: 'refused' } });
    expect(await takeOver(app, desk, 'archive')).toEqual({ ok: false, problem: { kind: 'nothing-open' } });
    expect(await Dexie.exists(databaseName(app.at.projectId, 2))).toBe(false);
  });

  it('gives what can be read of a damaged one when asked', async () => {
    const { app } = await aProject();
    const plain = await archiveOf(app);
    const bytes = new Uint8Array(await plain.arrayBuffer());
    const cut = new Blob([bytes.slice(0, Math.floor(bytes.length * 0.9))]);
    const desk = createBackupDesk(() => undefined);
    expect((await desk.open(cut, null)).ok).toBe(false);
    const got = await desk.salvage(cut, null, crypto.randomUUID());
    expect(got).toMatchObject({ ok: true, value: { salvaged: { whole: expect.any(Number) } } });
    expect(got.ok && got.value.records).toBeGreaterThan(0);
    const host = createMemoryHost();
    const other = await start(host, `p-${crypto.randomUUID()}`);
    expect(await takeOver(other, desk, 'archive')).toMatchObject({ ok: true });
    const next = await start(restarted(host), other.at.projectId);
    expect(await next.db.interviews.count()).toBeGreaterThan(0);
  });

  it('does not switch over words that were written meanwhile', async () => {
    const { app, host, project } = await aProject();
    const { desk } = await deskWith(await archiveOf(app));
    const build = desk.build;
    const slow = {
      ...desk,
      build: async (...args: Parameters<typeof build>) => {
        const built = await build(...args);
        await createGoal(app, 'Written meanwhile');
        return built;
      },
    };
    expect(await takeOver(app, slow, 'archive')).toEqual({ ok: false, problem: { kind: 'busy' } });
    await saved(app);
    const next = await start(restarted(host), project);
    expect(next.at.generation).toBe(1);
    expect((await next.db.goals.toArray()).map(({ title }) => title)).toContain('Written meanwhile');
    await dropGeneration(next, { projectId: project, generation: 2 });
  });
});

describe('a restore that is killed', () => {
  const CALLS = [
    'projects.list',
    'projects.forgetGeneration',
    'media.finish',
    'journal.append',
    'projects.put',
    'projects.switchGeneration',
  ] as const;

  it.each(CALLS.flatMap((call) => (['hang', 'lost-answer'] as const).map((kind) => ({ call, kind }))))(
    'in $call ($kind) leaves the project before or the whole of the archive, never a mixture',
    async ({ call, kind }) => {
      const { host, project, app } = await aProject();
      const file = await archiveOf(app);
      const restored = await contentOf(app.db);
      await createGoal(app, 'Later');
      await saved(app);
      const before = await contentOf(app.db);
      const { desk } = await deskWith(file);
      host.control.fault(call, { kind });
      const ended = await Promise.race([
        takeOver(app, desk, 'archive'),
        new Promise((resolve) => setTimeout(() => resolve('killed'), 1_500)),
      ]);
      // A journal that says nothing is given up; everything else waits until the kill.
      if (call === 'journal.append') expect(ended).not.toMatchObject({ ok: true });
      else expect(ended).toBe('killed');
      app.db.close();
      host.control.disk.crash();
      const next = await start(restarted(host), project);
      const isSwitched = call === 'projects.switchGeneration' && kind === 'lost-answer';
      expect(await contentOf(next.db)).toBe(isSwitched ? restored : before);
      expect(next.at.generation).toBe(isSwitched ? 2 : 1);
      const desk2 = (await deskWith(file)).desk;
      expect(await takeOver(next, desk2, 'archive')).toMatchObject({ ok: true });
      expect(await contentOf((await start(restarted(host), project)).db)).toBe(restored);
    },
  );
});

describe('two copies that went apart', () => {
  it('become one, with the conflicts listed, and merging again changes nothing', async () => {
    const { app: mine, host, project } = await aProject();
    const goal = await createGoal(mine, 'Print once');
    const id = must(goal.ok ? goal.value : null, 'a goal');
    const file = await archiveOf(mine);
    const there = createMemoryHost();
    const empty = await start(there, `p-${crypto.randomUUID()}`);
    expect((await takeOver(empty, (await deskWith(file)).desk, 'archive')).ok).toBe(true);
    const theirs = await start(restarted(there), empty.at.projectId);
    await setFields(theirs, 'goals', id, { title: 'Print never' });
    await createGoal(theirs, 'Theirs alone');
    await setFields(mine, 'goals', id, { title: 'Print daily' });
    await createGoal(mine, 'Mine alone');
    await saved(mine);
    const back = await archiveOf(theirs);

    const { desk } = await deskWith(back);
    const preview = await desk.preview(mine.at);
    expect(preview).toMatchObject({ ok: true, value: { added: 1, conflicts: 1 } });
    expect(preview.ok && preview.value.shared).toBeGreaterThan(20);
    expect(await takeOver(mine, desk, 'merged')).toMatchObject({ ok: true, value: { conflicts: 1 } });
    const merged = await start(restarted(host), project);
    const titles = (await merged.db.goals.toArray()).map(({ title }) => title);
    expect(titles).toEqual(expect.arrayContaining(['Theirs alone', 'Mine alone']));
    const again = (await deskWith(back)).desk;
    expect(await again.preview(merged.at)).toMatchObject({
      ok: true,
      value: { added: 0, changed: 0, removed: 0, conflicts: 1 },
    });
    await createGoal(merged, 'After the merge');
    await saved(merged);
    expect((await merged.db.changes.orderBy('seq').last())?.seen).toBeDefined();
  });
});
