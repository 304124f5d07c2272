import type { ReactNode } from 'react';
import { Select } from '#renderer/ui/select.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { Need } from '#shared/domain/need.ts';
import styles from './column-mapper.module.css';
import { type ScoreTarget, SURVEY_SCORES } from './table-choice.ts';

export interface ScoreFieldProps {
  readonly heading: string;
  readonly needs: readonly Need[];
  readonly value: ScoreTarget | null;
  readonly onChange: (target: ScoreTarget | null) => void;
}

/** The figures of a rating as scores of a need: how important it is, how satisfied people are, how they would take it. */
export function ScoreField({ heading, needs, value, onChange }: ScoreFieldProps): ReactNode {
  const t = useText();
  const kinds = [
    { value: 'none' as const, label: t('import.score.none') },
    ...SURVEY_SCORES.map((kind) => ({ value: kind, label: t(`import.score.${kind}`) })),
  ];
  const first = needs[0];
  return (
    <div className={styles.score}>
      <Select
        label={t('import.score.kindOf', { heading })}
        labelHidden
        value={value?.kind ?? 'none'}
        options={kinds}
        onChange={(kind) => {
          if (kind === 'none') onChange(null);
          else if (first) onChange({ kind, aboutId: value?.aboutId ?? first.id });
        }}
      />
      {value && (
        <Select
          label={t('import.score.needOf', { heading })}
          labelHidden
          value={value.aboutId as string}
          options={needs.map(({ id, title }) => ({ value: id as string, label: title || t('common.untitled') }))}
          onChange={(chosen) => {
            const need = needs.find(({ id }) => id === chosen);
            if (need) onChange({ ...value, aboutId: need.id });
          }}
        />
      )}
    </div>
  );
}
