import { FileDown, FileUp, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { setFields } from '#renderer/data/actions/field-actions.ts';
import { interviews as interviewsOf } from '#renderer/data/queries/interview-queries.ts';
import { recordById } from '#renderer/data/queries/record-queries.ts';
import { useApp, useLive } from '#renderer/data/use-live.ts';
import { EditableTitle } from '#renderer/record-ui/editable-title.tsx';
import { RecordGone } from '#renderer/record-ui/record-gone.tsx';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { useFieldDraft } from '#renderer/record-ui/use-field-draft.ts';
import { useTrash } from '#renderer/record-ui/use-trash.tsx';
import { go, type PlaceProps } from '#renderer/routes.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { runCommand, useCommand } from '#renderer/ui/commands.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { TextArea } from '#renderer/ui/text-area.tsx';
import { STUDY_STATUSES, type Study } from '#shared/domain/study.ts';
import { StudyGuides } from './study-guides.tsx';
import styles from './study-page.module.css';
import { StudyInterviews, StudyPeople } from './study-parts.tsx';
import { StudyProgress } from './study-progress.tsx';
import { studyPeople } from './study-queries.ts';
import { StudyQuestions } from './study-questions.tsx';

/** One study: its question, and what was heard for it. */
export function StudyPage({ place }: PlaceProps<'study'>): ReactNode {
  // The id's prefix says which table it is from.
  const study = useLive((app) => recordById(app, place.id) as Promise<Study | null>, [place.id]);
  if (study === undefined) return null;
  if (study === null || study.deletedAt !== null) return <RecordGone table="studies" id={place.id} trashed={study} />;
  return <OpenStudy study={study} />;
}

function OpenStudy({ study }: { readonly study: Study }): ReactNode {
  const t = useText();
  const app = useApp();
  const { trash, dialog } = useTrash();
  const held = useLive((a) => interviewsOf(a, study.id), [study.id]);
  const people = useLive(async (a) => studyPeople(a, study.id, await interviewsOf(a, study.id)), [study.id]);
  const save = async (fields: Partial<Study>, session?: string): Promise<void> => {
    told(t, await setFields(app, 'studies', study.id, fields, session));
  };
  const question = useFieldDraft(`${study.id}/question`, study.question, (value, session) =>
    save({ question: value }, session),
  );
  const aim = useFieldDraft(`${study.id}/aim`, study.aim, (value, session) => save({ aim: value }, session));
  const discard = (): void =>
    trash({ table: 'studies', id: study.id, title: study.title, onDone: () => go({ kind: 'studies' }) });
  useCommand('record.trash', { run: discard });
  return (
    <Page
      title={study.title || t('common.untitled')}
      heading={
        <EditableTitle
          id={study.id}
          label={t('studies.column.title')}
          value={study.title}
          placeholder={t('common.untitled')}
          onSave={(title, session) => save({ title }, session)}
        />
      }
      width="content"
      toolbar={
        <>
          <Button variant="primary" icon={FileUp} onClick={() => runCommand('import.open')}>
            {t('studies.import')}
          </Button>
          <Button icon={FileDown} onClick={() => runCommand('export.open')}>
            {t('studies.export')}
          </Button>
          <IconButton icon={Trash2} label={t('studies.trash')} onClick={discard} />
        </>
      }
    >
      <div className={styles.fields}>
        <TextArea
          label={t('studies.question')}
          hint={t('studies.question.hint')}
          rows={2}
          value={question.value}
          onChange={question.onChange}
          onBlur={question.onBlur}
        />
        <Select
          label={t('studies.status')}
          value={study.status}
          options={STUDY_STATUSES.map((value) => ({ value, label: t(`studies.status.${value}`) }))}
          onChange={(status) => background(save({ status }), t('links.problem.storage'))}
        />
        <TextArea
          label={t('studies.aim')}
          hint={t('studies.aim.hint')}
          rows={1}
          value={aim.value}
          onChange={aim.onChange}
          onBlur={aim.onBlur}
        />
      </div>
      <StudyQuestions study={study} />
      <StudyProgress study={study} />
      <StudyGuides study={study} />
      {held && <StudyInterviews interviews={held} people={people ?? []} />}
      {people && <StudyPeople people={people} />}
      {dialog}
    </Page>
  );
}
