import { chiSquareTail, logGamma } from './chi-square-tail.ts';
import { type Measure, unmeasured } from './measure.ts';

/** Counts by row and column. */
export type Counts = readonly (readonly number[])[];

export interface ContingencyParts {
  readonly test: 'chi-square' | 'fisher';
  /** Null for Fisher's test, which has none. */
  readonly chiSquare: number | null;
  readonly degrees: number;
  /** Cramér's V, 0..1; of two by two it is phi. */
  readonly effect: number;
  readonly size: 'none' | 'small' | 'medium' | 'large';
  readonly expected: Counts;
  /** Cells in which fewer than five are expected. */
  readonly thin: number;
  readonly cells: number;
}

/** `thin`: too few are expected in too many cells for the chi-square to be trusted. */
export type ContingencyStatus = 'ok' | 'thin';

const FEWEST_EXPECTED = 5;
/** Cochran: at most a fifth of the cells may be thin. */
const THIN_SHARE = 0.2;

/**
 * Do rows and columns hang together? `value` is p. Fisher's exact test for two by two with a thin cell, else chi-square without a
 * correction. Rows and columns without a single count are left out.
 */
export function contingency(counts: Counts): Measure<ContingencyParts, ContingencyStatus> {
  const table = withoutEmpty(counts);
  const [rows, columns] = [table.length, table[0]?.length ?? 0];
  const rowSums = table.map((row) => row.reduce((sum, one) => sum + one, 0));
  const columnSums = (table[0] ?? []).map((_, c) => table.reduce((sum, row) => sum + (row[c] ?? 0), 0));
  const n = rowSums.reduce((sum, one) => sum + one, 0);
  if (n === 0) return unmeasured({ kind: 'empty-table' });
  if (rows < 2 || columns < 2) return unmeasured({ kind: 'no-variation' });
  const expected = rowSums.map((r) => columnSums.map((c) => (r * c) / n));
  let [chiSquare, thin] = [0, 0];
  for (const [r, row] of table.entries()) {
    for (const [c, count] of row.entries()) {
      const e = expected[r]?.[c] ?? 0;
      chiSquare += (count - e) ** 2 / e;
      if (e < FEWEST_EXPECTED) thin += 1;
    }
  }
  const degrees = (rows - 1) * (columns - 1);
  const effect = Math.sqrt(chiSquare / (n * Math.min(rows - 1, columns - 1)));
  const cells = rows * columns;
  const shared = { degrees, effect, size: sizeOf(effect, Math.min(rows, columns) - 1), expected, thin, cells };
  if (cells === 4 && thin > 0) {
    const [[a = 0, b = 0] = [], [c = 0, d = 0] = []] = table;
    return {
      value: fisherExact(a, b, c, d),
      parts: { test: 'fisher', chiSquare: null, ...shared },
      n,
      unit: 'p',
      status: 'ok',
    };
  }
  return {
    value: chiSquareTail(chiSquare, degrees),
    parts: { test: 'chi-square', chiSquare, ...shared },
    n,
    unit: 'p',
    status: thin > THIN_SHARE * cells ? 'thin' : 'ok',
  };
}

/**
 * Holm's correction: of many tests made at once, each p as if it had been the only one. In the order given; null stays null. Source: Holm 1979.
 */
export function holm(chances: readonly (number | null)[]): readonly (number | null)[] {
  const made = chances.flatMap((p, i) => (p === null ? [] : [{ p, i }])).sort((a, b) => a.p - b.p || a.i - b.i);
  const corrected: (number | null)[] = chances.map(() => null);
  let least = 0;
  for (const [place, { p, i }] of made.entries()) {
    least = Math.max(least, Math.min(1, p * (made.length - place)));
    corrected[i] = least;
  }
  return corrected;
}

/** Two-sided: the chance of all tables with these sums that are no likelier than this one. */
export function fisherExact(a: number, b: number, c: number, d: number): number {
  const [row, column, n] = [a + b, a + c, a + b + c + d];
  const logChoose = (of: number, take: number): number =>
    logGamma(of + 1) - logGamma(take + 1) - logGamma(of - take + 1);
  const logChance = (x: number): number => logChoose(column, x) + logChoose(n - column, row - x) - logChoose(n, row);
  const own = logChance(a);
  let p = 0;
  for (let x = Math.max(0, row + column - n); x <= Math.min(row, column); x++) {
    const chance = logChance(x);
    // Tables as likely as this one count too, whatever the last bits say.
    if (chance <= own + 1e-7) p += Math.exp(chance);
  }
  return Math.min(1, p);
}

function withoutEmpty(counts: Counts): Counts {
  const filled = counts.filter((row) => row.some((one) => one > 0));
  const columns = (filled[0] ?? []).map((_, c) => c).filter((c) => filled.some((row) => (row[c] ?? 0) > 0));
  return filled.map((row) => columns.map((c) => row[c] ?? 0));
}

/** Cohen's 0.1, 0.3, 0.5 for w, where w is V times the root of the smaller side less one. */
function sizeOf(effect: number, sides: number): ContingencyParts['size'] {
  const w = effect * Math.sqrt(sides);
  if (w < 0.1) return 'none';
  if (w < 0.3) return 'small';
  return w < 0.5 ? 'medium' : 'large';
}
