import 'fake-indexeddb/auto';
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';
import type { App } from '#renderer/data/app.ts';
import { startWorkspace } from '#renderer/data/commit.ts';
import { createApp } from '#renderer/data/create-app.ts';
import { openDatabase } from '#renderer/data/db.ts';
import { createMemoryHost } from '#renderer/host/memory-host.ts';
import { must } from '#shared/domain/assert.ts';
import { insert, label } from '#shared/domain/change.ts';
import { idFrom } from '#shared/domain/ids.ts';
import { newInterview } from '#shared/domain/interview.ts';
import { newSegment, newTranscript } from '#shared/domain/transcript.ts';

/** Uuids in a row: the same test makes the same ids. */
function uuids(): () => string {
  let n = 0;
  return () => `00000000-0000-7000-8000-${String(++n).padStart(12, '0')}`;
}

/** A real app over a fresh database in memory, on a fixed day, one second later at each look. */
export async function anApp(
  options: { readonly today?: string; readonly name?: string; readonly now?: () => string } = {},
): Promise<App> {
  const today = options.today ?? '2026-03-02';
  const name = options.name ?? `test-${crypto.randomUUID()}`;
  const db = openDatabase(name);
  await db.open();
  await startWorkspace(db, name, 'copy-1');
  const newUuid = uuids();
  let seconds = 0;
  return createApp(db, {
    host: createMemoryHost(),
    now: options.now ?? (() => new Date(Date.parse(`${today}T08:00:00Z`) + ++seconds * 1000).toISOString()),
    today: () => today,
    newUuid,
    orderBetween: generateKeyBetween,
    orderKeys: (before, count) => generateNKeysBetween(before, null, count),
    by: idFrom('author', newUuid()),
    device: 'test',
  });
}

/** An interview with a transcript of these turns, in the database. */
export async function aTranscript(
  app: App,
  turns: readonly (string | { readonly speaker: string; readonly text: string; readonly startMs?: number })[],
  title = 'Dana, operations',
) {
  const who = { now: app.now(), by: app.by };
  const interview = newInterview(app.newId('interview'), { title, heldAt: app.today() }, who);
  const named = turns.map((turn) => (typeof turn === 'string' ? { speaker: 'Dana', text: turn } : turn));
  const speakers = [...new Set(named.map((turn) => turn.speaker))].map((name) => ({
    key: name,
    name,
    participantId: null,
  }));
  const transcript = newTranscript(app.newId('transcript'), { interviewId: interview.id, speakers }, who);
  const orders = app.orderKeys(null, named.length);
  const segments = named.map((turn, i) =>
    newSegment(app.newId('segment'), { transcriptId: transcript.id, order: must(orders[i], 'a key'), ...turn }, who),
  );
  await app.run({
    label: label('change.import'),
    ops: [
      insert('interviews', interview),
      insert('transcripts', transcript),
      ...segments.map((segment) => insert('segments', segment)),
    ],
  });
  return { interview, transcript, segments };
}
