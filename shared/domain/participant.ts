import * as v from 'valibot';
import type { Id } from './ids.ts';
import { type Authorship, baseEntries, type Fresh, freshBase, idSchema, type Origin } from './record-base.ts';

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
  studyIds: v.array(idSchema('study')),
});
/** A person who spoke, once over all studies. */
export type Participant = Readonly<v.InferOutput<typeof ParticipantSchema>>;

export function newParticipant(
  id: Id<'participant'>,
  input: Pick<Participant, 'name' | 'alias'> &
    Partial<Pick<Participant, 'company' | 'role' | 'segment' | 'studyIds'>> & { readonly origin?: Origin | null },
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
    studyIds: input.studyIds ?? [],
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
