import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { textFlow } from './text-flow.ts';

const blocks = [
  { id: 'sg_1', text: 'We export it. Every week!  Nobody asks.' },
  { id: 'sg_2', text: '' },
  { id: 'sg_3', text: 'Approvals leak out. "Really?" Yes.' },
];
const flow = textFlow(blocks, 'en');
const at = (block: string, offset: number) => ({ block, offset });
const caret = (block: string, offset: number) => ({ anchor: at(block, offset), focus: at(block, offset) });
const said = (stretch: ReturnType<typeof flow.sentence>) => stretch && flow.words(stretch);

test('selects the sentence at the caret, then the next one, over the edge of a segment', () => {
  let stretch = flow.sentence(caret('sg_1', 3));
  const seen = [said(stretch)];
  for (let i = 0; i < 5 && stretch; i++) {
    stretch = flow.sentence({ anchor: stretch.from, focus: stretch.to });
    seen.push(said(stretch));
  }
  expect(seen).toEqual(['We export it.', 'Every week!', 'Nobody asks.', 'Approvals leak out.', '"Really?"', 'Yes.']);
});

test('adds the next sentence to a selection drawn in either direction', () => {
  const first = { anchor: at('sg_1', 13), focus: at('sg_1', 0) };
  expect(said(flow.addSentence(first))).toBe('We export it. Every week!');
  expect(said(flow.addSentence({ anchor: at('sg_1', 27), focus: at('sg_1', 39) }))).toBe(
    'Nobody asks.\n\nApprovals leak out.',
  );
  expect(flow.addSentence({ anchor: at('sg_3', 0), focus: at('sg_3', 34) })).toBeNull();
});

test('moves by word to where words begin and end, without their spaces', () => {
  expect(flow.word(at('sg_1', 0), 1)).toEqual(at('sg_1', 2));
  expect(flow.word(at('sg_1', 12), -1)).toEqual(at('sg_1', 10));
  expect(flow.word(at('sg_1', 39), 1)).toEqual(at('sg_2', 0));
});

test('never stops between the halves of a character, and comes back the way it went', () => {
  void fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 4 }), (texts) => {
      const some = textFlow(
        texts.map((text, i) => ({ id: `sg_${i}`, text })),
        'en',
      );
      let place = at('sg_0', 0);
      const trail = [place];
      for (;;) {
        const next = some.char(place, 1);
        if (next.block === place.block && next.offset === place.offset) break;
        trail.push(next);
        place = next;
      }
      const back = [place];
      for (let i = 1; i < trail.length; i++) {
        place = some.char(place, -1);
        back.push(place);
      }
      expect(back.reverse()).toEqual(trail);
    }),
  );
});
