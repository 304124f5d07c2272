import { describe, expect, test } from 'vitest';
import { readTranscript } from './read-transcript.ts';
import type { ReadOptions, TranscriptFile } from './transcript.ts';

const read = (name: string, text: string | Uint8Array, options?: ReadOptions): TranscriptFile =>
  readTranscript({ name, bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text }, options);

const talk = (file: TranscriptFile): readonly string[] =>
  file.segments.map(
    ({ speaker, startMs, endMs, text }) => `${speaker ?? '-'} ${startMs ?? '?'}-${endMs ?? '?'} ${text}`,
  );

const codes = (file: TranscriptFile): readonly string[] =>
  file.problems.map(({ what, line, kept }) => `${what} ${line ?? '-'} ${kept}`);

const ticked = (file: TranscriptFile): readonly string[] =>
  file.speakers.map(({ label, turns, ticked: on }) => `${on ? '+' : '-'}${label} ${turns}`);

const utf16 = (text: string, littleEndian: boolean): Uint8Array => {
  const view = new DataView(new ArrayBuffer((text.length + 1) * 2));
  [...`\u{feff}${text}`]
    .join('')
    .split('')
    .forEach((unit, at) => {
      view.setUint16(at * 2, unit.charCodeAt(0), littleEndian);
    });
  return new Uint8Array(view.buffer);
};

describe('bytes', () => {
  const vtt = 'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Zoë>Größe 👋</v>\n';

  test('obeys and drops the byte order marks of UTF-8 and both kinds of UTF-16', () => {
    const marked = read('a.vtt', `\u{feff}${vtt}`);
    expect([marked.encoding, talk(marked), codes(marked)]).toEqual(['utf-8', ['Zoë 1000-2000 Größe 👋'], []]);
    for (const littleEndian of [true, false]) {
      const file = read('a.vtt', utf16(vtt, littleEndian));
      expect([file.encoding, talk(file), codes(file)]).toEqual([
        littleEndian ? 'utf-16le' : 'utf-16be',
        ['Zoë 1000-2000 Größe 👋'],
        [],
      ]);
    }
  });

  test('reads what is not UTF-8 as Windows-1252, says so, and lets the person choose', () => {
    const bytes = Uint8Array.from('Ann: Caf\u{e9} \u{80} \u{93}so\u{94}\nAnn: yes', (char) => char.charCodeAt(0));
    const file = read('a.txt', bytes);
    expect([file.encoding, talk(file)]).toEqual(['windows-1252', ['Ann ?-? Café € “so”', 'Ann ?-? yes']]);
    expect(codes(file)).toEqual(['guessed-encoding - raw']);
    expect(codes(read('a.txt', bytes, { encoding: 'utf-8' }))).toEqual(['damaged-characters - rest']);
  });

  test('takes CR, LF and CRLF for one line end and counts lines alike', () => {
    for (const end of ['\r', '\n', '\r\n']) {
      const file = read(
        'a.srt',
        ['1', '00:00:01,000 --> 00:00:00,500', 'Hi', '', '2', '00:00:03,000 --> 00:00:04,000', ''].join(end),
      );
      expect(talk(file)).toEqual(['- 1000-? Hi']);
      expect(codes(file)).toEqual(['end-before-start 2 rest', 'empty-cue 6 nothing']);
    }
  });

  test('drops NUL and other control characters with a warning and keeps tabs', () => {
    const file = read('a.txt', 'Ann: a\0b\tc\u{1b}\nAnn: d\fe');
    expect(file.segments.map((segment) => segment.text)).toEqual(['ab\tc', 'd e']);
    expect(codes(file)).toEqual(['nul-dropped - rest', 'control-characters - rest']);
  });

  test.each([
    ['empty.vtt', '', 'empty-file'],
    ['blank.txt', ' \n\n\t', 'empty-file'],
    ['a.docx', 'PK\u{3}\u{4}\u{14}', 'not-text'],
    ['a.pdf', '%PDF-1.7', 'not-text'],
    ['a.wav', '\0\u{1}\0\u{2}\0\u{3}RIFF\0\0\0', 'not-text'],
    ['a.gif', 'GIF89a and much that looks like text', 'not-text'],
    ['b.wav', 'RIFF....WAVEfmt and much that looks like text', 'not-text'],
    ['a.mp4', '\0\0\0 ftypisom and much that looks like text', 'not-text'],
    ['a.json', '{"segments": []}', 'unsupported-format'],
    ['a.ttml', '<?xml version="1.0"?><tt/>', 'unsupported-format'],
    ['a.rtf', '{\\rtf1{\\fonttbl hi}}', 'nothing-readable'],
    ['a.vtt', 'WEBVTT\n\nNOTE nothing else\n', 'nothing-readable'],
  ])('%s yields nothing: one error, no segments', (name, text, what) => {
    const file = read(name, text);
    expect(file.segments).toEqual([]);
    expect(file.problems.map((p) => [p.level, p.what, p.kept, p.file])).toEqual([['error', what, 'nothing', name]]);
  });

  test('goes by content where the suffix is wrong, and says so', () => {
    const file = read('talk.srt', vtt);
    expect(file.kind).toBe('webvtt');
    expect(file.problems.map((p) => p.message)).toEqual([
      'The file is named .srt and was read as WebVTT, which is what it holds.',
    ]);
    expect(read('talk.txt', '0:00:00.378,0:00:11.378\nHi\n').kind).toBe('sbv');
    expect(read('talk.txt', '**Ann:** Hi\n\n**Bo:** Ho\n').kind).toBe('markdown');
    expect(read('talk.vtt', 'Ann: Hi\nBo: Ho\n').kind).toBe('text');
  });
});

