import { clsx } from 'clsx';
import { type ReactNode, useEffect, useRef } from 'react';
import styles from './field.module.css';

export interface CheckboxProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  /** Some of what it stands for is checked, some is not. */
  readonly mixed?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly labelHidden?: boolean | undefined;
}

export function Checkbox({ label, checked, onChange, mixed = false, disabled, labelHidden }: CheckboxProps): ReactNode {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = mixed;
  }, [mixed]);
  return (
    <label className={styles.check}>
      <input
        ref={box}
        type="checkbox"
        className={styles.box}
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span className={clsx(labelHidden && styles.hidden)}>{label}</span>
    </label>
  );
}
