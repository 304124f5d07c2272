import type { Text, TextKey } from '#renderer/ui/text.tsx';
import { canonicalJson } from '#shared/domain/canonical-json.ts';
import type { Json, JsonObject } from '#shared/domain/json.ts';
import type { MergeConflict } from '#shared/domain/merge/conflict.ts';

/** What a record is known by; empty where it has no words of its own. */
export function conflictTitle(row: JsonObject | null): string {
  for (const field of ['title', 'label', 'name', 'text', 'alias', 'question']) {
    const value = row?.[field];
    if (typeof value === 'string' && value !== '') return short(value);
  }
  const anchor = asObject(row?.anchor);
  return typeof anchor?.quote === 'string' ? short(anchor.quote) : '';
}

/** A field by its word on screen; by its name where it has none. */
export function fieldWord(t: Text, path: string): string {
  const [field = path] = path.split('/');
  const known: Readonly<Record<string, TextKey>> = {
    title: 'history.field.title',
    question: 'history.field.question',
    text: 'history.field.text',
    definition: 'history.field.definition',
    status: 'history.field.status',
    owner: 'history.field.owner',
    reason: 'history.field.reason',
    heldAt: 'history.field.heldAt',
    parentId: 'history.field.parentId',
    tagIds: 'history.field.tagIds',
    participantIds: 'history.field.participantIds',
    studyId: 'history.field.studyId',
  };
  const key = known[field];
  return key === undefined ? field : t(key);
}

/** A value as a person reads it. */
export function valueWords(t: Text, { kind }: Pick<MergeConflict, 'kind'>, value: Json): string {
  if (kind === 'deleted') return t(value === null ? 'merge.value.kept' : 'merge.value.deleted');
  if (value === null) return t('merge.value.empty');
  if (typeof value === 'string') return value === '' ? t('merge.value.empty') : value;
  if (typeof value === 'number') return String(value);
  const block = asObject(value);
  const words = block?.text ?? block?.quote;
  return typeof words === 'string' ? words : canonicalJson(value);
}

const MOST = 80;
const short = (words: string): string => (words.length > MOST ? `${words.slice(0, MOST - 1)}…` : words);

const asObject = (value: Json | undefined): JsonObject | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