describe('WebVTT', () => {
  const vtt = (...blocks: readonly string[]): string => ['WEBVTT', ...blocks].join('\n\n');

  test('reads several voices of a cue, classes on them, and no speaker for "-" or nothing', () => {
    const file = read('a.vtt', vtt('00:01.000 --> 00:02.000\n<v.loud Ann Lee>One</v> <v Bo>two\n<v ->three <v>four'));
    expect(talk(file)).toEqual(['Ann Lee 1000-2000 One', 'Bo 1000-2000 two', '- 1000-2000 three four']);
    expect(ticked(file)).toEqual(['+Ann Lee 1', '+Bo 1']);
  });

  test('leaves out notes, styles, regions and header lines, and takes the language', () => {
    const file = read(
      'a.vtt',
      [
        'WEBVTT - made by hand\nKind: captions\nLanguage: pt-BR\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:0',
        'STYLE\n::cue { color: red }',
        'REGION\nid:fred',
        'NOTE\ntwo\nlines',
        'NOTE one line',
        '00:01.000 --> 00:02.000 align:start\nNOTES are words.\nNOTE so is this.',
      ].join('\n\n'),
    );
    expect([file.language, talk(file), codes(file)]).toEqual([
      'pt-BR',
      ['- 1000-2000 NOTES are words. NOTE so is this.'],
      [],
    ]);
  });

  test('begins a cue at a timing line without a blank line, but not at an arrow in speech', () => {
    const file = read(
      'a.vtt',
      vtt(
        '1\n00:01.000 --> 00:02.000\nfrom A --> B\n00:05 --> later\n2\n00:02.000 --> 00:03.000\nnext',
        '3\n00:03.000 --> 00:04.000\n4',
      ),
    );
    expect(file.segments.map((segment) => segment.text)).toEqual(['from A --> B 00:05 --> later next 4']);
    expect(file.cues).toBe(3);
  });

  test('accepts one-digit fields, comma decimals and minutes past 59 with one warning', () => {
    const file = read('a.vtt', vtt('0:0:0.570 --> 0:0:1,5\n<v A>a', '75:00.000 --> 76:00.000\n<v A>b'));
    expect(talk(file)).toEqual(['A 570-1500 a', 'A 4500000-4560000 b']);
    expect(codes(file)).toEqual(['loose-time 3 rest']);
  });

  test('keeps the words of cues whose times are broken', () => {
    const file = read(
      'a.vtt',
      vtt(
        '7\n00:0x:01.000 --> 00:00:02.000\n<v A>a',
        '00:61.000 --> 00:62.000\n<v B>b',
        '00:09.000 --> 00:08.000\n<v C>c',
      ),
    );
    expect(talk(file)).toEqual(['A ?-? a', 'B ?-? b', 'C 9000-? c']);
    expect(codes(file)).toEqual(['bad-time 4 raw', 'bad-time 7 rest', 'end-before-start 10 rest']);
  });

  test('takes the paragraph after a blank line for the text of an unattributed Teams cue', () => {
    const file = read(
      'a.vtt',
      vtt('f1b2-77/12-0\n00:01.000 --> 00:02.000', 'Hello there.', 'f1b2-77/13-0\n00:02.000 --> 00:03.000', 'Bye.'),
    );
    expect([talk(file), codes(file)]).toEqual([['- 1000-3000 Hello there. Bye.'], []]);
  });

  test('keeps words that stand outside any cue', () => {
    const file = read('a.vtt', vtt('00:01.000 --> 00:02.000\nHello', 'stray words', '00:02.000 --> 00:03.000\nBye'));
    expect([talk(file), codes(file)]).toEqual([['- 1000-3000 Hello stray words Bye'], ['text-outside-cue 6 raw']]);
  });

  test('decodes entities once and takes out tags, but not what people wrote in brackets', () => {
    const file = read(
      'a.vtt',
      vtt(
        '00:01.000 --> 00:02.000\n<i.x>R&amp;D</i> &amp;lt; 5&nbsp;&#39;s <00:01.500><c>a</c> <inaudible> I <3 it, 1 < 2 <lang en>hi</lang>',
      ),
    );
    expect(file.segments[0]?.text).toBe("R&D &lt; 5\u{a0}'s a <inaudible> I <3 it, 1 < 2 hi");
  });

  test('reads Zoom names before a colon, and cues without one as nobody', () => {
    const cue = (n: number, text: string): string => `${n}\n00:00:0${n}.000 --> 00:00:0${n}.900\n${text}`;
    const file = read(
      'a.vtt',
      vtt(
        cue(1, 'Ann Lee: Hi.'),
        cue(2, 'Ann Lee: One thing: we ship.'),
        cue(3, 'no name'),
        cue(4, 'Bo: Yes.'),
        cue(5, 'Bo: Sure.'),
      ),
    );
    expect(talk(file)).toEqual([
      'Ann Lee 1000-2900 Hi. One thing: we ship.',
      '- 3000-3900 no name',
      'Bo 4000-5900 Yes. Sure.',
    ]);
    expect(ticked(file)).toEqual(['+Ann Lee 1', '+Bo 1']);
    const forced = read('a.vtt', vtt(cue(1, 'Ann Lee: Hi.'), cue(2, 'Bo: Yes.')), { speakers: ['Bo'] });
    expect(talk(forced)).toEqual(['- 1000-1900 Ann Lee: Hi.', 'Bo 2000-2900 Yes.']);
  });

  test('joins cues of one speaker up to a pause of two seconds, and orders by start', () => {
    const file = read(
      'a.vtt',
      vtt(
        '00:10.000 --> 00:11.000\n<v A>third',
        '00:01.000 --> 00:02.000\n<v A>one',
        '00:04.000 --> 00:05.000\n<v A>two',
        '00:07.001 --> 00:08.000\n<v A>apart',
      ),
    );
    expect(talk(file)).toEqual(['A 1000-5000 one two', 'A 7001-11000 apart third']);
  });

  test('closes a segment at a sentence end after 150 words, at 300 words at the latest', () => {
    const cues = (words: string): string[] =>
      Array.from(
        { length: 80 },
        (_, n) => `00:${String(n).padStart(2, '0')}.000 --> 00:${String(n).padStart(2, '0')}.900\n${words}`,
      ).slice(0, 60);
    const sizes = (file: TranscriptFile): readonly number[] => file.segments.map((s) => s.text.split(' ').length);
    expect(sizes(read('a.vtt', vtt(...cues('ten words are here so that this cue counts.'))))).toEqual([
      153, 153, 153, 81,
    ]);
    expect(sizes(read('a.vtt', vtt(...cues('ten words are here so that this cue counts on'))))).toEqual([300, 300]);
  });

  test('collapses rolling captions by itself, and by wish only where a word is said twice', () => {
    const rolling = vtt(
      '00:01.000 --> 00:02.000\nhello all',
      '00:02.000 --> 00:03.000\nhello all\nand welcome',
      '00:03.000 --> 00:04.000\nand welcome\nto the show',
      '00:04.000 --> 00:04.010\nto the show',
    );
    expect(talk(read('a.vtt', rolling))).toEqual(['- 1000-4000 hello all and welcome to the show']);
    expect(codes(read('a.vtt', rolling))).toEqual(['repeats-collapsed - rest']);
    expect(read('a.vtt', rolling, { collapseRepeats: false }).segments[0]?.text).toContain('hello all hello all');
    const said = vtt('00:01.000 --> 00:02.000\nNo.', '00:02.000 --> 00:03.000\nNo.', '00:03.000 --> 00:04.000\nNo.');
    expect(talk(read('a.vtt', said))).toEqual(['- 1000-4000 No. No. No.']);
    expect(talk(read('a.vtt', said, { collapseRepeats: true }))).toEqual(['- 1000-2000 No.']);
  });

  test('stops at 100,000 cues and says where', () => {
    const cues = Array.from({ length: 100_001 }, (_, n) => `00:00.000 --> 00:00.000\nw${n}`);
    const file = read('a.vtt', vtt(...cues));
    expect(file.cues).toBe(100_000);
    expect(file.problems.map((p) => [p.level, p.what, p.line])).toEqual([['error', 'too-many-cues', 300_003]]);
  });

  test('lists a flood of equal problems up to 200, then counts them', () => {
    const file = read(
      'a.vtt',
      vtt(...Array.from({ length: 1000 }, () => '00:00.000 --> 00:00.000'), '00:01.000 --> 00:02.000\nHi'),
    );
    expect(file.problems).toHaveLength(201);
    expect(file.problems.at(-1)?.message).toBe('800 more problems of the kind "empty-cue" are not listed one by one.');
  });
});

