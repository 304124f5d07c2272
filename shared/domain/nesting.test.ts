import { expect, it } from 'vitest';
import { circleThrough } from './nesting.ts';

const TREE = [
  { id: 'a', parentId: null },
  { id: 'b', parentId: 'a' },
  { id: 'c', parentId: 'b' },
  { id: 'd', parentId: null },
];

it('names the circle that a move would close, from the new parent up', () => {
  expect(circleThrough(TREE, 'a', 'c')).toEqual(['c', 'b', 'a']);
  expect(circleThrough(TREE, 'a', 'a')).toEqual(['a']);
});

it('finds none where there is none', () => {
  expect(circleThrough(TREE, 'c', 'd')).toBeNull();
  expect(circleThrough(TREE, 'c', 'a')).toBeNull();
});

it('ends in a circle that a merge has made', () => {
  const circle = [
    { id: 'x', parentId: 'y' },
    { id: 'y', parentId: 'x' },
  ];
  expect(circleThrough(circle, 'z', 'x')).toBeNull();
});
