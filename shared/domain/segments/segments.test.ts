import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Anchor, anchorAt, followText, MOST_CHANGED, sameWords, type TextBlock, textOf } from '../anchor.ts';
import { must } from '../assert.ts';
import { idFrom } from '../ids.ts';
import { newSegment, newTranscript, type Segment, type Transcript } from '../transcript.ts';
import { changeSpeaker } from './change-speaker.ts';
import { joinSegments } from './join-segments.ts';
import { followPlaces } from './place-map.ts';
import { checkTimes, readClock, shiftTimes } from './segment-times.ts';
import { splitSegment } from './split-segment.ts';

const who = { now: '2026-03-02T08:00:00Z', by: idFrom('author', '1') };
const transcriptId = idFrom('transcript', '1');
const aSegment = (n: number | string, text: string, more: Partial<Segment> = {}): Segment => ({
  ...newSegment(idFrom('segment', String(n)), { transcriptId, order: `a${n}`, text }, who),
  rev: 1,
  updatedAt: who.now,
  ...more,
});
const blocksOf = (segments: readonly Segment[]): TextBlock[] => segments.map(({ id, text }) => ({ id, text }));
const bare = (text: string): string => text.replace(/\s/g, '');

test('splits at the caret without the spaces there, and shares the time by the letters', () => {
  const segment = aSegment(1, 'We export it. Every week.', { startMs: 10_000, endMs: 20_000, speaker: 'Dana' });
  const split = must(splitSegment(segment, 14, idFrom('segment', '2')), 'a split');
  expect(split.first).toEqual({ text: 'We export it.', endMs: 15_600 });
  expect(split.second).toEqual({
    text: 'Every week.',
    startMs: 15_600,
    endMs: 20_000,
    speaker: 'Dana',
    questionId: null,
  });
});

test('does not split where one side would have no words, nor between the halves of an emoji', () => {
  const segment = aSegment(1, ' Well 🧾.');
  const id = idFrom('segment', '2');
  for (const offset of [0, 1, 9, 99]) expect(splitSegment(segment, offset, id)).toBeNull();
  expect(splitSegment(segment, 7, id)?.second.text).toBe('🧾.');
});

test('an end that is not known is taken from the segment behind; without any time there is none', () => {
  const segment = aSegment(1, 'one two', { startMs: 1000 });
  expect(splitSegment(segment, 4, idFrom('segment', '2'), 8000)).toMatchObject({
    first: { endMs: 5000 },
    second: { startMs: 5000, endMs: null },
  });
  expect(splitSegment(segment, 4, idFrom('segment', '2'))).toMatchObject({ second: { startMs: null } });
});

test('joins with a space, but not in scripts without spaces', () => {
  const join = (a: string, b: string): string => joinSegments(aSegment(1, a), aSegment(2, b)).joined.text;
  expect(join('We wait.', 'And wait.')).toBe('We wait. And wait.');
  expect(join('We wait. ', 'And wait.')).toBe('We wait. And wait.');
  expect(join('', 'And wait.')).toBe('And wait.');
  expect(join('請求書を', '毎週送ります。')).toBe('請求書を毎週送ります。');
  expect(join('안녕', '하세요')).toBe('안녕 하세요');
});

test('a highlight that a split cuts through is one over both segments, and one again when they are joined', () => {
  const segments = [aSegment(1, 'We export the invoice every week.'), aSegment(9, 'the invoice every week')];
  const [first, last] = [must(segments[0], '1'), must(segments[1], '9')];
  const anchor = pick(segments, first.id, 10, 32);
  const split = must(splitSegment(first, 22, idFrom('segment', '2')), 'a split');
  const after = [{ ...first, ...split.first }, aSegment(2, split.second.text), last];
  const cut = followPlaces({ anchor, needsReview: false }, split.map, blocksOf(segments), blocksOf(after));
  expect(cut.anchor).toMatchObject({ block: 'sg_1', start: 10, end: 10, endBlock: 'sg_2', quote: anchor.quote });
  const [upper, lower] = [must(after[0], 'upper'), must(after[1], 'lower')];
  const join = joinSegments(upper, lower);
  const again = [{ ...upper, ...join.joined }, last];
  expect(followPlaces(cut, join.map, blocksOf(after), blocksOf(again)).anchor).toEqual(anchor);
});

function pick(segments: readonly Segment[], block: string, start: number, end: number): Anchor {
  return must(
    anchorAt(transcriptId, blocksOf(segments), { block, offset: start }, { block, offset: end }),
    'an anchor',
  );
}

/** A highlight with what a person would say it covers: so many letters, spaces not counted, from that letter of the talk on. */
interface World {
  segments: Segment[];
  anchors: Anchor[];
}

const WORDS = ['the', 'invoice', 'no', 'no', 'we', 'wait', '日本語', 'é', '🧾', 'שלום', 'a\u0301'];
const aTalk = fc.array(fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 9 }), {
  minLength: 1,
  maxLength: 6,
});

