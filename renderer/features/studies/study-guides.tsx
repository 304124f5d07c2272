import type { ReactNode } from 'react';
import { guidesToAsk } from '#renderer/data/queries/guide-queries.ts';
import { useLive } from '#renderer/data/use-live.ts';
import { RecordLink } from '#renderer/record-ui/record-link.tsx';
import { Section, SectionNote } from '#renderer/record-ui/section.tsx';
import { hrefOf } from '#renderer/routes.ts';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { questionsOf } from '#shared/domain/guide.ts';
import type { Study } from '#shared/domain/study.ts';
import styles from './study-page.module.css';

/** The guides that are asked in a study. */
export function StudyGuides({ study }: { readonly study: Study }): ReactNode {
  const t = useText();
  const guides = useLive(
    async (app) => (await guidesToAsk(app)).filter(({ studyId }) => studyId === study.id),
    [study.id],
  );
  if (guides === undefined) return null;
  return (
    <Section
      title={t('studies.guides')}
      count={guides.length}
      action={<LinkButton href={hrefOf({ kind: 'guides', study: study.id })}>{t('studies.guides.open')}</LinkButton>}
    >
      {guides.length === 0 && <SectionNote>{t('studies.guides.none')}</SectionNote>}
      <ul className={styles.list}>
        {guides.map((guide) => (
          <li key={guide.id} className={styles.segment}>
            <RecordLink
              id={guide.id}
              title={guide.title || t('guides.untitled')}
              href={hrefOf({ kind: 'guide', id: guide.familyId })}
            >
              {t('studies.guides.facts', { version: guide.version, questions: questionsOf(guide).length })}
            </RecordLink>
          </li>
        ))}
      </ul>
    </Section>
  );
}
