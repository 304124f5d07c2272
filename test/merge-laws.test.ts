import fc from 'fast-check';
import { expect, test } from 'vitest';
import { must } from '#shared/domain/assert.ts';
import type { Op } from '#shared/domain/change.ts';
import type { AnyId } from '#shared/domain/ids.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import { type Merged, mergeWorkspaces, replay } from '#shared/domain/merge/merge-workspaces.ts';
import { reanchor } from '#shared/domain/merge/reanchor.ts';
import type { TableName } from '#shared/domain/records.ts';
import { type Copy, copyOf, emptyCopy, fork, make, rowIn, rowsOf, set, sumOf, write } from './merge-world.ts';

const RUNS = Number(process.env.THROUGHLINE_RUNS ?? 100);
const NEEDS = ['nd_1', 'nd_2', 'nd_3'];
const BLOCKS = ['p', 'q', 'r', 's'];
const TAGS = ['tg_1', 'tg_2', 'tg_3'];

/** One thing that somebody does; figures pick among what is there. */
type Act = readonly [what: number, which: number, value: number];
const act: fc.Arbitrary<Act> = fc.tuple(fc.nat(8), fc.nat(99), fc.nat(99));
const acts = fc.array(act, { maxLength: 6 });

const base = (id: string, more: JsonObject): JsonObject => ({
  id,
  createdAt: '2026-01-01T00:00:00Z',
  by: 'au_1',
  deletedAt: null,
  origin: null,
  ...more,
});
const block = (text: string): JsonObject => ({ node: null, text });

function start(): Copy {
  const needs = NEEDS.map((id) =>
    make(
      'needs',
      base(id, {
        title: id,
        form: 'job',
        parentId: null,
        order: id,
        job: { when: '', want: '', soThat: '' },
        status: 'open',
      }),
    ),
  );
  const body = base('bd_1', {
    ownerId: 'no_1',
    order: ['p', 'q'],
    blocks: { p: block('alpha one'), q: block('beta two') },
  });
  const anchor = {
    source: 'no_1',
    block: 'q',
    start: 0,
    end: 4,
    endBlock: null,
    quote: 'beta',
    prefix: '',
    suffix: ' two',
  };
  const highlight = base('hl_1', {
    interviewId: 'iv_1',
    anchor,
    tagIds: [],
    participantId: null,
    needsReview: false,
    tagging: {},
  });
  return write(emptyCopy('origin'), [...needs, make('bodies', body), make('highlights', highlight)]);
}

const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;

function perform(copy: Copy, [what, which, value]: Act, serial: number): Copy {
  const need = pick(NEEDS, which);
  const rows = rowsOf(copy);
  const put = (table: TableName, id: string, fields: JsonObject): Copy => {
    const op = set(copy, table, id, fields);
    return write(copy, table === 'bodies' ? [op, follow(copy, op)] : [op]);
  };
  const body = rowIn(rows, 'bodies', 'bd_1');
  const blocks = (body?.blocks ?? {}) as JsonObject;
  const order = ((body?.order ?? []) as string[]).filter((id) => id in blocks);
  switch (what) {
    case 0:
      return put('needs', need, { title: `title ${String(value)}` });
    case 1:
      return put('needs', need, {
        deletedAt: value % 2 ? null : `2026-02-01T00:00:${String(value % 60).padStart(2, '0')}Z`,
      });
    case 2: {
      const parent = pick([null, ...NEEDS], value);
      for (let at = parent; at !== null; at = (rowIn(rows, 'needs', at)?.parentId ?? null) as string | null) {
        if (at === need) return copy;
      }
      return put('needs', need, { parentId: parent });
    }
    case 3: {
      const now = (rowIn(rows, 'highlights', 'hl_1')?.tagIds ?? []) as string[];
      const tag = pick(TAGS, value);
      return put('highlights', 'hl_1', {
        tagIds: now.includes(tag) ? now.filter((one) => one !== tag) : [...now, tag],
      });
    }
    case 4:
      return put('bodies', 'bd_1', {
        [`blocks/${pick(BLOCKS, which)}`]: block(`text ${String(value)} beta`),
        order: order.includes(pick(BLOCKS, which)) ? order : [...order, pick(BLOCKS, which)],
      });
    case 5: {
      const gone = pick(BLOCKS, which);
      return put('bodies', 'bd_1', { [`blocks/${gone}`]: null, order: order.filter((id) => id !== gone) });
    }
    case 6:
      return put('bodies', 'bd_1', { order: [...order].reverse() });
    case 7:
      return write(copy, [
        make(
          'evidence',
          base(`ev_${copy.id}-${String(serial)}`, {
            from: 'in_1',
            to: need,
            stance: pick(['supports', 'contradicts'], value),
            status: 'accepted',
            hashes: null,
            note: '',
            strength: null,
            order: '',
          }),
        ),
      ]);
    default: {
      const row = rowIn(rows, 'needs', need);
      const removal: Op | null = row ? { table: 'needs', key: need as AnyId, before: row, after: null } : null;
      return value % 5 === 0 ? write(copy, [removal]) : copy;
    }
  }
}

/** Highlights follow their words in the change that edits the text, as in the app. */
function follow(copy: Copy, op: Op | null): Op | null {
  if (!op) return null;
  const rows = rowsOf({ ...copy, changes: [...copy.changes, { ops: [op] }] });
  reanchor(rows, () => true);
  const { anchor = null, needsReview = null } = rowIn(rows, 'highlights', 'hl_1') ?? {};
  return set(copy, 'highlights', 'hl_1', { anchor, needsReview });
}

