/** Why a measure has no value. The screen puts it into words; nothing ever shows NaN, infinity or an empty cell. */
export interface Reason {
  readonly kind:
    | 'no-ratings'
    | 'no-effort'
    | 'missing-part'
    | 'out-of-range'
    | 'no-weight'
    | 'no-answers'
    | 'tags-not-used'
    | 'not-enough-interviews'
    | 'no-tags'
    | 'no-variation'
    | 'no-units'
    | 'no-marks'
    | 'too-few-in-common'
    | 'empty-table'
    | 'no-words'
    | 'division-by-zero'
    | 'not-finite';
  /** The part, column or name that is missing or wrong. */
  readonly what?: string | undefined;
  readonly needed?: number | undefined;
  readonly have?: number | undefined;
  /** Where in a formula, counted from 1. */
  readonly column?: number | undefined;
}

/** A figure that can be opened: its parts, how many it stands on, its unit, and the word for it. */
export interface Measured<Parts, Status extends string = 'ok'> {
  readonly value: number;
  readonly parts: Parts;
  readonly n: number;
  readonly unit: string;
  readonly status: Status;
}

export interface Unmeasured {
  readonly value: null;
  readonly reason: Reason;
}

export type Measure<Parts, Status extends string = 'ok'> = Measured<Parts, Status> | Unmeasured;

export const unmeasured = (reason: Reason): Unmeasured => ({ value: null, reason });

/** Order of ids and keys: by code unit, the same on every computer. */
export const byKey = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Half rounds away from zero, as all figures are shown. */
export function roundTo(value: number, digits: number): number {
  const scale = 10 ** digits;
  // The nudge takes 1.005, stored a hair below itself, to where it was meant to be.
  return (Math.sign(value) * Math.round(Math.abs(value) * scale * (1 + Number.EPSILON * 4))) / scale;
}
