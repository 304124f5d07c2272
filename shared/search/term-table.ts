import { LONGEST_TERM } from './search-parameters.ts';

/** Gives each different term a number. Looks a word up where it stands in a text, so that no string is made for one that is known. */
export class TermTable {
  readonly terms: string[] = [];
  private table = new Int32Array(1 << 12);
  private hashes = new Int32Array(1 << 11);
  private readonly keywords = new Map<string, number>();

  number(term: string): number {
    return this.numberIn(term, 0, term.length);
  }

  /** A keyword: its values may have capitals, so it is told apart by all its letters. */
  keyword(term: string): number {
    const known = this.keywords.get(term);
    if (known !== undefined) return known;
    const number = this.terms.length;
    if (number === this.hashes.length) this.grow();
    this.terms.push(term);
    this.keywords.set(term, number);
    return number;
  }

  /** Of a word of ASCII letters and digits in `text`: its lower case form, cut as all terms are. */
  plainNumber(text: string, start: number, end: number): number {
    return this.numberIn(text, start, Math.min(end, start + LONGEST_TERM));
  }

  private numberIn(text: string, start: number, end: number): number {
    let hash = 0x811c9dc5;
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ lower(text.charCodeAt(i)), 0x01000193);
    hash ^= hash >>> 15;
    const { table } = this;
    let at = hash & (table.length - 1);
    for (;;) {
      const number = (table[at] ?? 0) - 1;
      if (number < 0) break;
      if (this.hashes[number] === hash && isAt(text, start, end, this.terms[number] ?? '')) return number;
      at = (at + 1) & (table.length - 1);
    }
    const number = this.terms.length;
    if (number === this.hashes.length) this.grow();
    this.terms.push(termAt(text, start, end));
    this.hashes[number] = hash;
    this.put(number, hash);
    return number;
  }

  private put(number: number, hash: number): void {
    const { table } = this;
    let at = hash & (table.length - 1);
    while (table[at] !== 0) at = (at + 1) & (table.length - 1);
    table[at] = number + 1;
  }

  private grow(): void {
    const hashes = new Int32Array(this.hashes.length * 2);
    hashes.set(this.hashes);
    this.hashes = hashes;
    this.table = new Int32Array(this.table.length * 2);
    for (let number = 0; number < this.terms.length; number++) {
      if (this.terms[number]?.charCodeAt(0) !== 1) this.put(number, hashes[number] ?? 0);
    }
  }
}

// Terms have no capitals, so that only words in a text are changed by it.
const lower = (code: number): number => (code >= 65 && code <= 90 ? code + 32 : code);

function isAt(text: string, start: number, end: number, term: string): boolean {
  if (term.length !== end - start) return false;
  for (let i = start, k = 0; i < end; i++, k++) if (lower(text.charCodeAt(i)) !== term.charCodeAt(k)) return false;
  return true;
}

function termAt(text: string, start: number, end: number): string {
  let term = '';
  for (let i = start; i < end; i++) term += String.fromCharCode(lower(text.charCodeAt(i)));
  return term;
}
