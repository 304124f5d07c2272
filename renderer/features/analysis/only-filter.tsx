import type { ReactNode } from 'react';
import { Select } from '#renderer/ui/select.tsx';
import { useText } from '#renderer/ui/text.tsx';
import styles from './analysis-page.module.css';
import type { Answers } from './analysis-questions.ts';
import type { AnalysisView } from './analysis-view.ts';
import { useAnswer } from './use-analysis.ts';

export interface OnlyFilterProps {
  readonly view: AnalysisView;
  /** Of the whole study: narrowed figures must not take away the ways out of the filter. */
  readonly attributes: Answers['overview']['attributes'];
}

/** Narrows every figure to the people and interviews with one value. */
export function OnlyFilter({ view, attributes }: OnlyFilterProps): ReactNode {
  const t = useText();
  const { names, place, service, onPlace } = view;
  const attribute = place.only ?? '';
  const scope = { study: place.study };
  const { answer } = useAnswer(service, { kind: 'values', scope, attribute });
  return (
    <div className={styles.only}>
      <Select
        label={t('analysis.only')}
        value={attribute}
        options={[
          { value: '', label: t('analysis.only.all') },
          ...attributes.map(({ key }) => ({ value: key, label: names.attribute(key) })),
        ]}
        onChange={(key) => onPlace({ only: key === '' ? undefined : key, onlyValue: undefined })}
      />
      {attribute !== '' && (
        <Select
          label={names.attribute(attribute)}
          value={place.onlyValue ?? ''}
          options={[
            { value: '', label: t('prioritise.choose'), disabled: true },
            ...(answer ?? []).map((value) => ({ value, label: names.value(attribute, value) })),
          ]}
          onChange={(value) => onPlace({ onlyValue: value })}
        />
      )}
    </div>
  );
}
