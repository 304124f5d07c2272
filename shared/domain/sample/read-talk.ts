import { assert, must } from '../assert.ts';

/** One turn of a sample talk. Times in milliseconds, null where the talk has none. */
export interface Turn {
  readonly speaker: string;
  readonly startMs: number | null;
  readonly endMs: number | null;
  readonly text: string;
}

/** Reads lines of `Speaker m:ss: words` or `Speaker: words`. A turn ends where the next begins; the last lasts as long as its words. */
export function readTalk(talk: string): Turn[] {
  const lines = talk.trim().split('\n').map(readLine);
  return lines.map((line, i) => ({ ...line, endMs: lines[i + 1]?.startMs ?? spokenUntil(line) }));
}

const LINE = /^(?<speaker>[A-Z][\p{L} ]*?)(?: (?<minutes>\d+):(?<seconds>\d\d))?: (?<text>.+)$/u;
const MS_PER_WORD = 380;

function readLine(line: string): Omit<Turn, 'endMs'> {
  const found = LINE.exec(line)?.groups;
  assert(found, `a turn of the sample in "${line.slice(0, 40)}"`);
  const { minutes, seconds } = found;
  return {
    speaker: must(found.speaker, 'a speaker'),
    text: must(found.text, 'words'),
    startMs: minutes === undefined ? null : (Number(minutes) * 60 + Number(seconds)) * 1000,
  };
}

const spokenUntil = ({ startMs, text }: Omit<Turn, 'endMs'>): number | null =>
  startMs === null ? null : startMs + text.split(' ').length * MS_PER_WORD;
