import { expect, test } from 'vitest';
import { must } from '#shared/domain/assert.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import { mergeWorkspaces, replay } from '#shared/domain/merge/merge-workspaces.ts';
import { type Copy, copyOf, emptyCopy, fork, make, rowIn, rowsOf, set, sumOf, write } from './merge-world.ts';

const base = (id: string, more: JsonObject = {}): JsonObject => ({
  id,
  createdAt: '2026-01-01T00:00:00Z',
  by: 'au_1',
  deletedAt: null,
  origin: null,
  ...more,
});
const need = (id: string, title: string): JsonObject =>
  base(id, {
    title,
    form: 'job',
    parentId: null,
    order: 'a0',
    job: { when: '', want: '', soThat: '' },
    status: 'open',
  });
const body = (id: string, texts: Readonly<Record<string, string>>): JsonObject =>
  base(id, {
    ownerId: 'no_1',
    order: Object.keys(texts),
    blocks: Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, { node: null, text }])),
  });
const highlight = (id: string, anchor: JsonObject, tagIds: string[] = []): JsonObject =>
  base(id, { interviewId: 'iv_1', anchor, tagIds, participantId: null, needsReview: false, tagging: {} });

function twoCopies(
  rows: readonly (readonly ['needs' | 'bodies' | 'highlights' | 'metrics' | 'evidence', JsonObject])[],
) {
  const origin = write(
    emptyCopy('origin'),
    rows.map(([table, row]) => make(table, row)),
  );
  return { a: fork(origin, 'a'), b: fork(origin, 'b') };
}

const merged = (a: Copy, b: Copy) => mergeWorkspaces(a, b);
const titleOf = (rows: ReturnType<typeof rowsOf>, id: string) => rowIn(rows, 'needs', id)?.title;

test('fields that only one side changed are taken from it', () => {
  const { a, b } = twoCopies([['needs', need('nd_1', 'start')]]);
  const left = write(a, [set(a, 'needs', 'nd_1', { title: 'left' })]);
  const right = write(b, [set(b, 'needs', 'nd_1', { status: 'target' })]);
  const { rows, conflicts } = merged(left, right);
  expect(rowIn(rows, 'needs', 'nd_1')).toMatchObject({ title: 'left', status: 'target' });
  expect(conflicts).toEqual([]);
});

test('one field written by both: one is shown, both are listed, and choosing settles it', () => {
  const { a, b } = twoCopies([['needs', need('nd_1', 'start')]]);
  const left = write(a, [set(a, 'needs', 'nd_1', { title: 'left' })]);
  const right = write(b, [set(b, 'needs', 'nd_1', { title: 'right' })]);
  const both = merged(left, right);
  expect(titleOf(both.rows, 'nd_1')).toBe('right');
  expect(both.conflicts).toHaveLength(1);
  expect(both.conflicts[0]).toMatchObject({ kind: 'field', record: 'nd_1', field: 'title' });
  expect(both.conflicts[0]?.values.map(({ value }) => value)).toEqual(['right', 'left']);

  const later = copyOf(both, 'c');
  const chosen = write(later, [set(later, 'needs', 'nd_1', { title: 'left' })]);
  const again = merged(chosen, right);
  expect(titleOf(again.rows, 'nd_1')).toBe('left');
  expect(again.conflicts).toEqual([]);
});

test('the same value from both sides is no conflict', () => {
  const { a, b } = twoCopies([['needs', need('nd_1', 'start')]]);
  const both = merged(
    write(a, [set(a, 'needs', 'nd_1', { title: 'same' })]),
    write(b, [set(b, 'needs', 'nd_1', { title: 'same' })]),
  );
  expect(both.conflicts).toEqual([]);
});

test('tags that two people put on and took off one highlight meet', () => {
  const anchor = { source: 'no_1', block: 'x', start: 0, end: 3, endBlock: null, quote: 'one', prefix: '', suffix: '' };
  const { a, b } = twoCopies([['highlights', highlight('hl_1', anchor, ['tg_1', 'tg_2'])]]);
  const left = write(a, [set(a, 'highlights', 'hl_1', { tagIds: ['tg_1', 'tg_2', 'tg_3'] })]);
  const right = write(b, [set(b, 'highlights', 'hl_1', { tagIds: ['tg_2', 'tg_4'] })]);
  const { rows, conflicts } = merged(left, right);
  const tags = must(rowIn(rows, 'highlights', 'hl_1'), 'the highlight').tagIds as string[];
  expect([...tags].sort()).toEqual(['tg_2', 'tg_3', 'tg_4']);
  expect(conflicts).toEqual([]);
});

test('check-ins of both sides stand in order of their day', () => {
  const metric = base('mt_1', { goalId: 'gl_1', name: 'calls', checkIns: [] });
  const { a, b } = twoCopies([['metrics', metric]]);
  const left = write(a, [set(a, 'metrics', 'mt_1', { checkIns: [{ id: '1', at: '2026-03-01', value: 3, note: '' }] })]);
  const right = write(b, [
    set(b, 'metrics', 'mt_1', { checkIns: [{ id: '2', at: '2026-02-01', value: 4, note: '' }] }),
  ]);
  const { rows } = merged(left, right);
  const checkIns = must(rowIn(rows, 'metrics', 'mt_1'), 'the metric').checkIns as JsonObject[];
  expect(checkIns.map(({ id }) => id)).toEqual(['2', '1']);
});

