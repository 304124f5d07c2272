import type { ReactNode } from 'react';
import { TextArea } from '#renderer/ui/text-area.tsx';
import type { DraftFieldProps } from './draft-field.tsx';
import { useFieldDraft } from './use-field-draft.ts';

export interface DraftAreaProps extends DraftFieldProps {
  readonly rows?: number | undefined;
  readonly hint?: string | undefined;
  readonly labelHidden?: boolean | undefined;
}

/** Several lines of text that save as they are typed. */
export function DraftArea({ name, value, onSave, ...rest }: DraftAreaProps): ReactNode {
  const draft = useFieldDraft(name, value, onSave);
  return <TextArea {...rest} value={draft.value} onChange={draft.onChange} onBlur={draft.onBlur} />;
}
