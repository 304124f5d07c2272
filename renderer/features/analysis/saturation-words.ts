import { reasonWords, shareWords } from '#renderer/record-ui/figure-words.ts';
import type { Format } from '#renderer/ui/format.ts';
import type { Text } from '#renderer/ui/text.tsx';
import type { Answers } from './analysis-questions.ts';

/** Whether another interview is needed, and why. */
export function anotherInterview(t: Text, format: Format, { found }: Pick<Answers['saturation'], 'found'>): string {
  if (found.value === null) return t('analysis.saturation.unknown', { reason: reasonWords(t, found.reason) });
  const { reachedAt, run, threshold, base } = found.parts;
  const values = {
    run,
    base,
    share: shareWords(format, found.value),
    limit: format.percent(threshold),
    at: reachedAt ?? 0,
    total: (reachedAt ?? 0) + run,
    have: found.n,
  };
  if (reachedAt === null) return t('analysis.saturation.yes', values);
  // Reached once, and new tags since: the field was not as well known as it seemed.
  return found.value <= threshold ? t('analysis.saturation.no', values) : t('analysis.saturation.again', values);
}
