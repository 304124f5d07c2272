import { type ReactNode, useState } from 'react';
import { createLinked, type LineKind } from '#renderer/data/actions/line-actions.ts';
import { useApp } from '#renderer/data/use-live.ts';
import { background } from '#renderer/ui/background.ts';
import { useText } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import type { AnyId } from '#shared/domain/ids.ts';
import { told } from './tell-problem.ts';

export interface NewRecordFieldProps {
  readonly kind: LineKind;
  readonly label: string;
  readonly placeholder?: string | undefined;
  readonly hint?: string | undefined;
  readonly onMade?: ((id: AnyId) => void) | undefined;
  readonly onLeave: () => void;
}

/** Write, Enter: it is there, and the field waits for the next one. Escape, or leaving it empty, ends it. */
export function NewRecordField({ kind, label, placeholder, hint, onMade, onLeave }: NewRecordFieldProps): ReactNode {
  const app = useApp();
  const t = useText();
  const [title, setTitle] = useState('');
  const make = async (): Promise<void> => {
    const made = told(t, await createLinked(app, kind, title, []));
    if (made === null) return;
    setTitle('');
    onMade?.(made);
  };
  return (
    <TextField
      label={label}
      labelHidden
      hint={hint}
      placeholder={placeholder ?? label}
      value={title}
      onChange={setTitle}
      autoFocus
      onEnter={() => background(make(), t('links.problem.storage'))}
      onEscape={onLeave}
      onBlur={() => title.trim() === '' && onLeave()}
    />
  );
}
