import { fail, ok, type Result } from '#shared/domain/result.ts';
import { buildSegment } from './build-segment.ts';
import { GroupNumbers } from './group-numbers.ts';
import { GroupScratch } from './group-scratch.ts';
import { LiveSegment } from './live-segment.ts';
import { mergeInSlices } from './merge-segments.ts';
import { type FoundRows, find, type SearchOptions, type SearchResult, type SearchSource, search } from './search.ts';
import { DEAD_SHARE, DELTA_UNITS, LARGEST_BUILD, MERGE_WIDTH } from './search-parameters.ts';
import { keyHash, type Segment } from './segment.ts';
import type { StemLanguage } from './stem.ts';
import { tokenizerVersion } from './tokenize.ts';
import type { SearchUnit } from './unit.ts';

/** A segment as it is stored. `generation` rises as its units die: an equal pair of id and generation need not be written again. */
export interface IndexRow {
  readonly segId: string;
  readonly generation: number;
  /** Over the segment and what has died in it: another sum means damage. */
  readonly checksum: number;
  readonly segment: Segment;
  readonly dead: Uint8Array;
}

/** Why stored rows cannot serve: both are answered by a rebuild. */
export type IndexProblem =
  | { readonly kind: 'other-tokenizer'; readonly segId: string }
  | { readonly kind: 'bad-checksum'; readonly segId: string };

export interface IndexOptions {
  /** False: texts are kept elsewhere, and `find` is asked in place of `query`. Two thirds of an index are texts. */
  readonly keepTexts: boolean;
}

interface Merging {
  readonly inputs: readonly LiveSegment[];
  readonly work: Generator<void, Segment>;
  /** What was dead when the merge began. */
  readonly dead: readonly Uint8Array[];
}

/**
 * Full-text index over units. New units wait in a delta that is indexed again at the next query; from 64 on they become an immutable
 * segment. The same units always give the same answers, in whatever order they came.
 */
export class SearchIndex {
  private readonly language: StemLanguage;
  private readonly keepTexts: boolean;
  private readonly scratch = new GroupScratch();
  private readonly groupNumbers = new GroupNumbers();
  private readonly delta = new Map<string, SearchUnit>();
  private segments: LiveSegment[] = [];
  private deltaSegment: LiveSegment | null = null;
  private nextSegment = 1;
  private merging: Merging | null = null;

  constructor(language: StemLanguage = 'en', { keepTexts }: IndexOptions = { keepTexts: true }) {
    this.language = language;
    this.keepTexts = keepTexts;
  }

  /** Opens stored rows; checks each against its sum. */
  static fromRows(
    rows: readonly IndexRow[],
    language: StemLanguage = 'en',
    options: IndexOptions = { keepTexts: true },
  ): Result<SearchIndex, IndexProblem> {
    const index = new SearchIndex(language, options);
    for (const { segId, segment, dead, generation, checksum } of rows) {
      if (segment.tokenizer !== tokenizerVersion()) return fail({ kind: 'other-tokenizer', segId });
      const live = new LiveSegment(segment, index.groupNumber, dead, generation);
      if (live.checksum() !== checksum) return fail({ kind: 'bad-checksum', segId });
      index.segments.push(live);
      index.nextSegment = Math.max(index.nextSegment, Number(segId.slice(1)) + 1);
    }
    return ok(index);
  }

  /** How many units can be found. */
  get size(): number {
    return this.segments.reduce((count, live) => count + live.liveCount, this.delta.size);
  }

  /** Adds units; one with a known key takes the place of the old one. */
  upsert(units: readonly SearchUnit[]): void {
    for (const unit of units) {
      this.removeKey(unit.key);
      this.delta.set(unit.key, unit);
    }
    this.deltaSegment = null;
    if (this.delta.size >= DELTA_UNITS) this.flush();
  }

  remove(keys: Iterable<string>): void {
    for (const key of keys) this.removeKey(key);
  }

  /** Removes all units of a record: an interview has many. */
  removeRecord(recordId: string): void {
    for (const [key, unit] of this.delta) if (unit.recordId === recordId) this.removeKey(key);
    for (const live of this.segments) live.removeRecord(recordId);
  }

