import type { Json, JsonObject } from '../../domain/json.ts';

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The objects of a list; empty for anything else. */
export const objectsIn = (value: Json | undefined): readonly JsonObject[] =>
  Array.isArray(value) ? value.filter(isObject) : [];

export const objectIn = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});

export const textIn = (value: Json | undefined): string | null => (typeof value === 'string' ? value : null);

/** A figure, also one that is written as text. */
function numberIn(value: Json | undefined): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) && number >= 0 ? number : null;
}

/** Milliseconds of a time in seconds: a figure, or `"1.2s"`. */
export function msOfSeconds(value: Json | undefined): number | null {
  const seconds = numberIn(typeof value === 'string' ? value.replace(/s$/, '') : value);
  return seconds === null || seconds > MOST_SECONDS ? null : Math.round(seconds * 1000);
}

/** Milliseconds of a time that is given in them. */
export function msOf(value: Json | undefined): number | null {
  const ms = numberIn(value);
  return ms === null || ms > MOST_SECONDS * 1000 ? null : Math.round(ms);
}

/** No recording lasts longer than ten days: such a figure is something else. */
const MOST_SECONDS = 864_000;
