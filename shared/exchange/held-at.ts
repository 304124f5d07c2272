const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const NAMED =
  /^(?:date|recorded|recorded on|recording date|interview date|meeting date|held|held on)\s{0,4}[:：]\s{0,4}(.{6,60})$/i;

/**
 * `YYYY-MM-DD` of the talk where these lines state it: a line named `Date:` and the like, or a line that is a date with
 * the month as a word, as Otter and Teams set on top. A date in digits only is read when it is ISO: 5/3 is two days.
 */
export function heldAtOf(lines: readonly string[]): string | null {
  for (const raw of lines) {
    if (raw.length > 120) continue;
    const line = raw.replace(/[*_]/g, '').trim();
    const named = NAMED.exec(line)?.[1];
    const date = named === undefined ? dateLine(line) : (isoDate(named) ?? wordDate(named));
    if (date !== null) return date;
  }
  return null;
}

/** A whole line such as `Mon, Jan 5, 2024 10:00AM • 32:05` or `5 January 2024`. */
function dateLine(line: string): string | null {
  const day = /^(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s)?(.*)$/i.exec(line)?.[1] ?? '';
  return wordDate(day);
}

/** `2024-01-05` at the start of a text, with or without a time behind it. */
export function isoDate(text: string): string | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:[T\s].*)?$/.exec(text.trim());
  return match === null ? null : calendarDay(Number(match[1]), Number(match[2]), Number(match[3]));
}

function wordDate(text: string): string | null {
  const american = /^([a-z]{3,9})\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})(?:[\s,].{0,40})?$/i.exec(text);
  if (american !== null) return calendarDay(Number(american[3]), month(american[1]), Number(american[2]));
  const other = /^(\d{1,2})(?:st|nd|rd|th)?\.?\s([a-z]{3,9})\.?,?\s(\d{4})(?:[\s,].{0,40})?$/i.exec(text);
  return other === null ? null : calendarDay(Number(other[3]), month(other[2]), Number(other[1]));
}

const FULL = 'january february march april may june july august september october november december'.split(' ');

function month(word: string | undefined): number {
  const name = (word ?? '').toLowerCase();
  const known = FULL.includes(name) || MONTHS.includes(name) || name === 'sept';
  return known ? MONTHS.indexOf(name.slice(0, 3)) + 1 : 0;
}

function calendarDay(year: number, monthNumber: number, day: number): string | null {
  const date = new Date(Date.UTC(year, monthNumber - 1, day));
  if (date.getUTCMonth() !== monthNumber - 1 || date.getUTCDate() !== day || year < 1000) return null;
  return date.toISOString().slice(0, 10);
}
