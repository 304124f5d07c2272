import { lazy, type ReactNode, Suspense, useState, useSyncExternalStore } from 'react';
import { type Place, placeOf } from '#renderer/routes.ts';
import { useCommand } from '#renderer/ui/commands.tsx';
import type { AnyId } from '#shared/domain/ids.ts';

const HistoryDialog = lazy(() => import('./history-dialog.tsx').then((m) => ({ default: m.HistoryDialog })));

/** Answers the command `record.history` for the record of the present page. Mounted once, by the shell. */
export function HistoryLauncher(): ReactNode {
  const here = useSyncExternalStore(subscribe, hash);
  const [shown, setShown] = useState<AnyId | null>(null);
  const id = recordOf(placeOf(here));
  useCommand('record.history', { run: () => setShown(id), enabled: id !== null && shown === null });
  if (shown === null) return null;
  return (
    <Suspense>
      <HistoryDialog id={shown} onClose={() => setShown(null)} />
    </Suspense>
  );
}

function recordOf(place: Place | null): AnyId | null {
  return place && 'id' in place ? place.id : null;
}

const hash = (): string => window.location.hash;

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}
