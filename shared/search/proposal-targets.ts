import { must } from '#shared/domain/assert.ts';
import { featuresOf, type ProposalFeatures } from './proposal-features.ts';
import type { ProposalTarget } from './propose.ts';
import { ACCEPTED_QUOTES } from './search-parameters.ts';

/** Which targets have a feature, and how often: two lists side by side. */
export interface FeaturePostings {
  readonly slots: number[];
  readonly counts: number[];
}

/** What scoring asks of the targets of a kind. */
export interface TargetStore {
  /** Slots in use. */
  readonly count: number;
  /** Above every slot. */
  readonly size: number;
  readonly averageLength: number;
  slots(): Iterable<number>;
  at(slot: number): ProposalTarget;
  length(slot: number): number;
  postings(feature: string): FeaturePostings | undefined;
  /** Of its own words, without those that its quotes taught. */
  ownFeatures(slot: number): ProposalFeatures;
  /** Targets with this text among their counted quotes, and what it brought. */
  holding(linkedId: string): ReadonlyMap<number, ProposalFeatures>;
}

export class TargetTable implements TargetStore {
  private readonly rows: (Row | undefined)[] = [];
  private readonly slotOf = new Map<string, number>();
  private readonly free: number[] = [];
  private readonly lists = new Map<string, FeaturePostings>();
  private readonly holders = new Map<string, Set<number>>();
  private totalLength = 0;

  get count(): number {
    return this.slotOf.size;
  }

  get size(): number {
    return this.rows.length;
  }

  get averageLength(): number {
    return this.count === 0 ? 0 : this.totalLength / this.count;
  }

  set(target: ProposalTarget): void {
    this.delete(target.id);
    const slot = this.free.pop() ?? this.rows.length;
    const quotes = target.accepted.slice(0, ACCEPTED_QUOTES);
    const own = featuresOf(`${target.title}\n${target.text}`);
    const features = joined([own, ...quotes.map((quote) => featuresOf(quote.text))]);
    this.rows[slot] = { target, features, own };
    this.slotOf.set(target.id, slot);
    this.totalLength += features.length;
    for (const [feature, count] of features.counts) {
      const list = this.lists.get(feature);
      if (list === undefined) this.lists.set(feature, { slots: [slot], counts: [count] });
      else {
        list.slots.push(slot);
        list.counts.push(count);
      }
    }
    for (const { id } of quotes) this.holders.set(id, (this.holders.get(id) ?? new Set()).add(slot));
  }

  delete(id: string): void {
    const slot = this.slotOf.get(id);
    if (slot === undefined) return;
    const { target, features } = must(this.rows[slot], 'a row in a slot in use');
    for (const feature of features.counts.keys()) {
      const list = must(this.lists.get(feature), 'a list for each feature of a row');
      const at = list.slots.indexOf(slot);
      list.slots.splice(at, 1);
      list.counts.splice(at, 1);
      if (list.slots.length === 0) this.lists.delete(feature);
    }
    for (const quote of target.accepted) this.holders.get(quote.id)?.delete(slot);
    this.totalLength -= features.length;
    this.slotOf.delete(id);
    this.rows[slot] = undefined;
    this.free.push(slot);
  }

  slots(): Iterable<number> {
    return this.slotOf.values();
  }

  at(slot: number): ProposalTarget {
    return must(this.rows[slot], 'a row in a slot in use').target;
  }

  length(slot: number): number {
    return this.rows[slot]?.features.length ?? 0;
  }

  postings(feature: string): FeaturePostings | undefined {
    return this.lists.get(feature);
  }

  ownFeatures(slot: number): ProposalFeatures {
    return must(this.rows[slot], 'a row in a slot in use').own;
  }

  holding(linkedId: string): ReadonlyMap<number, ProposalFeatures> {
    const held = new Map<number, ProposalFeatures>();
    for (const slot of this.holders.get(linkedId) ?? []) {
      const quotes = this.at(slot).accepted.slice(0, ACCEPTED_QUOTES);
      held.set(slot, joined(quotes.filter((quote) => quote.id === linkedId).map((quote) => featuresOf(quote.text))));
    }
    return held;
  }
}

interface Row {
  readonly target: ProposalTarget;
  readonly features: ProposalFeatures;
  readonly own: ProposalFeatures;
}

/** Several texts as one field; pairs of words do not reach from one into the next. */
function joined(all: readonly ProposalFeatures[]): ProposalFeatures {
  const counts = new Map<string, number>();
  let length = 0;
  for (const features of all) {
    length += features.length;
    for (const [feature, count] of features.counts) counts.set(feature, (counts.get(feature) ?? 0) + count);
  }
  return { counts, length, senses: new Map() };
}
