import { expect, test } from 'vitest';
import { newHighlight } from './highlight.ts';
import { idFrom } from './ids.ts';
import { newTag, type Tag } from './tag.ts';
import { duplicateTags } from './tag-duplicates.ts';

const who = { now: '2026-03-02T08:00:00Z', by: idFrom('author', '1') };
let made = 0;
const aTag = (label: string, more: Partial<Tag> = {}): Tag => ({
  ...newTag(idFrom('tag', String(++made)), { label, order: String(made), ...more }, who),
  rev: 1,
  updatedAt: who.now,
  ...more,
});
const aQuote = (...tags: readonly Tag[]) => {
  const anchor = {
    source: 'tr_1',
    block: 'sg_1',
    start: 0,
    end: 1,
    endBlock: null,
    quote: 'q',
    prefix: '',
    suffix: '',
  };
  const input = { interviewId: idFrom('interview', '1'), anchor, tagIds: tags.map(({ id }) => id) };
  return { ...newHighlight(idFrom('highlight', String(++made)), input, who), rev: 1, updatedAt: who.now };
};
const found = (tags: readonly Tag[], highlights: Parameters<typeof duplicateTags>[1] = []): string[] =>
  duplicateTags(tags, highlights).map(
    ({ keep, other, reasons }) => `${keep.label} < ${other.label}: ${reasons.map(({ kind }) => kind).join('+')}`,
  );

test('finds names that case, accents, plural, order of words, a typing error or another name tell apart', () => {
  expect(found([aTag('Pricing'), aTag('PRÍCINGS')])).toEqual(['Pricing < PRÍCINGS: letters']);
  expect(found([aTag('Price shock'), aTag('shock, price')])).toEqual(['Price shock < shock, price: order']);
  expect(found([aTag('Approval'), aTag('Aproval')])).toEqual(['Approval < Aproval: spelling']);
  expect(found([aTag('Invoice'), aTag('Inovice')])).toEqual(['Invoice < Inovice: spelling']);
  expect(found([aTag('Cost', { aliases: ['Pricing'] }), aTag('pricing')])).toEqual(['Cost < pricing: alias']);
  expect(found([aTag('Cost', { aliases: ['Spend'] }), aTag('Budget', { aliases: ['spend'] })])).toEqual([
    'Cost < Budget: alias',
  ]);
});

test('does not take short names, figures, a group and its tag, or an archived tag for the same', () => {
  expect(found([aTag('Pay'), aTag('Pal')])).toEqual([]);
  expect(found([aTag('Round 1'), aTag('Round 2')])).toEqual([]);
  const group = aTag('Theme', { codable: false });
  expect(found([group, aTag('Themes')])).toEqual([]);
  const parent = aTag('Waiting');
  expect(found([parent, aTag('Waitings', { parentId: parent.id })])).toEqual([]);
  expect(found([aTag('Approval'), aTag('Approvals', { archived: true })])).toEqual([]);
});

test('finds tags that stand on the same highlights, and keeps the one in more use', () => {
  const [slow, wait, once] = [aTag('Slow'), aTag('Waiting'), aTag('Once')];
  const quotes = [aQuote(slow, wait), aQuote(slow, wait, once), aQuote(wait, slow), aQuote(wait)];
  expect(duplicateTags([slow, wait, once], quotes)).toEqual([
    { keep: wait, other: slow, reasons: [{ kind: 'quotes', shared: 3, of: 3 }] },
  ]);
});

test('the surest come first', () => {
  const tags = [aTag('Onboarding'), aTag('Onbording'), aTag('Invoice'), aTag('invoices')];
  expect(found(tags)).toEqual(['Invoice < invoices: letters', 'Onboarding < Onbording: spelling']);
});
