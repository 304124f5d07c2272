import type { ReactNode } from 'react';
import { setFields } from '#renderer/data/actions/field-actions.ts';
import { liveRecords, ordered } from '#renderer/data/queries/record-queries.ts';
import { useApp, useLive } from '#renderer/data/use-live.ts';
import { RecordChip } from '#renderer/record-ui/record-chip.tsx';
import { Section } from '#renderer/record-ui/section.tsx';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { hrefOf } from '#renderer/routes.ts';
import { background } from '#renderer/ui/background.ts';
import { Select } from '#renderer/ui/select.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { Participant } from '#shared/domain/participant.ts';
import styles from './participant-page.module.css';

/** The studies that a person belongs to. */
export function PersonStudies({ person }: { readonly person: Participant }): ReactNode {
  const t = useText();
  const app = useApp();
  const studies = useLive(async (a) => ordered(await liveRecords(a, 'studies')), []);
  if (studies === undefined) return null;
  const set = (studyIds: Participant['studyIds']): void => {
    const work = async () => told(t, await setFields(app, 'participants', person.id, { studyIds }));
    background(work(), t('links.problem.storage'));
  };
  const open = studies.filter(({ id }) => !person.studyIds.includes(id));
  return (
    <Section title={t('participants.studies')} count={person.studyIds.length}>
      <div className={styles.chips}>
        {person.studyIds.map((id) => {
          const study = studies.find((one) => one.id === id);
          return (
            study && (
              <RecordChip
                key={id}
                id={id}
                title={study.title}
                href={hrefOf({ kind: 'study', id })}
                removeLabel={t('participants.studies.remove', { title: study.title })}
                onRemove={() => set(person.studyIds.filter((one) => one !== id))}
              />
            )
          );
        })}
        {open.length > 0 && (
          <Select
            label={t('participants.studies')}
            labelHidden
            value=""
            options={[
              { value: '', label: t('participants.studies.add') },
              ...open.map(({ id, title }) => ({ value: id as string, label: title || t('common.untitled') })),
            ]}
            onChange={(id) => {
              const study = open.find((one) => one.id === id);
              if (study) set([...person.studyIds, study.id]);
            }}
          />
        )}
      </div>
    </Section>
  );
}
