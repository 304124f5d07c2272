import { parseTime } from '../time-stamp.ts';
import type { SpeakerLabel, TranscriptFile, TranscriptProblem, TranscriptSegment } from '../transcript.ts';
import { headingKey } from './column-roles.ts';
import { cellText, type Table, type TableRow } from './table.ts';

/** A transcript as a table: a row for each turn, with its words and its time. Null for any other table. */
export function talkTable(
  table: Table,
  options: { readonly speakers?: readonly string[] | undefined } = {},
): TranscriptFile | null {
  const columns = columnsOf(table);
  if (columns === null) return null;
  const problems: TranscriptProblem[] = [];
  const turns = table.rows.flatMap((row): TranscriptSegment[] => {
    const text = cellText(row.cells[columns.text]);
    if (text === '') return [];
    const [startMs, endMs] = [timeIn(row, columns.start, columns.unit), timeIn(row, columns.end, columns.unit)];
    if (startMs === null && cellText(row.cells[columns.start]) !== '') {
      problems.push(
        problem(table, row, 'bad-time', `"${cellText(row.cells[columns.start]).slice(0, 40)}" is no time.`),
      );
    }
    const isBefore = startMs !== null && endMs !== null && endMs < startMs;
    if (isBefore)
      problems.push(problem(table, row, 'end-before-start', 'The turn ends before it starts: its end was left out.'));
    const speaker = columns.speaker === null ? '' : cellText(row.cells[columns.speaker]);
    return [{ speaker: speaker === '' ? null : speaker, startMs, endMs: isBefore ? null : endMs, text }];
  });
  if (turns.length === 0) return null;
  const labels = labelsOf(turns, options.speakers);
  const ticked = new Set(labels.flatMap(({ label, ticked: isSpeaker }) => (isSpeaker ? [label] : [])));
  const order = turns.map((turn, i) => ({ ...turn, i, speaker: ticked.has(turn.speaker ?? '') ? turn.speaker : null }));
  const sorted = order.toSorted((a, b) => (a.startMs ?? Infinity) - (b.startMs ?? Infinity) || a.i - b.i);
  const isTimed = turns.every(({ startMs }) => startMs !== null);
  return {
    kind: 'text',
    encoding: 'utf-8',
    language: null,
    title: null,
    heldAt: null,
    preface: null,
    // A turn without a time keeps its place between its neighbours.
    segments: (isTimed ? sorted : order).map(({ i: _i, ...turn }) => turn),
    speakers: labels,
    cues: 0,
    problems,
  };
}

interface TalkColumns {
  readonly text: number;
  readonly start: number;
  readonly end: number | null;
  readonly speaker: number | null;
  /** Milliseconds of one, where times are plain numbers. */
  readonly unit: number;
}

const TEXT = ['text', 'transcript', 'content', 'utterance', 'words', 'caption', 'transcription', 'sentence'];
const START = [
  'start',
  'start time',
  'starttime',
  'begin',
  'from',
  'in',
  'time',
  'timestamp',
  'timecode',
  'time code',
  'start ms',
  'start s',
];
const END = ['end', 'end time', 'endtime', 'to', 'out', 'stop', 'end ms', 'end s'];
const SPEAKER = ['speaker', 'speaker name', 'speaker label', 'name', 'who', 'participant', 'person'];

/** The text and a time in nearly each row make it a talk; a time of the calendar is none. */
function columnsOf({ columns, rows }: Table): TalkColumns | null {
  const keys = columns.map(headingKey);
  const at = (names: readonly string[]): number | null => {
    const found = names.map((name) => keys.indexOf(name)).find((i) => i >= 0);
    return found ?? null;
  };
  const [text, start, end, speaker] = [at(TEXT), at(START), at(END), at(SPEAKER)];
  if (text === null || start === null || (end === null && speaker === null)) return null;
  const unit = / ms$/.test(keys[start] ?? '') || isInMs(rows, start) ? 1 : 1000;
  const filled = rows.filter(({ cells }) => cellText(cells[start]) !== '');
  const timed = filled.filter((row) => timeIn(row, start, unit) !== null);
  return filled.length > 0 && timed.length >= filled.length * 0.8 ? { text, start, end, speaker, unit } : null;
}

/** Whole numbers that would make a day of talk, or turns of two minutes each, are milliseconds and no seconds. */
function isInMs(rows: readonly TableRow[], start: number): boolean {
  const starts = rows.map(({ cells }) => cellText(cells[start])).filter((text) => text !== '');
  if (!starts.every((text) => /^\d{1,12}$/.test(text))) return false;
  const last = starts.reduce((most, text) => Math.max(most, Number(text)), 0);
  return last > 86_400 || last > starts.length * 120;
}

function timeIn({ cells }: TableRow, at: number | null, unit: number): number | null {
  if (at === null) return null;
  const text = cellText(cells[at]);
  const time = parseTime(text);
  if (time !== null) return time;
  const seconds = /^\d{1,12}(?:[.,]\d{1,9})?$/.test(text) ? Number(text.replace(',', '.')) : null;
  return seconds === null ? null : Math.round(seconds * unit);
}

function labelsOf(turns: readonly TranscriptSegment[], chosen: readonly string[] | undefined): readonly SpeakerLabel[] {
  const counts = new Map<string, number>();
  for (const { speaker } of turns) if (speaker !== null) counts.set(speaker, (counts.get(speaker) ?? 0) + 1);
  return [...counts].map(([label, count]) => ({ label, turns: count, ticked: chosen?.includes(label) ?? true }));
}

const problem = (
  { name }: Table,
  { line }: TableRow,
  what: TranscriptProblem['what'],
  message: string,
): TranscriptProblem => ({ level: 'warning', file: name, line, what, message, kept: 'rest' });