  /** Puts a record's units in the place of those it had. */
  replaceRecord(recordId: string, units: readonly SearchUnit[]): void {
    this.removeRecord(recordId);
    this.upsert(units);
  }

  query(text: string, options: SearchOptions): SearchResult {
    return search(text, options, this.source());
  }

  /** As `query`, without the texts: the caller reads those of the rows that it shows. */
  find(text: string, options: SearchOptions): FoundRows {
    return find(text, options, this.source());
  }

  /** Turns waiting units into segments. */
  flush(): void {
    const units = [...this.delta.values()];
    for (let from = 0; from < units.length; from += LARGEST_BUILD) {
      this.segments.push(this.build(this.segmentId(), units.slice(from, from + LARGEST_BUILD)));
    }
    this.delta.clear();
    this.deltaSegment = null;
  }

  /**
   * One slice (some milliseconds) of tidying: eight segments of a tier become one, or one with many dead units is rewritten. The old
   * ones serve until the new one is whole. False when there is nothing left to do.
   */
  maintain(): boolean {
    this.merging ??= this.startMerge();
    if (this.merging === null) return false;
    const step = this.merging.work.next();
    if (step.done === true) {
      this.endMerge(this.merging, step.value);
      this.merging = null;
    }
    return true;
  }

  /** All that must be stored, the waiting units included. */
  toRows(): readonly IndexRow[] {
    this.flush();
    return this.segments.map((live) => ({
      segId: live.segment.segId,
      generation: live.generation,
      checksum: live.checksum(),
      segment: live.segment,
      dead: live.dead,
    }));
  }

  private startMerge(): Merging | null {
    const inputs = this.toMerge();
    if (inputs.length === 0) return null;
    const dead = inputs.map((live) => live.dead.slice());
    const parts = inputs.map(({ segment }, i) => ({ segment, dead: dead[i] ?? new Uint8Array(0) }));
    return { inputs, dead, work: mergeInSlices(this.segmentId(), parts) };
  }

  private endMerge({ inputs, dead }: Merging, merged: Segment): void {
    const diedMeanwhile = new Uint8Array(merged.count);
    let doc = 0;
    inputs.forEach((live, part) => {
      for (let old = 0; old < live.segment.count; old++) {
        if (dead[part]?.[old] !== 1) diedMeanwhile[doc++] = live.dead[old] ?? 0;
      }
    });
    this.segments = this.segments.filter((live) => !inputs.includes(live));
    if (merged.count > 0) this.segments.push(new LiveSegment(merged, this.groupNumber, diedMeanwhile));
  }

  private toMerge(): readonly LiveSegment[] {
    const wasteful = this.segments.find((live) => live.deadCount > live.segment.count * DEAD_SHARE);
    if (wasteful !== undefined) return [wasteful];
    const tiers = new Map<number, LiveSegment[]>();
    for (const live of this.segments) {
      const tier = Math.max(0, Math.floor(Math.log(live.liveCount / DELTA_UNITS) / Math.log(MERGE_WIDTH)));
      tiers.set(tier, [...(tiers.get(tier) ?? []), live]);
    }
    return [...tiers.values()].find((tier) => tier.length >= MERGE_WIDTH)?.slice(0, MERGE_WIDTH) ?? [];
  }

  private removeKey(key: string): void {
    if (this.delta.delete(key)) this.deltaSegment = null;
    else if (this.segments.length > 0) {
      const hash = keyHash(key);
      this.segments.some((live) => live.remove(key, hash));
    }
  }

  private liveSegments(): readonly LiveSegment[] {
    if (this.delta.size === 0) return this.segments;
    this.deltaSegment ??= this.build('delta', [...this.delta.values()]);
    return [...this.segments, this.deltaSegment];
  }

  private build(segId: string, units: readonly SearchUnit[]): LiveSegment {
    return new LiveSegment(buildSegment(segId, units, this.keepTexts), this.groupNumber);
  }

  private source(): SearchSource {
    const { language, scratch, groupNumbers } = this;
    return { segments: this.liveSegments(), language, scratch, groupCount: groupNumbers.size };
  }

  private segmentId(): string {
    return `s${this.nextSegment++}`;
  }

  private readonly groupNumber = (groupId: string): number => this.groupNumbers.number(groupId);
}
