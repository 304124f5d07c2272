import fc from 'fast-check';
import { expect, test } from 'vitest';
import { labelKey, newTag, type Tag, tagNamed } from './tag.ts';

const WHO = { now: '2026-01-05T09:00:00.000Z', by: 'au_1' } as const;
const tag = (id: string, label: string, more: Partial<Tag> = {}): Tag => ({
  ...newTag(`tg_${id}`, { label, order: id }, WHO),
  rev: 1,
  updatedAt: WHO.now,
  ...more,
});

test('case, accents, spaces and a plural do not make another tag', () => {
  for (const label of ['Manual workaround', ' manual   WORKAROUNDS ', 'Mánual workaround', 'manual\nworkaround']) {
    expect(labelKey(label), label).toBe('manual workaround');
  }
});

test('an s that is no plural stays', () => {
  expect(labelKey('Process')).toBe('process');
  expect(labelKey('SMS')).toBe('sms');
  expect(labelKey('Bus')).toBe('bus');
});

test('a label and its upper-case form always have the same key', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[a-zA-Z äöéñ]{0,20}$/),
      (label) => labelKey(label) === labelKey(label.toUpperCase()),
    ),
  );
});

test('finds a tag by its name or by one of its other names', () => {
  const tags = [tag('1', 'Pricing', { aliases: ['Cost', 'Fees'] }), tag('2', 'Trust')];
  expect(tagNamed(tags, 'pricing')?.id).toBe('tg_1');
  expect(tagNamed(tags, 'fee')?.id).toBe('tg_1');
  expect(tagNamed(tags, 'Trusts')?.id).toBe('tg_2');
  expect(tagNamed(tags, 'Trusting')).toBeUndefined();
});

test('a group of the codebook is no tag to put on a highlight', () => {
  expect(tagNamed([tag('1', 'Emotion', { codable: false })], 'Emotion')).toBeUndefined();
});

test('a new tag keeps its label as typed, without the spaces around it', () => {
  const { label, labelKey: key, hue, codable } = tag('1', '  Price shocks ');
  expect({ label, key, hue, codable }).toEqual({
    label: 'Price shocks',
    key: 'price shock',
    hue: 'grey',
    codable: true,
  });
});
