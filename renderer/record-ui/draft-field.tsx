import type { ReactNode } from 'react';
import { TextField } from '#renderer/ui/text-field.tsx';
import { useFieldDraft } from './use-field-draft.ts';

export interface DraftFieldProps {
  /** Of the record and field: all typing in it is one undo step. */
  readonly name: string;
  readonly label: string;
  readonly placeholder?: string | undefined;
  readonly value: string;
  readonly onSave: (value: string, session: string) => Promise<unknown>;
}

/** A text field that saves as it is typed in. */
export function DraftField({ name, label, placeholder, value, onSave }: DraftFieldProps): ReactNode {
  const draft = useFieldDraft(name, value, onSave);
  return (
    <TextField
      label={label}
      placeholder={placeholder}
      value={draft.value}
      onChange={draft.onChange}
      onBlur={draft.onBlur}
    />
  );
}
