import { describe, expect, test } from 'vitest';
import { readTranscript } from '../read-transcript.ts';

const read = (value: unknown, name = 'a.json') =>
  readTranscript({ name, bytes: new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value)) });
const turns = (value: unknown) =>
  read(value).segments.map(({ speaker, startMs, endMs, text }) => [speaker, startMs, endMs, text]);

describe('speech to text', () => {
  test('of Whisper: cues without speakers are joined', () => {
    const segments = [
      { start: 0, end: 2.5, text: ' We wait.' },
      { start: 2.5, end: 4.25, text: ' For parts.' },
    ];
    expect(turns({ text: 'x', language: 'en', segments })).toEqual([[null, 0, 4250, 'We wait. For parts.']]);
    expect(read({ segments, language: 'en' })).toMatchObject({ kind: 'json', language: 'en', cues: 2, problems: [] });
  });

  test('of WhisperX: speakers count from nought', () => {
    const segments = [
      { start: 0, end: 2, text: 'We wait.', speaker: 'SPEAKER_00' },
      { start: 2, end: 3, text: 'Why?', speaker: 'SPEAKER_01' },
    ];
    expect(turns({ segments })).toEqual([
      ['Speaker 1', 0, 2000, 'We wait.'],
      ['Speaker 2', 2000, 3000, 'Why?'],
    ]);
  });

  test('of whisper.cpp', () => {
    const transcription = [{ timestamps: {}, offsets: { from: 120, to: 900 }, text: ' We wait.' }];
    expect(turns({ result: { language: 'de' }, transcription })).toEqual([[null, 120, 900, 'We wait.']]);
  });

  test('of AssemblyAI, with and without speakers told apart', () => {
    const utterances = [
      { speaker: 'A', start: 100, end: 2000, text: 'We wait.', words: [] },
      { speaker: 'B', start: 2100, end: 3000, text: 'Why?', words: [] },
    ];
    expect(turns({ utterances, text: 'x' })).toEqual([
      ['Speaker A', 100, 2000, 'We wait.'],
      ['Speaker B', 2100, 3000, 'Why?'],
    ]);
    const words = [
      { text: 'We', start: 100, end: 200, speaker: null },
      { text: 'wait.', start: 220, end: 400, speaker: null },
    ];
    expect(turns({ utterances: null, words })).toEqual([[null, 100, 400, 'We wait.']]);
  });

  test('of Amazon: marks belong to the word before them', () => {
    const word = (content: string, start: string, end: string) => ({
      type: 'pronunciation',
      start_time: start,
      end_time: end,
      alternatives: [{ content, confidence: '0.9' }],
    });
    const mark = (content: string) => ({ type: 'punctuation', alternatives: [{ content, confidence: '0.0' }] });
    const items = [
      word('We', '0.10', '0.20'),
      word('wait', '0.3', '0.5'),
      mark('.'),
      word('Why', '0.6', '0.9'),
      mark('?'),
    ];
    const label = (name: string, ...starts: string[]) => ({
      speaker_label: name,
      items: starts.map((start) => ({ start_time: start, speaker_label: name })),
    });
    const speakers = { segments: [label('spk_0', '0.10', '0.3'), label('spk_1', '0.6')] };
    expect(turns({ jobName: 'x', results: { transcripts: [], items, speaker_labels: speakers } })).toEqual([
      ['Speaker 1', 100, 500, 'We wait.'],
      ['Speaker 2', 600, 900, 'Why?'],
    ]);
  });

  test('of Google: the last result says everything once more, with its speakers', () => {
    const words = [
      { word: 'We', startTime: '1.2s', endTime: '1.4s' },
      { word: 'wait.', startTime: '1.4s', endTime: '2s' },
    ];
    const plain = { alternatives: [{ transcript: 'We wait.', words }], languageCode: 'en-us' };
    const told = { alternatives: [{ words: words.map((word, i) => ({ ...word, speakerTag: i + 1 })) }] };
    expect(turns({ results: [plain] })).toEqual([[null, 1200, 2000, 'We wait.']]);
    expect(turns({ response: { results: [plain, told] } })).toEqual([
      ['Speaker 1', 1200, 1400, 'We'],
      ['Speaker 2', 1400, 2000, 'wait.'],
    ]);
  });

  test('of Deepgram, by utterances or by words', () => {
    const words = [
      { word: 'we', punctuated_word: 'We', start: 0.1, end: 0.2, speaker: 0 },
      { word: 'wait', punctuated_word: 'wait.', start: 0.3, end: 0.5, speaker: 0 },
    ];
    const channels = [{ alternatives: [{ transcript: 'we wait', words }] }];
    expect(turns({ results: { channels } })).toEqual([['Speaker 1', 100, 500, 'We wait.']]);
    const utterances = [{ start: 0.1, end: 0.5, speaker: 1, transcript: 'We wait.' }];
    expect(turns({ results: { channels, utterances } })).toEqual([['Speaker 1', 100, 500, 'We wait.']]);
  });

  test('of Rev AI: spaces and marks are elements of their own', () => {
    const elements = [
      { type: 'text', value: 'We', ts: 0.1, end_ts: 0.3 },
      { type: 'punct', value: ' ' },
      { type: 'text', value: 'wait', ts: 0.4, end_ts: 0.9 },
      { type: 'punct', value: '.' },
    ];
    expect(turns({ monologues: [{ speaker: 1, elements }] })).toEqual([['Speaker 1', 100, 900, 'We wait.']]);
  });

  test('of Speechmatics: nobody is made of a speaker that is not known', () => {
    const word = (content: string, speaker: string, start: number) => ({
      type: 'word',
      start_time: start,
      end_time: start + 0.5,
      alternatives: [{ content, speaker, confidence: 1 }],
    });
    const mark = { type: 'punctuation', start_time: 1, end_time: 1, alternatives: [{ content: '.', speaker: 'S1' }] };
    expect(turns({ format: '2.9', results: [word('Waiting', 'S1', 0), mark, word('Why', 'UU', 2)] })).toEqual([
      ['Speaker 1', 0, 500, 'Waiting.'],
      [null, 2000, 2500, 'Why'],
    ]);
  });

  test('of IBM: who spoke is found by the time of a word', () => {
    const timestamps = [
      ['we', 0.1, 0.2],
      ['wait', 0.3, 0.5],
    ];
    const labels = [
      { from: 0.1, to: 0.2, speaker: 0 },
      { from: 0.3, to: 0.5, speaker: 2 },
    ];
    expect(
      turns({ results: [{ alternatives: [{ transcript: 'we wait', timestamps }] }], speaker_labels: labels }),
    ).toEqual([
      ['Speaker 1', 100, 200, 'we'],
      ['Speaker 3', 300, 500, 'wait'],
    ]);
  });
});

