import type { Json } from '../domain/json.ts';
import { fail, ok, type Result } from '../domain/result.ts';

/** What a JSON file is refused for. `line` is 1-based, null where it is about the whole file. */
export interface JsonProblem {
  readonly line: number | null;
  readonly message: string;
}

const MOST_DEPTH = 200;

/**
 * JSON of a stranger. Refused are texts that are no JSON, what is nested deeper than 200, and keys with which a program could be changed
 * (`__proto__`, `constructor`, `prototype`). Never throws.
 */
export function parseJson(text: string): Result<Json, JsonProblem> {
  const deep = tooDeepAt(text);
  if (deep !== null)
    return fail({
      line: lineAt(text, deep),
      message: `The JSON is nested deeper than ${MOST_DEPTH}: such files are not read.`,
    });
  let value: Json;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    const place = cause instanceof Error ? /position (\d+)/.exec(cause.message)?.[1] : undefined;
    const line = place === undefined ? null : lineAt(text, Number(place));
    return fail({
      line,
      message: 'The JSON is broken here: a comma, a quotation mark or a bracket is missing or too many.',
    });
  }
  const forbidden = forbiddenIn(value);
  return forbidden === null
    ? ok(value)
    : fail({
        line: null,
        message: `The JSON has a key named "${forbidden}", which could do harm: such files are not read.`,
      });
}

/** Where brackets are open too deep; those within texts do not count. */
function tooDeepAt(text: string): number | null {
  let depth = 0;
  let inText = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (inText) {
      if (code === BACKSLASH) at += 1;
      else if (code === QUOTE) inText = false;
    } else if (code === QUOTE) inText = true;
    else if (code === BRACE || code === BRACKET) {
      depth += 1;
      if (depth > MOST_DEPTH) return at;
    } else if (code === BRACE_END || code === BRACKET_END) depth -= 1;
  }
  return null;
}

const [QUOTE, BACKSLASH, BRACE, BRACE_END, BRACKET, BRACKET_END] = [0x22, 0x5c, 0x7b, 0x7d, 0x5b, 0x5d];

const FORBIDDEN: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

function forbiddenIn(value: Json): string | null {
  if (typeof value !== 'object' || value === null) return null;
  const inner: readonly (readonly [string, Json])[] = Array.isArray(value)
    ? value.map((item) => ['', item] as const)
    : Object.entries(value);
  for (const [key, item] of inner) {
    const found = FORBIDDEN.has(key) ? key : forbiddenIn(item);
    if (found !== null) return found;
  }
  return null;
}

const lineAt = (text: string, at: number): number => text.slice(0, at).split('\n').length;
