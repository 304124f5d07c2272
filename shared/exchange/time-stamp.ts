/** A time as transcripts write it: `[H+:]MM:SS[.mmm]`, without anchors and without groups. */
export const TIME = String.raw`(?:\d{1,5}:)?\d{1,5}:\d{1,2}(?:[.,]\d{1,9})?`;

/**
 * Milliseconds of `1:02:03.5`, `02:03,500` or `0:5`; null when it is no time (61 seconds, or 61 minutes after an hour).
 * A fraction is a decimal fraction: `.5` is half a second.
 */
export function parseTime(text: string): number | null {
  const match = /^(?:(\d{1,5}):)?(\d{1,5}):(\d{1,2})(?:[.,](\d{1,9}))?$/.exec(text);
  if (match === null) return null;
  const [hours, minutes, seconds] = [match[1], match[2], match[3]].map((part) => Number(part ?? 0));
  if (hours === undefined || minutes === undefined || seconds === undefined) return null;
  if (seconds > 59 || (match[1] !== undefined && minutes > 59)) return null;
  const fraction = Number((match[4] ?? '').padEnd(3, '0').slice(0, 3));
  return ((hours * 60 + minutes) * 60 + seconds) * 1000 + fraction;
}

interface TimingLine {
  readonly startMs: number | null;
  readonly endMs: number | null;
  /** Written otherwise than the format wants it (`,` for `.`, one digit, minutes past 59). */
  readonly loose: boolean;
}

const ARROW = new RegExp(String.raw`^\s{0,20}(${TIME})\s{0,20}-->\s{0,20}(${TIME})(?:\s.*)?$`);
const COMMA = new RegExp(String.raw`^\s{0,20}(${TIME}),(${TIME})\s*$`);
const STRICT = {
  webvtt: /^(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}$/,
  srt: /^\d{2,}:[0-5]\d:[0-5]\d,\d{3}$/,
  sbv: /^\d+:[0-5]\d:[0-5]\d\.\d{3}$/,
} as const;

/** The two times of a whole timing line; null for any other line, such as speech that holds an arrow. */
export function parseTimingLine(line: string, kind: keyof typeof STRICT): TimingLine | null {
  const match = (kind === 'sbv' ? COMMA : ARROW).exec(line);
  if (match?.[1] === undefined || match[2] === undefined) return null;
  const [startMs, endMs] = [parseTime(match[1]), parseTime(match[2])];
  const read = startMs !== null && endMs !== null;
  return { startMs, endMs, loose: read && !(STRICT[kind].test(match[1]) && STRICT[kind].test(match[2])) };
}
