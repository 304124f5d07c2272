import type { Interview } from '#shared/domain/interview.ts';
import type { Participant } from '#shared/domain/participant.ts';

/** Fields that every person and every interview has. A field of one's own stands behind `person/` or `interview/`. */
export const FIXED_ATTRIBUTES = ['segment', 'company', 'role', 'kind', 'language', 'study'] as const;

export const personField = (id: string): string => `person/${id}`;
export const interviewField = (id: string): string => `interview/${id}`;

/** The value of an attribute for one interview and person; null where it is not known. */
export function attributeOf(
  key: string,
  interview: Pick<Interview, 'kind' | 'language' | 'studyId' | 'attributes'> | undefined,
  person: Pick<Participant, 'segment' | 'company' | 'role' | 'attributes'> | undefined,
): string | null {
  switch (key) {
    case 'segment':
      return person?.segment || null;
    case 'company':
      return person?.company || null;
    case 'role':
      return person?.role || null;
    case 'kind':
      return interview?.kind ?? null;
    case 'language':
      return interview?.language ?? null;
    case 'study':
      return interview?.studyId ?? null;
    default: {
      const [owner, field = ''] = [key.slice(0, key.indexOf('/')), key.slice(key.indexOf('/') + 1)];
      const value = (owner === 'person' ? person : interview)?.attributes[field];
      return value === undefined || value === '' ? null : String(value);
    }
  }
}
