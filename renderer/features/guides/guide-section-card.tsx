import { clsx } from 'clsx';
import { MoreHorizontal, Plus } from 'lucide-react';
import { type DragEvent, type ReactNode, useRef } from 'react';
import { useApp } from '#renderer/data/use-live.ts';
import { undoToast } from '#renderer/record-ui/undo-toast.ts';
import { useFieldDraft } from '#renderer/record-ui/use-field-draft.ts';
import { Button } from '#renderer/ui/button.tsx';
import { MenuButton } from '#renderer/ui/menu-button.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { GuideSection } from '#shared/domain/guide.ts';
import {
  addQuestion,
  newQuestion,
  type QuestionPlace,
  removeQuestion,
  removeSection,
  setSection,
} from '#shared/domain/guide-edit.ts';
import styles from './guide-builder.module.css';
import type { QuestionDrag } from './guide-builder.tsx';
import { GuideQuestionCard } from './guide-question-card.tsx';
import type { GuideEdits } from './use-guide-edits.ts';

export interface GuideSectionCardProps {
  readonly section: GuideSection;
  readonly index: number;
  readonly count: number;
  /** Questions in the sections above. */
  readonly questionsBefore: number;
  readonly edits: GuideEdits;
  readonly drag: QuestionDrag | null;
  readonly onDrag: (drag: QuestionDrag | null) => void;
  readonly onDrop: () => void;
  readonly onPlace: (questionId: string, place: QuestionPlace) => void;
  readonly onMoveTo: (questionId: string) => void;
  readonly onMoveSection: (index: number) => void;
}

export function GuideSectionCard(props: GuideSectionCardProps): ReactNode {
  const { section, index, count, questionsBefore, edits, drag, onDrag, onDrop, onPlace, onMoveTo, onMoveSection } =
    props;
  const t = useText();
  const app = useApp();
  const list = useRef<HTMLOListElement>(null);
  const { questions } = section;
  const name = section.title || t('guides.section');
  const title = useFieldDraft(`${edits.guide.familyId}/${section.id}/title`, section.title, (value, session) =>
    edits.save({ sections: (now) => setSection(now, section.id, { title: value }) }, session),
  );
  const add = (at: number): void => {
    const fresh = newQuestion(app.newUuid());
    edits.run({ sections: (now) => addQuestion(now, fresh, { sectionId: section.id, index: at }) }, fresh.id);
  };
  const drop = (id: string, at: number): void => {
    const next = questions[at + 1] ?? questions[at - 1];
    edits.run({ sections: (now) => removeQuestion(now, id) }, next?.id ?? section.id, t('guides.question.removed'));
  };
  const discard = (): void => {
    edits.run({ sections: (now) => removeSection(now, section.id) });
    undoToast(app, t, t('guides.section.removed', { title: name }));
  };
  const onDragOver = (event: DragEvent): void => {
    if (drag === null) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'move';
    const rest = questions.filter(({ id }) => id !== drag.id);
    const below = rest.findIndex(({ id }) => {
      const box = list.current?.querySelector(`[data-row="${CSS.escape(id)}"]`)?.getBoundingClientRect();
      return box !== undefined && event.clientY < box.top + box.height / 2;
    });
    const at = below < 0 ? rest.length : below;
    if (drag.over?.sectionId === section.id && drag.over.index === at) return;
    onDrag({ id: drag.id, over: { sectionId: section.id, index: at } });
  };
  const landsAt = drag?.over?.sectionId === section.id ? drag.over.index : null;
  let shown = 0;
  return (
    <section
      aria-label={name}
      className={styles.section}
      onDragOver={onDragOver}
      onDrop={(event) => {
        event.preventDefault();
        onDrop();
      }}
    >
      <header className={styles.head}>
        <input
          type="text"
          dir="auto"
          data-part={section.id}
          aria-label={t('guides.section.name')}
          placeholder={t('guides.section')}
          className={styles.title}
          value={title.value}
          onChange={(event) => title.onChange(event.currentTarget.value)}
          onBlur={title.onBlur}
        />
        <NumberField
          label={t('guides.section.minutes')}
          labelHidden
          value={section.minutes}
          min={1}
          max={600}
          unit={t('guides.section.minutes.unit')}
          onChange={(minutes) => edits.run({ sections: (now) => setSection(now, section.id, { minutes }) })}
        />
        <MenuButton
          iconOnly
          icon={MoreHorizontal}
          label={t('guides.section.more', { title: name })}
          items={[
            {
              kind: 'item',
              id: 'up',
              label: t('guides.move.up'),
              disabled: index === 0,
              onSelect: () => onMoveSection(index - 1),
            },
            {
              kind: 'item',
              id: 'down',
              label: t('guides.move.down'),
              disabled: index === count - 1,
              onSelect: () => onMoveSection(index + 1),
            },
            { kind: 'separator', id: 'line' },
            { kind: 'item', id: 'remove', label: t('guides.section.remove'), danger: true, onSelect: discard },
          ]}
        />
      </header>
      <ol ref={list} className={styles.list}>
        {questions.map((question, i) => {
          const isDragged = question.id === drag?.id;
          const line = !isDragged && landsAt === shown;
          if (!isDragged) shown += 1;
          return (
            <GuideQuestionCard
              key={question.id}
              question={question}
              number={questionsBefore + i + 1}
              edits={edits}
              hasLine={line}
              isDragged={isDragged}
              onDragStart={() => onDrag({ id: question.id, over: null })}
              onDragEnd={() => onDrag(null)}
              onAddBelow={() => add(i + 1)}
              onRemove={() => drop(question.id, i)}
              onPlace={(place) => onPlace(question.id, place)}
              onMoveTo={() => onMoveTo(question.id)}
            />
          );
        })}
        {landsAt !== null && landsAt >= shown && <li aria-hidden="true" className={styles.landing} />}
      </ol>
      {questions.length === 0 && landsAt === null && <p className={styles.none}>{t('guides.section.empty')}</p>}
      <Button icon={Plus} variant="quiet" className={clsx(styles.add)} onClick={() => add(questions.length)}>
        {t('guides.question.add')}
      </Button>
    </section>
  );
}
