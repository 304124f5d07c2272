import { parseTimingLine } from './time-stamp.ts';
import type { ProblemList } from './transcript-problems.ts';

/** A cue as it stands in the file: `lines` still hold tags and entities. */
export interface RawCue {
  /** 1-based line of its timing line. */
  readonly line: number;
  readonly startMs: number | null;
  readonly endMs: number | null;
  readonly lines: string[];
}

const CUE_LIMIT = 100_000;

/**
 * Reads blocks of id, timing line and text from line index `from` on. A timing line begins a cue wherever it stands;
 * an arrow within speech does not. Words outside any cue stay with the cue before them, or in a cue without times.
 */
export function readCueBlocks(
  lines: readonly string[],
  from: number,
  kind: 'webvtt' | 'srt' | 'sbv',
  problems: ProblemList,
): readonly RawCue[] {
  const cues: RawCue[] = [];
  let cue: RawCue | null = null;
  let number: number | null = null;
  let blockStart = true;
  let skipping = false;
  let looseLine: number | null = null;
  let looseCount = 0;
  const begin = (line: number, startMs: number | null, endMs: number | null): RawCue => {
    const begun: RawCue = { line, startMs, endMs, lines: [] };
    cues.push(begun);
    return begun;
  };

  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const timing = parseTimingLine(line, kind);
    if (timing !== null) {
      if (cues.length >= CUE_LIMIT) {
        const message = `The file has more than ${CUE_LIMIT} cues; all from line ${at + 1} on were left out. Split the file.`;
        problems.error('too-many-cues', at + 1, message);
        break;
      }
      const above: string | undefined = blockStart ? undefined : cue?.lines.at(-1)?.trim();
      if (above !== undefined && number !== null && above === String(number + 1)) {
        cue?.lines.pop();
        number += 1;
      }
      cue = begin(at + 1, ...keepTimes(timing.startMs, timing.endMs, at + 1, problems));
      if (timing.loose) {
        looseLine ??= at + 1;
        looseCount += 1;
      }
      blockStart = false;
      skipping = false;
    } else if (line.trim() === '') {
      blockStart = true;
      skipping = false;
    } else if (!skipping) {
      if (blockStart && kind === 'webvtt' && /^(?:NOTE(?:[ \t].*)?|STYLE\s*|REGION\s*)$/.test(line)) {
        skipping = true;
        continue;
      }
      if (blockStart && isCueId(lines, at, kind, number)) {
        number = /^\d{1,9}$/.test(line.trim()) ? Number(line) : number;
        continue;
      }
      if (blockStart && isBrokenTiming(line, kind)) {
        problems.warn(
          'bad-time',
          at + 1,
          `The times "${line.trim().slice(0, 60)}" cannot be read; the words were kept.`,
          'raw',
        );
        cue = begin(at + 1, null, null);
        blockStart = false;
        continue;
      }
      if (cue === null || (blockStart && cue.lines.length > 0)) {
        problems.warn(
          'text-outside-cue',
          at + 1,
          'These words stand outside any cue; they were kept without times.',
          'raw',
        );
        cue ??= begin(at + 1, null, null);
      }
      cue.lines.push(line);
      blockStart = false;
    }
  }
  if (looseLine !== null) {
    const message = `${looseCount} timing lines are not written as the format wants them (first: line ${looseLine}); they were read.`;
    problems.warn('loose-time', looseLine, message);
  }
  return cues;
}

function keepTimes(
  startMs: number | null,
  endMs: number | null,
  line: number,
  problems: ProblemList,
): [number | null, number | null] {
  if (startMs === null || endMs === null) {
    problems.warn('bad-time', line, 'One of the times of this cue is not a time; it was left empty.');
  } else if (endMs < startMs) {
    problems.warn('end-before-start', line, 'This cue ends before it starts; its end was left empty.');
    return [startMs, null];
  }
  return [startMs, endMs];
}

/** A line above a timing line, or a number that stands alone where the next number is due. */
function isCueId(lines: readonly string[], at: number, kind: 'webvtt' | 'srt' | 'sbv', number: number | null): boolean {
  const line = lines[at]?.trim();
  if (line === undefined || line === '' || kind === 'sbv') return false;
  const next = lines[at + 1] ?? '';
  if (parseTimingLine(next, kind) !== null || isBrokenTiming(next, kind)) return !isBrokenTiming(line, kind);
  return next.trim() === '' && line === String((number ?? 0) + 1) && nextIsTiming(lines, at + 2, kind);
}

function nextIsTiming(lines: readonly string[], at: number, kind: 'webvtt' | 'srt' | 'sbv'): boolean {
  return parseTimingLine(lines[at] ?? '', kind) !== null;
}

function isBrokenTiming(line: string, kind: 'webvtt' | 'srt' | 'sbv'): boolean {
  if (kind === 'sbv') return /^\d[\d:.]{4,20},\d[\d:.]{4,20}\s*$/.test(line);
  return /^\s{0,20}\d\S{0,30}\s{1,20}-->/.test(line);
}
