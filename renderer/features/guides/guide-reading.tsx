import type { ReactNode } from 'react';
import { useText } from '#renderer/ui/text.tsx';
import type { Guide } from '#shared/domain/guide.ts';
import styles from './guide-page.module.css';

/** A version that has been used, as it was asked: only to be read. */
export function GuideReading({ guide }: { readonly guide: Guide }): ReactNode {
  const t = useText();
  return (
    <div className={styles.reading}>
      {guide.sections.map((section) => (
        <section key={section.id}>
          <h2 className={styles.readingTitle} dir="auto">
            {section.title || t('guides.section')}
            {section.minutes !== null && (
              <span className={styles.meta}> {t('guides.minutes', { minutes: section.minutes })}</span>
            )}
          </h2>
          <ol className={styles.readingList}>
            {section.questions.map((question) => (
              <li key={question.id}>
                <p dir="auto">
                  {question.text || t('guides.question.empty')}{' '}
                  {question.required && <span className={styles.meta}>{t('guides.required.sign')}</span>}
                </p>
                {question.aim !== '' && <p className={styles.meta}>{t('guides.aim.is', { aim: question.aim })}</p>}
                {question.probes.map((probe, i) => (
                  // Follow-ups are words without an id of their own, and may be alike.
                  // biome-ignore lint/suspicious/noArrayIndexKey: see above
                  <p key={i} className={styles.meta} dir="auto">
                    {probe}
                  </p>
                ))}
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}
