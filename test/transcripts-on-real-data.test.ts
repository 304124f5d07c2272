import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readTranscript } from '#shared/exchange/read-transcript.ts';
import type { TranscriptFile } from '#shared/exchange/transcript.ts';

const data = process.env.THROUGHLINE_DATA ?? path.resolve(import.meta.dirname, '../../shared/data');
const captions = path.join(data, 'captions');
const talks = path.join(data, 'otel-end-user/transcripts');
const here = fs.existsSync(captions) && fs.existsSync(talks);
if (!here) console.log('skipped: the shared test data is not here (THROUGHLINE_DATA)');

const read = (folder: string, name: string): TranscriptFile =>
  readTranscript({ name, bytes: fs.readFileSync(path.join(folder, name)) });
const texts = (file: TranscriptFile): string => file.segments.map((segment) => segment.text).join('\n');
const codes = (file: TranscriptFile): readonly string[] =>
  file.problems.map(({ what, line }) => `${what} ${line ?? '-'}`);
const talkNames = here ? fs.readdirSync(talks).filter((name) => name.endsWith('.md')) : [];
const talkNamed = (part: string): TranscriptFile => {
  const name = talkNames.find((candidate) => candidate.includes(part));
  expect(name).toBeDefined();
  return read(talks, name ?? '');
};
const turns = (file: TranscriptFile): Readonly<Record<string, number>> =>
  Object.fromEntries(
    file.speakers.filter((speaker) => speaker.ticked).map(({ label, turns: count }) => [label, count]),
  );

