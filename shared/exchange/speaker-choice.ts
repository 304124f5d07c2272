import { nameKey, type Participant } from '../domain/participant.ts';
import type { SpeakerChoice } from './talk-draft.ts';

/** Labels of the person who asks, and of programs that did not know who spoke: nobody is invented for them. */
const ASKS = /^(?:host|interviewer|moderator|facilitator|researcher)(?: ?\d+)?$/i;
const UNNAMED = /^(?:(?:unknown )?speaker|unknown|participant|person|voice)(?: ?[\dA-Z])?$/i;

/** A makeshift label is somebody else in each file. */
export const isUnnamed = (label: string): boolean => UNNAMED.test(label);

/** Who a speaker's label most likely is: the participant of that name, else a new one, unless it names a part in the talk. */
export function choiceFor(label: string, people: readonly Pick<Participant, 'id' | 'nameKey'>[]): SpeakerChoice {
  const key = nameKey(label);
  const known = people.find((person) => person.nameKey === key);
  if (known) return { kind: 'known', id: known.id };
  return ASKS.test(label) || UNNAMED.test(label) ? { kind: 'nobody' } : { kind: 'new', name: label };
}
