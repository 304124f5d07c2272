import { Route } from 'lucide-react';
import type { ReactNode } from 'react';
import { useApp, useLive } from '#renderer/data/use-live.ts';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { undoToast } from '#renderer/record-ui/undo-toast.ts';
import { go, placeOf } from '#renderer/routes.ts';
import { background } from '#renderer/ui/background.ts';
import { useCommand } from '#renderer/ui/commands.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { loadSample } from './load-sample.ts';
import { removeSample } from './remove-sample.ts';
import styles from './sample-banner.module.css';
import { hasSample } from './sample-state.ts';

/** Says that what is on screen is invented, and takes it out in one click. Nothing while there is no sample. Answers `sample.open`. */
export function SampleBanner(): ReactNode {
  const t = useText();
  const app = useApp();
  const here = useLive(hasSample, []) ?? false;
  const load = async (): Promise<void> => {
    const added = told(t, await loadSample(app));
    if (added === null) return;
    if (added) undoToast(app, t, t('onboarding.sample.loaded'));
    go({ kind: 'throughline' });
  };
  const take = async (): Promise<void> => {
    // The page of a removed record would say that it is gone.
    const place = placeOf(window.location.hash);
    const count = told(t, await removeSample(app));
    if (count === null) return;
    if (place && 'id' in place) go({ kind: 'studies' });
    undoToast(app, t, t('onboarding.sample.removed', { count }));
  };
  useCommand('sample.open', { run: () => background(load(), t('onboarding.failed')) });
  if (!here) return null;
  return (
    <p className={styles.banner}>
      <Route aria-hidden="true" size={16} strokeWidth={1.5} className={styles.icon} />
      <span className={styles.words}>{t('onboarding.sample.banner')}</span>
      <button
        type="button"
        className={styles.remove}
        aria-label={t('onboarding.sample.remove.long')}
        onClick={() => background(take(), t('onboarding.failed'))}
      >
        {t('onboarding.sample.remove')}
      </button>
    </p>
  );
}
