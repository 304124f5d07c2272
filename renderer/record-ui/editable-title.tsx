import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { useCommand } from '#renderer/ui/commands.tsx';
import type { AnyId } from '#shared/domain/ids.ts';
import styles from './editable-title.module.css';
import { useFieldDraft } from './use-field-draft.ts';

export interface EditableTitleProps {
  readonly id: AnyId;
  /** Names the field: "Claim". */
  readonly label: string;
  readonly value: string;
  readonly placeholder: string;
  readonly onSave: (value: string, session: string) => Promise<unknown>;
}

/** The title of a record, edited where it stands. Saved as it is typed; Enter and Escape leave it. F2 comes here. */
export function EditableTitle({ id, label, value, placeholder, onSave }: EditableTitleProps): ReactNode {
  const field = useRef<HTMLTextAreaElement>(null);
  const draft = useFieldDraft(`${id}/title`, value, onSave);
  useCommand('record.rename', { run: () => field.current?.select() });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    event.preventDefault();
    field.current?.blur();
  };
  return (
    <textarea
      ref={field}
      rows={1}
      dir="auto"
      aria-label={label}
      placeholder={placeholder}
      className={styles.title}
      value={draft.value}
      onChange={(event) => draft.onChange(event.currentTarget.value.replace(/\n/g, ' '))}
      onBlur={draft.onBlur}
      onKeyDown={onKeyDown}
    />
  );
}