describe('SRT and SBV', () => {
  test('reads SRT with missing numbers, dot decimals, tags and position marks', () => {
    const file = read(
      'a.srt',
      '00:00:01.000 --> 00:00:02,000\n{\\an8}<i>Ann: Hi</i>\nBo: <font color="red">Ho</font>\n\n3\n00:00:02,000 --> 00:00:03,000\nAnn: Bye\nBo: Bye\n',
    );
    expect(talk(file)).toEqual(['Ann 1000-2000 Hi', 'Bo 1000-2000 Ho', 'Ann 2000-3000 Bye', 'Bo 2000-3000 Bye']);
    expect(codes(file)).toEqual(['loose-time 1 rest']);
  });

  test('sets dialogue dashes on lines of their own and Chinese lines without a space', () => {
    const file = read(
      'a.srt',
      '1\n00:00:01,000 --> 00:00:02,000\n- Hi.\n- Ho.\n\n2\n00:00:02,000 --> 00:00:03,000\n你好\n世界',
    );
    expect(file.segments[0]?.text).toBe('- Hi.\n- Ho. 你好世界');
  });
});

describe('plain text', () => {
  test.each([
    [
      'Zoom',
      '[Ann Lee] 00:00:05\nHi all.\nMore.\n\n[Bo] 00:01:07\nHo.',
      ['Ann Lee 5000-? Hi all.\nMore.', 'Bo 67000-? Ho.'],
    ],
    ['Zoom captions', '00:00:05\tAnn Lee\tHi all.\n00:01:07\tBo\tHo.', ['Ann Lee 5000-? Hi all.', 'Bo 67000-? Ho.']],
    [
      'Otter',
      'Ann Lee  0:05  \nHi all.\n\nUnknown Speaker  1:01:07\nHo.\n\nTranscribed by https://otter.ai',
      ['Ann Lee 5000-? Hi all.', '- 3667000-? Ho.', '- ?-? Transcribed by https://otter.ai'],
    ],
    ['Teams', 'Ann Lee   0:03\nHi all.\nBo   0:07\nHo.', ['Ann Lee 3000-? Hi all.', 'Bo 7000-? Ho.']],
    [
      'Rev',
      'Speaker 1 (00:00:05): Hi all.\n\nSpeaker 2 (00:07):\nHo.',
      ['Speaker 1 5000-? Hi all.', 'Speaker 2 7000-? Ho.'],
    ],
    [
      'Tactiq',
      '[00:00:05] Ann: Hi.\n[00:00:09] Ann: So.\n[00:00:12] only words',
      ['Ann 5000-? Hi.', 'Ann 9000-? So.', 'Ann 12000-? only words'],
    ],
    ['Trint', '\\[04:01\\] Hi all.\n\n(04:09) Ho.', ['- 241000-? Hi all.', '- 249000-? Ho.']],
    [
      'Whisper',
      '[00:00:00.000 --> 00:00:04.500]  Hi all.\n[00:00:04.500 --> 00:00:06.000]  Ho.',
      ['- 0-4500 Hi all.', '- 4500-6000 Ho.'],
    ],
    [
      'plain',
      'Ann: Hi.\nBo: Ho.\n\nand more\nAnn: So: yes.\nBo: No.',
      ['Ann ?-? Hi.', 'Bo ?-? Ho.', 'Bo ?-? and more', 'Ann ?-? So: yes.', 'Bo ?-? No.'],
    ],
    ['no names', 'One.\nTwo.\n\nThree: four.', ['- ?-? One.\nTwo.', '- ?-? Three: four.']],
    [
      'Arabic',
      'أحمد: مرحبا\nليلى: أهلا\nأحمد: شكرا\nليلى: عفوا',
      ['أحمد ?-? مرحبا', 'ليلى ?-? أهلا', 'أحمد ?-? شكرا', 'ليلى ?-? عفوا'],
    ],
    [
      'Chinese',
      '王芳：你好\n李明：早上好\n王芳：再见\n李明：再见 👋',
      ['王芳 ?-? 你好', '李明 ?-? 早上好', '王芳 ?-? 再见', '李明 ?-? 再见 👋'],
    ],
  ])('reads %s', (_, text, expected) => {
    expect(talk(read('a.txt', text))).toEqual(expected);
  });

  test('sets a Meet time heading on the next segment only and keeps the attendees in the preface', () => {
    const file = read(
      'a.txt',
      'Weekly talk\nMay 5, 2024\n\nAttendees\nAnn, Bo\n\nTranscript\n\n00:00:00\n\nAnn: Hi.\nBo: Ho.\n\n00:05:00\nAnn: So.\nBo: No.',
    );
    expect(talk(file)).toEqual(['Ann 0-? Hi.', 'Bo ?-? Ho.', 'Ann 300000-? So.', 'Bo ?-? No.']);
    expect(file.preface).toBe('Weekly talk\nMay 5, 2024\n\nAttendees\nAnn, Bo\n\nTranscript');
    expect(file.heldAt).toBe('2024-05-05');
  });

  test('puts the top blocks of Otter into the preface and reads the day from them', () => {
    const top =
      'Talk with Ann\nMon, Jan 8, 2024 10:00AM • 32:05\n\nSUMMARY KEYWORDS\nprice, setup\n\nSPEAKERS\nAnn, Bo';
    const file = read('a.txt', `${top}\n\nAnn  0:00\nHi.`);
    expect([file.preface, file.heldAt, talk(file)]).toEqual([top, '2024-01-08', ['Ann 0-? Hi.']]);
  });

  test('never takes digits for a day: 5/3/2024 is two of them', () => {
    expect(read('a.txt', 'Date: 5/3/2024\n\nAnn  0:00\nHi.').heldAt).toBe(null);
    expect(read('a.txt', 'Date: 2024-02-30\n\nAnn  0:00\nHi.').heldAt).toBe(null);
    expect(read('a.txt', 'Date: 2024-02-29 10:00\n\nAnn  0:00\nHi.').heldAt).toBe('2024-02-29');
  });

  test('leaves out times of day, which are no places in a recording', () => {
    const file = read('a.txt', '[Ann] 14:03:22\nHi.\n\n[Bo] 14:03:30\nHo.');
    expect([talk(file), codes(file)]).toEqual([['Ann ?-? Hi.', 'Bo ?-? Ho.'], ['clock-times 1 rest']]);
  });

  test('ticks labels used twice, related, known or of a role, and never headings, times or addresses', () => {
    const text =
      'Ann: a\nAnn: b\nAnn Lee: c\nBo: d\nAudience Member 2: e\nNote: f\nNote: g\nhttps://x.org: h\n10:30 Meeting: i\nOne thing: j\nA b c d e: k\n2024: l';
    expect(ticked(read('a.txt', text))).toEqual([
      '+Ann 2',
      '+Ann Lee 1',
      '-Bo 1',
      '+Audience Member 2 1',
      '-One thing 1',
    ]);
    expect(ticked(read('a.txt', text, { knownSpeakers: ['bo'] }))).toContain('+Bo 1');
    const file = read('a.txt', text, { speakers: ['Bo'] });
    expect(file.segments.map((s) => s.speaker)).toEqual(['Bo']);
    expect(file.preface).toBe('Ann: a\nAnn: b\nAnn Lee: c');
  });

  test('cuts a long passage of nobody, never a turn', () => {
    const words = Array.from({ length: 1000 }, (_, n) => (n % 10 === 9 ? 'end.' : 'word')).join(' ');
    expect(read('a.txt', words).segments.map((s) => s.text.split(' ').length)).toEqual([
      150, 150, 150, 150, 150, 150, 100,
    ]);
    expect(read('a.txt', `Ann: ${words}\nAnn: so`).segments).toHaveLength(2);
  });
});

