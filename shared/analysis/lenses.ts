import type { Score, ScoreKind } from '../domain/score.ts';
import { medianOf } from './rating-consensus.ts';

/** The four ways of looking at an opportunity. Source: Torres, *Continuous Discovery Habits*, 2021. */
export const LENSES = ['lensSize', 'lensMarket', 'lensCompany', 'lensCustomer'] as const satisfies readonly ScoreKind[];
export type Lens = (typeof LENSES)[number];

export interface LensCell {
  readonly median: number;
  readonly least: number;
  readonly most: number;
  readonly n: number;
}

export interface LensRow {
  readonly id: string;
  /** Null where nobody has rated this lens. There is no total: the lenses are not added up. */
  readonly cells: Readonly<Record<Lens, LensCell | null>>;
  /** The sibling that is at least as good through all four and better through one; null where there is none. */
  readonly dominatedBy: string | null;
}

/** Siblings through the four lenses. Each author's latest value on 1-5 counts; blanks leave the lens blank. */
export function lensRows(ids: readonly string[], scores: readonly Score[]): readonly LensRow[] {
  const rows = ids.map((id) => ({ id, cells: cellsOf(id, scores) }));
  return rows.map((row) => {
    const better = rows.find((other) => other.id !== row.id && dominates(other.cells, row.cells));
    return { ...row, dominatedBy: better?.id ?? null };
  });
}

function cellsOf(id: string, scores: readonly Score[]): LensRow['cells'] {
  const latest = new Map<string, Score>();
  for (const score of scores) {
    if (score.aboutId !== id || score.deletedAt !== null || !isLens(score.kind)) continue;
    const key = `${score.kind} ${score.by}`;
    const known = latest.get(key);
    if (!known || score.at > known.at || (score.at === known.at && score.id > known.id)) latest.set(key, score);
  }
  const cell = (lens: Lens): LensCell | null => {
    const values = [...latest.values()]
      .filter((score) => score.kind === lens)
      .map((score) => score.value)
      .sort((a, b) => a - b);
    const [least, most] = [values[0], values.at(-1)];
    if (least === undefined || most === undefined) return null;
    return { median: medianOf(values), least, most, n: values.length };
  };
  return {
    lensSize: cell('lensSize'),
    lensMarket: cell('lensMarket'),
    lensCompany: cell('lensCompany'),
    lensCustomer: cell('lensCustomer'),
  };
}

function dominates(a: LensRow['cells'], b: LensRow['cells']): boolean {
  let better = false;
  for (const lens of LENSES) {
    const [x, y] = [a[lens], b[lens]];
    if (x === null || y === null || x.median < y.median) return false;
    if (x.median > y.median) better = true;
  }
  return better;
}

const isLens = (kind: ScoreKind): kind is Lens => (LENSES as readonly ScoreKind[]).includes(kind);