function aWorld(talk: readonly (readonly string[])[], picks: readonly (readonly [number, number])[]): World {
  const segments = talk.map((words, i) => aSegment(i, words.join(' ')));
  const blocks = blocksOf(segments);
  const all = blocks.flatMap(({ id, text }) =>
    [...text.matchAll(/\S+/g)].map(({ index, 0: word }) => ({ id, start: index, end: index + word.length })),
  );
  const anchors = picks.map(([a, b]) => {
    const [i, j] = [a % all.length, b % all.length].sort((x, y) => x - y);
    const [from, to] = [must(all[i ?? 0], 'a word'), must(all[j ?? 0], 'a word')];
    return must(
      anchorAt(transcriptId, blocks, { block: from.id, offset: from.start }, { block: to.id, offset: to.end }),
      'an anchor',
    );
  });
  return { segments, anchors };
}

/** Which letters of the whole talk, spaces not counted, a highlight covers. */
function lettersOf({ segments }: World, anchor: Anchor): readonly [number, number] {
  let from = -1;
  let before = 0;
  for (const { id, text } of segments) {
    if (id === anchor.block) from = before + bare(text.slice(0, anchor.start)).length;
    if (id === (anchor.endBlock ?? anchor.block)) return [from, before + bare(text.slice(0, anchor.end)).length];
    before += bare(text).length;
  }
  return [-1, -1];
}

/** Splits or joins somewhere; answers false where that is not possible. */
function cutOrJoin(world: World, which: number, where: number, id: string): boolean {
  const { segments } = world;
  const before = blocksOf(segments);
  const at = which % segments.length;
  const segment = must(segments[at], 'a segment');
  const upper = segments[at - 1];
  if (where % 3 === 0 && upper) {
    const { joined, map } = joinSegments(upper, segment);
    world.segments = segments.toSpliced(at - 1, 2, { ...upper, ...joined });
    world.anchors = world.anchors.map((a) => {
      const followed = followPlaces({ anchor: a, needsReview: false }, map, before, blocksOf(world.segments));
      expect(followed.needsReview).toBe(false);
      return followed.anchor;
    });
    return true;
  }
  const split = splitSegment(segment, where % (segment.text.length + 1), idFrom('segment', id));
  if (!split) return false;
  world.segments = segments.toSpliced(at, 1, { ...segment, ...split.first }, aSegment(id, split.second.text));
  world.anchors = world.anchors.map((a) => {
    const followed = followPlaces({ anchor: a, needsReview: false }, split.map, before, blocksOf(world.segments));
    expect(followed.needsReview).toBe(false);
    return followed.anchor;
  });
  return true;
}

describe('highlights under random edits', () => {
  const numbers = fc.tuple(fc.nat(1000), fc.nat(1000), fc.nat(1000));
  const picks = fc.array(fc.tuple(fc.nat(1000), fc.nat(1000)), { minLength: 1, maxLength: 4 });

  test('splitting and joining leave every highlight on the very letters it was put on, also where words repeat', () => {
    fc.assert(
      fc.property(aTalk, picks, fc.array(numbers, { minLength: 30, maxLength: 60 }), (talk, at, edits) => {
        const world = aWorld(talk, at);
        const quotes = world.anchors.map(({ quote }) => quote);
        const letters = world.anchors.map((anchor) => lettersOf(world, anchor));
        for (const [i, [which, where]] of edits.entries()) cutOrJoin(world, which, where, `n${i}`);
        expect(world.anchors.map((anchor) => lettersOf(world, anchor))).toEqual(letters);
        expect(world.anchors.map(({ quote }) => quote)).toEqual(quotes);
      }),
      { numRuns: 120 },
    );
  });

  test('10,000 edits beside the words, among splits and joins: each highlight still reads as its quote', () => {
    let done = 0;
    fc.assert(
      fc.property(aTalk, picks, fc.array(numbers, { minLength: 100, maxLength: 120 }), (talk, at, edits) => {
        const world = aWorld(talk, at);
        for (const [i, [what, which, where]] of edits.entries()) {
          if (what % 3 === 0) cutOrJoin(world, which, where, `n${i}`);
          else typeBeside(world, which, where, what);
          done += 1;
          for (const anchor of world.anchors) {
            expect(sameWords(must(textOf(anchor, blocksOf(world.segments)), 'words'), anchor.quote)).toBe(true);
          }
        }
      }),
      { numRuns: 100 },
    );
    expect(done).toBeGreaterThanOrEqual(10_000);
  });

  test('edits anywhere never lose a quote: it is near its words, or says that it needs a look', () => {
    fc.assert(
      fc.property(aTalk, picks, fc.array(numbers, { minLength: 20, maxLength: 40 }), (talk, at, edits) => {
        const world = aWorld(talk, at);
        const quotes = world.anchors.map(({ quote }) => quote);
        let marked = world.anchors.map((anchor) => ({ anchor, needsReview: false }));
        for (const [what, which, where] of edits) {
          const before = blocksOf(world.segments);
          const index = which % world.segments.length;
          const text = must(world.segments[index], 'a segment').text;
          const at2 = where % (text.length + 1);
          const next = text.slice(0, at2) + (WORDS[what % WORDS.length] ?? '') + text.slice(at2 + (what % 4));
          world.segments = world.segments.map((one, i) => (i === index ? { ...one, text: next } : one));
          const after = blocksOf(world.segments);
          marked = marked.map(({ anchor }) => followText(anchor, before, after));
          for (const { anchor, needsReview } of marked) {
            const words = textOf(anchor, after);
            const most = Math.floor(anchor.quote.length * MOST_CHANGED);
            const odds = Math.abs((words ?? '').length - anchor.quote.length);
            if (!needsReview && !sameWords(words ?? '', anchor.quote)) expect(odds).toBeLessThanOrEqual(most);
          }
        }
        expect(marked.map(({ anchor }) => anchor.quote)).toEqual(quotes);
      }),
      { numRuns: 60 },
    );
  });
});

