import type { App } from '#renderer/data/app.ts';
import { authorship } from '#renderer/data/app.ts';
import type { CommitProblem } from '#renderer/data/commit.ts';
import { liveRecords, ordered } from '#renderer/data/queries/record-queries.ts';
import type { PlaceOf } from '#renderer/routes.ts';
import { insert, label, ops, trash } from '#shared/domain/change.ts';
import type { Result } from '#shared/domain/result.ts';
import { newSavedView, type SavedView } from '#shared/domain/saved-view.ts';

/** Searches that the team keeps, in their order: they travel with the workspace. */
export const savedSearches = async (app: App): Promise<readonly SavedView[]> =>
  ordered((await liveRecords(app, 'savedViews')).filter(({ place }) => place === 'search'));

/** Keeps a search under its own words. One that is kept already stays as it is. */
export async function saveSearch(
  app: App,
  { q = '', kinds, study }: PlaceOf<'search'>,
): Promise<Result<unknown, CommitProblem>> {
  const known = await savedSearches(app);
  const params = { q: q.trim(), ...(kinds ? { kinds } : {}), ...(study ? { study } : {}) };
  if (known.some((view) => JSON.stringify(view.params) === JSON.stringify(params))) return { ok: true, value: null };
  const order = app.orderBetween(known.at(-1)?.order ?? null, null);
  const view = newSavedView(app.newId('savedView'), { place: 'search', title: q, params, order }, authorship(app));
  return app.run({ label: label('change.save-search'), ops: [insert('savedViews', view)] });
}

export const removeSavedSearch = (app: App, view: SavedView): Promise<Result<unknown, CommitProblem>> =>
  app.run({ label: label('change.remove-search'), ops: ops(trash('savedViews', view, app.now())) });

/** The address of a kept search. What it cannot read in it is left out. */
export function placeOfSaved({ params }: SavedView): PlaceOf<'search'> {
  const text = (name: string): string | undefined => {
    const value = params[name];
    return typeof value === 'string' ? value : undefined;
  };
  return { kind: 'search', q: text('q'), kinds: text('kinds') };
}