describe('Markdown', () => {
  test('reads both ways of bold names, turns that begin on the next line, and what continues them', () => {
    const file = read(
      'a.md',
      '# Talk &amp; more\n\nDate: 2024-03-01\n\n## Summary\n\nShort.\n\n**Ann:** Hi *all*, see [docs](https://x.org/a_b).\n\nstill Ann\nsame paragraph\n\n**Bo**: Ho\n**Ann:**  \nSo\n\n- **Price:** too high\n- **Setup:** slow\n\n**Bo:** No',
    );
    expect([file.title, file.heldAt]).toEqual(['Talk & more', '2024-03-01']);
    expect(file.preface).toBe('# Talk & more\n\nDate: 2024-03-01\n\n## Summary\n\nShort.');
    expect(file.segments.map(({ speaker, text }) => [speaker, text])).toEqual([
      ['Ann', 'Hi all, see docs (https://x.org/a_b).'],
      ['Ann', 'still Ann same paragraph'],
      ['Bo', 'Ho'],
      ['Ann', 'So'],
      ['Ann', '- Price: too high\n- Setup: slow'],
      ['Bo', 'No'],
    ]);
  });

  test('ends a turn at a heading, a rule and a bold label that is no speaker', () => {
    const file = read(
      'a.md',
      '**Ann:** a\n\n**Ann:** b\n\n---\n\nwho?\n\n**Ann:** c\n\n## Next *part*\n\nwho else?\n\n**Ann:** d\n\n**Stranger:** e\n\n**Thank you!**',
    );
    expect(file.segments.map(({ speaker, text }) => [speaker, text])).toEqual([
      ['Ann', 'a'],
      ['Ann', 'b'],
      [null, 'who?'],
      ['Ann', 'c'],
      [null, 'Next part'],
      [null, 'who else?'],
      ['Ann', 'd'],
      [null, 'Stranger: e'],
      [null, 'Thank you!'],
    ]);
    expect(ticked(file)).toEqual(['+Ann 4', '-Stranger 1']);
  });

  test('takes front matter for fields and keeps it in the preface', () => {
    const file = read(
      'a.md',
      '---\ntitle: "Talk with Ann"\ndate: 2024-03-01\nlanguage: de\ntags: [a]\n---\n**Ann:** [00:05] x\n\n**Ann** (00:00:09): y',
    );
    expect([file.title, file.heldAt, file.language]).toEqual(['Talk with Ann', '2024-03-01', 'de']);
    expect(file.preface).toContain('tags: [a]');
    expect(talk(file)).toEqual(['Ann ?-? [00:05] x', 'Ann 9000-? y']);
  });

  test('reads plain names where nothing is bold, and leaves code alone', () => {
    const file = read(
      'a.md',
      'Ann: a **b** `x*y*z`\n\nBo: c\n\n```\nAnn: *code*\n```\n\nAnn: 2 * 3 * 4 and snake_case_name\n\nBo: \\*d\\*',
    );
    expect(file.segments.map(({ speaker, text }) => [speaker, text])).toEqual([
      ['Ann', 'a b `x*y*z`'],
      ['Bo', 'c'],
      ['Bo', '```\nAnn: *code*\n```'],
      ['Ann', '2 * 3 * 4 and snake_case_name'],
      ['Bo', '*d*'],
    ]);
  });
});
