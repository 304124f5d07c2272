import type { Json } from './json.ts';
import type { Attribute } from './participant.ts';
import { fail, ok, type Result } from './result.ts';

export const FIELD_KINDS = ['text', 'number', 'date', 'choice', 'yes-no'] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

/** A field of the team's own, for every participant. Its values stand in `Participant.attributes` under its id. */
export interface ParticipantField {
  readonly id: string;
  readonly name: string;
  readonly kind: FieldKind;
  /** What can be chosen; of `choice` only. */
  readonly choices: readonly string[];
}

export type ValueProblem = 'no-number' | 'no-date' | 'no-choice';

/** The fields out of the setting `participantFields`; what is no field is left out. */
export function readParticipantFields(value: Json | undefined): ParticipantField[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one): ParticipantField[] => {
    if (typeof one !== 'object' || one === null || Array.isArray(one)) return [];
    const { id, name, kind, choices } = one as Readonly<Record<string, Json>>;
    const known = FIELD_KINDS.find((each) => each === kind);
    if (typeof id !== 'string' || id === '' || typeof name !== 'string' || known === undefined) return [];
    return [{ id, name, kind: known, choices: texts(choices) }];
  });
}

/** The segments that the team tells people apart by, out of the setting `segments`. */
export const readSegmentNames = (value: Json | undefined): string[] => [...new Set(texts(value))];

/** What was typed into a field, as a value of its kind; null for nothing. */
export function readAttribute(field: ParticipantField, typed: string): Result<Attribute | null, ValueProblem> {
  const words = typed.trim();
  if (words === '') return ok(null);
  switch (field.kind) {
    case 'text':
      return ok(words);
    case 'number': {
      const number = Number(words.replace(',', '.'));
      return Number.isFinite(number) ? ok(number) : fail('no-number');
    }
    case 'date':
      return isDay(words) ? ok(words) : fail('no-date');
    case 'choice':
      return field.choices.includes(words) ? ok(words) : fail('no-choice');
    case 'yes-no':
      return words === 'true' || words === 'false' ? ok(words === 'true') : fail('no-choice');
  }
}

const texts = (value: Json | undefined): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string' && one.trim() !== '') : [];

function isDay(words: string): boolean {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(words);
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return days !== undefined && day >= 1 && day <= days;
}
