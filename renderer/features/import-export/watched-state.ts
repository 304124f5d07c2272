import type { App } from '#renderer/data/app.ts';
import { type Id, isId } from '#shared/domain/ids.ts';
import type { ImportProblem } from '#shared/exchange/import-records.ts';

/**
 * What became of a file of the watched folder. `known`: it was imported before. `asks`: what it holds has to be decided by a person, in the
 * import sheet. `failed`: it could not be read.
 */
export interface WatchedOutcome {
  readonly name: string;
  /** ISO instant. */
  readonly at: string;
  readonly kind: 'imported' | 'known' | 'asks' | 'failed';
  readonly interviews: number;
  readonly problems: readonly ImportProblem[];
}

/** What is done with the files of the watched folder, and what was done last. Of this computer, as the folder is. */
export interface WatchedState {
  /** Where their interviews go; null: to no study. */
  readonly studyId: Id<'study'> | null;
  /** Newest first. */
  readonly outcomes: readonly WatchedOutcome[];
}

export async function watchedState(app: App): Promise<WatchedState> {
  const value = (await app.db.savedState.get(KEY))?.value;
  if (typeof value !== 'object' || value === null) return NONE;
  const study = 'studyId' in value && typeof value.studyId === 'string' ? value.studyId : '';
  const outcomes = 'outcomes' in value && Array.isArray(value.outcomes) ? value.outcomes : [];
  return {
    studyId: isId('study', study) ? study : null,
    // Written by `noteOutcome` on this computer, and nowhere else.
    outcomes: outcomes as readonly WatchedOutcome[],
  };
}

export const chooseStudy = (app: App, studyId: Id<'study'> | null): Promise<void> =>
  edit(app, (state) => ({ ...state, studyId }));

export const noteOutcome = (app: App, outcome: WatchedOutcome): Promise<void> =>
  edit(app, ({ studyId, outcomes }) => {
    const problems = outcome.problems.slice(0, MOST_PROBLEMS);
    return { studyId, outcomes: [{ ...outcome, problems }, ...outcomes].slice(0, MOST) };
  });

const KEY = 'watchedFolder';
const NONE: WatchedState = { studyId: null, outcomes: [] };
const MOST = 30;
const MOST_PROBLEMS = 100;

const edit = (app: App, change: (state: WatchedState) => WatchedState): Promise<void> =>
  app.db.transaction('rw', app.db.savedState, async () => {
    await app.db.savedState.put({ key: KEY, value: change(await watchedState(app)) });
  });