const after = (copy: Copy, list: readonly Act[]): Copy => list.reduce((at, one, i) => perform(at, one, i), copy);

/** What two merges are compared by. */
const told = ({ rows, conflicts }: Merged) => ({
  sum: sumOf(rows),
  conflicts: conflicts.map(({ id, values }) => [id, values]),
});

const three = fc.tuple(acts, acts, acts, acts).map(([first, x, y, z]) => {
  const origin = after(start(), first);
  return [after(fork(origin, 'a'), x), after(fork(origin, 'b'), y), after(fork(origin, 'c'), z)] as const;
});

test('A into B equals B into A', () => {
  fc.assert(
    fc.property(three, ([a, b]) => {
      expect(mergeWorkspaces(a, b)).toEqual(mergeWorkspaces(b, a));
    }),
    { numRuns: RUNS },
  );
});

test('a copy merged with itself or with nothing is what it was', () => {
  fc.assert(
    fc.property(three, ([a]) => {
      const sum = sumOf(rowsOf(a));
      expect(sumOf(mergeWorkspaces(a, a).rows)).toBe(sum);
      expect(sumOf(mergeWorkspaces(a, emptyCopy('z')).rows)).toBe(sum);
      expect(mergeWorkspaces(a, a).log).toHaveLength(a.changes.length);
    }),
    { numRuns: RUNS },
  );
});

test('merging twice changes nothing', () => {
  fc.assert(
    fc.property(three, ([a, b]) => {
      const once = mergeWorkspaces(a, b);
      const twice = mergeWorkspaces(copyOf(once, 'd'), b);
      expect(told(twice)).toEqual(told(once));
      expect(twice.log).toEqual(once.log);
    }),
    { numRuns: RUNS },
  );
});

test('three copies come to one state in whichever order they are merged', () => {
  fc.assert(
    fc.property(three, ([a, b, c]) => {
      const left = mergeWorkspaces(copyOf(mergeWorkspaces(a, b), 'd'), c);
      const right = mergeWorkspaces(a, copyOf(mergeWorkspaces(b, c), 'e'));
      expect(told(left)).toEqual(told(right));
    }),
    { numRuns: RUNS },
  );
});

test('work that goes on after a merge merges again, and the log always gives the rows', () => {
  fc.assert(
    fc.property(three, acts, acts, ([a, b, c], more, most) => {
      const both = after(copyOf(mergeWorkspaces(a, b), 'd'), more);
      const far = after(c, most);
      const last = mergeWorkspaces(both, far);
      expect(sumOf(replay(last.log))).toBe(sumOf(last.rows));
      expect(told(mergeWorkspaces(far, both))).toEqual(told(last));
    }),
    { numRuns: RUNS },
  );
});

test('nothing is lost: a value that nobody overwrote is live or listed', () => {
  fc.assert(
    fc.property(three, ([a, b]) => {
      const { rows, conflicts } = mergeWorkspaces(a, b);
      for (const copy of [a, b]) {
        for (const [id, row] of rowsOf(copy).get('needs') ?? []) {
          const own = copy.changes.filter(({ stamp }) => stamp[1] === copy.id).flatMap(({ ops }) => ops);
          if (!own.some((op) => op.key === id && op.after && 'title' in op.after)) continue;
          const shown = rowIn(rows, 'needs', id)?.title;
          const listed = conflicts.some(
            (one) => one.record === id && one.values.some(({ value }) => value === row.title),
          );
          expect(shown === row.title || listed, `${id}: ${String(row.title)}`).toBe(true);
        }
        const words = new Set(
          Object.values((rowIn(rows, 'bodies', 'bd_1')?.blocks ?? {}) as Record<string, { text: string }>).map(
            ({ text }) => text,
          ),
        );
        const mine = copy.changes.filter(({ stamp }) => stamp[1] === copy.id).flatMap(({ ops }) => ops);
        const written = new Set(
          mine.flatMap((op) => Object.keys(op.after ?? {})).filter((path) => path.startsWith('blocks/')),
        );
        const blocks = (rowIn(rowsOf(copy), 'bodies', 'bd_1')?.blocks ?? {}) as Record<string, { text: string }>;
        for (const [id, { text }] of Object.entries(blocks))
          if (written.has(`blocks/${id}`)) expect(words).toContain(text);
      }
    }),
    { numRuns: RUNS },
  );
});

test('no highlight, quote or block is without its place', () => {
  fc.assert(
    fc.property(three, ([a, b]) => {
      const { rows } = mergeWorkspaces(a, b);
      const body = must(rowIn(rows, 'bodies', 'bd_1'), 'the body');
      expect([...(body.order as string[])].sort()).toEqual(Object.keys(body.blocks as JsonObject).sort());
      expect(rowIn(rows, 'highlights', 'hl_1')).toMatchObject({ anchor: { quote: 'beta' } });
      for (const row of rows.get('needs')?.values() ?? []) {
        const seen = new Set<unknown>();
        for (let at: unknown = row.id; typeof at === 'string'; at = rowIn(rows, 'needs', at)?.parentId) {
          expect(seen.has(at)).toBe(false);
          seen.add(at);
        }
      }
    }),
    { numRuns: RUNS },
  );
});
