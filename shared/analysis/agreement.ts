import { type Measure, unmeasured } from './measure.ts';

/** How two coders marked the same units: numbers of units, or of characters. */
export interface AgreementTable {
  readonly both: number;
  readonly onlyFirst: number;
  readonly onlySecond: number;
  readonly neither: number;
}

/** The usual guide: 0.80 and more good, 0.667 and more tentative, below it the tag's definition wants a talk. */
export type AgreementBand = 'good' | 'tentative' | 'discuss';

export const bandOfAgreement = (value: number): AgreementBand =>
  value >= 0.8 ? 'good' : value >= 0.667 ? 'tentative' : 'discuss';

export interface ChanceParts {
  /** Observed, and expected by chance. */
  readonly observed: number;
  readonly expected: number;
}

type Agreement<Parts> = Measure<Parts, AgreementBand>;

/** Share of units on which both say the same. */
export function percentAgreement(table: AgreementTable): Agreement<AgreementTable> {
  const n = total(table);
  if (n === 0) return unmeasured({ kind: 'no-units' });
  const value = (table.both + table.neither) / n;
  return { value, parts: table, n, unit: 'share', status: bandOfAgreement(value) };
}

/** `(Po - Pe) / (1 - Pe)`. Source: Cohen 1960. All units count, those that nobody marked too. */
export function cohenKappa(table: AgreementTable): Agreement<ChanceParts> {
  const n = total(table);
  if (n === 0) return unmeasured({ kind: 'no-units' });
  const first = (table.both + table.onlyFirst) / n;
  const second = (table.both + table.onlySecond) / n;
  const observed = (table.both + table.neither) / n;
  const expected = first * second + (1 - first) * (1 - second);
  // Exactly 1 only when both marked all, or both nothing; the sum of products may miss it by a hair.
  if (1 - expected < 1e-12) return unmeasured({ kind: 'no-variation' });
  const value = (observed - expected) / (1 - expected);
  return { value, parts: { observed, expected }, n, unit: 'kappa', status: bandOfAgreement(value) };
}

/** Krippendorff's alpha of two coders and one tag, from the counts. Equals `krippendorffAlpha` over the units. */
export function alphaOfTable(table: AgreementTable): Agreement<ChanceParts> {
  const n = 2 * total(table);
  if (n === 0) return unmeasured({ kind: 'no-units' });
  const apart = table.onlyFirst + table.onlySecond;
  const yes = 2 * table.both + apart;
  const no = 2 * table.neither + apart;
  if (yes === 0 || no === 0) return unmeasured({ kind: 'no-variation' });
  const observed = (2 * apart) / n;
  const expected = (2 * yes * no) / (n * (n - 1));
  const value = 1 - observed / expected;
  return { value, parts: { observed, expected }, n, unit: 'alpha', status: bandOfAgreement(value) };
}

/** `2A / (N1 + N2)`: marked by both, of what each marked. Source: Holsti 1969. */
export function holsti(table: AgreementTable): Agreement<{ readonly first: number; readonly second: number }> {
  const first = table.both + table.onlyFirst;
  const second = table.both + table.onlySecond;
  if (first + second === 0) return unmeasured({ kind: 'no-marks' });
  const value = (2 * table.both) / (first + second);
  return { value, parts: { first, second }, n: first + second, unit: 'share', status: bandOfAgreement(value) };
}

/** Several tags as one: their counts added up. */
export const addTables = (tables: readonly AgreementTable[]): AgreementTable =>
  tables.reduce(
    (sum, one) => ({
      both: sum.both + one.both,
      onlyFirst: sum.onlyFirst + one.onlyFirst,
      onlySecond: sum.onlySecond + one.onlySecond,
      neither: sum.neither + one.neither,
    }),
    { both: 0, onlyFirst: 0, onlySecond: 0, neither: 0 },
  );

const total = ({ both, onlyFirst, onlySecond, neither }: AgreementTable): number =>
  both + onlyFirst + onlySecond + neither;
