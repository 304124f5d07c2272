import type { ReactNode } from 'react';
import { Select } from '#renderer/ui/select.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import type { Study } from '#shared/domain/study.ts';
import type { ImportStudy } from './import-plan.ts';
import styles from './import-sheet.module.css';

export interface ImportStudyFieldProps {
  readonly studies: readonly Study[];
  readonly value: ImportStudy;
  readonly onChange: (study: ImportStudy) => void;
}

/** Where the interviews go: no study, one that is there, or a new one. */
export function ImportStudyField({ studies, value, onChange }: ImportStudyFieldProps): ReactNode {
  const t = useText();
  const options = [
    { value: 'none', label: t('import.study.none') },
    ...studies.map(({ id, title }) => ({ value: id as string, label: title === '' ? t('common.untitled') : title })),
    { value: 'new', label: t('import.study.new') },
  ];
  const choose = (chosen: string): void => {
    const study = studies.find(({ id }) => id === chosen);
    if (study) onChange({ kind: 'known', id: study.id });
    else onChange(chosen === 'new' ? { kind: 'new', title: '' } : { kind: 'none' });
  };
  const known = value.kind === 'known' && studies.some(({ id }) => id === value.id);
  return (
    <div className={styles.fields}>
      <Select
        label={t('import.study')}
        value={known ? value.id : value.kind === 'new' ? 'new' : 'none'}
        options={options}
        onChange={choose}
      />
      {value.kind === 'new' && (
        <TextField
          label={t('import.study.title')}
          value={value.title}
          autoFocus
          onChange={(title) => onChange({ kind: 'new', title })}
        />
      )}
    </div>
  );
}
