/** How far people agree on one item of a round. Values are 1 to 5. Source: Tastle & Wierman, "Consensus and dissention", 2007. */
export interface ItemConsensus {
  readonly n: number;
  readonly median: number | null;
  readonly mean: number | null;
  readonly least: number | null;
  readonly most: number | null;
  /** People by value, 1 to 5. */
  readonly distribution: readonly number[];
  /** 0 (half say 1, half say 5) to 1 (all alike); null with fewer than two people. */
  readonly consensus: number | null;
  /** Worth talking about: they are far apart. */
  readonly talk: boolean;
}

const LEAST = 1;
const MOST = 5;

export function itemConsensus(values: readonly number[]): ItemConsensus {
  const sorted = values.filter((value) => value >= LEAST && value <= MOST).sort((a, b) => a - b);
  const n = sorted.length;
  const distribution = [1, 2, 3, 4, 5].map((value) => sorted.filter((one) => one === value).length);
  const [least, most] = [sorted[0] ?? null, sorted.at(-1) ?? null];
  if (n === 0) return { n, median: null, mean: null, least, most, distribution, consensus: null, talk: false };
  const mean = sorted.reduce((sum, value) => sum + value, 0) / n;
  const consensus = n < 2 ? null : agreementAround(sorted, mean);
  const apart = least === LEAST && most === MOST;
  return {
    n,
    median: medianOf(sorted),
    mean,
    least,
    most,
    distribution,
    consensus,
    talk: apart || (consensus !== null && consensus < 0.5),
  };
}

/** `1 + sum of p * log2(1 - |x - mean| / width)`, the width of the scale being 4. */
function agreementAround(values: readonly number[], mean: number): number {
  const share = 1 / values.length;
  const sum = values.reduce((all, x) => all + share * Math.log2(1 - Math.abs(x - mean) / (MOST - LEAST)), 0);
  // Half 1 and half 5 is 0 by definition; adding up leaves a hair.
  return Math.min(1, Math.max(0, 1 + sum));
}

/** The middle value, or the mean of the two in the middle. Values in rising order, at least one. */
export function medianOf(sorted: readonly number[]): number {
  const middle = Math.floor(sorted.length / 2);
  const high = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? high) + high) / 2;
}

export interface RaterValues {
  readonly rater: string;
  readonly values: Readonly<Record<string, number>>;
}

export interface RaterDistance {
  readonly rater: string;
  /** Mean distance from the median of the others, over the items that they share. */
  readonly distance: number;
  readonly items: number;
}

/** Who stands how far from the others, the farthest first. People who share no item with anybody are left out. */
export function raterDistances(ratings: readonly RaterValues[]): readonly RaterDistance[] {
  return ratings
    .flatMap(({ rater, values }, at) => {
      const distances = Object.entries(values).flatMap(([item, value]) => {
        const others = ratings
          .flatMap((other, i) => (i === at ? [] : (other.values[item] ?? [])))
          .sort((a, b) => a - b);
        return others.length === 0 ? [] : [Math.abs(value - medianOf(others))];
      });
      if (distances.length === 0) return [];
      const distance = distances.reduce((sum, one) => sum + one, 0) / distances.length;
      return [{ rater, distance, items: distances.length }];
    })
    .sort((a, b) => b.distance - a.distance || (a.rater < b.rater ? -1 : 1));
}

/** How a team's rating of a need reads as evidence: clearly important, clearly not, or in between. */
export const stanceOfMedian = (median: number): 'supports' | 'contradicts' | 'qualifies' =>
  median >= 4 ? 'supports' : median <= 2 ? 'contradicts' : 'qualifies';
