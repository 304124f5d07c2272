import type { Id } from '#shared/domain/ids.ts';
import { readClock, type SessionClock, STOPPED_CLOCK } from '#shared/domain/session-clock.ts';
import type { App } from './app.ts';

/** Where an interview that is being held stands. It belongs to this computer: what counts is in the notes and answers. */
export interface SessionState {
  readonly clock: SessionClock;
  /** The question that is being talked about. */
  readonly questionId: string | null;
  /** Each new line gets the time by itself. */
  readonly autoStamp: boolean;
}

const keyOf = (id: Id<'interview'>): string => `session:${id}`;

/** The state as it was left, also by a reload; null where the interview was never held on this computer. */
export async function sessionState(app: App, id: Id<'interview'>): Promise<SessionState | null> {
  return readState((await app.db.savedState.get(keyOf(id)))?.value);
}

/** Changes part of it. Two changes at once both count. */
export async function changeSession(
  app: App,
  id: Id<'interview'>,
  change: (now: SessionState) => Partial<SessionState>,
): Promise<void> {
  await app.db.transaction('rw', app.db.savedState, async () => {
    const now = readState((await app.db.savedState.get(keyOf(id)))?.value) ?? NEW_SESSION;
    await app.db.savedState.put({ key: keyOf(id), value: { ...now, ...change(now) } });
  });
}

export const NEW_SESSION: SessionState = { clock: STOPPED_CLOCK, questionId: null, autoStamp: true };

function readState(value: unknown): SessionState | null {
  if (typeof value !== 'object' || value === null) return null;
  const { clock, questionId, autoStamp } = value as Readonly<Record<string, unknown>>;
  const read = readClock(clock);
  if (read === null) return null;
  return {
    clock: read,
    questionId: typeof questionId === 'string' ? questionId : null,
    autoStamp: autoStamp !== false,
  };
}
