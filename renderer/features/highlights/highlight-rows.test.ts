import { expect, it } from 'vitest';
import { must } from '#shared/domain/assert.ts';
import type { EvidenceGraph } from '#shared/domain/evidence-graph.ts';
import { newHighlight } from '#shared/domain/highlight.ts';
import type { Id } from '#shared/domain/ids.ts';
import { newTag, type Tag } from '#shared/domain/tag.ts';
import { aLine, stored } from '../../../test/line-builder.ts';
import { filteredHighlights, highlightRows, inView, sortedHighlights } from './highlight-rows.ts';

const compare = new Intl.Collator('en').compare;
const WHO = { now: '2026-01-05T09:00:00.000Z', by: 'au_1' } as const;
const pricing = stored(newTag('tg_1', { label: 'Préis', order: 'a' }, WHO));
const TAGS: ReadonlyMap<string, Tag> = new Map([[pricing.id, pricing]]);

/** Three quotes of two interviews: the first is tagged (once with a tag in the trash), the second needs review. */
function theRows() {
  const line = aLine({
    interviews: {
      iv_1: { title: 'Dana', heldAt: '2026-01-01', study: 'st_1' },
      iv_2: { title: 'Émile', heldAt: '2026-02-01' },
    },
    people: { pt_1: { name: 'Dana Roe', alias: 'P-001' } },
    quotes: {
      hl_1: { words: 'We export the invoice', in: 'iv_1', by: 'pt_1' },
      hl_2: { words: 'I ping finance', in: 'iv_1', by: 'pt_1' },
      hl_3: { words: 'Nobody approves', in: 'iv_2' },
    },
    insights: { in_1: 'Approvals leak out' },
    needs: { nd_1: 'Approve in place' },
    links: [
      ['hl_1', 'in_1'],
      ['hl_3', 'nd_1'],
    ],
  });
  const change = { hl_1: { tagIds: ['tg_1', 'tg_trashed'] }, hl_2: { needsReview: true } } as const;
  const highlights = line.records.highlights.map((h) => ({
    ...h,
    ...(h.id === 'hl_1' ? { tagIds: [...change.hl_1.tagIds] } : {}),
    ...(h.id === 'hl_2' ? change.hl_2 : {}),
  }));
  const graph: EvidenceGraph = { ...line, records: { ...line.records, highlights } };
  return highlightRows(graph, TAGS);
}

const ids = (rows: ReturnType<typeof theRows>): string[] => rows.map(({ highlight }) => highlight.id);

it('shows the tags that are not in the trash, who spoke, and how many insights stand on it', () => {
  const [first] = theRows();
  expect(first && [first.tags, first.person?.alias, first.interview?.title, first.insights]).toEqual([
    [pricing],
    'P-001',
    'Dana',
    1,
  ]);
});

it('finds by words of the quote, its tags, its speaker and its interview, whatever their case and accents', () => {
  const rows = theRows();
  const found = (q: string): string[] => ids(filteredHighlights(rows, { q }));
  expect(found('INVOICE export')).toEqual(['hl_1']);
  expect(found('preis')).toEqual(['hl_1']);
  expect(found('p-001')).toEqual(['hl_1', 'hl_2']);
  expect(found('emile')).toEqual(['hl_3']);
  expect(found('invoice nobody')).toEqual([]);
});

it('keeps what has the tag and comes from the study', () => {
  const rows = theRows();
  expect(ids(filteredHighlights(rows, { tag: 'tg_1' }))).toEqual(['hl_1']);
  expect(ids(filteredHighlights(rows, { study: 'st_1' }))).toEqual(['hl_1', 'hl_2']);
  expect(ids(filteredHighlights(rows, { study: 'st_1', tag: 'tg_1', q: 'ping' }))).toEqual([]);
  expect(ids(filteredHighlights(rows, { interview: 'iv_2' }))).toEqual(['hl_3']);
  expect(ids(filteredHighlights(rows, { participant: 'pt_1' }))).toEqual(['hl_1', 'hl_2']);
});

it('counts a quote as without insight only where no need stands on it either', () => {
  const rows = theRows();
  expect(ids(rows.filter((row) => inView(row, 'unlinked')))).toEqual(['hl_2']);
  expect(ids(rows.filter((row) => inView(row, 'review')))).toEqual(['hl_2']);
});

it('sorts by date with the newest first, and within an interview by time, unknown times last', () => {
  const rows = theRows();
  const moments = new Map([['hl_2', 1000]]);
  expect(ids(sortedHighlights(rows, '-date', moments, compare))).toEqual(['hl_3', 'hl_2', 'hl_1']);
  expect(ids(sortedHighlights(rows, 'date', moments, compare))).toEqual(['hl_2', 'hl_1', 'hl_3']);
  expect(ids(sortedHighlights(rows, 'words', moments, compare))).toEqual(['hl_2', 'hl_3', 'hl_1']);
  expect(ids(sortedHighlights(rows, '-insights', moments, compare))).toEqual(['hl_1', 'hl_3', 'hl_2']);
});

it('prepares, filters and sorts 15,000 quotes', () => {
  const anchor = must(theRows()[0], 'a row').highlight.anchor;
  const highlights = Array.from({ length: 15_000 }, (_, i) => {
    const id: Id<'highlight'> = `hl_n${i}`;
    const quote = `${i}: we export the invoice to a spreadsheet every week because nobody can approve it inside the tool`;
    const input = { interviewId: `iv_${i % 500}` as const, anchor: { ...anchor, quote }, tagIds: ['tg_1'] as const };
    return stored(newHighlight(id, input, WHO));
  });
  const line = aLine({});
  const graph: EvidenceGraph = { ...line, records: { ...line.records, highlights } };
  const start = performance.now();
  const rows = highlightRows(graph, TAGS);
  const built = performance.now();
  const found = filteredHighlights(rows, { q: 'invoice 99' });
  const filtered = performance.now();
  const again = filteredHighlights(rows, { q: 'invoice 999' });
  const refined = performance.now();
  const sorted = sortedHighlights(rows, '-date', new Map(), compare);
  const end = performance.now();
  const ms = (from: number, to: number): string => `${(to - from).toFixed(0)} ms`;
  console.info(
    `15,000 quotes: rows ${ms(start, built)}, first filter ${ms(built, filtered)}, next letter ${ms(filtered, refined)}, sort ${ms(refined, end)}`,
  );
  expect([found.length > again.length, sorted.length]).toEqual([true, 15_000]);
});
