import { byKey, type Measure, unmeasured } from './measure.ts';
import { mulberry32, shuffle } from './random.ts';

/** An interview with the tags that it carries. */
export interface CodedInterview {
  readonly id: string;
  /** `YYYY-MM-DD`, or null while unknown: those come last. */
  readonly heldAt: string | null;
  readonly tagIds: readonly string[];
}

export interface SaturationSettings {
  /** Interviews that the base is made of. */
  readonly base: number;
  /** Interviews of one run. */
  readonly run: number;
  /** Highest share of new tags at which it counts as reached, 0..1. */
  readonly threshold: number;
}

export const USUAL_SATURATION: SaturationSettings = { base: 4, run: 2, threshold: 0.05 };

export interface SaturationParts extends SaturationSettings {
  /** Interviews with coding, in order. */
  readonly interviewIds: readonly string[];
  /** Tags first seen in each of them. */
  readonly fresh: readonly number[];
  /** Tags first seen in the base. */
  readonly baseTags: number;
  /** Of each run, the first starting right after the base. */
  readonly ratios: readonly number[];
  /** Interviews after which it was reached: written "k+r". Null while it is not. */
  readonly reachedAt: number | null;
  /** Interviews without any coding: left out, and named. */
  readonly uncoded: readonly string[];
}

export type SaturationStatus = 'reached' | 'not-reached';

/**
 * How much the newest interviews still add: `value` is the share of the newest run. Source: Guest, Namey & Chen 2020,
 * doi 10.1371/journal.pone.0232076. A tag is new where it is first seen; a parent counts only where it is used itself.
 */
export function saturation(
  interviews: readonly CodedInterview[],
  settings: SaturationSettings = USUAL_SATURATION,
): Measure<SaturationParts, SaturationStatus> {
  const ordered = inOrder(interviews);
  const coded = ordered.filter(({ tagIds }) => tagIds.length > 0);
  const { base, run, threshold } = settings;
  if (coded.length < base + run)
    return unmeasured({ kind: 'not-enough-interviews', needed: base + run, have: coded.length });
  const { tags, size } = numberTags(coded);
  const fresh = freshTags(tags, size);
  const baseTags = sum(fresh, 0, base);
  if (baseTags === 0) return unmeasured({ kind: 'no-tags' });
  const ratios: number[] = [];
  for (let k = base; k + run <= coded.length; k++) ratios.push(sum(fresh, k, k + run) / baseTags);
  const first = ratios.findIndex((ratio) => ratio <= threshold);
  return {
    value: ratios.at(-1) ?? 0,
    parts: {
      ...settings,
      interviewIds: coded.map(({ id }) => id),
      fresh,
      baseTags,
      ratios,
      reachedAt: first < 0 ? null : base + first,
      uncoded: ordered.filter(({ tagIds }) => tagIds.length === 0).map(({ id }) => id),
    },
    n: coded.length,
    unit: 'share',
    status: first < 0 ? 'not-reached' : 'reached',
  };
}

export interface OrderParts {
  /** Middle k of all shuffles; null where half of them or more do not reach the threshold. */
  readonly median: number | null;
  readonly shuffles: number;
}

const SHUFFLES = 200;

/** Ours: had the interviews come in another order, would it be the same? `value` is the share of shuffles that reach the threshold. */
export function orderSensitivity(
  interviews: readonly CodedInterview[],
  settings: SaturationSettings = USUAL_SATURATION,
  shuffles = SHUFFLES,
): Measure<OrderParts> {
  const coded = inOrder(interviews).filter(({ tagIds }) => tagIds.length > 0);
  const { base, run } = settings;
  if (coded.length < base + run)
    return unmeasured({ kind: 'not-enough-interviews', needed: base + run, have: coded.length });
  const { tags, size } = numberTags(coded);
  const random = mulberry32(1);
  const reached: number[] = [];
  const seen = new Int32Array(size).fill(-1);
  for (let i = 0; i < shuffles; i++) {
    const order = Int32Array.from(coded.keys());
    shuffle(order, random);
    const at = reachedIn(order, tags, seen, i, settings);
    if (at !== null) reached.push(at);
  }
  reached.sort((a, b) => a - b);
  // Not reached counts as later than any k, so it stands at the end of the row.
  const [low, high] = [reached[Math.floor((shuffles - 1) / 2)], reached[Math.floor(shuffles / 2)]];
  return {
    value: reached.length / shuffles,
    parts: { median: low === undefined || high === undefined ? null : (low + high) / 2, shuffles },
    n: coded.length,
    unit: 'share',
    status: 'ok',
  };
}

/** By day, then by id; unknown days last. */
const inOrder = (interviews: readonly CodedInterview[]): CodedInterview[] =>
  interviews.toSorted((a, b) => byKey(a.heldAt ?? '9999', b.heldAt ?? '9999') || byKey(a.id, b.id));

function numberTags(coded: readonly CodedInterview[]): { readonly tags: readonly Int32Array[]; readonly size: number } {
  const numbers = new Map<string, number>();
  const tags = coded.map(({ tagIds }) =>
    Int32Array.from(new Set(tagIds), (id) => {
      const known = numbers.get(id) ?? numbers.size;
      numbers.set(id, known);
      return known;
    }),
  );
  return { tags, size: numbers.size };
}

function freshTags(tags: readonly Int32Array[], size: number): number[] {
  const seen = new Uint8Array(size);
  return tags.map((list) => {
    let fresh = 0;
    for (const tag of list) {
      if (seen[tag] === 0) fresh += 1;
      seen[tag] = 1;
    }
    return fresh;
  });
}

/** The k of one order, read no further than needed. `seen` marks tags by the number of the shuffle, so that it is never cleared. */
function reachedIn(
  order: Int32Array,
  tags: readonly Int32Array[],
  seen: Int32Array,
  mark: number,
  { base, run, threshold }: SaturationSettings,
): number | null {
  let baseTags = 0;
  const window: number[] = [];
  let inWindow = 0;
  for (let i = 0; i < order.length; i++) {
    let fresh = 0;
    for (const tag of tags[order[i] ?? 0] ?? []) {
      if (seen[tag] !== mark) fresh += 1;
      seen[tag] = mark;
    }
    if (i < base) {
      baseTags += fresh;
      continue;
    }
    window.push(fresh);
    inWindow += fresh;
    if (window.length > run) inWindow -= window[window.length - run - 1] ?? 0;
    if (window.length >= run && baseTags > 0 && inWindow / baseTags <= threshold) return i + 1 - run;
  }
  return null;
}

const sum = (list: readonly number[], from: number, to: number): number => {
  let total = 0;
  for (let i = from; i < to; i++) total += list[i] ?? 0;
  return total;
};
