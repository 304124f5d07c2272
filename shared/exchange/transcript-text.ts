import { heldAtOf } from './held-at.ts';
import { speakerHead } from './speaker-head.ts';
import { type TalkLine, talkOf } from './talk-lines.ts';
import type { ReadOptions, ReadTalk } from './transcript.ts';
import type { ProblemList } from './transcript-problems.ts';

/**
 * Reads plain text of talk: Zoom, Otter, Rev, Trint, Tactiq, Meet and anything with `Name: text`. Paragraphs become
 * segments; those without a name continue the last speaker. What stands before the first speaker is the preface.
 */
export function readText(lines: readonly string[], options: ReadOptions, problems: ProblemList): ReadTalk {
  const read = withoutClockTimes(lines.map(talkLine), problems);
  const { speakers, segments, start } = talkOf(read, { soft: false, options });
  const preface = lines.slice(0, start).join('\n').trim();
  return {
    language: null,
    title: null,
    heldAt: heldAtOf(lines.slice(0, start)),
    preface: preface === '' ? null : preface,
    speakers,
    segments,
    cues: 0,
  };
}

/** Otter signs its exports below the last words. */
const SIGNATURE = /^Transcribed by https?:\/\/\S{1,80}$/;

function talkLine(line: string): TalkLine {
  const text = line.trim();
  if (text === '') return { kind: 'blank', text, head: null, bold: false };
  if (SIGNATURE.test(text)) return { kind: 'aside', text, head: null, bold: false };
  return { kind: 'text', text, head: speakerHead(text), bold: false };
}

const SIX_HOURS = 6 * 3_600_000;

/** Zoom writes the time of day. No talk begins in its seventh hour, so such times are no places in a recording. */
function withoutClockTimes(lines: readonly TalkLine[], problems: ProblemList): readonly TalkLine[] {
  const first = lines.findIndex((line) => line.head !== null && line.head.startMs !== null);
  if ((lines[first]?.head?.startMs ?? 0) < SIX_HOURS) return lines;
  const message = 'The times are times of day, not places in a recording; they were left out.';
  problems.warn('clock-times', first + 1, message, 'rest');
  return lines.map((line) => {
    const { head } = line;
    if (head === null || head.startMs === null) return line;
    const bare = head.label === null ? null : { ...head, startMs: null, endMs: null };
    return head.label === null ? { ...line, text: head.rest, head: bare } : { ...line, head: bare };
  });
}
