import { createNote } from '#renderer/data/actions/create-actions.ts';
import { setFields } from '#renderer/data/actions/field-actions.ts';
import type { App } from '#renderer/data/app.ts';
import { notesOf } from '#renderer/data/queries/interview-queries.ts';
import { changeSession } from '#renderer/data/session-state.ts';
import type { Id } from '#shared/domain/ids.ts';
import { elapsedMs, pauseClock, type SessionClock, startClock } from '#shared/domain/session-clock.ts';
import { sessionHere } from './session-data.ts';

/** Starts the clock, or pauses it. An interview that was only planned is held from now on. */
export async function toggleClock(app: App, id: Id<'interview'>): Promise<boolean> {
  const { clock } = await sessionHere(app, id);
  const now = app.now();
  const next = clock.since === null ? startClock(clock, now) : pauseClock(clock, now);
  await changeSession(app, id, () => ({ clock: next }));
  if (next.since !== null) await markHeld(app, id);
  return next.since !== null;
}

/** What the clock showed at an instant: of the key, not of the answer. One that was never started starts with the first thing that wants a time. */
export async function timeAt(app: App, id: Id<'interview'>, at: string): Promise<number> {
  const { clock } = await sessionHere(app, id);
  if (!isFresh(clock)) return elapsedMs(clock, at);
  await changeSession(app, id, (state) => (isFresh(state.clock) ? { clock: startClock(state.clock, at) } : {}));
  await markHeld(app, id);
  return elapsedMs((await sessionHere(app, id)).clock, at);
}

const isFresh = ({ counted, since }: SessionClock): boolean => since === null && counted === 0;

async function markHeld(app: App, id: Id<'interview'>): Promise<void> {
  const interview = await app.db.interviews.get(id);
  if (interview?.stage !== 'planned') return;
  await setFields(app, 'interviews', id, { stage: 'held', heldAt: interview.heldAt ?? app.today() });
}

const making = new Map<string, Promise<unknown>>();

/** Every interview that is held has a note to write in. Asked twice at once it makes one. */
export async function ensureNote(app: App, id: Id<'interview'>): Promise<void> {
  const work =
    making.get(id) ??
    (async () => {
      if ((await notesOf(app, id)).length === 0) await createNote(app, id);
    })();
  making.set(id, work);
  await work.finally(() => making.delete(id));
}

const DAY_MS = 86_400_000;
const FOLLOW_UP_DAYS = 7;

/** The day on which a follow-up is due unless somebody says otherwise. */
export const followUpDay = (today: string): string =>
  new Date(Date.parse(`${today}T00:00:00Z`) + FOLLOW_UP_DAYS * DAY_MS).toISOString().slice(0, 10);
