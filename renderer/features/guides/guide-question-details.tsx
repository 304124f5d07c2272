import type { ReactNode } from 'react';
import { useFieldDraft } from '#renderer/record-ui/use-field-draft.ts';
import { Select } from '#renderer/ui/select.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { TextArea } from '#renderer/ui/text-area.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { type GuideQuestion, QUESTION_KINDS } from '#shared/domain/guide.ts';
import { setQuestion } from '#shared/domain/guide-edit.ts';
import styles from './guide-builder.module.css';
import type { GuideEdits } from './use-guide-edits.ts';

export interface GuideQuestionDetailsProps {
  readonly question: GuideQuestion;
  readonly edits: GuideEdits;
}

/** What a question is asked for, and what to ask when its answer stays vague. */
export function GuideQuestionDetails({ question, edits }: GuideQuestionDetailsProps): ReactNode {
  const t = useText();
  const { id } = question;
  const key = `${edits.guide.familyId}/${id}`;
  const aim = useFieldDraft(`${key}/aim`, question.aim, (value, session) =>
    edits.save({ sections: (now) => setQuestion(now, id, { aim: value }) }, session),
  );
  const probes = useFieldDraft(`${key}/probes`, question.probes.join('\n'), (value, session) => {
    const lines = value.split('\n').filter((line) => line.trim() !== '');
    return edits.save({ sections: (now) => setQuestion(now, id, { probes: lines }) }, session);
  });
  return (
    <div className={styles.details}>
      <TextField
        label={t('guides.aim')}
        hint={t('guides.aim.hint')}
        value={aim.value}
        onChange={aim.onChange}
        onBlur={aim.onBlur}
      />
      <Select
        label={t('guides.kind')}
        value={question.kind}
        options={QUESTION_KINDS.map((kind) => ({ value: kind, label: t(`guides.kind.${kind}`) }))}
        onChange={(kind) => edits.run({ sections: (now) => setQuestion(now, id, { kind }) })}
      />
      <div className={styles.wide}>
        <TextArea
          label={t('guides.probes')}
          hint={t('guides.probes.hint')}
          rows={3}
          value={probes.value}
          onChange={probes.onChange}
          onBlur={probes.onBlur}
        />
      </div>
    </div>
  );
}
