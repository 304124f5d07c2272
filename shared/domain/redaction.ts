import type { Json, JsonObject } from './json.ts';
import type { Participant } from './participant.ts';

export const REDACTION_KINDS = ['person', 'company', 'place', 'email', 'phone', 'id'] as const;
export type RedactionKind = (typeof REDACTION_KINDS)[number];

/** Words that a person confirmed to be replaced. `n` numbers them within their kind: the same words read the same in every copy. */
export interface Redaction {
  readonly kind: RedactionKind;
  readonly words: string;
  readonly n: number;
}

/** Words that a rule proposes; nothing is replaced before a person has agreed. */
export interface RedactionProposal {
  readonly kind: RedactionKind;
  readonly words: string;
  /** How often they stand in the texts. */
  readonly count: number;
}

/** A text without the words, and where its places are then. */
export interface RedactedText {
  readonly text: string;
  /** The offset in `text` of one in the original; inside replaced words it is the side of what stands for them. */
  readonly at: (offset: number, side: 'start' | 'end') => number;
}

/** What the rules find: people and companies of the participants table, addresses, numbers, ids. The most certain kind has the words. */
export function proposeRedactions(
  texts: Iterable<string>,
  people: readonly Participant[],
): readonly RedactionProposal[] {
  const known: (readonly [RedactionKind, RegExp | null])[] = [
    ['email', MAIL],
    ['phone', PHONE],
    ['id', ID],
    [
      'person',
      wordsPattern(people.flatMap(({ name }) => [name, ...name.split(/\s+/).filter((part) => part.length >= 3)])),
    ],
    ['company', wordsPattern(people.map(({ company }) => company))],
  ];
  const found = new Map<string, { kind: RedactionKind; words: string; count: number }>();
  for (const text of texts) {
    const taken: [number, number][] = [];
    for (const [kind, pattern] of known) {
      for (const match of pattern === null ? [] : text.matchAll(pattern)) {
        const [from, to] = [match.index, match.index + match[0].length];
        if (taken.some(([a, b]) => from < b && to > a) || !isLikely(kind, match[0])) continue;
        taken.push([from, to]);
        const key = `${kind} ${folded(match[0])}`;
        const one = found.get(key);
        if (one) one.count += 1;
        else found.set(key, { kind, words: match[0], count: 1 });
      }
    }
  }
  const order = (one: RedactionProposal): number => REDACTION_KINDS.indexOf(one.kind);
  return [...found.values()].sort((a, b) => order(a) - order(b) || b.count - a.count || (a.words < b.words ? -1 : 1));
}

/** Adds words to those confirmed before, each with the next free number of its kind. Words that are there keep theirs. */
export function confirmRedactions(
  before: readonly Redaction[],
  chosen: readonly Pick<Redaction, 'kind' | 'words'>[],
): readonly Redaction[] {
  const out = [...before];
  for (const { kind, words } of chosen) {
    if (words.trim() === '' || out.some((one) => one.kind === kind && folded(one.words) === folded(words))) continue;
    const n = Math.max(0, ...out.filter((one) => one.kind === kind).map((one) => one.n)) + 1;
    out.push({ kind, words: words.trim(), n });
  }
  return out;
}

/** The copy of a text: `[PERSON_3]` and the like in the place of the words. The original is left as it is. */
export function redact(text: string, redactions: readonly Redaction[]): RedactedText {
  const byWords = new Map(redactions.map((one) => [folded(one.words), `[${one.kind.toUpperCase()}_${one.n}]`]));
  const pattern = wordsPattern(redactions.map(({ words }) => words));
  const edits: { from: number; to: number; start: number; end: number }[] = [];
  let [out, done] = ['', 0];
  for (const match of pattern === null ? [] : text.matchAll(pattern)) {
    out += text.slice(done, match.index);
    const start = out.length;
    out += byWords.get(folded(match[0])) ?? match[0];
    done = match.index + match[0].length;
    edits.push({ from: match.index, to: done, start, end: out.length });
  }
  return {
    text: out + text.slice(done),
    at(offset, side) {
      let shift = 0;
      for (const { from, to, start, end } of edits) {
        if (offset <= from) break;
        if (offset < to) return side === 'start' ? start : end;
        shift = end - to;
      }
      return offset + shift;
    },
  };
}

/** The redactions out of the setting `redaction`; what is none is left out. */
export function readRedactions(value: Json | undefined): readonly Redaction[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one: Json): Redaction[] => {
    if (one === null || typeof one !== 'object' || Array.isArray(one)) return [];
    const { kind, words, n } = one as JsonObject;
    const known = REDACTION_KINDS.find((each) => each === kind);
    return known && typeof words === 'string' && words.trim() !== '' && typeof n === 'number'
      ? [{ kind: known, words, n }]
      : [];
  });
}

/** Also behind a mark that took the place of the name in it. */
const MAIL = /[\p{L}\p{N}._%+\]-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const PHONE = /(?<![\p{L}\p{N}.:-])(?:\+|00)?\d(?!\d{3}-\d\d-\d\d)(?:[ ()/.-]{0,2}\d){7,14}(?![\p{L}\p{N}:])/gu;
/** Letters and digits of an account, an order or a case: never a year, a price or a time. */
const ID =
  /(?<![\p{L}\p{N}])(?:[A-Z]{1,4}[-_ ]?\d{4,}|\d{2,}[-_](?=[\d-]*[A-Z])[A-Z0-9-]{3,}|[A-Z]{2}\d{2}(?: ?\d{4}){3,7}(?: ?\d{1,3})?)(?![\p{L}\p{N}])/gu;

const isLikely = (kind: RedactionKind, words: string): boolean =>
  kind !== 'phone' || words.replace(/\D/g, '').length >= 8;

const folded = (words: string): string => words.toLowerCase().replace(/\s+/g, ' ').trim();

/** Whole words in any case, the longest first; null for none. */
function wordsPattern(words: readonly string[]): RegExp | null {
  const list = [...new Set(words.map((one) => one.trim()).filter((one) => one.length >= 2))];
  if (list.length === 0) return null;
  const parts = list
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map((one) => one.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/\s+/g, '\\s+'));
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${parts.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
}
