import { Fragment, type ReactNode } from 'react';
import { DateTimeText } from '#renderer/ui/moments.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import { ArchiveProblems } from './archive-problems.tsx';
import styles from './backup.module.css';
import type { Inside } from './look-inside.ts';

const COUNTED = ['interviews', 'participants', 'highlights', 'tags', 'insights', 'needs', 'goals'] as const;

/** What an archive holds, before anything is done with it. */
export function ArchiveInside({ inside }: { readonly inside: Inside }): ReactNode {
  const t = useText();
  const format = useFormat();
  const { at, salvaged, counts, problems, recordings, missing } = inside;
  return (
    <>
      <p>
        {salvaged === null
          ? t('backup.inside.whole')
          : t('backup.inside.salvaged', { whole: salvaged.whole, files: salvaged.files })}
      </p>
      <dl className={styles.facts}>
        {at !== null && (
          <>
            <dt>{t('backup.inside.at')}</dt>
            <dd>
              <DateTimeText iso={at} />
            </dd>
          </>
        )}
        {COUNTED.map((what) => (
          <Fragment key={what}>
            <dt>{t(`backup.inside.${what}`)}</dt>
            <dd>{format.number(counts[what])}</dd>
          </Fragment>
        ))}
        <dt>{t('backup.inside.changes')}</dt>
        <dd>{format.number(inside.changes)}</dd>
        <dt>{t('backup.inside.recordings')}</dt>
        <dd>
          {missing === 0
            ? format.number(recordings)
            : t('backup.inside.recordingsMissing', { count: recordings, missing })}
        </dd>
      </dl>
      {inside.hasUnknown && <p>{t('backup.inside.unknown')}</p>}
      <ArchiveProblems problems={problems} />
    </>
  );
}
