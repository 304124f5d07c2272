import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTranscript } from './read-transcript.ts';
import type { TranscriptFile } from './transcript.ts';

const read = (name: string, text: string): TranscriptFile =>
  readTranscript({ name, bytes: new TextEncoder().encode(text) });

const NAMES = fc.constantFrom('a.vtt', 'a.srt', 'a.sbv', 'a.txt', 'a.md', 'a');

/** Pieces that the readers look for, so that random text reaches their corners. */
const PIECE = fc.oneof(
  fc.constantFrom(
    'WEBVTT',
    'NOTE',
    'STYLE',
    '\n',
    '\n\n',
    '\r',
    '00:01.000 --> 00:02.000',
    '00:00:03,000 --> 00:00:01,000',
  ),
  fc.constantFrom(
    '0:00:00.378,0:00:11.378',
    '<v Ann>',
    '</v>',
    '<c',
    '>',
    '&amp;',
    '&#0;',
    '**Ann:** ',
    '**Ann**: ',
    'Ann: ',
  ),
  fc.constantFrom(
    '[00:05] ',
    'Bo  0:07',
    '---',
    '# ',
    '```',
    '> ',
    '-->',
    '\0',
    '\u{feff}',
    '\u{202e}',
    '[Ann] 00:05',
    '1',
    ': ',
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);
const MESS = fc.array(PIECE, { maxLength: 60 }).map((pieces) => pieces.join(''));

test('reads any text and any bytes without throwing, and yields words or one error', () => {
  const check = (file: TranscriptFile): void => {
    const errors = file.problems.filter((problem) => problem.level === 'error');
    expect(errors).toHaveLength(file.segments.length === 0 && file.preface === null ? 1 : 0);
    for (const { text, startMs, endMs } of file.segments) {
      expect(text.trim()).toBe(text);
      expect(text).not.toBe('');
      if (startMs !== null && endMs !== null) expect(endMs).toBeGreaterThanOrEqual(startMs);
    }
  };
  fc.assert(
    fc.property(NAMES, MESS, (name, text) => check(read(name, text))),
    { numRuns: 1500 },
  );
  fc.assert(
    fc.property(NAMES, fc.uint8Array({ maxLength: 300 }), (name, bytes) => check(readTranscript({ name, bytes }))),
    { numRuns: 500 },
  );
});

const WORD = fc.stringMatching(/^[a-zA-Zäöüßéñ]{1,9}$/);
const SENTENCE = fc.array(WORD, { minLength: 1, maxLength: 12 }).map((words) => words.join(' '));
const SPEAKER = fc.constantFrom('Ann', 'Bo Li', '王芳', 'أحمد');

test('reads back the texts, speakers and times of cues that were written', () => {
  const cue = fc.record({
    speaker: SPEAKER,
    text: SENTENCE,
    pause: fc.integer({ min: 2001, max: 90_000 }),
    length: fc.integer({ max: 9000, min: 0 }),
  });
  const two = (n: number, size = 2): string => String(n).padStart(size, '0');
  const stamp = (ms: number): string =>
    `${two(Math.floor(ms / 3_600_000))}:${two(Math.floor(ms / 60_000) % 60)}:${two(Math.floor(ms / 1000) % 60)}.${two(ms % 1000, 3)}`;
  fc.assert(
    fc.property(fc.array(cue, { minLength: 1, maxLength: 30 }), (cues) => {
      let at = 0;
      const written = cues.map(({ speaker, text, pause, length }) => {
        const startMs = at + pause;
        at = startMs + length;
        return { speaker, startMs, endMs: at, text };
      });
      const blocks = written.map((c) => `${stamp(c.startMs)} --> ${stamp(c.endMs)}\n<v ${c.speaker}>${c.text}</v>`);
      const file = read('a.vtt', `WEBVTT\n\n${blocks.join('\n\n')}\n`);
      expect(file.segments).toEqual(written);
      expect(file.problems).toEqual([]);
    }),
  );
});

test('keeps every word of the talk, in every format', () => {
  const turn = fc.record({
    speaker: fc.constantFrom('Ann', 'Bo Li', 'Cem'),
    lines: fc.array(SENTENCE, { minLength: 1, maxLength: 3 }),
  });
  const wordsOf = (text: string): readonly string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];
  fc.assert(
    fc.property(fc.array(turn, { minLength: 1, maxLength: 20 }), (turns) => {
      const times = (n: number, dot: string): string => `00:00:${String(n).padStart(2, '0')}${dot}000`;
      const files = [
        read(
          'a.vtt',
          `WEBVTT\n\n${turns.map((t, n) => `${times(n, '.')} --> ${times(n, '.')}\n<v ${t.speaker}>${t.lines.join('\n')}`).join('\n\n')}`,
        ),
        read(
          'a.srt',
          turns
            .map((t, n) => `${n + 1}\n${times(n, ',')} --> ${times(n, ',')}\n${t.speaker}: ${t.lines.join('\n')}`)
            .join('\n\n'),
        ),
        read(
          'a.sbv',
          turns.map((t, n) => `0:00:${String(n).padStart(2, '0')}.000,0:01:00.000\n${t.lines.join('\n')}`).join('\n\n'),
        ),
        read('a.txt', turns.map((t) => `${t.speaker}: ${t.lines.join('\n\n')}`).join('\n')),
        read(
          'b.txt',
          turns.map((t, n) => `${t.speaker}  0:${String(n).padStart(2, '0')}\n${t.lines.join('\n')}`).join('\n\n'),
        ),
        read('a.md', turns.map((t) => `**${t.speaker}:** ${t.lines.join('\n\n')}`).join('\n\n')),
      ];
      const spoken = turns.flatMap((t) => t.lines.flatMap(wordsOf));
      for (const file of files) {
        const kept = wordsOf([file.preface ?? '', ...file.segments.map((s) => s.text)].join(' '));
        expect(kept.filter((word) => !turns.some((t) => wordsOf(t.speaker).includes(word)))).toEqual(
          spoken.filter((word) => !turns.some((t) => wordsOf(t.speaker).includes(word))),
        );
      }
    }),
    { numRuns: 200 },
  );
});

test('stays linear on text made to be slow', () => {
  const hostile = [
    '<',
    '<v ',
    '&#',
    '**a',
    '*a _b ',
    '[a](',
    '[',
    '\\[',
    ': ',
    'a: \n',
    'Ann Lee: x\n',
    '00:01 --> ',
    '00:01.000 --> 00:02.000\n',
    '1\n',
    '{\\',
    '- ',
    '-->\n',
    '- - ',
    '`',
    ' ',
    '\t0:05',
    '(00:05',
    'a\n\n',
  ];
  const slow = hostile.flatMap((piece) =>
    ['a.vtt', 'a.srt', 'a.md', 'a.txt'].map((name) => {
      const text =
        (name === 'a.vtt'
          ? 'WEBVTT\n\n00:01.000 --> 00:02.000\n'
          : name === 'a.srt'
            ? '1\n00:00:01,000 --> 00:00:02,000\n'
            : '') + piece.repeat(150_000 / piece.length);
      const before = performance.now();
      read(name, text);
      return { name, piece, ms: Math.round(performance.now() - before) };
    }),
  );
  console.log('slowest 150 kB', slow.toSorted((a, b) => b.ms - a.ms).slice(0, 5));
  expect(slow.filter(({ ms }) => ms > 3000)).toEqual([]);
}, 60_000);
