import type { Participant } from '../domain/participant.ts';
import type { Names } from './discovery-summary-names.ts';

/** How people appear in one export: the same person has the same name in each of its files. */
export interface Pseudonyms extends Names {
  /** A text as it may be printed, and where its places are then. */
  mask(text: string): Masked;
  /** What stands for the label of a speaker whom no participant is known for; labels that name nobody stay. */
  speaker(label: string): string;
  /** Which person has which pseudonym: never part of an export. */
  readonly key: readonly { readonly participant: string; readonly pseudonym: string }[];
}

export interface Masked {
  readonly text: string;
  /** The offset in `text` of an offset in the original; an end within a replaced name is the end of what stands for it. */
  readonly at: (offset: number, side: 'start' | 'end') => number;
}

/**
 * Pseudonyms over all texts: aliases where there are, names, parts of names, e-mail addresses and telephone numbers replaced. What
 * could be a part of a name is replaced too: a word too few is safer than a name too many. People come in the order of their ids, so
 * that the same workspace always has the same pseudonyms. `speakers`: labels of transcripts that no participant is known for.
 */
export function pseudonyms(participants: readonly Participant[], speakers: readonly string[] = []): Pseudonyms {
  const people = [...participants].sort((a, b) => (a.id < b.id ? -1 : 1));
  const given = new Map<string, string>();
  const taken = new Set(people.map(({ alias }) => alias.trim()).filter((alias) => alias !== ''));
  let n = 0;
  for (const { id, name, alias } of people) {
    let own = alias.trim();
    if (own === '' || own.toLowerCase() === name.trim().toLowerCase()) {
      do own = `P-${String(++n).padStart(3, '0')}`;
      while (taken.has(own));
      taken.add(own);
    }
    given.set(id, own);
  }
  const full = new Map<string, string>();
  const parts = new Map<string, string>();
  for (const { id, name, email } of people) {
    const own = given.get(id) ?? '';
    const whole = name.replace(/\s+/g, ' ').trim();
    if (whole.length >= 2 && whole !== own) full.set(whole.toLowerCase(), own);
    for (const word of whole.split(' '))
      if ([...word].length >= 3 && word !== own) parts.set(word, parts.get(word) ?? own);
    const box = email.split('@')[0]?.trim() ?? '';
    if (box.length >= 4) full.set(box.toLowerCase(), own);
  }
  const labels = new Map<string, string>();
  for (const label of [...new Set(speakers)].filter((one) => !GENERIC.test(one)).sort()) {
    const own = full.get(label.toLowerCase()) ?? `S-${String(labels.size + 1).padStart(2, '0')}`;
    labels.set(label, own);
    full.set(label.toLowerCase(), own);
    for (const word of label.split(/\s+/)) if ([...word].length >= 3) parts.set(word, parts.get(word) ?? own);
  }
  const patterns: readonly (readonly [RegExp | null, (hit: string) => string])[] = [
    [MAIL, () => '[E-MAIL]'],
    [PHONE, (hit) => (hit.replace(/\D/g, '').length >= 8 ? '[PHONE]' : hit)],
    [anyOf([...full.keys()], 'giu'), (hit) => `[${full.get(hit.toLowerCase().replace(/\s+/g, ' ')) ?? ''}]`],
    [anyOf([...parts.keys()], 'gu'), (hit) => `[${parts.get(hit) ?? ''}]`],
  ];
  const replaced = new Set<string>();
  const mask = (text: string): Masked => {
    const edits = editsOf(text, patterns);
    if (edits.length > 0) replaced.add(text);
    return masked(text, edits);
  };
  return {
    mask,
    in: (text) => mask(text).text,
    of: (id) => given.get(id) ?? null,
    speaker: (label) => labels.get(label) ?? label,
    replaced: () => replaced.size,
    possible: () => 0,
    key: [...given].map(([participant, pseudonym]) => ({ participant, pseudonym })),
  };
}

/** What stands in a text that could tell who somebody is: names of participants, addresses, numbers. */
export function identifiersIn(text: string, participants: readonly Participant[]): readonly string[] {
  const names = anyOf(
    participants.map(({ name }) => name.trim()).filter((name) => name.length >= 2),
    'giu',
  );
  const found = new Set<string>();
  for (const pattern of [names, MAIL])
    for (const hit of pattern === null ? [] : (text.match(pattern) ?? [])) found.add(hit);
  for (const hit of text.match(PHONE) ?? []) if (hit.replace(/\D/g, '').length >= 8) found.add(hit.trim());
  return [...found];
}

/** Labels that say what somebody does in a talk, not who it is. */
const GENERIC =
  /^(?:(?:unknown )?speaker|host|interviewer|moderator|facilitator|researcher|participant|customer|unknown|person|voice|audience(?: member)?)(?: ?[\dA-Z]{1,2})?$/i;

const MAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
/** Eight digits or more, as people write them; a date or a time code is none. */
const PHONE = /(?<![\p{L}\p{N}.:-])(?:\+|00)?\d(?!\d{3}-\d\d-\d\d)(?:[ ()/.-]{0,2}\d){7,14}(?![\p{L}\p{N}:])/gu;

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly words: string;
}

/** The first pattern that claims a place has it. */
function editsOf(
  text: string,
  patterns: readonly (readonly [RegExp | null, (hit: string) => string])[],
): readonly Edit[] {
  const edits: Edit[] = [];
  for (const [pattern, wordsFor] of patterns) {
    if (pattern === null) continue;
    for (const match of text.matchAll(pattern)) {
      const [from, to] = [match.index, match.index + match[0].length];
      const words = wordsFor(match[0]);
      if (words !== match[0] && edits.every((edit) => to <= edit.from || from >= edit.to))
        edits.push({ from, to, words });
    }
  }
  return edits.sort((a, b) => a.from - b.from);
}

function masked(text: string, edits: readonly Edit[]): Masked {
  let [out, done] = ['', 0];
  const places = edits.map((edit) => {
    out += text.slice(done, edit.from);
    const start = out.length;
    out += edit.words;
    done = edit.to;
    return { ...edit, start, end: out.length };
  });
  return {
    text: out + text.slice(done),
    at(offset, side) {
      let shift = 0;
      for (const { from, to, start, end } of places) {
        if (offset <= from) break;
        if (offset < to) return side === 'start' ? start : end;
        shift = end - to;
      }
      return offset + shift;
    },
  };
}

/** A pattern for whole words out of a list, the longest first; null for an empty list. */
function anyOf(words: readonly string[], flags: string): RegExp | null {
  if (words.length === 0) return null;
  const list = [...new Set(words)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const pattern = list.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/\s+/g, '\\s+')).join('|');
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, flags);
}
