import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { forgetWords, keepWords, keptWords } from '#renderer/data/kept-words.ts';
import { onLastWords } from '#renderer/data/last-words.ts';
import { useApp } from '#renderer/data/use-live.ts';
import { type ThrottledSave, throttledSave } from './throttled-save.ts';

export interface FieldDraft {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur: () => void;
  /** Hands over what was typed now and ends the undo step; resolves when it has been stored. */
  readonly settle: () => Promise<void>;
}

interface Draft {
  readonly value: string;
  /** What was stored when the field was left; null while it is being typed in. */
  readonly leftAt: string | null;
}

interface Unsaved {
  readonly value: string;
  /** Tells the save state that the database has answered. */
  readonly release: () => void;
}

const RETRY_MS = 2_000;

/** Whether the database said anything to it, a refusal too. Else the same words are tried again. */
async function isAnswered(saving: Promise<unknown>): Promise<boolean> {
  try {
    const done = await saving;
    if (typeof done !== 'object' || done === null || !('problem' in done)) return true;
    const { problem } = done;
    return typeof problem !== 'object' || problem === null || !('kind' in problem) || problem.kind !== 'storage';
  } catch (cause) {
    console.error('a field was not saved', cause);
    return false;
  }
}

/** What was typed in a field as its page went away; null once something else was written there. */
function keptField(key: string, stored: string): string | null {
  const value = keptWords(key)?.value;
  if (typeof value !== 'object' || value === null || !('typed' in value) || !('over' in value)) return null;
  const { typed, over } = value;
  if (typeof typed !== 'string' || !Array.isArray(over) || typed === stored) return null;
  return over.includes(stored) ? typed : null;
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
  const app = useApp();
  const { history, saveState } = app;
  const session = `field:${key}`;
  const [draft, setDraft] = useState<Draft | null>(() => {
    const kept = keptField(session, stored);
    return kept === null ? null : { value: kept, leftAt: stored };
  });
  const saver = useRef<ThrottledSave<string>>(null);
  const unsaved = useRef<Unsaved>(null);
  /** Handed over last: after a reload either this stands in the database or what stood there before. */
  const handedOver = useRef(stored);
  const put = (value: string): void => {
    unsaved.current = { value, release: unsaved.current?.release ?? saveState.edited() };
    saver.current?.put(value);
  };
  const write = useEffectEvent(async (value: string) => {
    handedOver.current = value;
    if (!(await isAnswered(save(value, session)))) {
      // Typed on meanwhile: that is on its way by itself.
      setTimeout(() => {
        if (unsaved.current?.value === value) saver.current?.put(value);
      }, RETRY_MS);
      return;
    }
    const said = unsaved.current;
    if (said === null) return;
    // What was typed meanwhile has been waiting since now, and is answered for by the next save.
    unsaved.current = said.value === value ? null : { value: said.value, release: saveState.edited() };
    said.release();
    if (unsaved.current === null) forgetWords(session);
  });
  const keep = useEffectEvent(() => {
    if (unsaved.current === null) return;
    const value = { typed: unsaved.current.value, over: [stored, handedOver.current] };
    keepWords(session, { at: app.now(), value });
  });
  const restore = useEffectEvent(() => {
    const kept = keptField(session, stored);
    if (kept === null) forgetWords(session);
    else put(kept);
  });
  useEffect(() => {
    const made = throttledSave((value: string) => write(value));
    saver.current = made;
    restore();
    const forgetLastWords = onLastWords(() => {
      keep();
      if (unsaved.current !== null) made.put(unsaved.current.value);
      void made.flush();
    }, keep);
    return () => {
      forgetLastWords();
      void made.flush().then(() => history.seal(session));
    };
  }, [history, session]);
  const settle = async (): Promise<void> => {
    await saver.current?.flush();
    history.seal(session);
  };
  if (draft !== null && draft.leftAt !== null && draft.leftAt !== stored) setDraft(null);
  return {
    value: draft?.value ?? stored,
    onChange(value) {
      setDraft({ value, leftAt: null });
      put(value);
    },
    onBlur() {
      if (draft === null) return;
      setDraft(draft.value === stored ? null : { value: draft.value, leftAt: stored });
      void settle();
    },
    settle,
  };
}