/** Types or deletes somewhere that no highlight covers. */
function typeBeside(world: World, which: number, where: number, what: number): void {
  const before = blocksOf(world.segments);
  const index = which % world.segments.length;
  const segment = must(world.segments[index], 'a segment');
  const at = where % (segment.text.length + 1);
  const cut = what % 2;
  // Also not right at an edge: a letter added there to a word that repeats cannot be told from the one that stood there.
  const free = world.anchors.every((anchor) => {
    const order = world.segments.map(({ id }) => id as string);
    const [first, last] = [order.indexOf(anchor.block), order.indexOf(anchor.endBlock ?? anchor.block)];
    if (index < first || index > last) return true;
    const from = index === first ? anchor.start : 0;
    const to = index === last ? anchor.end : segment.text.length;
    return at + cut < from || at > to;
  });
  if (!free) return;
  const text = segment.text.slice(0, at) + (cut ? '' : 'xyz ') + segment.text.slice(at + cut);
  world.segments = world.segments.map((one, i) => (i === index ? { ...one, text } : one));
  world.anchors = world.anchors.map((anchor) => followText(anchor, before, blocksOf(world.segments)).anchor);
}

describe('speakers', () => {
  const speaker = (key: string, name = key) => ({ key, name, participantId: null });
  const transcript: Transcript = {
    ...newTranscript(
      transcriptId,
      { interviewId: idFrom('interview', '1'), speakers: [speaker('A'), speaker('B')] },
      who,
    ),
    rev: 1,
    updatedAt: who.now,
  };
  const segments = [
    aSegment(1, 'a', { speaker: 'A' }),
    aSegment(2, 'b', { speaker: 'B' }),
    aSegment(3, 'c', { speaker: 'A' }),
  ];
  const first = must(segments[0], 'a segment');

  test('one segment, or all of its speaker, whose name goes when no words are left', () => {
    const one = changeSpeaker(transcript, segments, first, { kind: 'known', key: 'B' }, false);
    expect(one.moved.map(({ id }) => id)).toEqual(['sg_1']);
    expect(one.speakers).toEqual(transcript.speakers);
    const all = changeSpeaker(transcript, segments, first, { kind: 'known', key: 'B' }, true);
    expect(all.moved.map(({ id }) => id)).toEqual(['sg_1', 'sg_3']);
    expect(all.speakers).toEqual([speaker('B')]);
  });

  test('a new name for all renames the speaker; a name that is there already means that speaker', () => {
    const renamed = changeSpeaker(transcript, segments, first, { kind: 'new', name: ' Dana ' }, true);
    expect(renamed).toMatchObject({ moved: [], speakers: [speaker('A', 'Dana'), speaker('B')] });
    const known = changeSpeaker(transcript, segments, first, { kind: 'new', name: 'b' }, false);
    expect(known.speaker?.key).toBe('B');
    const fresh = changeSpeaker(transcript, segments, first, { kind: 'new', name: 'Dana' }, false);
    expect(fresh.speakers.at(-1)).toEqual(speaker('Dana'));
    expect(changeSpeaker(transcript, segments, first, { kind: 'nobody' }, false).speaker).toBeNull();
  });
});

describe('times', () => {
  test('are read as people write them', () => {
    expect(['12:04', '1:02:03', '90', '0:05.5', '12:04,25'].map(readClock)).toEqual([
      724_000, 3_723_000, 90_000, 5500, 724_250,
    ]);
    for (const odd of ['', '12:', '1:75', '1:99:00', 'noon', '-3']) expect(readClock(odd)).toBeNull();
  });

  test('move together, never before the start of the recording', () => {
    const segments = [aSegment(1, 'a', { startMs: 4000, endMs: 5000 }), aSegment(2, 'b')];
    const moved = shiftTimes(segments, -4000);
    expect(moved.ok && moved.value.map(([, times]) => times)).toEqual([
      { startMs: 0, endMs: 1000 },
      { startMs: null, endMs: null },
    ]);
    expect(shiftTimes(segments, -4001)).toEqual({ ok: false, problem: { kind: 'before-start', mostMs: 4000 } });
    expect(checkTimes(5000, 4000)).toEqual({ ok: false, problem: { kind: 'end-before-start' } });
  });
});
