import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { saveSegmentText } from '#renderer/data/actions/segment-actions.ts';
import { useApp } from '#renderer/data/use-live.ts';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { useFieldDraft } from '#renderer/record-ui/use-field-draft.ts';
import { useText } from '#renderer/ui/text.tsx';
import type { Segment } from '#shared/domain/transcript.ts';
import styles from './transcript-view.module.css';

export interface SegmentEditorProps {
  readonly segment: Segment;
  readonly name: string;
  readonly lang: string | undefined;
  readonly onLeave: () => void;
}

/** A segment's words, corrected where they stand and saved while typed. Escape, Enter or a press elsewhere leave it. */
export function SegmentEditor({ segment, name, lang, onLeave }: SegmentEditorProps): ReactNode {
  const t = useText();
  const app = useApp();
  const field = useRef<HTMLTextAreaElement>(null);
  const draft = useFieldDraft(`${segment.id}/text`, segment.text, async (value, session) => {
    told(t, await saveSegmentText(app, segment.id, value, session));
  });
  useEffect(() => {
    const text = field.current;
    text?.focus();
    text?.setSelectionRange(0, 0);
  }, []);
  const leave = (): void => {
    draft.onBlur();
    onLeave();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || (event.key !== 'Escape' && event.key !== 'Enter')) return;
    event.preventDefault();
    leave();
  };
  return (
    <textarea
      ref={field}
      rows={1}
      dir="auto"
      lang={lang}
      // A transcript is what was said, word for word.
      spellCheck={false}
      aria-label={t('transcript.edit', { name })}
      className={styles.field}
      value={draft.value}
      onChange={(event) => draft.onChange(event.currentTarget.value.replace(/\n/g, ' '))}
      onBlur={leave}
      onKeyDown={onKeyDown}
    />
  );
}
