import { bare, isNobody, isSpeakerLabel } from './speakers.ts';
import { parseTime, TIME } from './time-stamp.ts';

/** What the head of a line of talk says: who, when, or both. `rest` is the talk after it. */
export interface SpeakerHead {
  /** Null when the line has a time only. */
  readonly label: string | null;
  /** In a form that only speakers have, so that one use is enough. */
  readonly firm: boolean;
  readonly startMs: number | null;
  readonly endMs: number | null;
  readonly rest: string;
  /** The talk when the label turns out to be no speaker: the label stays in it. */
  readonly restWithLabel: string;
}

const LEADING = new RegExp(
  String.raw`^\\?[[(]\s{0,4}(${TIME})(?:\s{0,4}(?:-->|-|–|—)\s{0,4}(${TIME}))?\s{0,4}\\?[\])]\s*(?:[-–—]\s+)?`,
);
const BARE_TIME = new RegExp(String.raw`^(\d{1,2}:\d{2}:\d{2}(?:[.,]\d{1,3})?)(?:\s+|$)|^(${TIME})(?:\t\s*|$)`);
const BRACKETED_NAME = new RegExp(String.raw`^\[([^\][]{1,60})\]\s{1,8}(${TIME})$`);
const NAME_THEN_TIME = new RegExp(String.raw`^(\S(?:[^\t]{0,58}\S)?)(?: {2,20}|\t[ \t]{0,20})(${TIME})$`);
const NAME_AND_TIME = new RegExp(
  String.raw`^(\p{L}[^:()[\]]{0,60}?)\s{0,4}\\?[[(]\s{0,4}(${TIME})\s{0,4}\\?[\])]\s{0,4}(?:([:：])\s*|$)`,
  'u',
);

/** Reads who and when from the head of a line; null when it has neither. Works on the first 140 characters only. */
export function speakerHead(line: string): SpeakerHead | null {
  const text = line.trim();
  return nameWithTime(text) ?? timeFirst(text) ?? labelled(text, null, null);
}

function nameWithTime(text: string): SpeakerHead | null {
  const short = text.length <= 140 ? (BRACKETED_NAME.exec(text) ?? NAME_THEN_TIME.exec(text)) : null;
  const match = short ?? NAME_AND_TIME.exec(text.slice(0, 140));
  if (match?.[1] === undefined || match[2] === undefined) return null;
  const startMs = parseTime(match[2]);
  if (startMs === null || !(isSpeakerLabel(match[1]) || isNobody(bare(match[1])))) return null;
  const rest = text.slice(match[0].length).trimStart();
  return { label: bare(match[1]), firm: true, startMs, endMs: null, rest, restWithLabel: text };
}

function timeFirst(text: string): SpeakerHead | null {
  const head = text.slice(0, 140);
  const match = LEADING.exec(head) ?? BARE_TIME.exec(head);
  const startMs = parseTime(match?.[1] ?? match?.[2] ?? '');
  if (match === null || startMs === null) return null;
  const bracketed = !/^\d/.test(match[0]);
  const endMs = bracketed && match[2] !== undefined ? parseTime(match[2]) : null;
  const rest = text.slice(match[0].length).trimStart();
  const time = { startMs, endMs: endMs !== null && endMs >= startMs ? endMs : null };
  const tab = rest.indexOf('\t');
  if (tab > 0 && tab <= 60 && isSpeakerLabel(rest.slice(0, tab))) {
    const label = bare(rest.slice(0, tab));
    return { label, firm: true, ...time, rest: rest.slice(tab + 1).trim(), restWithLabel: rest };
  }
  const named = labelled(rest, time.startMs, time.endMs);
  return named ?? { label: null, firm: false, ...time, rest, restWithLabel: rest };
}

function labelled(text: string, startMs: number | null, endMs: number | null): SpeakerHead | null {
  const talk = text.replace(/^>{1,3}\s*/, '');
  const colon = talk.slice(0, 64).search(/[:：]/);
  if (colon < 1) return null;
  const after = talk[colon + 1];
  if (talk[colon] === ':' && after !== undefined && !/\s/.test(after)) return null;
  const label = bare(talk.slice(0, colon));
  if (!isSpeakerLabel(label) && !isNobody(label)) return null;
  return { label, firm: false, startMs, endMs, rest: talk.slice(colon + 1).trim(), restWithLabel: text };
}
