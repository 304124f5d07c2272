import { describe, expect, test } from 'vitest';
import { applyOp } from './apply-op.ts';
import { bringBack, earlierRecords, type ProjectRows } from './bring-back.ts';
import type { JsonObject } from './json.ts';
import type { TableName } from './records.ts';

const row = (id: string, fields: JsonObject = {}): JsonObject => ({ id, deletedAt: null, rev: 1, ...fields });
const rows = (tables: Partial<Record<TableName, readonly JsonObject[]>>): ProjectRows =>
  new Map(Object.entries(tables) as [TableName, readonly JsonObject[]][]);

const THEN = rows({
  interviews: [row('iv_1', { title: 'Dana', tagIds: ['tg_1', 'tg_2'] })],
  transcripts: [row('tr_1', { interviewId: 'iv_1' })],
  segments: [row('sg_1', { transcriptId: 'tr_1', text: 'We print' }), row('sg_2', { transcriptId: 'tr_1' })],
  highlights: [row('hl_1', { interviewId: 'iv_1', tagIds: ['tg_1'] })],
  insights: [row('in_1', { title: 'They print' })],
  bodies: [row('bd_1', { ownerId: 'in_1', order: ['a'], blocks: { a: { node: null, text: 'old' } } })],
  evidence: [row('ev_1', { from: 'hl_1', to: 'in_1' })],
  tags: [row('tg_1', { label: 'Print' })],
});

/** The rows of `now` after the ops. */
function broughtBack(id: string, now: ProjectRows): ReadonlyMap<string, JsonObject | undefined> {
  const all = new Map<string, JsonObject | undefined>();
  for (const list of now.values()) for (const one of list) all.set(String(one.id), one);
  for (const op of bringBack(id, THEN, now)) {
    const done = applyOp(op, all.get(op.key));
    if (!done.ok) throw new Error(`${done.problem.kind} ${op.key}`);
    if (done.value) all.set(op.key, done.value.row);
  }
  return all;
}

describe('what is listed', () => {
  test('is what is gone or other now, also by its text alone', () => {
    const now = rows({
      interviews: [row('iv_1', { title: 'Dana', tagIds: ['tg_1', 'tg_2'], rev: 9 })],
      insights: [row('in_1', { title: 'They print' })],
      bodies: [row('bd_1', { ownerId: 'in_1', order: ['a'], blocks: { a: { node: null, text: 'new' } } })],
      tags: [row('tg_1', { label: 'Print', deletedAt: '2026-03-02T08:00:00Z' })],
    });
    const seen = earlierRecords(['interviews', 'insights', 'highlights', 'tags'], THEN, now);
    expect(seen.map(({ row: { id }, now }) => [id, now])).toEqual([
      ['in_1', 'changed'],
      ['hl_1', 'gone'],
      ['tg_1', 'gone'],
    ]);
  });

  test('leaves out what was in the trash then', () => {
    const then = rows({ tags: [row('tg_1', { deletedAt: '2026-03-02T08:00:00Z' })] });
    expect(earlierRecords(['tags'], then, rows({}))).toEqual([]);
  });
});

describe('bringing one record back', () => {
  test('takes along what belonged to it, and no link whose other end is gone', () => {
    const left = broughtBack('iv_1', rows({}));
    expect([...left.keys()].sort()).toEqual(['hl_1', 'iv_1', 'sg_1', 'sg_2', 'tr_1']);
    expect(left.get('iv_1')).toMatchObject({ title: 'Dana', tagIds: [] });
  });

  test('takes along the link where both ends stand', () => {
    const left = broughtBack('iv_1', rows({ insights: [row('in_1')], tags: [row('tg_1')] }));
    expect(left.get('ev_1')).toMatchObject({ from: 'hl_1', to: 'in_1' });
    expect(left.get('iv_1')).toMatchObject({ tagIds: ['tg_1'] });
    expect(left.get('hl_1')).toMatchObject({ tagIds: ['tg_1'] });
  });

  test('brings back what it belongs to, and not the rest of that', () => {
    const left = broughtBack('sg_1', rows({}));
    expect([...left.keys()].sort()).toEqual(['iv_1', 'sg_1', 'tr_1']);
  });

  test('sets its fields and its text back, and leaves what was changed around it', () => {
    const now = rows({
      interviews: [row('iv_1', { title: 'Dana and Eli', tagIds: [] })],
      transcripts: [row('tr_1', { interviewId: 'iv_1' })],
      segments: [row('sg_1', { transcriptId: 'tr_1', text: 'We print twice' })],
      insights: [row('in_1', { title: 'Something else' })],
      bodies: [row('bd_1', { ownerId: 'in_1', order: ['b'], blocks: { b: { node: null, text: 'new' } } })],
    });
    const insight = broughtBack('in_1', now);
    expect(insight.get('in_1')).toMatchObject({ title: 'They print' });
    expect(insight.get('bd_1')).toMatchObject({ order: ['a'], blocks: { a: { node: null, text: 'old' } } });
    const interview = broughtBack('iv_1', now);
    expect(interview.get('iv_1')).toMatchObject({ title: 'Dana' });
    expect(interview.get('sg_1')).toMatchObject({ text: 'We print twice' });
    expect(interview.get('sg_2')).toMatchObject({ id: 'sg_2' });
  });

  test('takes it out of the trash, with its parts', () => {
    const trashed = { deletedAt: '2026-03-02T08:00:00Z' };
    const now = rows({
      interviews: [row('iv_1', { title: 'Dana', tagIds: [], ...trashed })],
      transcripts: [row('tr_1', { interviewId: 'iv_1', ...trashed })],
      segments: [row('sg_1', { transcriptId: 'tr_1', text: 'We print', ...trashed })],
    });
    const left = broughtBack('iv_1', now);
    for (const id of ['iv_1', 'tr_1', 'sg_1', 'sg_2', 'hl_1'])
      expect(left.get(id), id).toMatchObject({ deletedAt: null });
  });

  test('leaves a newer text of the same record in its place', () => {
    const now = rows({
      insights: [row('in_1', { title: 'x' })],
      bodies: [row('bd_9', { ownerId: 'in_1', blocks: {} })],
    });
    expect(bringBack('in_1', THEN, now).map(({ key }) => key)).toEqual(['in_1']);
  });

  test('of a record that is as it was does nothing', () => {
    expect(bringBack('in_1', THEN, THEN)).toEqual([]);
  });
});
