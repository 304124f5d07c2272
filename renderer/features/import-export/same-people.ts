import { nameKey } from '#shared/domain/participant.ts';
import type { DraftParticipant, ImportDraft, Key } from '#shared/exchange/import-records.ts';

/**
 * A new person who speaks in one file and stands by that name in a table or project of the same import is one person. Where several
 * have the name nobody can tell, and they stay apart.
 */
export function withSamePeople(draft: ImportDraft): ImportDraft {
  const speaks = ({ key, name }: DraftParticipant): boolean => key === `person ${nameKey(name)}`;
  const named = new Map<string, Key[]>();
  for (const person of draft.participants) {
    if (person.known || person.name === '' || speaks(person)) continue;
    const own = nameKey(person.name);
    named.set(own, [...(named.get(own) ?? []), person.key]);
  }
  const stands = new Map<Key, Key>();
  for (const person of draft.participants) {
    const [same, ...others] = speaks(person) ? (named.get(nameKey(person.name)) ?? []) : [];
    if (same !== undefined && others.length === 0) stands.set(person.key, same);
  }
  if (stands.size === 0) return draft;
  const now = (key: Key): Key => stands.get(key) ?? key;
  return {
    ...draft,
    participants: draft.participants.filter(({ key }) => !stands.has(key)),
    interviews: draft.interviews.map((interview) => ({
      ...interview,
      participants: interview.participants?.map(now),
      transcript: interview.transcript && {
        ...interview.transcript,
        speakers: interview.transcript.speakers.map((one) => ({
          ...one,
          participant: one.participant === null ? null : now(one.participant),
        })),
      },
    })),
  };
}
