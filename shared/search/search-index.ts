import { fail, ok, type Result } from '#shared/domain/result.ts';
import { buildSegment } from './build-segment.ts';
import { LiveSegment } from './live-segment.ts';
import { mergeSegments } from './merge-segments.ts';
import { type SearchOptions, type SearchResult, search } from './search.ts';
import { DEAD_SHARE, DELTA_UNITS, LARGEST_BUILD, MERGE_WIDTH } from './search-parameters.ts';
import { type Segment, segmentChecksum } from './segment.ts';
import type { StemLanguage } from './stem.ts';
import { tokenizerVersion } from './tokenize.ts';
import type { SearchUnit } from './unit.ts';

/** A segment as it is stored. `generation` rises as its units die: an equal pair of id and generation need not be written again. */
export interface IndexRow {
  readonly segId: string;
  readonly generation: number;
  readonly segment: Segment;
  readonly dead: Uint8Array;
}

/** Why stored rows cannot serve: both are answered by a rebuild. */
export type IndexProblem =
  | { readonly kind: 'other-tokenizer'; readonly segId: string }
  | { readonly kind: 'bad-checksum'; readonly segId: string };

/**
 * Full-text index over units. New units wait in a delta that is indexed again at the next query; from 64 on they become an immutable
 * segment. It keeps the texts itself, so a snippet or a removal needs nothing from outside. The same units always give the same answers,
 * in whatever order they came.
 */
export class SearchIndex {
  private readonly language: StemLanguage;
  private readonly groupNumbers = new Map<string, number>();
  private readonly delta = new Map<string, SearchUnit>();
  private segments: LiveSegment[] = [];
  private deltaSegment: LiveSegment | null = null;
  private nextSegment = 1;

  constructor(language: StemLanguage = 'en') {
    this.language = language;
  }

  /** Opens stored rows; checks each against its sum. */
  static fromRows(rows: readonly IndexRow[], language: StemLanguage = 'en'): Result<SearchIndex, IndexProblem> {
    const index = new SearchIndex(language);
    for (const { segId, segment, dead, generation } of rows) {
      if (segment.tokenizer !== tokenizerVersion()) return fail({ kind: 'other-tokenizer', segId });
      if (segmentChecksum(segment) !== segment.checksum) return fail({ kind: 'bad-checksum', segId });
      index.segments.push(new LiveSegment(segment, index.groupNumber, dead, generation));
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
    return search(text, options, {
      segments: this.liveSegments(),
      language: this.language,
      groupCount: this.groupNumbers.size,
    });
  }

  /** Turns waiting units into segments. */
  flush(): void {
    const units = [...this.delta.values()];
    for (let from = 0; from < units.length; from += LARGEST_BUILD) {
      this.segments.push(this.live(buildSegment(this.segmentId(), units.slice(from, from + LARGEST_BUILD))));
    }
    this.delta.clear();
    this.deltaSegment = null;
  }

  /** One step of tidying: merges eight segments of a tier, or rewrites one with many dead units. False when there is nothing to do. */
  maintain(): boolean {
    const chosen = this.toMerge();
    if (chosen.length === 0) return false;
    const merged = mergeSegments(this.segmentId(), chosen);
    this.segments = this.segments.filter((live) => !chosen.includes(live));
    if (merged.count > 0) this.segments.push(this.live(merged));
    return true;
  }

  /** All that must be stored, the waiting units included. */
  toRows(): readonly IndexRow[] {
    this.flush();
    return this.segments.map(({ segment, generation, dead }) => ({ segId: segment.segId, generation, segment, dead }));
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
    else this.segments.some((live) => live.remove(key));
  }

  private liveSegments(): readonly LiveSegment[] {
    if (this.delta.size === 0) return this.segments;
    this.deltaSegment ??= this.live(buildSegment('delta', [...this.delta.values()]));
    return [...this.segments, this.deltaSegment];
  }

  private live(segment: Segment): LiveSegment {
    return new LiveSegment(segment, this.groupNumber);
  }

  private segmentId(): string {
    return `s${this.nextSegment++}`;
  }

  private readonly groupNumber = (groupId: string): number => {
    const known = this.groupNumbers.get(groupId);
    if (known !== undefined) return known;
    this.groupNumbers.set(groupId, this.groupNumbers.size);
    return this.groupNumbers.size - 1;
  };
}