test('what one side deleted and the other changed stays, and is listed', () => {
  const { a, b } = twoCopies([['needs', need('nd_1', 'start')]]);
  const left = write(a, [set(a, 'needs', 'nd_1', { deletedAt: '2026-02-01T00:00:00Z' })]);
  const right = write(b, [set(b, 'needs', 'nd_1', { title: 'still wanted' })]);
  const both = merged(left, right);
  expect(rowIn(both.rows, 'needs', 'nd_1')).toMatchObject({ title: 'still wanted', deletedAt: null });
  expect(both.conflicts).toMatchObject([{ kind: 'deleted', record: 'nd_1' }]);
  const untouched = merged(left, b);
  expect(rowIn(untouched.rows, 'needs', 'nd_1')?.deletedAt).not.toBeNull();
});

test('what was removed for good does not come back from an old copy, but does from a changed one', () => {
  const { a, b } = twoCopies([['needs', need('nd_1', 'start')]]);
  const gone = must(rowIn(rowsOf(a), 'needs', 'nd_1'), 'the need');
  const left = write(a, [{ table: 'needs', key: 'nd_1', before: gone, after: null }]);
  expect(rowIn(merged(left, b).rows, 'needs', 'nd_1')).toBeUndefined();
  const right = write(b, [set(b, 'needs', 'nd_1', { title: 'changed' })]);
  expect(titleOf(merged(left, right).rows, 'nd_1')).toBe('changed');
});

test('of a text both sides changed, each paragraph of each side is there', () => {
  const { a, b } = twoCopies([['bodies', body('bd_1', { p: 'one', q: 'two', r: 'three' })]]);
  const block = (text: string) => ({ node: null, text });
  const left = write(a, [
    set(a, 'bodies', 'bd_1', {
      'blocks/p': block('one, left'),
      'blocks/l': block('new left'),
      order: ['p', 'l', 'q', 'r'],
    }),
  ]);
  const right = write(b, [
    set(b, 'bodies', 'bd_1', {
      'blocks/p': block('one, right'),
      'blocks/q': null,
      'blocks/n': block('new right'),
      order: ['p', 'r', 'n'],
    }),
  ]);
  const { rows, conflicts } = merged(left, right);
  const row = must(rowIn(rows, 'bodies', 'bd_1'), 'the body');
  const texts = (row.order as string[]).map((id) => (row.blocks as Record<string, { text: string }>)[id]?.text);
  expect(texts).toEqual(['one, right', 'one, left', 'new left', 'three', 'new right']);
  expect(conflicts).toMatchObject([{ kind: 'block', field: 'blocks/p' }]);
});

test('a highlight follows its words into the merged text', () => {
  const anchor = { source: 'no_1', block: 'p', start: 0, end: 3, endBlock: null, quote: 'one', prefix: '', suffix: '' };
  const { a, b } = twoCopies([['bodies', body('bd_1', { p: 'one' })]]);
  const left = write(a, [make('highlights', highlight('hl_1', anchor))]);
  const right = write(b, [set(b, 'bodies', 'bd_1', { 'blocks/p': { node: null, text: 'at first one' } })]);
  const { rows } = merged(left, right);
  expect(rowIn(rows, 'highlights', 'hl_1')).toMatchObject({
    anchor: { start: 9, end: 12, quote: 'one' },
    needsReview: false,
  });
});

test('two moves that make a circle together: one is taken back and listed', () => {
  const { a, b } = twoCopies([
    ['needs', need('nd_1', 'one')],
    ['needs', need('nd_2', 'two')],
  ]);
  const left = write(a, [set(a, 'needs', 'nd_1', { parentId: 'nd_2' })]);
  const right = write(b, [set(b, 'needs', 'nd_2', { parentId: 'nd_1' })]);
  const { rows, conflicts } = merged(left, right);
  const parents = ['nd_1', 'nd_2'].map((id) => rowIn(rows, 'needs', id)?.parentId);
  expect(parents.filter((parent) => parent === null)).toHaveLength(1);
  expect(conflicts).toMatchObject([{ kind: 'cycle' }]);
});

test('one link made twice is one link; of two stances both stay and are listed', () => {
  const link = (id: string, stance: string) =>
    base(id, {
      from: 'in_1',
      to: 'nd_1',
      stance,
      status: 'accepted',
      hashes: null,
      note: '',
      strength: null,
      order: '',
    });
  const { a, b } = twoCopies([['needs', need('nd_1', 'one')]]);
  const live = (rows: ReturnType<typeof rowsOf>) =>
    [...(rows.get('evidence')?.values() ?? [])].filter(({ deletedAt }) => deletedAt === null).map(({ id }) => id);
  const twice = merged(
    write(a, [make('evidence', link('ev_1', 'supports'))]),
    write(b, [make('evidence', link('ev_2', 'supports'))]),
  );
  expect(live(twice.rows)).toEqual(['ev_1']);
  const otherwise = merged(
    write(a, [make('evidence', link('ev_1', 'supports'))]),
    write(b, [make('evidence', link('ev_2', 'contradicts'))]),
  );
  expect(live(otherwise.rows).sort()).toEqual(['ev_1', 'ev_2']);
  expect(otherwise.conflicts).toMatchObject([{ kind: 'stance' }]);
});

test('the log of a merge gives the rows of the merge', () => {
  const { a, b } = twoCopies([['needs', need('nd_1', 'start')]]);
  const left = write(a, [set(a, 'needs', 'nd_1', { deletedAt: '2026-02-01T00:00:00Z' })]);
  const right = write(b, [set(b, 'needs', 'nd_1', { title: 'still wanted' })]);
  const both = merged(left, right);
  expect(sumOf(replay(both.log))).toBe(sumOf(both.rows));
});
