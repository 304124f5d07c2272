import type { ReactNode } from 'react';
import { Field, type FieldFrame } from './field.tsx';

export interface DateFieldProps extends FieldFrame {
  /** `YYYY-MM-DD`, or empty. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly min?: string | undefined;
  readonly max?: string | undefined;
  readonly required?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly onBlur?: (() => void) | undefined;
}

export function DateField({ label, labelHidden, hint, error, onChange, ...rest }: DateFieldProps): ReactNode {
  return (
    <Field label={label} labelHidden={labelHidden} hint={hint} error={error}>
      {(control) => (
        <input {...rest} {...control} type="date" onChange={(event) => onChange(event.currentTarget.value)} />
      )}
    </Field>
  );
}
