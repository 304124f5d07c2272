import { expect, test } from 'vitest';
import { newHighlight } from '#shared/domain/highlight.ts';
import { idFrom } from '#shared/domain/ids.ts';
import { newTag, type Tag } from '#shared/domain/tag.ts';
import { suggestTags } from './tag-suggest.ts';

const who = { now: '2026-03-02T08:00:00Z', by: idFrom('author', '1') };
const aTag = (id: string, label: string, more: Partial<Tag> = {}): Tag => ({
  ...newTag(idFrom('tag', id), { label, order: id, ...more }, who),
  rev: 1,
  updatedAt: who.now,
  ...more,
});
const aQuote = (n: number, quote: string, ...tagIds: readonly Tag['id'][]) => {
  const anchor = { source: 'tr_1', block: 'sg_1', start: 0, end: 1, endBlock: null, quote, prefix: '', suffix: '' };
  const interviewId = idFrom('interview', '1');
  return {
    ...newHighlight(idFrom('highlight', String(n)), { interviewId, anchor, tagIds }, who),
    rev: 1,
    updatedAt: who.now,
  };
};
const pricing = aTag('1', 'Pricing', { aliases: ['cost'] });
const approval = aTag('2', 'Approval');
const old = aTag('3', 'Invoice', { archived: true });
const highlights = [
  aQuote(1, 'The manager signs every invoice by hand before Friday', approval.id),
  aQuote(2, 'Nobody but the manager signs it, so we wait', approval.id),
  aQuote(3, 'We wait for the bank', pricing.id),
  aQuote(4, 'It is a lot to pay every month', pricing.id),
];
const suggest = (words: string, on: readonly string[] = []) =>
  suggestTags({ words, tags: [pricing, approval, old], highlights, on: new Set(on) });

test('a tag whose name or alias stands in the words comes first and says so', () => {
  expect(suggest('What it costs us, and the approvals')).toEqual([
    { tag: pricing, why: 'name', words: ['costs'] },
    { tag: approval, why: 'name', words: ['approvals'] },
  ]);
});

test('words that its quotes share make a reason; one shared word, an archived tag or one that is on do not', () => {
  expect(suggest('My manager has to sign it')).toEqual([{ tag: approval, why: 'words', words: ['manager', 'sign'] }]);
  expect(suggest('The manager came in')).toEqual([]);
  expect(suggest('That invoice again')).toEqual([]);
  expect(suggest('My manager has to sign it', [approval.id])).toEqual([]);
});
