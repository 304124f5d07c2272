import { type ReactNode, useState } from 'react';
import { type PickOption, RecordPicker } from '#renderer/record-ui/record-picker.tsx';
import { Field, type FieldFrame } from '#renderer/ui/field.tsx';
import { useText } from '#renderer/ui/text.tsx';
import styles from './rules-page.module.css';

export interface PickFieldProps extends FieldFrame {
  /** Over the list that is chosen from. */
  readonly title: string;
  readonly options: readonly PickOption[];
  readonly value: string | null;
  readonly onChange: (id: string) => void;
  readonly autoFocus?: boolean | undefined;
}

/** A field that holds one record; it opens the picker. */
export function PickField({ title, options, value, onChange, autoFocus, ...frame }: PickFieldProps): ReactNode {
  const t = useText();
  const [picking, setPicking] = useState(false);
  const chosen = options.find(({ id }) => id === value);
  return (
    <Field {...frame}>
      {({ className, ...control }) => (
        <>
          <button
            {...control}
            type="button"
            dir="auto"
            data-autofocus={autoFocus || undefined}
            aria-haspopup="dialog"
            aria-label={`${frame.label}: ${chosen ? chosen.title || t('common.untitled') : t('rules.choose')}`}
            data-empty={chosen === undefined || undefined}
            className={`${className ?? ''} ${styles.pick ?? ''}`}
            onClick={() => setPicking(true)}
          >
            {chosen ? chosen.title || t('common.untitled') : t('rules.choose')}
          </button>
          {picking && (
            <RecordPicker
              title={title}
              placeholder={t('rules.choose.placeholder')}
              options={options}
              onPick={onChange}
              onClose={() => setPicking(false)}
            />
          )}
        </>
      )}
    </Field>
  );
}
