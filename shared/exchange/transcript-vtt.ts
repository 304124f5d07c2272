import { readCueBlocks } from './cue-blocks.ts';
import { cueTalk } from './cue-talk.ts';
import { parseTimingLine } from './time-stamp.ts';
import type { ReadOptions, ReadTalk } from './transcript.ts';
import type { ProblemList } from './transcript-problems.ts';

/** Reads WebVTT: https://www.w3.org/TR/webvtt1/, with the deviations that meeting tools and YouTube write. */
export function readVtt(lines: readonly string[], options: ReadOptions, problems: ProblemList): ReadTalk {
  const header = headerOf(lines);
  if (header === null) {
    problems.warn('missing-header', 1, 'The first line should be WEBVTT; the cues were read all the same.');
  }
  const from = header ?? 0;
  const language = lines
    .slice(0, from)
    .map((line) => /^Language:\s*([A-Za-z]{2,8}(?:-[A-Za-z\d]{1,8}){0,4})\s*$/i.exec(line)?.[1])
    .find((found) => found !== undefined);
  const talk = cueTalk(readCueBlocks(lines, from, 'webvtt', problems), 'webvtt', options, problems);
  return { ...talk, language: language ?? null, title: null, heldAt: null, preface: null };
}

/** Index of the line where the header ends: at its first blank line, or at a timing line; null without a header. */
function headerOf(lines: readonly string[]): number | null {
  const first = lines.findIndex((line) => line.trim() !== '');
  if (!/^\s*WEBVTT(?:[ \t]|$)/.test(lines[first] ?? '')) return null;
  const length = lines.slice(first).findIndex((line) => line.trim() === '' || parseTimingLine(line, 'webvtt') !== null);
  return length < 0 ? lines.length : first + length;
}
