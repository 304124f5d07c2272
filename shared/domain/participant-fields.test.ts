import { expect, test } from 'vitest';
import { type FieldKind, readAttribute, readParticipantFields, readSegmentNames } from './participant-fields.ts';
import { DEFAULT_MARKS, readQuickMarks } from './quick-marks.ts';

const field = (kind: FieldKind, choices: readonly string[] = []) => ({ id: 'f', name: 'Field', kind, choices });

test('reads the fields of a team, and leaves out what is none', () => {
  const good = { id: 'size', name: 'Size', kind: 'number', choices: [] };
  expect(
    readParticipantFields([good, { id: '', name: 'x', kind: 'text' }, 'odd', { id: 'y', name: 'Y', kind: 'colour' }]),
  ).toEqual([good]);
  expect(readParticipantFields(undefined)).toEqual([]);
  expect(readSegmentNames(['Cafe', '', 'Cafe', 3])).toEqual(['Cafe']);
});

test('what is typed becomes a value of its kind, or a problem with a name', () => {
  expect(readAttribute(field('number'), ' 12,5 ')).toEqual({ ok: true, value: 12.5 });
  expect(readAttribute(field('number'), 'many')).toEqual({ ok: false, problem: 'no-number' });
  expect(readAttribute(field('date'), '2024-02-29')).toEqual({ ok: true, value: '2024-02-29' });
  expect(readAttribute(field('date'), '2025-02-29')).toEqual({ ok: false, problem: 'no-date' });
  expect(readAttribute(field('choice', ['Pro']), 'Pro')).toEqual({ ok: true, value: 'Pro' });
  expect(readAttribute(field('choice', ['Pro']), 'Basic')).toEqual({ ok: false, problem: 'no-choice' });
  expect(readAttribute(field('yes-no'), 'true')).toEqual({ ok: true, value: true });
  expect(readAttribute(field('text'), '  ')).toEqual({ ok: true, value: null });
});

test('quick marks: what the setting leaves open is as it comes with the product', () => {
  expect(readQuickMarks(undefined)).toEqual(DEFAULT_MARKS);
  expect(readQuickMarks([{ id: 'risk', name: 'Risk', hue: 'pink' }, 'odd', { hue: 'mauve' }])).toEqual([
    { id: 'risk', name: 'Risk', hue: 'pink' },
    ...DEFAULT_MARKS.slice(1),
  ]);
});
