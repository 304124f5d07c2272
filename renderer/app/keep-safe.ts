import type { App } from '#renderer/data/app.ts';
import { dropExpired } from '#renderer/data/kept-generations.ts';
import { verifyRows } from '#renderer/data/verify-rows.ts';
import { background } from '#renderer/ui/background.ts';
import type { Text } from '#renderer/ui/text.tsx';
import { toast } from '#renderer/ui/toasts.ts';

/** Long after the first page is there, so that nobody waits for it. */
const AFTER_MS = 20_000;

/** How often it is looked whether an hourly snapshot is due. */
const LOOK_MS = 5 * 60_000;

/**
 * What is done while nobody needs the computer: every row is compared with the state sum, old generations go, and each hour in which
 * something changed gets its snapshot.
 */
export function keepSafe(app: App, t: Text): void {
  const work = async (): Promise<void> => {
    await dropExpired(app);
    if ((await verifyRows(app, idle)) === 'differs') toast({ text: t('errors.rows'), tone: 'error' });
    await app.snapshots?.makeHourly();
  };
  setInterval(() => background(hourly(), t('errors.snapshot')), LOOK_MS);
  const hourly = async (): Promise<void> => void (await app.snapshots?.makeHourly());
  setTimeout(() => background(work(), t('errors.verify')), AFTER_MS);
}

/** Rows are looked at while nothing else is to be done; on a busy computer slowly, but they are. */
const idle = (): Promise<void> =>
  new Promise((resolve) => {
    requestIdleCallback(() => resolve(), { timeout: 2_000 });
  });
