import { expect, it } from 'vitest';
import type { EvidenceGraph } from '#shared/domain/evidence-graph.ts';
import type { Id } from '#shared/domain/ids.ts';
import { newTag, type Tag } from '#shared/domain/tag.ts';
import { aLine, stored } from '../../../test/line-builder.ts';
import { codebookOutline, mayStandUnder, tagFigures } from './codebook-outline.ts';

const WHO = { now: '2026-01-05T09:00:00.000Z', by: 'au_1' } as const;
const aTag = (id: Id<'tag'>, label: string, more: Partial<Parameters<typeof newTag>[1]> = {}): Tag =>
  stored(newTag(id, { label, order: id, ...more }, WHO));

const theme = aTag('tg_1', 'Theme', { codable: false });
const price = aTag('tg_2', 'Pricing', { parentId: 'tg_1', aliases: ['Kosten'] });
const shock = aTag('tg_3', 'Price shock', { parentId: 'tg_2', definition: 'Says that it was dearer than expected.' });
const orphan = aTag('tg_4', 'Approval', { parentId: 'tg_trashed' });
const TAGS = [theme, price, shock, orphan];

const lines = (tags: readonly Tag[], q?: string, collapsed: readonly string[] = []): string[] =>
  codebookOutline(tags, { figures: new Map(), collapsed: new Set(collapsed), q }).map(
    ({ tag, level, place, siblings }) => `${'-'.repeat(level)}${tag.label} ${place}/${siblings}`,
  );

it('shows groups with their tags, and a tag whose group is in the trash at the top', () => {
  expect(lines(TAGS)).toEqual(['-Theme 1/2', '--Pricing 1/1', '---Price shock 1/1', '-Approval 2/2']);
  expect(lines(TAGS, '', ['tg_2'])).toEqual(['-Theme 1/2', '--Pricing 1/1', '-Approval 2/2']);
});

it('finds by label, alias and definition, with the way down to what is found, even where it was folded', () => {
  expect(lines(TAGS, 'kosten', ['tg_1'])).toEqual(['-Theme 1/1', '--Pricing 1/1']);
  expect(lines(TAGS, 'dearer')).toEqual(['-Theme 1/1', '--Pricing 1/1', '---Price shock 1/1']);
  expect(lines(TAGS, 'nothing')).toEqual([]);
});

it('puts tags that a merge nested under each other at the top, each once', () => {
  const circle = [aTag('tg_5', 'A', { parentId: 'tg_6' }), aTag('tg_6', 'B', { parentId: 'tg_5' })];
  expect(lines(circle)).toEqual(['-A 1/2', '-B 2/2']);
});

it('counts quotes and people, and in a group each quote once', () => {
  const line = aLine({
    interviews: { iv_1: { title: 'Dana' }, iv_2: { title: 'Émile' } },
    people: { pt_1: { name: 'Dana', alias: 'P-001' } },
    quotes: {
      hl_1: { words: 'a', in: 'iv_1', by: 'pt_1' },
      hl_2: { words: 'b', in: 'iv_1', by: 'pt_1' },
      hl_3: { words: 'c', in: 'iv_2' },
    },
  });
  const tagged: Readonly<Record<string, Id<'tag'>[]>> = { hl_1: ['tg_2', 'tg_3'], hl_2: ['tg_3'], hl_3: ['tg_2'] };
  const highlights = line.records.highlights.map((h) => ({ ...h, tagIds: tagged[h.id] ?? [] }));
  const graph: EvidenceGraph = { ...line, records: { ...line.records, highlights } };
  expect(Object.fromEntries(tagFigures(graph, TAGS))).toEqual({
    tg_1: { uses: 3, people: 2 },
    tg_2: { uses: 3, people: 2 },
    tg_3: { uses: 2, people: 1 },
    tg_4: { uses: 0, people: 0 },
  });
});

it('lets no tag stand under itself or under what stands under it', () => {
  expect(mayStandUnder(TAGS, 'tg_2', 'tg_2')).toBe(false);
  expect(mayStandUnder(TAGS, 'tg_2', 'tg_3')).toBe(false);
  expect(mayStandUnder(TAGS, 'tg_3', 'tg_1')).toBe(true);
});
