import { expect, test } from 'vitest';
import { must } from '#shared/domain/assert.ts';
import { idFrom } from '#shared/domain/ids.ts';
import { newTag, type Tag } from '#shared/domain/tag.ts';
import { mostUsed, type TagOption, tagOptions } from './tag-options.ts';

const who = { now: '2026-03-02T08:00:00Z', by: idFrom('author', '1') };
const aTag = (id: string, label: string, more: Partial<Tag> = {}): Tag => ({
  ...newTag(idFrom('tag', id), { label, order: id, ...more }, who),
  rev: 1,
  updatedAt: who.now,
});
const theme = aTag('0', 'Theme', { codable: false });
const tags = [
  theme,
  aTag('1', 'Pricing', { parentId: theme.id }),
  aTag('2', 'Price shock', { definition: 'A bill that nobody expected' }),
  aTag('3', 'Café visits', { aliases: ['bistro'] }),
  aTag('4', 'Workaround', { parentId: theme.id }),
];
const uses = new Map([
  ['tg_2', 3],
  ['tg_1', 12],
]);
const rows = (text: string, checked: readonly string[] = [], more: Partial<Parameters<typeof tagOptions>[0]> = {}) =>
  tagOptions({
    ...{ tags, uses, text, checked: new Set(checked), recent: [idFrom('tag', '3')] },
    ...{ pinned: mostUsed(tags, uses), hasPins: false, isLocked: false, suggested: [], ...more },
  });
const words = (options: readonly TagOption[]): string[] =>
  options.map((option) => (option.kind === 'create' ? `create ${option.label}` : option.tag.label));

test('shows the most used, then the recent, then the rest by group, and never a group itself', () => {
  expect(words(rows(''))).toEqual(['Pricing', 'Price shock', 'Café visits', 'Workaround']);
  expect(rows('').map((option) => option.section)).toEqual(['used', 'used', 'recent', 'group']);
});

test('finds by label, alias, group and definition, and offers to make what is not there', () => {
  expect(words(rows('pri'))).toEqual(['Pricing', 'Price shock', 'create pri']);
  expect(words(rows('BISTRO'))).toEqual(['Café visits']);
  expect(words(rows('theme'))).toEqual(['Pricing', 'Workaround', 'create theme']);
  expect(words(rows('nobody expected'))).toEqual(['Price shock', 'create nobody expected']);
});

test('says that a tag exists instead of making its variant in case, accent or plural', () => {
  for (const variant of ['pricings', 'PRICING', 'cafe visit']) {
    const [first, ...rest] = rows(variant);
    expect(must(first, 'a row')).toMatchObject({ kind: 'tag', exists: true });
    expect(rest.some((option) => option.kind === 'create')).toBe(false);
  }
});

test('narrows to a group by its name and a slash, and makes new tags in it', () => {
  expect(words(rows('theme/'))).toEqual(['Pricing', 'Workaround']);
  expect(rows('th/new').at(-1)).toMatchObject({ kind: 'create', label: 'new', parent: theme });
});

test('checks the tags that are on and numbers the most used for the keys 1 to 9', () => {
  expect(
    rows('', ['tg_4'])
      .filter((option) => option.kind === 'tag' && option.checked)
      .map((o) => o.key),
  ).toEqual(['tg_4']);
  expect(mostUsed(tags, uses).map((tag) => tag.label)).toEqual(['Pricing', 'Price shock']);
});

test('begins with what is suggested and why, then what is pinned; each tag stands once', () => {
  const [, pricing, shock, cafe] = tags;
  const suggested = [{ tag: must(cafe, 'a tag'), why: 'name' as const, words: ['bistro'] }];
  const options = rows('', [], { suggested, pinned: [must(shock, 'a tag')], hasPins: true });
  expect(options.map((one) => (one.kind === 'tag' ? [one.section, one.tag.label, one.digit] : []))).toEqual([
    ['suggested', 'Café visits', null],
    ['pinned', 'Price shock', 1],
    ['group', 'Pricing', null],
    ['group', 'Workaround', null],
  ]);
  expect(options[0]).toMatchObject({ suggestion: suggested[0] });
  expect(must(pricing, 'a tag').label).toBe('Pricing');
});

test('an archived tag is offered nowhere, but its name is not made a second time', () => {
  const archived = tags.map((tag) => (tag.label === 'Workaround' ? { ...tag, archived: true } : tag));
  expect(words(rows('', [], { tags: archived }))).not.toContain('Workaround');
  expect(words(rows('work', [], { tags: archived }))).toEqual(['create work']);
  expect(rows('workarounds', [], { tags: archived })).toMatchObject([{ kind: 'tag', exists: true }]);
});

test('in a locked codebook a new tag is a proposal', () => {
  expect(rows('Onboarding', [], { isLocked: true }).at(-1)).toMatchObject({ kind: 'create', isProposal: true });
});
