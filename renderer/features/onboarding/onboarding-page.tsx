import { FileUp, type LucideIcon, Route, SquarePen } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { App } from '#renderer/data/app.ts';
import { useApp } from '#renderer/data/use-live.ts';
import { ensureAuthor } from '#renderer/data/workspace.ts';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { go, type PlaceProps } from '#renderer/routes.ts';
import { background } from '#renderer/ui/background.ts';
import { runCommand, subscribeToCommands } from '#renderer/ui/commands.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { type Text, useText } from '#renderer/ui/text.tsx';
import { loadSample } from './load-sample.ts';
import styles from './onboarding-page.module.css';

/** The first run: three ways to begin, one click each, and where the data lives. */
export function OnboardingPage(_props: PlaceProps<'onboarding'>): ReactNode {
  const t = useText();
  const app = useApp();
  const [busy, setBusy] = useState<Way | null>(null);
  const begin = async (way: Way): Promise<void> => {
    setBusy(way);
    await ensureAuthor(app, t('onboarding.author'));
    await WAYS[way].begin(app, t);
    setBusy(null);
  };
  return (
    <div className={styles.page}>
      <Page title={t('onboarding.title')} heading={<Heading />} width="read">
        <p className={styles.lead}>{t('onboarding.lead')}</p>
        <ul className={styles.ways}>
          {ORDER.map((way) => (
            <li key={way}>
              <WayButton
                way={way}
                busy={busy !== null}
                onPress={() => background(begin(way), t('onboarding.failed'))}
              />
            </li>
          ))}
        </ul>
        <p className={styles.where}>
          {t(app.host.kind === 'electron' ? 'onboarding.where' : 'onboarding.whereBrowser')}
        </p>
      </Page>
    </div>
  );
}

/** The line that the product keeps: goal, need, insight, quote. */
function Heading(): ReactNode {
  const t = useText();
  return (
    <span className={styles.heading}>
      <svg aria-hidden="true" viewBox="0 0 220 40" className={styles.line}>
        <path d="M8 32c24 0 24-22 52-22s28 22 56 22 28-22 56-22c16 0 22 8 40 8" className={styles.thread} />
        {[8, 60, 116, 172, 212].map((x, i) => (
          <circle key={x} cx={x} cy={[32, 10, 32, 10, 18][i]} r="5" className={styles.knot} />
        ))}
      </svg>
      {t('onboarding.title')}
    </span>
  );
}

interface WayButtonProps {
  readonly way: Way;
  readonly busy: boolean;
  readonly onPress: () => void;
}

function WayButton({ way, busy, onPress }: WayButtonProps): ReactNode {
  const t = useText();
  const Icon = WAYS[way].icon;
  return (
    <button type="button" className={styles.way} disabled={busy} onClick={onPress}>
      <Icon aria-hidden="true" size={20} strokeWidth={1.5} className={styles.icon} />
      <span className={styles.name}>{t(`onboarding.${way}`)}</span>
      <span className={styles.more}>{t(`onboarding.${way}.more`)}</span>
    </button>
  );
}

interface WaySpec {
  readonly icon: LucideIcon;
  readonly begin: (app: App, t: Text) => Promise<void>;
}

type Way = 'sample' | 'import' | 'empty';
const ORDER: readonly Way[] = ['sample', 'import', 'empty'];
const WAYS: Readonly<Record<Way, WaySpec>> = {
  sample: {
    icon: Route,
    async begin(app, t) {
      if (told(t, await loadSample(app)) !== null) go({ kind: 'throughline' });
    },
  },
  import: {
    icon: FileUp,
    async begin() {
      go({ kind: 'interviews' });
      runWhenThere('import.open');
    },
  },
  empty: {
    icon: SquarePen,
    async begin() {
      go({ kind: 'studies' });
    },
  },
};

/** Runs a command now, or as soon as something that answers it is on screen. */
function runWhenThere(id: 'import.open'): void {
  if (runCommand(id)) return;
  const stop = subscribeToCommands(() => {
    if (runCommand(id)) stop();
  });
}
