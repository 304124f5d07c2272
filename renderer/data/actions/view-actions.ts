import { insert, label, ops, trash, update } from '#shared/domain/change.ts';
import type { Id } from '#shared/domain/ids.ts';
import type { Json } from '#shared/domain/json.ts';
import { ok, type Result } from '#shared/domain/result.ts';
import { newSavedView, type SavedView } from '#shared/domain/saved-view.ts';
import { type App, authorship } from '../app.ts';
import type { CommitProblem } from '../commit.ts';
import { liveRecords, ordered } from '../queries/record-queries.ts';

export type ViewParams = Readonly<Record<string, Json>>;

/** The views of a list that the team keeps, in their order: they travel with the workspace. */
export const viewsOf = async (app: App, place: string): Promise<readonly SavedView[]> =>
  ordered((await liveRecords(app, 'savedViews')).filter((view) => view.place === place));

/** Keeps how a list is set up under a name. */
export async function saveView(
  app: App,
  input: { readonly place: string; readonly title: string; readonly params: ViewParams },
): Promise<Result<Id<'savedView'>, CommitProblem>> {
  const known = await viewsOf(app, input.place);
  const order = app.orderBetween(known.at(-1)?.order ?? null, null);
  const id = app.newId('savedView');
  const view = newSavedView(id, { ...input, params: { ...input.params }, order }, authorship(app));
  const done = await app.run({ label: label('change.save-view'), ops: [insert('savedViews', view)] });
  return done.ok ? ok(id) : done;
}

/** What the list shows now becomes the view. */
export const changeView = (app: App, view: SavedView, params: ViewParams): Promise<Result<unknown, CommitProblem>> =>
  app.run({ label: label('change.save-view'), ops: ops(update('savedViews', view, { params: { ...params } })) });

export const removeView = (app: App, view: SavedView): Promise<Result<unknown, CommitProblem>> =>
  app.run({ label: label('change.remove-view'), ops: ops(trash('savedViews', view, app.now())) });
