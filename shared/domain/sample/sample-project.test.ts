import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { type TextBlock, textOf } from '../anchor.ts';
import { must } from '../assert.ts';
import { type Body, textBlocks } from '../body.ts';
import type { EvidenceLink } from '../evidence-link.ts';
import { questionsOf } from '../guide.ts';
import type { Highlight } from '../highlight.ts';
import { idFrom, kindOfId } from '../ids.ts';
import { RECORDS, type RecordTypes, TABLES, type TableName } from '../records.ts';
import type { Score } from '../score.ts';
import type { SampleInput } from './sample-plan.ts';
import { sampleProject } from './sample-project.ts';

describe('the sample project', () => {
  it('makes the same ops from the same input, each record valid and marked as sample', () => {
    const ops = sampleProject(input());
    expect(sampleProject(input())).toEqual(ops);
    for (const { table, after } of ops) {
      const row = { ...after, rev: 1, updatedAt: '2031-03-04T05:06:07Z' };
      expect(v.safeParse(RECORDS[table].schema, row).issues).toBeUndefined();
      expect(after?.origin).toMatchObject({ system: 'sample' });
    }
    expect(new Set(ops.map((op) => op.key)).size).toBe(ops.length);
  });

  it('finds the exact words of each highlight in its source', () => {
    const highlights = rows('highlights');
    expect(highlights.length).toBeGreaterThanOrEqual(40);
    for (const { anchor, needsReview } of highlights) {
      expect(textOf(anchor, blocksOf(anchor.source))).toBe(anchor.quote);
      expect(needsReview).toBe(false);
    }
    expect(highlights.filter(({ anchor }) => anchor.source.startsWith('no_')).length).toBeGreaterThanOrEqual(5);
    expect(highlights.some((a) => highlights.some((b) => overlap(a, b)))).toBe(true);
  });

  it('covers every kind of interview and dates them before today', () => {
    const interviews = rows('interviews');
    expect(interviews).toHaveLength(6);
    expect(new Set(interviews.map(({ kind }) => kind))).toEqual(
      new Set(['conversation', 'usability-session', 'survey-response', 'support-contact', 'field-note']),
    );
    for (const { heldAt } of interviews) expect(heldAt && heldAt < TODAY).toBe(true);
    const turns = groupBy(rows('segments'), (segment) => segment.transcriptId);
    expect([...turns.values()].filter((list) => list.length >= 25 && list.length <= 45).length).toBeGreaterThanOrEqual(
      2,
    );
  });

  it('joins only what may be joined, and leaves the gaps that the product shows', () => {
    const links = rows('evidence');
    const ids = new Set<string>(sampleProject(input()).map((op) => op.key));
    for (const { from, to } of links) expect([ids.has(from), ids.has(to)]).toEqual([true, true]);
    const reached = new Set<string>(links.map(({ to }) => to));
    const used = new Set<string>(links.map(({ from }) => from));
    expect(rows('goals').filter(({ id }) => !reached.has(id))).toHaveLength(1);
    expect(rows('needs').filter(({ id }) => !reached.has(id))).toHaveLength(1);
    expect(rows('insights').filter(({ id }) => !used.has(id))).toHaveLength(1);
    expect(rows('highlights').filter(({ id }) => !used.has(id)).length).toBeGreaterThanOrEqual(3);
  });

  it('shows something on every page: no table stays empty that a person fills by hand', () => {
    const filled = new Set(sampleProject(input()).map((op) => op.table));
    // Recordings and rules need files and habits of one's own; reports are written from it, settings belong to the workspace.
    const own = new Set<TableName>(['authors', 'media', 'reports', 'rules', 'settings']);
    expect(TABLES.filter((table) => !filled.has(table) && !own.has(table))).toEqual([]);
  });

  it('asks by versions of a guide, and each answer stands under a question of the version that was used', () => {
    const guides = new Map(rows('guides').map((guide) => [guide.id as string, guide]));
    const held = rows('interviews').filter(({ guideId }) => guideId !== null);
    const used = held.map(({ guideId }) => must(guides.get(guideId ?? ''), 'its guide'));
    expect(used.filter(({ familyId }) => familyId === used[0]?.familyId).map(({ version }) => version)).toEqual([
      1, 2, 2,
    ]);
    const asked = held.flatMap(({ answers }, i) => {
      const ids = new Set(questionsOf(must(used[i], 'a guide')).map(({ id }) => id));
      expect(Object.keys(answers).filter((id) => !ids.has(id))).toEqual([]);
      return Object.values(answers).map(({ state }) => state);
    });
    expect(new Set(asked)).toEqual(new Set(['asked', 'answered', 'skipped']));
    const answered = asked.filter((state) => state === 'answered').length;
    const lines = rows('notes').flatMap(({ marks }) => Object.values(marks));
    const words = rows('segments').filter(({ questionId }) => questionId !== null).length;
    expect(words + lines.filter(({ questionId }) => questionId !== null).length).toBe(answered);
    expect(lines.filter(({ atMs, mark }) => atMs !== null && mark !== null).length).toBeGreaterThanOrEqual(5);
  });

  it('sets a threshold before the result, and a decision before what was heard since', () => {
    for (const { thresholdSetAt, startedAt, endedAt } of rows('experiments')) {
      expect(thresholdSetAt !== null && thresholdSetAt < (startedAt ?? TODAY)).toBe(true);
      expect(startedAt === null || endedAt === null || startedAt < endedAt).toBe(true);
    }
    const seen: string[] = [];
    const freeze: SampleInput['freeze'] = (graph, aboutIds, day) => {
      seen.push(...graph.records.interviews.map(({ heldAt }) => must(heldAt, 'a day')));
      expect(aboutIds.filter((id) => !graph.places.has(id))).toEqual([]);
      expect(seen.filter((heldAt) => heldAt > day)).toEqual([]);
      return { at: `${day}T12:00:00Z`, text: '[]', sha256: 'x' };
    };
    const decisions = sampleProject({ ...input(), freeze }).filter(({ table }) => table === 'decisions');
    expect(decisions.map(({ after }) => after?.frozen !== null)).toEqual([true, false]);
    expect(seen).toHaveLength(5);
  });

  it('scores on the scales of its sources, each person once', () => {
    const scores = rows('scores');
    const said = scores.filter(({ source }) => source !== 'estimate');
    expect(said.every(({ participantId }) => participantId !== null)).toBe(true);
    const key = (s: Score): string => [s.aboutId, s.kind, s.source, s.participantId].join();
    expect(new Set(scores.map(key)).size).toBe(scores.length);
    for (const { source, value } of said) {
      expect(value >= (source === 'survey' ? 1 : 0) && value <= (source === 'survey' ? 5 : 3)).toBe(true);
    }
    for (const kind of ['importance', 'reach', 'ease', 'kanoPresent'] as const) {
      expect(new Set(scores.filter((one) => one.kind === kind).map(({ aboutId }) => aboutId)).size).toBeGreaterThan(1);
    }
  });

  it('has one claim with more against it than for it, and one that stands on one person', () => {
    const people = new Map(rows('highlights').map(({ id, participantId }) => [id as string, participantId]));
    const byClaim = groupBy(
      rows('evidence').filter(({ to }) => kindOfId(to) === 'insight'),
      (link) => link.to,
    );
    const against = [...byClaim.values()].filter((links) => count(links, 'contradicts') > count(links, 'supports'));
    const alone = [...byClaim.values()].filter(
      (links) => new Set(links.map(({ from }) => people.get(from))).size === 1,
    );
    expect([against.length, alone.length]).toEqual([1, 1]);
  });
});

