import * as v from 'valibot';
import type { Id } from './ids.ts';
import { type Authorship, baseEntries, type Fresh, freshBase, idSchema, type Origin } from './record-base.ts';

const AttributeSchema = v.union([v.string(), v.number(), v.boolean()]);
/** A value of a field of one's own. */
export type Attribute = v.InferOutput<typeof AttributeSchema>;

export const ParticipantSchema = v.object({
  id: idSchema('participant'),
  ...baseEntries,
  name: v.string(),
  /** The pseudonym shown first, such as `P-014`. */
  alias: v.string(),
  /** The name folded for matching, see `nameKey`. */
  nameKey: v.string(),
  company: v.string(),
  role: v.string(),
  segment: v.string(),
  email: v.string(),
  phone: v.string(),
  /** Values of the team's own fields (the setting `participantFields`), by field id. */
  attributes: v.record(v.string(), AttributeSchema),
  studyIds: v.array(idSchema('study')),
  /** The person that this duplicate was merged into; it then stands in the trash. */
  mergedInto: v.nullable(idSchema('participant')),
});
/** A person who spoke, once over all studies. */
export type Participant = Readonly<v.InferOutput<typeof ParticipantSchema>>;

export function newParticipant(
  id: Id<'participant'>,
  input: Pick<Participant, 'name' | 'alias'> &
    Partial<Pick<Participant, 'company' | 'role' | 'segment' | 'email' | 'phone' | 'attributes' | 'studyIds'>> & {
      readonly origin?: Origin | null;
    },
  who: Authorship,
): Fresh<Participant> {
  return {
    id,
    ...freshBase(who, input.origin ?? null),
    name: input.name,
    alias: input.alias,
    nameKey: nameKey(input.name),
    company: input.company ?? '',
    role: input.role ?? '',
    segment: input.segment ?? '',
    email: input.email ?? '',
    phone: input.phone ?? '',
    attributes: input.attributes ?? {},
    studyIds: input.studyIds ?? [],
    mergedInto: null,
  };
}

/** A name folded for matching: case, accents and extra spaces do not tell two people apart. */
export const nameKey = (name: string): string =>
  name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();

/** The next free alias `P-001`, `P-002`, ... after those in use. */
export function nextAlias(inUse: Iterable<string>): string {
  let highest = 0;
  for (const alias of inUse) {
    const number = /^P-(\d+)$/.exec(alias)?.[1];
    if (number !== undefined) highest = Math.max(highest, Number(number));
  }
  return `P-${String(highest + 1).padStart(3, '0')}`;
}
