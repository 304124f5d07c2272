import { describe, expect, it } from 'vitest';
import type { App } from '#renderer/data/app.ts';
import { linksTo } from '#renderer/data/queries/graph-queries.ts';
import { assert, must } from '#shared/domain/assert.ts';
import type { Id } from '#shared/domain/ids.ts';
import type { Result } from '#shared/domain/result.ts';
import { anApp } from '../../../test/builders.ts';
import { clusterToInsight, createBoard, type Drop, putQuotes } from './canvas-actions.ts';

const done = async <T>(action: Promise<Result<T, unknown>>): Promise<T> => {
  const result = await action;
  assert(result.ok, 'an action that succeeds');
  return result.value;
};

async function aBoard() {
  const app = await anApp();
  const id = await done(createBoard(app, 'Canvas 1', null));
  const put = (quote: Id<'highlight'>, drop: Drop) => done(putQuotes(app, id, [quote], drop));
  const board = async () => must(await app.db.boards.get(id), 'the board');
  return { app, id, put, board };
}

const evidenceOf = async (app: App, insight: Id<'insight'>): Promise<string[]> =>
  (await linksTo(app, insight)).map(({ from }) => from).sort();

describe('the canvas', () => {
  it('keeps a loose quote where it was put', async () => {
    const { put, board } = await aBoard();
    await put('hl_1', { kind: 'loose', x: 40, y: 60 });
    expect((await board()).places).toEqual({ hl_1: { x: 40, y: 60, cluster: null } });
  });

  it('gathers two quotes when one is put on the other', async () => {
    const { put, board } = await aBoard();
    await put('hl_1', { kind: 'loose', x: 40, y: 60 });
    await put('hl_2', { kind: 'new-cluster', x: 40, y: 60, with: 'hl_1' });
    const { places, clusters } = await board();
    const [key] = Object.keys(clusters);
    expect(clusters).toEqual({ [must(key, 'a cluster')]: { title: '', x: 40, y: 60, insightId: null } });
    expect(Object.values(places).map(({ cluster }) => cluster)).toEqual([key, key]);
  });

  it('drops a nameless cluster with its last quote', async () => {
    const { put, board } = await aBoard();
    await put('hl_1', { kind: 'new-cluster', x: 0, y: 0 });
    await put('hl_1', { kind: 'tray' });
    expect(await board()).toMatchObject({ places: {}, clusters: {} });
  });

  it('makes a named cluster an insight on its quotes, which follow as quotes come and go', async () => {
    const { app, id, put, board } = await aBoard();
    await put('hl_1', { kind: 'new-cluster', x: 0, y: 0 });
    const key = must(Object.keys((await board()).clusters)[0], 'a cluster');
    await put('hl_2', { kind: 'cluster', cluster: key });
    expect(await clusterToInsight(app, id, key, '  ')).toMatchObject({ ok: false, problem: { kind: 'no-title' } });
    const insight = await done(clusterToInsight(app, id, key, 'Approvals leak out'));
    expect(await app.db.insights.get(insight)).toMatchObject({ title: 'Approvals leak out' });
    expect(await evidenceOf(app, insight)).toEqual(['hl_1', 'hl_2']);
    await put('hl_3', { kind: 'cluster', cluster: key });
    expect(await evidenceOf(app, insight)).toEqual(['hl_1', 'hl_2', 'hl_3']);
    await put('hl_1', { kind: 'loose', x: 9, y: 9 });
    expect(await evidenceOf(app, insight)).toEqual(['hl_2', 'hl_3']);
    // One step: the place and the evidence come back together.
    await done(app.history.undo());
    expect(await evidenceOf(app, insight)).toEqual(['hl_1', 'hl_2', 'hl_3']);
    expect((await board()).places.hl_1).toEqual({ x: 0, y: 0, cluster: key });
    expect(await done(clusterToInsight(app, id, key, 'again'))).toBe(insight);
  });
});
