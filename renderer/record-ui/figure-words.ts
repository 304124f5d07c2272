import type { Format } from '#renderer/ui/format.ts';
import type { Text } from '#renderer/ui/text.tsx';
import { type Reason, roundTo } from '#shared/analysis/measure.ts';

/** Shares with one decimal, as percent. */
export function shareWords({ locale }: Format, share: number): string {
  const made = PERCENTS.get(locale) ?? new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  PERCENTS.set(locale, made);
  return made.format(roundTo(share, 3));
}

const PERCENTS = new Map<string, Intl.NumberFormat>();

/** Scores whole from 100 on, else with one decimal. */
export const scoreWords = (format: Format, score: number): string =>
  Math.abs(score) >= 100 ? format.number(roundTo(score, 0)) : format.number(roundTo(score, 1), 1);

/** Kappa, alpha, c and rho. */
export const coefficientWords = (format: Format, value: number): string => format.number(roundTo(value, 3), 3);

/** A chance p: what is smaller than one in a thousand is said so. */
export const chanceWords = (format: Format, p: number): string =>
  p < 0.001 ? `p < ${format.number(0.001, 3)}` : `p = ${format.number(roundTo(p, 3), 3)}`;

/** Why there is no figure, in a sentence. `nameOf` puts the part that is missing into words. */
export function reasonWords(t: Text, reason: Reason, nameOf: (part: string) => string = (part) => part): string {
  const { kind, what, needed = 0, have = 0, column = 0 } = reason;
  const values = {
    what: what === undefined ? '' : nameOf(what),
    needed,
    have,
    column,
    count: Math.max(0, needed - have),
  };
  return t(`reason.${kind}`, values);
}
