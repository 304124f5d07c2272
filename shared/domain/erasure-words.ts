/** Covers words of a person in any text. Equal in length to what it covers, so that anchors stay where they are. */
export interface WordCover {
  /** The text with every known word covered; the same string where there is none. `withNames` false leaves names alone. */
  cover(text: string, withNames: boolean): string;
  /** Whether a name stands in a text. */
  names(text: string): boolean;
}

export interface CoverInput {
  /** Sentences that the person said: found as they are, wherever they stand. Short ones are left out: anybody says them. */
  readonly sentences: Iterable<string>;
  /** Names, addresses, numbers: found as whole words, in any case. */
  readonly names: Iterable<string>;
}

/** Shorter sentences, in UTF-16 units, are too common to be one person's. */
export const SHORTEST_SENTENCE = 20;
export const COVER = '\u2588';

export function wordCover({ sentences, names }: CoverInput): WordCover {
  const byStart = new Map<number, string[]>();
  for (const one of new Set(sentences)) {
    const sentence = one.trim();
    if (sentence.length < SHORTEST_SENTENCE) continue;
    const hash = hashAt(sentence, 0);
    const same = byStart.get(hash);
    if (same) same.push(sentence);
    else byStart.set(hash, [sentence]);
  }
  for (const same of byStart.values()) same.sort((a, b) => b.length - a.length);
  const pattern = namePattern([...names]);
  const covered = (part: string): string => part.replace(/\S/g, COVER);
  return {
    cover(text, withNames) {
      const plain = byStart.size === 0 ? text : coverSentences(text, byStart, covered);
      return withNames && pattern !== null ? plain.replace(pattern, covered) : plain;
    },
    names(text) {
      if (pattern !== null) pattern.lastIndex = 0;
      return pattern?.test(text) ?? false;
    },
  };
}

function coverSentences(
  text: string,
  byStart: ReadonlyMap<number, string[]>,
  covered: (part: string) => string,
): string {
  if (text.length < SHORTEST_SENTENCE) return text;
  let [out, done] = ['', 0];
  let hash = hashAt(text, 0);
  for (let at = 0; at + SHORTEST_SENTENCE <= text.length; at++) {
    if (at > 0) hash = rolled(hash, text.charCodeAt(at - 1), text.charCodeAt(at + SHORTEST_SENTENCE - 1));
    if (at < done) continue;
    const found = byStart.get(hash)?.find((sentence) => text.startsWith(sentence, at));
    if (found === undefined) continue;
    out += text.slice(done, at) + covered(found);
    done = at + found.length;
  }
  return done === 0 ? text : out + text.slice(done);
}

/** A rolling hash over as many units as the shortest sentence has: a long text is read once, whatever the number of sentences. */
const BASE = 263;
const TOP = Array.from({ length: SHORTEST_SENTENCE - 1 }).reduce<number>((power) => Math.imul(power, BASE), 1);

function hashAt(text: string, at: number): number {
  let hash = 0;
  for (let i = at; i < at + SHORTEST_SENTENCE; i++) hash = (Math.imul(hash, BASE) + text.charCodeAt(i)) | 0;
  return hash;
}

const rolled = (hash: number, out: number, next: number): number =>
  (Math.imul((hash - Math.imul(out, TOP)) | 0, BASE) + next) | 0;

/** Whole words, the longest first; between the words of one name anything that a file name or a typist puts there. */
function namePattern(names: readonly string[]): RegExp | null {
  const list = [...new Set(names.map((name) => name.trim()).filter((name) => name.length >= 3))];
  if (list.length === 0) return null;
  const words = list
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map((name) => name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/\s+/g, '[\\s_.-]+'));
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
}
