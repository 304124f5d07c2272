import { ArrowLeft, ArrowRight, Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { keysOf, runCommand, useCommandChanges } from '#renderer/ui/commands.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { useCurrentPage } from '#renderer/ui/page-title.ts';
import { useText } from '#renderer/ui/text.tsx';
import { hrefOf, type Place } from '../routes.ts';
import { sectionOf } from './place-view.tsx';
import { SaveWord } from './save-word.tsx';
import styles from './title-bar.module.css';

export interface TitleBarProps {
  readonly place: Place | null;
}

export function TitleBar({ place }: TitleBarProps): ReactNode {
  const t = useText();
  useCommandChanges();
  return (
    <section aria-label={t('shell.region.bar')} tabIndex={-1} data-region className={styles.bar}>
      <div className={styles.ways}>
        <IconButton
          icon={ArrowLeft}
          label={t('shell.back')}
          className={styles.way}
          onClick={() => runCommand('go.back')}
        />
        <IconButton
          icon={ArrowRight}
          label={t('shell.forward')}
          className={styles.way}
          onClick={() => runCommand('go.forward')}
        />
      </div>
      <Trail place={place} />
      <button
        type="button"
        className={styles.search}
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => runCommand('palette.open')}
      >
        <Search aria-hidden="true" size={14} strokeWidth={1.5} />
        <span className={styles.words}>{t('shell.search')}</span>
        <Kbd keys={keysOf('palette.open')} />
      </button>
      <SaveWord />
    </section>
  );
}

/** Section, then what the page says it came through, then the page itself. */
function Trail({ place }: TitleBarProps): ReactNode {
  const t = useText();
  const { title, trail } = useCurrentPage();
  if (place === null) return <span className={styles.trail} />;
  const section = sectionOf(place.kind);
  const own = t(`shell.section.${section}`);
  const isRecord = section !== place.kind;
  const last = isRecord || trail.length > 0 ? title : own;
  return (
    <nav aria-label={t('common.trail')} className={styles.trail}>
      <ol className={styles.steps}>
        {isRecord && (
          <li>
            <a href={hrefOf({ kind: section })}>{own}</a>
          </li>
        )}
        {trail.map((step) => (
          <li key={step.href}>
            <a href={step.href} dir="auto">
              {step.label}
            </a>
          </li>
        ))}
        {last !== '' && (
          <li aria-current="page">
            <span dir="auto">{last}</span>
          </li>
        )}
      </ol>
    </nav>
  );
}
