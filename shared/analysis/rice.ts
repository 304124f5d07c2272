import { type Measure, unmeasured } from './measure.ts';

export interface RiceInput {
  /** People or events per period, 0 or more. All items of a list share the period. */
  readonly reach: number | null;
  /** 3, 2, 1, 0.5 or 0.25. */
  readonly impact: number | null;
  /** Percent, 0-100. */
  readonly confidence: number | null;
  /** Person-months, above 0. */
  readonly effort: number | null;
}

export type RiceParts = { readonly [K in keyof RiceInput]: number };
/** `moonshot`: the confidence is under 50 %. */
export type Rice = Measure<RiceParts, 'ok' | 'moonshot'>;

/** `reach * impact * confidence / effort`. Source: McBride, Intercom. Without an effort there is no score, never infinity. */
export function rice({ reach, impact, confidence, effort }: RiceInput): Rice {
  if (effort === null || effort <= 0) return unmeasured({ kind: 'no-effort', what: 'effort' });
  if (reach === null) return unmeasured({ kind: 'missing-part', what: 'reach' });
  if (impact === null) return unmeasured({ kind: 'missing-part', what: 'impact' });
  if (confidence === null) return unmeasured({ kind: 'missing-part', what: 'confidence' });
  if (reach < 0) return unmeasured({ kind: 'out-of-range', what: 'reach' });
  if (impact < 0) return unmeasured({ kind: 'out-of-range', what: 'impact' });
  if (confidence < 0 || confidence > 100) return unmeasured({ kind: 'out-of-range', what: 'confidence' });
  return {
    value: (reach * impact * (confidence / 100)) / effort,
    parts: { reach, impact, confidence, effort },
    n: 1,
    unit: 'points',
    status: confidence < 50 ? 'moonshot' : 'ok',
  };
}
