import type { KeyboardEvent, ReactNode, Ref } from 'react';
import { Field, type FieldFrame } from './field.tsx';

export interface TextAreaProps extends FieldFrame {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly rows?: number | undefined;
  readonly placeholder?: string | undefined;
  readonly lang?: string | undefined;
  readonly autoFocus?: boolean | undefined;
  readonly onBlur?: (() => void) | undefined;
  /** Mod+Enter. */
  readonly onSubmit?: (() => void) | undefined;
  readonly onEscape?: (() => void) | undefined;
  readonly ref?: Ref<HTMLTextAreaElement> | undefined;
}

export function TextArea(props: TextAreaProps): ReactNode {
  const { label, labelHidden, hint, error, onChange, onSubmit, onEscape, autoFocus, rows = 3, ...rest } = props;
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.nativeEvent.isComposing) return;
    const submits = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    const act = submits ? onSubmit : event.key === 'Escape' ? onEscape : undefined;
    if (act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  return (
    <Field label={label} labelHidden={labelHidden} hint={hint} error={error}>
      {(control) => (
        <textarea
          {...rest}
          {...control}
          rows={rows}
          dir="auto"
          data-autofocus={autoFocus || undefined}
          // biome-ignore lint/a11y/noAutofocus: the caller opened this field by an action of the person
          autoFocus={autoFocus}
          onChange={(event) => onChange(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      )}
    </Field>
  );
}