describe.skipIf(!here)('captions', () => {
  test('drops the byte order mark', () => {
    const file = read(captions, 'captions_with_bom.vtt');
    expect([file.kind, file.cues, codes(file)]).toEqual(['webvtt', 4, []]);
    expect(file.segments).toEqual([
      {
        speaker: null,
        startMs: 500,
        endMs: 21_580,
        text: 'Caption text #1 Caption text #2 Caption text #3 Caption text #4',
      },
    ]);
  });

  test('never quotes a NOTE', () => {
    const file = read(captions, 'comments.vtt');
    expect([file.cues, codes(file)]).toEqual([3, []]);
    expect(texts(file)).toContain('Det är inte varmt.');
    expect(texts(file)).not.toMatch(/NOTE|translation|Kyle/);
  });

  test('reads overlapping Teams cues with one-digit times', () => {
    const file = read(captions, 'teams_timeframe.vtt');
    expect(file.segments).toEqual([
      { speaker: 'Yuri Bakulin', startMs: 0, endMs: 570, text: 'There you go.' },
      { speaker: 'Adrian Petrescu', startMs: 210, endMs: 1130, text: 'Why hello there, Yuri.' },
    ]);
    expect(codes(file)).toEqual(['loose-time 3']);
  });

  test('lets no tag, time or style reach a text', () => {
    expect(texts(read(captions, 'cue_tags.vtt'))).toBe(
      "When the moon hits your eye Like a big-a pizza pie That's amore",
    );
    const rolling = read(captions, 'youtube_dl.vtt');
    expect([rolling.cues, rolling.language, codes(rolling)]).toEqual([4, 'en', ['repeats-collapsed -']]);
    expect(texts(rolling)).toBe("yeah what this will happen is I'm telling");
    expect(texts(rolling)).not.toMatch(/<c|::cue|\d:\d|##/);
  });

  test('reads SRT with a dot decimal and with an empty cue, one warning each', () => {
    const loose = read(captions, 'invalid_timeframe.srt');
    expect([loose.kind, loose.cues, codes(loose)]).toEqual(['srt', 3, ['loose-time 6']]);
    const missing = read(captions, 'missing_caption_text.srt');
    expect([missing.cues, codes(missing)]).toEqual([2, ['empty-cue 6']]);
    expect(texts(missing)).toBe('Caption text #1 Caption text #3');
  });

  test('reads SBV, and leaves the end of a cue empty that ends before it starts', () => {
    const file = read(captions, 'sample.sbv');
    expect([file.kind, file.cues, codes(file)]).toEqual(['sbv', 5, ['end-before-start 14']]);
    expect(file.segments.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([[378, null]]);
    expect(texts(file)).toContain('Caption text #3 (line 1) Caption text #3 (line 2)');
  });
});

describe.skipIf(!here)('public talks in Markdown', () => {
  test('keeps every word of all 17 files, and reports how long that takes', () => {
    expect(talkNames).toHaveLength(17);
    const words = (text: string): readonly string[] =>
      text
        .replace(/&#39;/g, "'")
        .replace(/&amp;/g, '&')
        .match(/[\p{L}\p{N}]+/gu) ?? [];
    let segments = 0;
    let total = 0;
    let spent = 0;
    for (const name of talkNames) {
      const before = performance.now();
      const file = read(talks, name);
      spent += performance.now() - before;
      const labels = file.speakers.filter((speaker) => speaker.ticked).map((speaker) => speaker.label);
      const source = words(fs.readFileSync(path.join(talks, name), 'utf8'));
      const kept = words([file.preface ?? '', ...file.segments.map((s) => s.text)].join('\n'));
      const spoken = new Set(labels.flatMap(words));
      const talk = (all: readonly string[]): readonly string[] => all.filter((word) => !spoken.has(word));
      expect(talk(kept), name).toEqual(talk(source));
      expect(file.problems).toEqual([]);
      segments += file.segments.length;
      total += source.length;
    }
    console.log(`17 talks, ${total} words, ${segments} segments: ${spent.toFixed(0)} ms`);
  });

  test('finds the speakers of the interviews and gives unlabelled paragraphs to the last one', () => {
    const jennifer = talkNamed('jennifer-moore');
    expect(turns(jennifer)).toEqual({ Jennifer: 18, Host: 18, 'Audience Member': 1 });
    const stack = jennifer.segments.find((segment) => segment.text.startsWith('The stack included lots of TypeScript'));
    expect(stack?.speaker).toBe('Jennifer');
    expect(jennifer.preface).toContain('## Summary');
    expect(jennifer.title).toBe('OTel Q&A Feat. Jennifer Moore');
    expect(turns(talkNamed('jacob-aronoff'))).toEqual({ Jacob: 17, Host: 17 });
    expect(turns(talkNamed('observability-panel'))).toEqual({ Adriana: 6, Charity: 6, Amy: 6 });
  });

  test('takes no section title for a speaker', () => {
    for (const part of ['context-propapagtion', 'filtering-parsing']) {
      const file = talkNamed(part);
      expect(turns(file)).toEqual({});
      expect(new Set(file.segments.map((segment) => segment.speaker))).toEqual(new Set([null]));
    }
  });

  test('gives the words below a heading to nobody', () => {
    const file = talkNamed('jennifer-moore');
    const raw = file.segments.findIndex((segment) => segment.text === 'Raw YouTube Transcript');
    expect(raw).toBeGreaterThan(0);
    const after = file.segments.slice(raw);
    expect(new Set(after.map((segment) => segment.speaker))).toEqual(new Set([null]));
    expect(Math.max(...after.map((segment) => segment.text.split(/\s+/).length))).toBeLessThanOrEqual(300);
  });
});

test('reads an hour of captions, 2,500 cues, and reports how long that takes', () => {
  const stamp = (ms: number): string => new Date(ms).toISOString().slice(11, 23);
  const cue = (n: number): string =>
    `${n + 1}\n${stamp(n * 1440)} --> ${stamp(n * 1440 + 1400)}\n<v ${n % 40 < 30 ? 'Ann Lee' : 'Bo'}>These are the words of cue ${n}, as somebody spoke them.</v>`;
  const bytes = new TextEncoder().encode(`WEBVTT\n\n${Array.from({ length: 2500 }, (_, n) => cue(n)).join('\n\n')}\n`);
  const before = performance.now();
  const file = readTranscript({ name: 'hour.vtt', bytes });
  const ms = performance.now() - before;
  console.log(`2,500 cues, ${bytes.length} bytes, ${file.segments.length} segments: ${ms.toFixed(0)} ms`);
  expect([file.cues, file.problems, file.segments.at(-1)?.endMs]).toEqual([2500, [], 2499 * 1440 + 1400]);
  expect(file.speakers.map(({ label, turns: count }) => `${label} ${count}`)).toEqual(['Ann Lee 63', 'Bo 62']);
});