describe('a list of turns', () => {
  test('keeps each turn, drops marks with one note, and shows a sound that is all there is', () => {
    const file = read({
      topic_list: [{ topic: 'x' }],
      meeting_transcripts: [
        { speaker: 'Ann', content: 'We {vocalsound} wait .' },
        { speaker: 'Ann', content: '{vocalsound}' },
        { speaker: 'Bo', content: 'Why ?' },
      ],
    });
    expect(file.segments.map(({ speaker, text }) => [speaker, text])).toEqual([
      ['Ann', 'We wait .'],
      ['Ann', '[vocalsound]'],
      ['Bo', 'Why ?'],
    ]);
    expect(file.problems.map(({ level, what }) => [level, what])).toEqual([['warning', 'markup-dropped']]);
  });

  test('takes times that say their unit, and no others', () => {
    const turn = { speaker: 'Ann', text: 'We wait.' };
    expect(turns([{ ...turn, start: '00:01:02' }])[0]?.[1]).toBe(62_000);
    expect(turns([{ ...turn, startMs: 1500 }])[0]?.[1]).toBe(1500);
    expect(turns([{ ...turn, start: 12 }])[0]?.[1]).toBeNull();
  });

  test('is known by its content whatever the file is called', () => {
    expect(read([{ speaker: 'Ann', text: 'We wait.' }], 'talk.txt').kind).toBe('json');
    expect(read('[Ann] 00:00:05\nWe wait.', 'talk.txt').kind).toBe('text');
  });
});

describe('any other JSON', () => {
  test.each([
    ['unknown keys', { orders: [{ sku: 1 }], total: 3 }, /"orders", "total"/],
    ['a list of texts', ['a', 'b'], /no keys/],
    ['a missing comma', '{"a": 1\n"b": 2}', /broken/],
    ['a deep one', `${'['.repeat(201)}${']'.repeat(201)}`, /deeper than 200/],
    ['a key that could do harm', '{"segments": [{"__proto__": {"x": 1}}]}', /__proto__/],
  ])('is refused and named: %s', (_, value, message) => {
    const { segments, problems } = read(value);
    expect(segments).toEqual([]);
    expect(problems.map(({ level, kept }) => [level, kept])).toEqual([['error', 'nothing']]);
    expect(problems[0]?.message).toMatch(message);
  });

  test('names the line of a mistake', () => {
    expect(read('{\n"a": 1\n"b": 2\n}').problems[0]?.line).toBe(3);
  });
});
