import type { ReactNode } from 'react';
import { setFields } from '#renderer/data/actions/field-actions.ts';
import { useApp } from '#renderer/data/use-live.ts';
import { DraftField } from '#renderer/record-ui/draft-field.tsx';
import { Section } from '#renderer/record-ui/section.tsx';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { type Text, useText } from '#renderer/ui/text.tsx';
import type { Need } from '#shared/domain/need.ts';
import styles from './need-page.module.css';

const PARTS = ['when', 'want', 'soThat'] as const;

/** Helps to say a need the way its form asks: a job in three parts, a pain or a wish in the customer's own words. */
export function NeedJob({ need }: { readonly need: Need }): ReactNode {
  const t = useText();
  const app = useApp();
  const sentence = jobSentence(t, need.job);
  const save = async (part: (typeof PARTS)[number], value: string, session: string): Promise<void> => {
    told(t, await setFields(app, 'needs', need.id, { job: { ...need.job, [part]: value } }, session));
  };
  const take = async (): Promise<void> => {
    told(t, await setFields(app, 'needs', need.id, { title: sentence }));
  };
  if (need.form !== 'job') return <p className={styles.help}>{t(`needs.help.${need.form}`)}</p>;
  return (
    <Section title={t('needs.job')}>
      <div className={styles.job}>
        {PARTS.map((part) => (
          <DraftField
            key={part}
            name={`${need.id}/job/${part}`}
            label={t(`needs.job.${part}`)}
            placeholder={t(`needs.job.${part}.placeholder`)}
            value={need.job[part]}
            onSave={(value, session) => save(part, value, session)}
          />
        ))}
      </div>
      {sentence !== '' && sentence !== need.title && (
        <p className={styles.sentence}>
          <q dir="auto">{sentence}</q>
          <Button variant="quiet" onClick={() => background(take(), t('links.problem.storage'))}>
            {t('needs.job.take')}
          </Button>
        </p>
      )}
    </Section>
  );
}

/** "When ..., I want ..., so that ...": parts that are empty are left out; empty without a wish. */
function jobSentence(t: Text, { when, want, soThat }: Need['job']): string {
  if (want.trim() === '') return '';
  const parts = { when: when.trim(), want: want.trim(), soThat: soThat.trim() };
  if (parts.when !== '' && parts.soThat !== '') return t('needs.job.sentence', parts);
  if (parts.when !== '') return t('needs.job.sentence.when', parts);
  return parts.soThat === '' ? t('needs.job.sentence.want', parts) : t('needs.job.sentence.soThat', parts);
}
