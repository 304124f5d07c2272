import { type Measure, unmeasured } from './measure.ts';
import { overlaps } from './overlaps.ts';
import type { QuoteRow } from './quote-row.ts';

export interface CoOccurrenceParts {
  /** Highlights that carry each tag. */
  readonly n1: number;
  readonly n2: number;
  /** Highlights of the one tag that overlap the other: the smaller of both counts. */
  readonly n12: number;
  /** Overlapping pairs of highlights, as some tools count: may pass n1 and n2. */
  readonly pairs: number;
  /** n12 / n1 and n12 / n2; null for a tag that is not used. */
  readonly of1: number | null;
  readonly of2: number | null;
}

/** `uneven`: one tag is used more than five times as often as the other, which keeps c low. */
export type CoOccurrenceStatus = 'ok' | 'uneven';

/** Beyond this many times as often, c says little. */
const UNEVEN = 5;

/**
 * How often tags stand on the same words: `c = n12 / (n1 + n2 - n12)`, 0..1 and the same both ways. Each source is swept once, and swept
 * again alone when its highlights change.
 */
export class CoOccurrence {
  readonly #numbers = new Map<string, number>();
  readonly #sources = new Map<string, readonly QuoteRow[]>();
  #room = 0;
  #uses = new Int32Array(0);
  /** `[a, b]`: highlights of a that overlap any of b. */
  #touching = new Int32Array(0);
  #pairs = new Int32Array(0);
  /** The tags of the highlight at hand and of all that overlap it: marked by the number of the look. */
  #seen = new Int32Array(0);
  #look = 0;

  constructor(rows: Iterable<QuoteRow>) {
    const bySource = new Map<string, QuoteRow[]>();
    for (const row of rows) {
      const list = bySource.get(row.source);
      if (list) list.push(row);
      else bySource.set(row.source, [row]);
      for (const id of row.tagIds) if (!this.#numbers.has(id)) this.#numbers.set(id, this.#numbers.size);
    }
    this.#grow();
    for (const [source, list] of bySource) this.replaceSource(source, list);
  }

  /** Puts these highlights in the place of all that the source had. */
  replaceSource(source: string, rows: readonly QuoteRow[]): void {
    for (const { tagIds } of rows)
      for (const id of tagIds) if (!this.#numbers.has(id)) this.#numbers.set(id, this.#numbers.size);
    this.#grow();
    const before = this.#sources.get(source);
    if (before) this.#count(before, -1);
    if (rows.length === 0) this.#sources.delete(source);
    else {
      this.#sources.set(source, rows);
      this.#count(rows, 1);
    }
  }

  uses(tag: string): number {
    return this.#uses[this.#numbers.get(tag) ?? -1] ?? 0;
  }

  /** Raw, without an object per pair: for a whole matrix. 0 where one of the tags is not used. */
  together(one: string, other: string): number {
    const [a, b] = [this.#numbers.get(one), this.#numbers.get(other)];
    if (a === undefined || b === undefined) return 0;
    return Math.min(this.#touching[a * this.#room + b] ?? 0, this.#touching[b * this.#room + a] ?? 0);
  }

  pair(one: string, other: string): Measure<CoOccurrenceParts, CoOccurrenceStatus> {
    const [n1, n2, n12] = [this.uses(one), this.uses(other), this.together(one, other)];
    const [a, b] = [this.#numbers.get(one) ?? -1, this.#numbers.get(other) ?? -1];
    const pairs = a < 0 || b < 0 ? 0 : (this.#pairs[a * this.#room + b] ?? 0);
    return cIndex(n1, n2, n12, pairs);
  }

  #grow(): void {
    const size = this.#numbers.size;
    if (size <= this.#room) return;
    const room = Math.ceil(size / 64) * 64;
    const widen = (old: Int32Array): Int32Array<ArrayBuffer> => {
      const wide = new Int32Array(room * room);
      for (let i = 0; i < this.#room; i++) wide.set(old.subarray(i * this.#room, (i + 1) * this.#room), i * room);
      return wide;
    };
    this.#touching = widen(this.#touching);
    this.#pairs = widen(this.#pairs);
    const uses = new Int32Array(room);
    uses.set(this.#uses);
    this.#uses = uses;
    this.#seen = new Int32Array(room);
    this.#look = 0;
    this.#room = room;
  }

  #count(rows: readonly QuoteRow[], sign: 1 | -1): void {
    const tags = rows.map(({ tagIds }) => this.#tagNumbers(tagIds));
    const near = overlaps(rows);
    for (let i = 0; i < rows.length; i++) {
      const own = tags[i] ?? [];
      for (const tag of own) this.#uses[tag] = (this.#uses[tag] ?? 0) + sign;
      this.#countAround(own, near[i] ?? [], tags, sign);
    }
  }

  #countAround(own: readonly number[], near: readonly number[], tags: readonly (readonly number[])[], sign: 1 | -1) {
    const look = ++this.#look;
    for (const j of [-1, ...near]) {
      for (const b of j < 0 ? own : (tags[j] ?? [])) {
        const isFirst = this.#seen[b] !== look;
        this.#seen[b] = look;
        for (const a of own) {
          if (a === b) continue;
          const at = a * this.#room + b;
          this.#pairs[at] = (this.#pairs[at] ?? 0) + sign;
          if (isFirst) this.#touching[at] = (this.#touching[at] ?? 0) + sign;
        }
      }
    }
  }

  #tagNumbers(tagIds: readonly string[]): readonly number[] {
    const numbers = tagIds.map((id) => this.#numbers.get(id) ?? 0);
    return numbers.length < 2 ? numbers : [...new Set(numbers)];
  }
}

/** The c-index from its counts. */
export function cIndex(
  n1: number,
  n2: number,
  n12: number,
  pairs = n12,
): Measure<CoOccurrenceParts, CoOccurrenceStatus> {
  if (n1 + n2 === 0) return unmeasured({ kind: 'tags-not-used' });
  const [less, more] = n1 < n2 ? [n1, n2] : [n2, n1];
  return {
    value: n12 / (n1 + n2 - n12),
    parts: { n1, n2, n12, pairs, of1: n1 === 0 ? null : n12 / n1, of2: n2 === 0 ? null : n12 / n2 },
    n: n1 + n2 - n12,
    unit: 'c',
    status: less > 0 && more > UNEVEN * less ? 'uneven' : 'ok',
  };
}
