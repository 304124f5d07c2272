import type { Segment } from './segment.ts';
import { indexOfString, stringAt, utf8 } from './string-list.ts';
import { eachUnitToken, keywordTerm } from './unit-tokens.ts';

/** A segment in use: which of its units still count, and scratch space for one query at a time. */
export class LiveSegment {
  readonly segment: Segment;
  /** 1 = removed or replaced. */
  readonly dead: Uint8Array;
  /** Units per term without the dead ones, so that scores do not depend on the order of edits. */
  readonly liveDf: Uint32Array;
  /** Number of each unit's group in the whole index. */
  readonly groups: Uint32Array;
  /** Rises with each unit that dies: tells what must be stored again. */
  generation: number;
  deadCount = 0;
  wordCount = 0;
  readonly score: Float64Array;
  readonly matched: Uint8Array;
  readonly tf: Float64Array;
  readonly docs: Int32Array;
  private readonly docOf = new Map<string, number>();

  constructor(segment: Segment, groupNumber: (groupId: string) => number, dead?: Uint8Array, generation = 0) {
    this.segment = segment;
    this.dead = new Uint8Array(segment.count);
    this.liveDf = segment.df.slice();
    this.groups = new Uint32Array(segment.count);
    this.score = new Float64Array(segment.count);
    this.matched = new Uint8Array(segment.count);
    this.tf = new Float64Array(segment.count);
    this.docs = new Int32Array(segment.count);
    for (let doc = 0; doc < segment.count; doc++) {
      this.docOf.set(stringAt(segment.keys, doc), doc);
      this.groups[doc] = groupNumber(stringAt(segment.groupIds, doc));
      this.wordCount += segment.lengths[doc] ?? 0;
    }
    for (let doc = 0; doc < segment.count; doc++) if (dead?.[doc] === 1) this.retire(doc);
    this.generation = generation;
  }

  get liveCount(): number {
    return this.segment.count - this.deadCount;
  }

  has(key: string): boolean {
    return this.docOf.has(key);
  }

  /** Takes a unit out; false where it is not here. */
  remove(key: string): boolean {
    const doc = this.docOf.get(key);
    if (doc === undefined) return false;
    this.retire(doc);
    return true;
  }

  removeRecord(recordId: string): void {
    const wanted = utf8(recordId);
    const { bytes, offsets } = this.segment.recordIds;
    for (let doc = 0; doc < this.segment.count; doc++) {
      const start = offsets[doc] ?? 0;
      if ((offsets[doc + 1] ?? 0) - start !== wanted.length || this.dead[doc] === 1) continue;
      let i = 0;
      while (i < wanted.length && bytes[start + i] === wanted[i]) i++;
      if (i === wanted.length) this.retire(doc);
    }
  }

  keys(): Iterable<string> {
    return this.docOf.keys();
  }

  termIndex(term: string): number {
    return indexOfString(this.segment.terms, utf8(term));
  }

  private retire(doc: number): void {
    const { segment } = this;
    const terms = new Set<string>();
    eachUnitToken(stringAt(segment.titles, doc), stringAt(segment.texts, doc), (term) => terms.add(term));
    const keywords = stringAt(segment.keywords, doc);
    if (keywords !== '') for (const keyword of keywords.split('\n')) terms.add(keywordTerm(keyword));
    for (const term of terms) {
      const index = this.termIndex(term);
      if (index >= 0) this.liveDf[index] = (this.liveDf[index] ?? 1) - 1;
    }
    this.dead[doc] = 1;
    this.deadCount++;
    this.generation++;
    this.wordCount -= segment.lengths[doc] ?? 0;
    this.docOf.delete(stringAt(segment.keys, doc));
  }
}
