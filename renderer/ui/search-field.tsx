import { Search } from 'lucide-react';
import type { KeyboardEvent, ReactNode, Ref } from 'react';
import styles from './field.module.css';
import { Field } from './field.tsx';

export interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string | undefined;
  readonly onEnter?: (() => void) | undefined;
  readonly autoFocus?: boolean | undefined;
  readonly ref?: Ref<HTMLInputElement> | undefined;
}

/** Escape empties it first; a second Escape belongs to whatever is around it. */
export function SearchField({ label, value, onChange, onEnter, autoFocus, ...rest }: SearchFieldProps): ReactNode {
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' && value !== '') {
      event.preventDefault();
      event.stopPropagation();
      onChange('');
    } else if (event.key === 'Enter') onEnter?.();
  };
  return (
    <Field label={label} labelHidden>
      {(control) => (
        <span className={styles.search}>
          <Search aria-hidden="true" className={styles.searchIcon} strokeWidth={1.5} />
          <input
            {...rest}
            {...control}
            type="search"
            dir="auto"
            value={value}
            // biome-ignore lint/a11y/noAutofocus: the caller opened this field by an action of the person
            autoFocus={autoFocus}
            onChange={(event) => onChange(event.currentTarget.value)}
            onKeyDown={onKeyDown}
          />
        </span>
      )}
    </Field>
  );
}
