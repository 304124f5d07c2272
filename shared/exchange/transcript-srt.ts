import { readCueBlocks } from './cue-blocks.ts';
import { cueTalk } from './cue-talk.ts';
import type { ReadOptions, ReadTalk } from './transcript.ts';
import type { ProblemList } from './transcript-problems.ts';

/** Reads SubRip (`.srt`) and YouTube's `.sbv`: blocks of number, timing line and text, the number being optional. */
export function readSrt(
  lines: readonly string[],
  kind: 'srt' | 'sbv',
  options: ReadOptions,
  problems: ProblemList,
): ReadTalk {
  const talk = cueTalk(readCueBlocks(lines, 0, kind, problems), kind, options, problems);
  return { ...talk, language: null, title: null, heldAt: null, preface: null };
}
