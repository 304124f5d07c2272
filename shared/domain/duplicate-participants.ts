import { nameKey, type Participant } from './participant.ts';

export type DuplicateReason = 'email' | 'phone' | 'name' | 'name-order' | 'near-name';

export interface DuplicatePair {
  /** The older record first. */
  readonly first: Participant;
  readonly second: Participant;
  /** The strongest first. */
  readonly reasons: readonly DuplicateReason[];
}

/**
 * Pairs that may be one person twice: the same mail address or telephone, the same name (case, accents and order of its words aside),
 * or, within one company, a name that one slip of a key tells apart. The surest first.
 */
export function duplicateParticipants(people: readonly Participant[]): DuplicatePair[] {
  const pairs: DuplicatePair[] = [];
  const known = people.map((person) => ({
    person,
    email: person.email.trim().toLowerCase(),
    phone: person.phone.replace(/\D/g, ''),
    name: nameKey(person.name),
    words: nameKey(person.name)
      .split(/[\s,]+/)
      .filter(Boolean)
      .sort()
      .join(' '),
    company: nameKey(person.company),
  }));
  for (const [i, a] of known.entries()) {
    for (const b of known.slice(i + 1)) {
      const reasons: DuplicateReason[] = [];
      if (a.email !== '' && a.email === b.email) reasons.push('email');
      if (a.phone.length >= LEAST_DIGITS && a.phone === b.phone) reasons.push('phone');
      if (a.name !== '' && a.name === b.name) reasons.push('name');
      else if (a.words !== '' && a.words === b.words) reasons.push('name-order');
      else if (a.company === b.company && a.name.length >= LEAST_LETTERS && isOneSlip(a.name, b.name)) {
        reasons.push('near-name');
      }
      if (reasons.length > 0) {
        const [first, second] = a.person.id < b.person.id ? [a.person, b.person] : [b.person, a.person];
        pairs.push({ first, second, reasons });
      }
    }
  }
  return pairs.sort((x, y) => weight(y) - weight(x) || (x.first.id < y.first.id ? -1 : 1));
}

const LEAST_DIGITS = 6;
/** In short names one other letter is another name: Ana and Ina. */
const LEAST_LETTERS = 7;
const WEIGHT: Readonly<Record<DuplicateReason, number>> = {
  email: 8,
  phone: 4,
  name: 3,
  'name-order': 2,
  'near-name': 1,
};
const weight = ({ reasons }: DuplicatePair): number => reasons.reduce((sum, reason) => sum + WEIGHT[reason], 0);

/** One letter more, less, other, or two neighbours swapped. */
function isOneSlip(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  if (restA.length > restB.length) return restA.slice(1) === restB;
  if (restA.length < restB.length) return restB.slice(1) === restA;
  const isSwapped = restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
  return restA.slice(1) === restB.slice(1) || isSwapped;
}
