import { reasonWords, scoreWords } from '#renderer/record-ui/figure-words.ts';
import type { Format } from '#renderer/ui/format.ts';
import type { Text } from '#renderer/ui/text.tsx';
import type { FrameworkInput, FrameworkScore } from '#shared/analysis/frameworks.ts';
import type { Framework, PrioritySettings } from '#shared/analysis/priority-settings.ts';
import { MOSCOW } from '#shared/analysis/simple-scores.ts';
import { SCORE_KINDS } from '#shared/domain/score.ts';

/** The name of a framework, with how it is computed where there is more than one way. */
export function frameworkName(t: Text, framework: Framework, settings: PrioritySettings): string {
  const name = t(`prioritise.framework.${framework}`);
  if (framework === 'ice') return `${name} (${t(`prioritise.ice.${settings.iceHow}`)})`;
  return name;
}

/** An input by its kind, or by its own name. */
export function inputName(t: Text, kindOrName: string): string {
  const kind = SCORE_KINDS.find((one) => one === kindOrName);
  return kind === undefined || kind === 'criterion' ? kindOrName : t(`prioritise.input.${kind}`);
}

/** What a value of an input says: MoSCoW has words, the rest figures. */
export function inputValue(t: Text, format: Format, input: Pick<FrameworkInput, 'kind'>, value: number): string {
  const word = input.kind === 'moscow' ? MOSCOW[value - 1] : undefined;
  return word === undefined ? format.number(value, 2) : t(`prioritise.moscow.${word}`);
}

/** A score with its word: "15 high", "O", or why there is none. */
export function scoreText(t: Text, format: Format, framework: Framework, score: FrameworkScore): string {
  if (score.value === null) {
    if (framework === 'kano' && score.status !== '') return kanoText(t, score.status);
    return score.reason === null ? '' : reasonWords(t, score.reason, (part) => partName(t, format, part));
  }
  const figure = scoreWords(format, score.value);
  switch (framework) {
    case 'opportunity':
    case 'opportunitySurvey':
      return isBand(score.status) ? `${figure} ${t(`prioritise.band.${score.status}`)}` : figure;
    case 'rice':
      return score.status === 'moonshot' ? `${figure} ${t('prioritise.moonshot')}` : figure;
    case 'kano':
      return kanoText(t, score.status);
    case 'moscow': {
      const word = MOSCOW.find((one) => one === score.status);
      return word === undefined ? figure : t(`prioritise.moscow.${word}`);
    }
    default:
      return figure;
  }
}

const partName = (t: Text, format: Format, part: string): string =>
  format.inSentence(part === 'formula' || part === 'criteria' ? t(`prioritise.${part}`) : inputName(t, part));

const BANDS = ['extreme', 'high', 'solid', 'served', 'overserved'] as const;
const isBand = (status: string): status is (typeof BANDS)[number] => BANDS.some((one) => one === status);

const LETTERS = ['A', 'O', 'M', 'I', 'R', 'Q'] as const;

/** "Must-be (tentative)" of `M?`. */
function kanoText(t: Text, status: string): string {
  const letter = LETTERS.find((one) => one === status.charAt(0));
  if (letter === undefined) return status;
  const name = t(`prioritise.kano.${letter}`);
  return status.endsWith('?') ? t('prioritise.kano.tentative', { name }) : name;
}
