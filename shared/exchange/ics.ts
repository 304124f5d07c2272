import type { RecordTypes } from '../domain/records.ts';

/** A day on which somebody should do something. */
export interface CalendarDay {
  /** The record's id: the same day is the same event in every export. */
  readonly uid: string;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly title: string;
  readonly description: string;
  readonly done: boolean;
}

type DayRows = {
  readonly [T in
    | 'tasks'
    | 'insights'
    | 'decisions'
    | 'consents'
    | 'metrics'
    | 'participants']?: readonly RecordTypes[T][];
};
export type DayKind = 'task' | 'insight' | 'decision' | 'consent' | 'metric';

/** Follow-ups, days of review, ends of consent, dues of metrics: all that a workspace has a day for. `titleOf` makes the sentence. */
export function calendarDays(rows: DayRows, titleOf: (kind: DayKind, name: string) => string): readonly CalendarDay[] {
  const names = new Map<string, string>((rows.participants ?? []).map(({ id, alias }) => [id, alias]));
  const days: CalendarDay[] = [];
  const add = (kind: DayKind, id: string, day: string | null, name: string, done = false, description = ''): void => {
    if (day !== null) days.push({ uid: id, day, title: titleOf(kind, name), description, done });
  };
  for (const { id, dueAt, title, done } of live(rows.tasks)) add('task', id, dueAt, title, done);
  for (const { id, reviewAt, title, status } of live(rows.insights))
    if (status !== 'retired') add('insight', id, reviewAt, title);
  for (const { id, reviewAt, title, choice } of live(rows.decisions))
    add('decision', id, reviewAt, title, false, choice);
  for (const { id, expiresAt, kind, participantId } of live(rows.consents)) {
    if (kind === 'given') add('consent', id, expiresAt, names.get(participantId) ?? '');
  }
  for (const { id, dueAt, name } of live(rows.metrics)) add('metric', id, dueAt, name);
  return days.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.uid < b.uid ? -1 : 1));
}

/** RFC 5545: CRLF, folded at 75 octets, whole days. `stamp` is an ISO instant: the day of the data, so that the bytes stay the same. */
export function writeIcs(
  days: readonly CalendarDay[],
  options: { readonly name: string; readonly stamp: string },
): string {
  const stamp = `${options.stamp.slice(0, 19).replace(/[-:]/g, '')}Z`;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Throughline//Throughline//EN',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escaped(options.name)}`,
    ...days.flatMap(({ uid, day, title, description, done }) => [
      'BEGIN:VEVENT',
      `UID:${uid}@throughline`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`,
      `SUMMARY:${escaped(title)}`,
      ...(description === '' ? [] : [`DESCRIPTION:${escaped(description)}`]),
      ...(done ? ['STATUS:CONFIRMED'] : []),
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

const escaped = (text: string): string =>
  text
    .replace(/\\/g, '\\\\')
    .replace(/[;,]/g, '\\$&')
    .replace(/\r\n|[\r\n]/g, '\\n')
    .replace(/\p{Cc}/gu, '');

/** Lines of at most 75 octets; a character is never cut in two. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  let [out, room] = ['', 75];
  for (const char of line) {
    const size = encoder.encode(char).length;
    if (size > room) {
      out += '\r\n ';
      room = 74;
    }
    out += char;
    room -= size;
  }
  return out;
}

const live = <T extends { readonly deletedAt: string | null }>(list: readonly T[] | undefined): readonly T[] =>
  (list ?? []).filter(({ deletedAt }) => deletedAt === null);
