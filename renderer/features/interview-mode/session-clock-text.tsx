import { type ReactNode, useEffect, useState } from 'react';
import { useApp } from '#renderer/data/use-live.ts';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import { elapsedMs, type SessionClock } from '#shared/domain/session-clock.ts';
import styles from './interview-mode-page.module.css';

const TICK_MS = 500;

/** Milliseconds on the clock, told anew while it runs. `step`: how fine it has to be. */
export function useElapsed(clock: SessionClock, step = TICK_MS): number {
  const app = useApp();
  const [now, setNow] = useState(() => app.now());
  useEffect(() => {
    setNow(app.now());
    if (clock.since === null) return;
    const timer = window.setInterval(() => setNow(app.now()), step);
    return () => window.clearInterval(timer);
  }, [app, clock.since, step]);
  return elapsedMs(clock, now);
}

/** The running clock. A screen reader asks for it; it is never spoken by itself. */
export function SessionClockText({ clock }: { readonly clock: SessionClock }): ReactNode {
  const t = useText();
  const format = useFormat();
  const elapsed = useElapsed(clock);
  return (
    <span role="timer" aria-label={t('interviewMode.clock')} aria-live="off" className={styles.clock}>
      {format.clock(elapsed)}
    </span>
  );
}
