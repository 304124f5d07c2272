import type { CreateProblem } from '#renderer/data/actions/create-actions.ts';
import type { FieldProblem } from '#renderer/data/actions/field-actions.ts';
import { type App, authorship } from '#renderer/data/app.ts';
import { linksTo } from '#renderer/data/queries/graph-queries.ts';
import { liveRecords, ordered } from '#renderer/data/queries/record-queries.ts';
import { type Board, type BoardCluster, type BoardPlace, newBoard } from '#shared/domain/board.ts';
import { insert, label, type Op, ops, remove, update } from '#shared/domain/change.ts';
import { newEvidenceLink } from '#shared/domain/evidence-link.ts';
import { type Id, isId } from '#shared/domain/ids.ts';
import { newInsight } from '#shared/domain/insight.ts';
import { fail, ok, type Result } from '#shared/domain/result.ts';

export async function createBoard(
  app: App,
  title: string,
  studyId: Id<'study'> | null,
): Promise<Result<Id<'board'>, CreateProblem>> {
  if (title.trim() === '') return fail({ kind: 'no-title' });
  const id = app.newId('board');
  const order = app.orderBetween(ordered(await liveRecords(app, 'boards')).at(-1)?.order ?? null, null);
  const op = insert('boards', newBoard(id, { title, order, studyId }, authorship(app)));
  const done = await app.run({ label: label('change.create', { kind: 'board' }), ops: [op] });
  return done.ok ? ok(id) : done;
}

/** Where a quote goes: loose at a point, into a cluster, into a new cluster at a point, or back to the tray. */
export type Drop =
  | { readonly kind: 'loose'; readonly x: number; readonly y: number }
  | { readonly kind: 'cluster'; readonly cluster: string }
  | {
      readonly kind: 'new-cluster';
      readonly x: number;
      readonly y: number;
      readonly with?: Id<'highlight'> | undefined;
    }
  | { readonly kind: 'tray' };

/**
 * Puts quotes somewhere, in one step. In a cluster that is an insight the quote becomes its evidence, and leaves it when it is taken
 * out. A cluster without name, insight and quotes goes away.
 */
export async function putQuotes(
  app: App,
  id: Id<'board'>,
  quotes: readonly Id<'highlight'>[],
  drop: Drop,
): Promise<Result<unknown, FieldProblem>> {
  const board = await app.db.boards.get(id);
  if (!board) return fail({ kind: 'gone' });
  const places: Record<string, BoardPlace> = { ...board.places };
  const clusters: Record<string, BoardCluster> = { ...board.clusters };
  const moved = drop.kind === 'new-cluster' && drop.with ? [...new Set([drop.with, ...quotes])] : quotes;
  const cluster = drop.kind === 'new-cluster' ? app.newUuid() : drop.kind === 'cluster' ? drop.cluster : null;
  if (drop.kind === 'new-cluster' && cluster !== null) {
    clusters[cluster] = { title: '', x: drop.x, y: drop.y, insightId: null };
  }
  if (cluster !== null && clusters[cluster] === undefined) return fail({ kind: 'gone' });
  const made: (Op | null)[] = [];
  for (const [i, quote] of moved.entries()) {
    const before = board.places[quote]?.cluster ?? null;
    if (drop.kind === 'tray') delete places[quote];
    else {
      const at = drop.kind === 'loose' ? { x: drop.x + 16 * i, y: drop.y + 16 * i } : { x: 0, y: 0 };
      places[quote] = { ...at, cluster };
    }
    if (before === cluster) continue;
    made.push(...(await evidenceOps(app, quote, board.clusters[before ?? ''], clusters[cluster ?? ''])));
  }
  const held = new Set(Object.values(places).map((place) => place.cluster));
  for (const [key, { title, insightId }] of Object.entries(clusters)) {
    if (!held.has(key) && title === '' && insightId === null) delete clusters[key];
  }
  return app.run({
    label: label(cluster === null ? 'change.canvas' : 'change.cluster'),
    ops: ops(update('boards', board, { places, clusters }), ...made),
  });
}

/** The quote's link to the insight that it leaves goes, one to the insight that it joins comes. */
async function evidenceOps(
  app: App,
  quote: Id<'highlight'>,
  left: BoardCluster | undefined,
  joined: BoardCluster | undefined,
): Promise<Op[]> {
  const made: Op[] = [];
  if (left?.insightId) {
    for (const link of await linksTo(app, left.insightId)) if (link.from === quote) made.push(remove('evidence', link));
  }
  if (joined?.insightId) {
    const known = (await linksTo(app, joined.insightId)).some(({ from }) => from === quote);
    const link = newEvidenceLink(app.newId('evidence'), { from: quote, to: joined.insightId }, authorship(app));
    if (!known) made.push(insert('evidence', link));
  }
  return made;
}

export async function moveCluster(
  app: App,
  id: Id<'board'>,
  key: string,
  to: { readonly x: number; readonly y: number },
): Promise<Result<unknown, FieldProblem>> {
  return setCluster(app, id, key, to, 'change.canvas');
}

/** Names a cluster while it is typed; the insight that it became keeps its own claim. */
export async function nameCluster(
  app: App,
  id: Id<'board'>,
  key: string,
  title: string,
  session: string,
): Promise<Result<unknown, FieldProblem>> {
  return setCluster(app, id, key, { title }, 'change.canvas', session);
}

/** Makes a cluster an insight: its name is the claim, its quotes the evidence. */
export async function clusterToInsight(
  app: App,
  id: Id<'board'>,
  key: string,
  claim: string,
): Promise<Result<Id<'insight'>, CreateProblem | FieldProblem>> {
  if (claim.trim() === '') return fail({ kind: 'no-title' });
  const board = await app.db.boards.get(id);
  const cluster = board?.clusters[key];
  if (!board || !cluster) return fail({ kind: 'gone' });
  if (cluster.insightId !== null) return ok(cluster.insightId);
  const insightId = app.newId('insight');
  const quotes = Object.entries(board.places).flatMap(([quote, place]) =>
    place.cluster === key && isId('highlight', quote) ? [quote] : [],
  );
  const clusters = { ...board.clusters, [key]: { ...cluster, title: claim.trim(), insightId } };
  const done = await app.run({
    label: label('change.cluster-insight'),
    ops: ops(
      insert('insights', newInsight(insightId, { title: claim }, authorship(app))),
      update('boards', board, { clusters }),
      ...quotes.map((from) =>
        insert('evidence', newEvidenceLink(app.newId('evidence'), { from, to: insightId }, authorship(app))),
      ),
    ),
  });
  return done.ok ? ok(insightId) : done;
}

async function setCluster(
  app: App,
  id: Id<'board'>,
  key: string,
  fields: Partial<BoardCluster>,
  name: string,
  session?: string,
): Promise<Result<unknown, FieldProblem>> {
  const board: Board | undefined = await app.db.boards.get(id);
  const cluster = board?.clusters[key];
  if (!board || !cluster) return fail({ kind: 'gone' });
  const clusters = { ...board.clusters, [key]: { ...cluster, ...fields } };
  return app.run({ label: label(name), ops: ops(update('boards', board, { clusters })) }, session);
}
