import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isBefore, movedEdge } from './edge-keys.ts';
import { type Stretch, textFlow } from './text-flow.ts';

const blocks = [
  { id: 'a', text: 'We export the invoice.' },
  { id: 'b', text: 'Nobody can approve it! 👩‍👩‍👧 ok' },
];
const flow = textFlow(blocks, 'en');
const plain = { shiftKey: false, altKey: false, ctrlKey: false };
const at = (block: string, from: number, to: number, end = block): Stretch => ({
  from: { block, offset: from },
  to: { block: end, offset: to },
});
const press = (stretch: Stretch, key: string, more: object = {}, isRtl = false): string | null => {
  const moved = movedEdge(stretch, { key, ...plain, ...more }, flow, { isMac: false, isRtl });
  return moved && flow.words(moved);
};

test('arrows move the end by words, back to where a word ends, and on into the next segment', () => {
  expect(press(at('a', 3, 9), 'ArrowRight')).toBe('export the');
  expect(press(at('a', 3, 13), 'ArrowLeft')).toBe('export');
  expect(press(at('a', 3, 9), 'ArrowLeft')).toBeNull();
  expect(press(at('a', 14, 22), 'ArrowRight')).toBe('invoice.\nNobody');
});

test('Shift moves the start, Control goes by character, and right to left turns the arrows round', () => {
  expect(press(at('a', 3, 13), 'ArrowRight', { shiftKey: true })).toBe('the');
  expect(press(at('a', 3, 9), 'ArrowLeft', { shiftKey: true })).toBe('We export');
  expect(press(at('a', 3, 9), 'ArrowRight', { ctrlKey: true })).toBe('export ');
  expect(press(at('a', 3, 9), 'ArrowRight', { ctrlKey: true, shiftKey: true })).toBe('xport');
  expect(press(at('a', 3, 9), 'ArrowLeft', {}, true)).toBe('export the');
  expect(press(at('a', 3, 9), 'x')).toBeNull();
});

test('whatever is pressed, the edges never cross and never cut a character in two', () => {
  const keys = fc.record({
    key: fc.constantFrom('ArrowLeft', 'ArrowRight'),
    shiftKey: fc.boolean(),
    ctrlKey: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(keys, { maxLength: 60 }), (presses) => {
      let stretch = at('a', 3, 9);
      for (const one of presses) {
        stretch = movedEdge(stretch, { ...plain, ...one }, flow, { isMac: false, isRtl: false }) ?? stretch;
        expect(isBefore(stretch.from, stretch.to, flow)).toBe(true);
        expect(flow.words(stretch)).not.toMatch(/^[\udc00-\udfff\u200d]|[\ud800-\udbff\u200d]$/);
      }
    }),
  );
});
