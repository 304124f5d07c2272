import { type ReactNode, useEffect, useState } from 'react';
import { VisuallyHidden } from './visually-hidden.tsx';

/** Speaks a sentence through the shell's live region, without moving the focus. */
export function announce(text: string, urgency: 'polite' | 'assertive' = 'polite'): void {
  for (const listener of listeners) listener({ text, urgency });
}

/** One of each, made once at start: a live region that comes with its text is not spoken. */
export function LiveRegion(): ReactNode {
  const [polite, setPolite] = useState('');
  const [assertive, setAssertive] = useState('');
  useEffect(() => {
    const listener: Listener = ({ text, urgency }) => {
      const set = urgency === 'polite' ? setPolite : setAssertive;
      // The same sentence twice is no change, so a mark that is not spoken makes it one.
      set((before) => (before === text ? `${text}\u00a0` : text));
    };
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, []);
  return (
    <VisuallyHidden as="div">
      <div role="status" aria-live="polite">
        {polite}
      </div>
      <div role="alert" aria-live="assertive">
        {assertive}
      </div>
    </VisuallyHidden>
  );
}

type Listener = (message: { readonly text: string; readonly urgency: 'polite' | 'assertive' }) => void;

const listeners = new Set<Listener>();
