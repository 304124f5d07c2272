import { clsx } from 'clsx';
import { type ReactNode, useId } from 'react';
import styles from './field.module.css';

export interface FieldFrame {
  readonly label: string;
  readonly labelHidden?: boolean | undefined;
  readonly hint?: string | undefined;
  /** What is wrong, in words; shown beside the control and tied to it. */
  readonly error?: string | null | undefined;
}

export interface FieldProps extends FieldFrame {
  readonly children: (control: FieldControl) => ReactNode;
}

/** What the control itself must carry so that label, hint and error belong to it. */
interface FieldControl {
  readonly id: string;
  readonly className: string | undefined;
  readonly 'aria-invalid': true | undefined;
  readonly 'aria-describedby': string | undefined;
}

export function Field({ label, labelHidden, hint, error, children }: FieldProps): ReactNode {
  const id = useId();
  const wrong = typeof error === 'string' && error !== '';
  const notes = [hint && `${id}-hint`, wrong && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={clsx(styles.label, labelHidden && styles.hidden)}>
        {label}
      </label>
      {children({
        id,
        className: styles.control,
        'aria-invalid': wrong || undefined,
        'aria-describedby': notes || undefined,
      })}
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      {wrong && (
        <p id={`${id}-error`} className={styles.error}>
          {error}
        </p>
      )}
    </div>
  );
}
