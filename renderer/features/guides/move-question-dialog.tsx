import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { QuestionPlace, Sections } from '#shared/domain/guide-edit.ts';
import styles from './guide-builder.module.css';

export interface MoveQuestionDialogProps {
  readonly id: string;
  readonly sections: Sections;
  readonly onMove: (place: QuestionPlace) => void;
  readonly onClose: () => void;
}

/** The twin of dragging: any place of the guide at once. */
export function MoveQuestionDialog({ id, sections, onMove, onClose }: MoveQuestionDialogProps): ReactNode {
  const t = useText();
  const form = useId();
  const own = sections.find(({ questions }) => questions.some((one) => one.id === id));
  const [sectionId, setSectionId] = useState(own?.id ?? '');
  const rest = (sections.find((one) => one.id === sectionId)?.questions ?? []).filter((one) => one.id !== id);
  const [index, setIndex] = useState(() => Math.max(0, own?.questions.findIndex((one) => one.id === id) ?? 0));
  const number = sections.flatMap(({ questions }) => questions).findIndex((one) => one.id === id) + 1;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onMove({ sectionId, index });
  };
  return (
    <Dialog
      title={t('guides.move.question', { number })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" type="submit" form={form}>
            {t('guides.move.do')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className={styles.move}>
        <Select
          label={t('guides.move.into')}
          value={sectionId}
          options={sections.map((one) => ({ value: one.id, label: one.title || t('guides.section') }))}
          onChange={(next) => {
            setSectionId(next);
            setIndex(sections.find((one) => one.id === next)?.questions.filter((one) => one.id !== id).length ?? 0);
          }}
        />
        <Select
          label={t('guides.move.place')}
          value={String(Math.min(index, rest.length))}
          options={[
            { value: '0', label: t('guides.move.first') },
            ...rest.map((one, i) => ({
              value: String(i + 1),
              label: t('guides.move.behind', { title: one.text || t('guides.question.empty') }),
            })),
          ]}
          onChange={(value) => setIndex(Number(value))}
        />
      </form>
    </Dialog>
  );
}
