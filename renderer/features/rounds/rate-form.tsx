import { Check } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { useApp } from '#renderer/data/use-live.ts';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { toast } from '#renderer/ui/toasts.ts';
import type { AnyId } from '#shared/domain/ids.ts';
import { fail } from '#shared/domain/result.ts';
import type { Rating, Round } from '#shared/domain/round.ts';
import { visibleRatings } from '#shared/domain/round-file.ts';
import { rate, setDone } from './round-actions.ts';
import styles from './round-page.module.css';

export interface RateFormProps {
  readonly round: Round;
  readonly ratings: readonly Rating[];
  /** Who rates now; another name for somebody who sits beside us. */
  readonly rater: string;
  readonly onRater: (rater: string) => void;
  readonly titleOf: (id: string) => string;
}

const SCALE = [1, 2, 3, 4, 5] as const;

/** One person's ratings. Nobody else's are shown while the round is open. */
export function RateForm({ round, ratings, rater, onRater, titleOf }: RateFormProps): ReactNode {
  const t = useText();
  const format = useFormat();
  const app = useApp();
  const [own] = visibleRatings(round, ratings, rater);
  const spent = Object.values(own?.values ?? {}).reduce((sum, value) => sum + value, 0);
  const given = Object.keys(own?.values ?? {}).length;
  const set = async (item: AnyId, value: number | null): Promise<void> => {
    const done = await rate(app, round, rater, item, value);
    if (done.ok) return;
    const { problem } = done;
    if (problem.kind === 'closed') toast({ text: t('rounds.closed.late'), tone: 'error' });
    else if (problem.kind === 'no-dots-left') toast({ text: t('rounds.dots.none'), tone: 'error' });
    else told(t, fail(problem));
  };
  const finish = async (rating: Rating): Promise<void> => {
    told(t, await setDone(app, rating, !rating.done));
  };
  const failed = t('links.problem.storage');
  const others = ratings.filter((one) => one.rater !== rater);
  return (
    <div className={styles.rate}>
      <div className={styles.who}>
        <TextField label={t('rounds.rater')} value={rater} onChange={onRater} />
        <p className={styles.meta} role="status">
          {round.method === 'dots'
            ? t('rounds.dots.left', { count: (round.dots ?? 0) - spent })
            : t('rounds.given', { count: given, total: round.itemIds.length })}
        </p>
      </div>
      <ul className={styles.ratings}>
        {round.itemIds.map((item) => {
          const title = titleOf(item);
          const value = own?.values[item] ?? null;
          return (
            <li key={item} className={styles.rating}>
              <span dir="auto">{title}</span>
              {round.method === 'importance' ? (
                <Scale title={title} value={value} onChange={(next) => background(set(item, next), failed)} />
              ) : (
                <NumberField
                  label={t('rounds.dotsFor', { title })}
                  labelHidden
                  min={0}
                  max={round.dots ?? 0}
                  value={value}
                  onChange={(next) => background(set(item, next), failed)}
                />
              )}
            </li>
          );
        })}
      </ul>
      {own && (
        <div>
          <Button icon={Check} pressed={own.done} onClick={() => background(finish(own), failed)}>
            {t(own.done ? 'rounds.done.yes' : 'rounds.done')}
          </Button>
        </div>
      )}
      {others.length > 0 && (
        <p className={styles.meta}>
          {t('rounds.others', {
            list: format.list(
              others.map((one) => t(one.done ? 'rounds.other.done' : 'rounds.other.open', { name: one.rater })),
            ),
          })}
        </p>
      )}
    </div>
  );
}

interface ScaleProps {
  readonly title: string;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
}

/** 1 to 5 as a row of radio buttons; pressing the chosen one takes it back. */
function Scale({ title, value, onChange }: ScaleProps): ReactNode {
  const t = useText();
  const name = useId();
  return (
    <span role="radiogroup" aria-label={t('rounds.ratingOf', { title })} className={styles.scale}>
      {SCALE.map((step) => (
        <label key={step} className={styles.step} title={t(`rounds.step.${step}`)}>
          <input
            type="radio"
            name={name}
            checked={value === step}
            aria-label={t(`rounds.step.${step}`)}
            onChange={() => onChange(step)}
            onClick={() => value === step && onChange(null)}
          />
          <span aria-hidden="true">{step}</span>
        </label>
      ))}
    </span>
  );
}
