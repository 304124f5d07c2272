import { type ReactNode, useState } from 'react';
import styles from './field.module.css';
import { Field, type FieldFrame } from './field.tsx';
import { useText } from './text.tsx';

export interface NumberFieldProps extends FieldFrame {
  readonly value: number | null;
  /** Null when the field is emptied; not called while the words are no number. */
  readonly onChange: (value: number | null) => void;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly unit?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly onBlur?: (() => void) | undefined;
}

/** Odd words stay as typed and are answered in words: nothing a person typed is thrown away. A comma counts as decimal point. */
export function NumberField(props: NumberFieldProps): ReactNode {
  const { label, labelHidden, hint, error, value, onChange, min, max, unit, disabled, onBlur } = props;
  const t = useText();
  const [draft, setDraft] = useState<string | null>(null);
  const shown = draft ?? (value === null ? '' : String(value));
  const problem = (): string | null => {
    const number = parse(shown);
    if (number === 'odd') return t('common.number.odd');
    if (number !== null && min !== undefined && number < min) return t('common.number.low', { min });
    if (number !== null && max !== undefined && number > max) return t('common.number.high', { max });
    return null;
  };
  const change = (words: string): void => {
    setDraft(words);
    const number = parse(words);
    const inside = number === null || (number !== 'odd' && number >= (min ?? -Infinity) && number <= (max ?? Infinity));
    if (inside) onChange(number);
  };
  const leave = (): void => {
    if (problem() === null) setDraft(null);
    onBlur?.();
  };
  return (
    <Field label={label} labelHidden={labelHidden} hint={hint} error={error ?? problem()}>
      {(control) => (
        <span className={styles.unit}>
          <input
            {...control}
            type="text"
            inputMode="decimal"
            disabled={disabled}
            value={shown}
            onChange={(event) => change(event.currentTarget.value)}
            onBlur={leave}
          />
          {unit}
        </span>
      )}
    </Field>
  );
}

function parse(words: string): number | null | 'odd' {
  const plain = words.trim().replace(',', '.');
  if (plain === '') return null;
  const number = Number(plain);
  return Number.isFinite(number) ? number : 'odd';
}
