import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { GuideSection } from './guide.ts';
import {
  addQuestion,
  moveQuestion,
  moveSection,
  newQuestion,
  newSection,
  plannedMinutes,
  removeQuestion,
  stepPlace,
} from './guide-edit.ts';

const guide = (...sections: readonly (readonly string[])[]): GuideSection[] =>
  sections.map((ids, i) => ({ ...newSection(`s${i}`), questions: ids.map((id) => newQuestion(id)) }));
const ids = (sections: readonly GuideSection[]): string[][] =>
  sections.map(({ questions }) => questions.map(({ id }) => id));

test('adds, moves and removes a question', () => {
  const start = guide(['a', 'b'], ['c']);
  expect(ids(addQuestion(start, newQuestion('x'), { sectionId: 's0', index: 1 }))).toEqual([['a', 'x', 'b'], ['c']]);
  expect(ids(moveQuestion(start, 'a', { sectionId: 's1', index: 1 }))).toEqual([['b'], ['c', 'a']]);
  expect(ids(moveQuestion(start, 'a', { sectionId: 's0', index: 1 }))).toEqual([['b', 'a'], ['c']]);
  expect(ids(removeQuestion(start, 'b'))).toEqual([['a'], ['c']]);
});

test('a place that is not there changes nothing', () => {
  const start = guide(['a'], ['b']);
  expect(moveQuestion(start, 'a', { sectionId: 'gone', index: 0 })).toEqual(start);
  expect(moveQuestion(start, 'gone', { sectionId: 's0', index: 0 })).toEqual(start);
});

test('a step goes over the border of a section, and ends at the ends of the guide', () => {
  const start = guide(['a', 'b'], [], ['c']);
  expect(stepPlace(start, 'a', -1)).toBeNull();
  expect(stepPlace(start, 'a', 1)).toEqual({ sectionId: 's0', index: 1 });
  expect(stepPlace(start, 'b', 1)).toEqual({ sectionId: 's1', index: 0 });
  expect(stepPlace(start, 'c', -1)).toEqual({ sectionId: 's1', index: 0 });
  expect(stepPlace(start, 'c', 1)).toBeNull();
});

test('sections move with their questions', () => {
  expect(ids(moveSection(guide(['a'], ['b'], ['c']), 's0', 2))).toEqual([['b'], ['c'], ['a']]);
});

test('the planned time is that of the boxes that have one', () => {
  expect(plannedMinutes(guide(['a']))).toBeNull();
  expect(
    plannedMinutes([{ ...newSection('a'), minutes: 5 }, newSection('b'), { ...newSection('c'), minutes: 10 }]),
  ).toBe(15);
});

test('no move loses or doubles a question', () => {
  const start = guide(['a', 'b', 'c'], [], ['d', 'e']);
  const all = ids(start).flat().sort();
  const move = fc.record({ id: fc.constantFrom(...all), to: fc.nat(2), index: fc.nat(6) });
  void fc.assert(
    fc.property(fc.array(move, { maxLength: 20 }), (moves) => {
      let now = start;
      for (const { id, to, index } of moves) now = moveQuestion(now, id, { sectionId: `s${to}`, index });
      expect(ids(now).flat().sort()).toEqual(all);
    }),
  );
});
