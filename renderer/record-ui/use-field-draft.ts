import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { onLastWords } from '#renderer/data/last-words.ts';
import { useApp } from '#renderer/data/use-live.ts';
import { type ThrottledSave, throttledSave } from './throttled-save.ts';

export interface FieldDraft {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur: () => void;
}

interface Draft {
  readonly value: string;
  /** What was stored when the field was left; null while it is being typed in. */
  readonly leftAt: string | null;
}

/**
 * A text field that saves while it is typed in, and when it is left, or the page is. `save` gets the session that makes all of it
 * one undo step. Until what was typed has been stored the field shows it, whatever comes from elsewhere: a failed save loses nothing.
 */
export function useFieldDraft(
  key: string,
  stored: string,
  save: (value: string, session: string) => Promise<unknown>,
): FieldDraft {
  const { history } = useApp();
  const [draft, setDraft] = useState<Draft | null>(null);
  const saver = useRef<ThrottledSave<string>>(null);
  const session = `field:${key}`;
  const write = useEffectEvent((value: string) => save(value, session));
  useEffect(() => {
    const made = throttledSave((value: string) => write(value));
    saver.current = made;
    const forgetLastWords = onLastWords(() => void made.flush());
    return () => {
      forgetLastWords();
      void made.flush().then(() => history.seal(session));
    };
  }, [history, session]);
  if (draft !== null && draft.leftAt !== null && draft.leftAt !== stored) setDraft(null);
  return {
    value: draft?.value ?? stored,
    onChange(value) {
      setDraft({ value, leftAt: null });
      saver.current?.put(value);
    },
    onBlur() {
      if (draft === null) return;
      setDraft(draft.value === stored ? null : { value: draft.value, leftAt: stored });
      void saver.current?.flush().then(() => history.seal(session));
    },
  };
}
