import type { Json, JsonObject } from '../../domain/json.ts';
import { parseTime } from '../time-stamp.ts';
import { isObject, msOf, objectsIn, textIn } from './json-fields.ts';
import type { Spoken } from './spoken.ts';

/** Turns of a list of objects that have words and a speaker under usual names. */
export interface GenericTalk {
  readonly spoken: readonly Spoken[];
  readonly title: string | null;
}

/** The longest list in a JSON value whose objects look like turns of talk; null when there is none. */
export function genericTalk(value: Json): GenericTalk | null {
  const lists = isObject(value) ? [...Object.values(value), ...Object.values(value).flatMap(innerValues)] : [value];
  let best: readonly Spoken[] = [];
  for (const list of lists) {
    const items = objectsIn(list);
    const turns = items.length < 1 ? [] : turnsOf(items);
    if (turns.length > best.length) best = turns;
  }
  if (best.length === 0) return null;
  const title = isObject(value) ? (textIn(value.title) ?? textIn(value.name)) : null;
  return { spoken: best, title };
}

const innerValues = (value: Json): readonly Json[] => (isObject(value) ? Object.values(value) : []);

const WORDS = ['content', 'text', 'transcript', 'utterance', 'sentence', 'words', 'message', 'speech', 'caption'];
const WHO = [
  'speaker',
  'speaker_name',
  'speakerName',
  'name',
  'participant',
  'participantName',
  'author',
  'who',
  'user',
];
const START = ['startMs', 'start_ms', 'startTimeMs', 'start', 'start_time', 'startTime', 'timestamp', 'time', 'begin'];
const END = ['endMs', 'end_ms', 'endTimeMs', 'end', 'end_time', 'endTime'];

/** All the objects under the same names: most of them must have both words and somebody who says them. */
function turnsOf(items: readonly JsonObject[]): readonly Spoken[] {
  const words = nameFor(WORDS, items);
  const who = nameFor(WHO, items);
  if (words === null || who === null) return [];
  const [start, end] = [nameFor(START, items), nameFor(END, items)];
  return items.flatMap((item): Spoken[] => {
    const text = textIn(item[words]);
    if (text === null || text.trim() === '') return [];
    const name = item[who];
    const speaker =
      typeof name === 'number' ? String(name) : (textIn(isObject(name) ? name.name : name)?.trim() ?? null);
    return [{ speaker: speaker || null, startMs: timeOf(start, item), endMs: timeOf(end, item), text }];
  });
}

function nameFor(names: readonly string[], items: readonly JsonObject[]): string | null {
  const found = names.find(
    (name) => items.filter((item) => name in item && item[name] !== null).length * 2 > items.length,
  );
  return found ?? null;
}

/** A time that says its unit: by the name of its key, or written as `00:01:02`. A bare figure may be either, so it is none. */
function timeOf(name: string | null, item: JsonObject): number | null {
  if (name === null) return null;
  const value = item[name];
  if (/ms$/i.test(name)) return msOf(value);
  const text = textIn(value);
  return text === null ? null : parseTime(text.trim());
}
