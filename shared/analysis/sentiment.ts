import { type Measure, unmeasured } from './measure.ts';
import type { QuoteRow } from './quote-row.ts';

/** Tags by which people say how a quote sounds. Nothing is guessed from words. */
export interface SentimentTags {
  readonly positive: ReadonlySet<string>;
  readonly negative: ReadonlySet<string>;
}

export interface SentimentParts {
  readonly positive: number;
  readonly negative: number;
  /** Quotes with tags of both kinds. */
  readonly mixed: number;
  /** Quotes of which nobody has said how they sound. */
  readonly unset: number;
}

/** `(positive - negative) / (positive + negative + mixed)`, -1..1, of the quotes that somebody has judged. */
export function sentiment(
  rows: readonly Pick<QuoteRow, 'tagIds'>[],
  tags: SentimentTags,
): Measure<SentimentParts, 'positive' | 'negative' | 'balanced'> {
  const parts = { positive: 0, negative: 0, mixed: 0, unset: 0 };
  for (const { tagIds } of rows) {
    const up = tagIds.some((id) => tags.positive.has(id));
    const down = tagIds.some((id) => tags.negative.has(id));
    parts[up ? (down ? 'mixed' : 'positive') : down ? 'negative' : 'unset'] += 1;
  }
  const n = parts.positive + parts.negative + parts.mixed;
  if (n === 0) return unmeasured({ kind: 'no-marks' });
  const value = (parts.positive - parts.negative) / n;
  return { value, parts, n, unit: 'share', status: value > 0 ? 'positive' : value < 0 ? 'negative' : 'balanced' };
}
