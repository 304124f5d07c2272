import type { StateThen } from '#renderer/data/queries/version-queries.ts';
import { plainText, readBodyContent } from '#shared/domain/body.ts';
import { sameJson } from '#shared/domain/change.ts';
import { type AnyId, isId } from '#shared/domain/ids.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import { type DiffPart, wordDiff } from './word-diff.ts';

/** What one text of a record said before and after. */
export interface TextChange {
  readonly id: AnyId;
  /** The field, or `text` for a rich text. */
  readonly field: string;
  readonly parts: readonly DiffPart[];
}

export interface VersionDiff {
  readonly texts: readonly TextChange[];
  /** Fields that are no text: their names, each once. */
  readonly others: readonly string[];
}

/** Fields that are words of a person. */
const TEXTS = new Set([
  'title',
  'question',
  'aim',
  'text',
  'owner',
  'reason',
  'theme',
  'definition',
  'note',
  'interviewers',
]);
const TECHNICAL = new Set(['id', 'rev', 'updatedAt', 'createdAt', 'by', 'origin', 'order', 'ownerId']);

/** What is different in the newer of two states. */
export function versionDiff(ids: readonly AnyId[], before: StateThen, after: StateThen): VersionDiff {
  const texts: TextChange[] = [];
  const others = new Set<string>();
  for (const id of ids) {
    const [old, now] = [before.get(id) ?? {}, after.get(id) ?? {}];
    if (isId('body', id)) {
      const parts = wordDiff(bodyText(old), bodyText(now));
      if (parts.some(({ kind }) => kind !== 'same')) texts.push({ id, field: 'text', parts });
      else if (!sameJson(old.blocks ?? null, now.blocks ?? null)) others.add('looks');
      continue;
    }
    for (const field of new Set([...Object.keys(old), ...Object.keys(now)])) {
      const [was, is] = [old[field] ?? null, now[field] ?? null];
      if (TECHNICAL.has(field) || sameJson(was, is)) continue;
      if (TEXTS.has(field)) texts.push({ id, field, parts: wordDiff(wordsOf(was), wordsOf(is)) });
      else if (field === 'job') texts.push(...jobTexts(id, was as JsonObject | null, is as JsonObject | null));
      else if (before.has(id) && (!isEmpty(was) || !isEmpty(is))) others.add(field);
    }
  }
  return { texts: texts.filter(({ parts }) => parts.length > 0), others: [...others] };
}

function jobTexts(id: AnyId, was: JsonObject | null, is: JsonObject | null): TextChange[] {
  return (['when', 'want', 'soThat'] as const)
    .map((field) => ({ id, field: `job.${field}`, parts: wordDiff(wordsOf(was?.[field]), wordsOf(is?.[field])) }))
    .filter(({ parts }) => parts.some(({ kind }) => kind !== 'same'));
}

function bodyText(row: JsonObject): string {
  const content = readBodyContent(row);
  return content ? plainText(content) : '';
}

const wordsOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A field that came with an upgrade and says nothing is no change to a person. */
const isEmpty = (value: unknown): boolean =>
  value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0);
