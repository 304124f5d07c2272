import type { ReactNode } from 'react';
import { RecordChip } from '#renderer/record-ui/record-chip.tsx';
import { RecordLink } from '#renderer/record-ui/record-link.tsx';
import { Section, SectionNote } from '#renderer/record-ui/section.tsx';
import { hrefOf } from '#renderer/routes.ts';
import { DateText } from '#renderer/ui/moments.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { Interview } from '#shared/domain/interview.ts';
import type { Participant } from '#shared/domain/participant.ts';
import styles from './study-page.module.css';

export interface StudyInterviewsProps {
  readonly interviews: readonly Interview[];
  readonly people: readonly Participant[];
}

/** The interviews of a study, newest first. */
export function StudyInterviews({ interviews, people }: StudyInterviewsProps): ReactNode {
  const t = useText();
  const alias = (interview: Interview): string =>
    interview.participantIds.flatMap((id) => people.find((person) => person.id === id)?.alias ?? []).join(', ');
  return (
    <Section title={t('studies.interviews')} count={interviews.length}>
      {interviews.length === 0 && <SectionNote>{t('studies.interviews.none')}</SectionNote>}
      <ul className={styles.list}>
        {interviews.map((interview) => (
          <li key={interview.id} className={styles.row}>
            <RecordLink
              id={interview.id}
              title={interview.title}
              href={hrefOf({ kind: 'interview', id: interview.id })}
            />
            <span className={styles.meta}>{t(`interviews.kind.${interview.kind}`)}</span>
            <span className={styles.meta}>{alias(interview)}</span>
            <span className={styles.meta}>
              {interview.heldAt === null ? t('interviews.noDate') : <DateText iso={interview.heldAt} />}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Everybody who was heard in a study. */
export function StudyPeople({ people }: { readonly people: readonly Participant[] }): ReactNode {
  const t = useText();
  return (
    <Section title={t('studies.participants')} count={people.length}>
      {people.length === 0 && <SectionNote>{t('studies.participants.none')}</SectionNote>}
      <ul className={styles.chips}>
        {people.map((person) => (
          <li key={person.id}>
            <RecordChip
              id={person.id}
              title={[person.alias, person.segment].filter((word) => word !== '').join(' · ')}
              href={hrefOf({ kind: 'participant', id: person.id })}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}
