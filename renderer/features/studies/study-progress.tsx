import { type ReactNode, useState } from 'react';
import { setFields } from '#renderer/data/actions/field-actions.ts';
import { useApp, useLive } from '#renderer/data/use-live.ts';
import { Section } from '#renderer/record-ui/section.tsx';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { Study } from '#shared/domain/study.ts';
import { studyProgress } from './study-figures.ts';
import styles from './study-page.module.css';
import { StudySegments } from './study-segments.tsx';

/** How far the study is: interviews held against those planned, and segments heard against those wanted. */
export function StudyProgress({ study }: { readonly study: Study }): ReactNode {
  const t = useText();
  const app = useApp();
  const progress = useLive((a) => studyProgress(a, study), [study]);
  const [isPlanning, setPlanning] = useState(false);
  if (progress === undefined) return null;
  const { held, planned } = progress;
  const { target } = study;
  const setTarget = (value: number | null): void => {
    const work = async () => told(t, await setFields(app, 'studies', study.id, { target: value }));
    background(work(), t('links.problem.storage'));
  };
  const words = [
    target === null ? t('studies.progress.held', { count: held }) : t('studies.progress.of', { held, target }),
    ...(planned > 0 ? [t('studies.progress.planned', { count: planned })] : []),
  ].join(' · ');
  return (
    <Section title={t('studies.progress')}>
      <div className={styles.progress}>
        <div className={styles.progressWords}>
          <p>{words}</p>
          {target !== null && target > 0 && (
            <ProgressBar label={t('studies.progress')} value={Math.min(1, held / target)} />
          )}
        </div>
        {target !== null || isPlanning ? (
          <NumberField label={t('studies.target')} value={target} min={1} max={10_000} onChange={setTarget} />
        ) : (
          <Button onClick={() => setPlanning(true)}>{t('studies.target.set')}</Button>
        )}
      </div>
      <StudySegments study={study} progress={progress} />
    </Section>
  );
}