const TODAY = '2031-03-04';

function input(): SampleInput {
  let n = 0;
  const next = (): string => `00000000-0000-7000-8000-${String(++n).padStart(12, '0')}`;
  return {
    now: '2031-03-04T05:06:07Z',
    by: 'au_1',
    day: (offset) => new Date(Date.parse(`${TODAY}T00:00:00Z`) + offset * 86_400_000).toISOString().slice(0, 10),
    newId: (kind) => idFrom(kind, next()),
    newBlockId: next,
    orderKeys: (before, many) => Array.from({ length: many }, (_, i) => `${before ?? ''}${String(i).padStart(4, '0')}`),
    after: { studies: null, tags: null, needs: null, goals: null, guides: null, boards: null, savedViews: null },
    freeze: () => null,
    aliasesInUse: [],
  };
}

function rows<T extends TableName>(table: T): RecordTypes[T][] {
  expect(TABLES).toContain(table);
  const made = sampleProject(input()).filter((op) => op.table === table);
  // The first test checks each row against its table's schema.
  return made.map((op) => op.after as unknown as RecordTypes[T]);
}

function blocksOf(source: string): TextBlock[] {
  const body = rows('bodies').find((one: Body) => one.ownerId === source);
  return body ? textBlocks(body) : rows('segments').filter((segment) => segment.transcriptId === source);
}

const overlap = (a: Highlight, b: Highlight): boolean =>
  a.id !== b.id && a.anchor.block === b.anchor.block && a.anchor.start < b.anchor.end && b.anchor.start < a.anchor.end;

const count = (links: readonly EvidenceLink[], stance: EvidenceLink['stance']): number =>
  links.filter((link) => link.stance === stance).length;

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
