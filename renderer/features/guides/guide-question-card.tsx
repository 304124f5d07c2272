import { clsx } from 'clsx';
import { ChevronDown, ChevronRight, GripVertical, MoreHorizontal } from 'lucide-react';
import { type DragEvent, type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { useFieldDraft } from '#renderer/record-ui/use-field-draft.ts';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { useCommand } from '#renderer/ui/commands.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { MenuButton } from '#renderer/ui/menu-button.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import type { GuideQuestion } from '#shared/domain/guide.ts';
import { type QuestionPlace, setQuestion, stepPlace } from '#shared/domain/guide-edit.ts';
import styles from './guide-builder.module.css';
import { GuideQuestionDetails } from './guide-question-details.tsx';
import type { GuideEdits } from './use-guide-edits.ts';

export interface GuideQuestionCardProps {
  readonly question: GuideQuestion;
  /** 1, 2, 3, ... over the whole guide. */
  readonly number: number;
  readonly edits: GuideEdits;
  /** A dragged question would land above this one. */
  readonly hasLine: boolean;
  readonly isDragged: boolean;
  readonly onDragStart: () => void;
  readonly onDragEnd: () => void;
  readonly onAddBelow: () => void;
  readonly onRemove: () => void;
  readonly onPlace: (place: QuestionPlace) => void;
  readonly onMoveTo: () => void;
}

/** One question in the builder. Enter makes the next one, Backspace in an empty one takes it away, Mod+Shift+arrows move it. */
export function GuideQuestionCard(props: GuideQuestionCardProps): ReactNode {
  const { question, number, edits, hasLine, isDragged, onDragStart, onDragEnd, onAddBelow, onRemove } = props;
  const { onPlace, onMoveTo } = props;
  const t = useText();
  const format = useFormat();
  const row = useRef<HTMLLIElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [isIn, setIn] = useState(false);
  const { sections, familyId } = edits.guide;
  const text = useFieldDraft(`${familyId}/${question.id}/text`, question.text, (value, session) =>
    edits.save({ sections: (now) => setQuestion(now, question.id, { text: value }) }, session),
  );
  const step = (by: 1 | -1): void => {
    const place = stepPlace(sections, question.id, by);
    if (place) onPlace(place);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.nativeEvent.isComposing) return;
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null;
    if (event.key === 'Enter' && !event.shiftKey) onAddBelow();
    else if (event.key === 'Backspace' && text.value === '') onRemove();
    else if ((event.ctrlKey || event.metaKey) && event.shiftKey && by !== null) step(by);
    else return;
    event.preventDefault();
  };
  const drag = (event: DragEvent): void => {
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', question.text);
    if (row.current) event.dataTransfer.setDragImage(row.current, 16, 16);
    onDragStart();
  };
  const up = stepPlace(sections, question.id, -1);
  const down = stepPlace(sections, question.id, 1);
  return (
    <li
      ref={row}
      data-row={question.id}
      className={clsx(styles.question, hasLine && styles.hasLine, isDragged && styles.dragged)}
      onFocus={() => setIn(true)}
      onBlur={(event) => setIn(event.currentTarget.contains(event.relatedTarget))}
    >
      {isIn && <MoveCommand onMove={onMoveTo} />}
      <span
        draggable
        aria-hidden="true"
        title={t('guides.question.drag', { number })}
        className={styles.handle}
        onDragStart={drag}
        onDragEnd={onDragEnd}
      >
        <GripVertical size={16} strokeWidth={1.5} />
      </span>
      <span aria-hidden="true" className={styles.number}>
        {format.number(number)}
      </span>
      <div className={styles.main}>
        <textarea
          rows={1}
          dir="auto"
          data-part={question.id}
          aria-label={t('guides.question', { number })}
          placeholder={t('guides.question.placeholder')}
          className={styles.text}
          value={text.value}
          onChange={(event) => text.onChange(event.currentTarget.value.replace(/\n/g, ' '))}
          onBlur={text.onBlur}
          onKeyDown={onKeyDown}
        />
        {!isOpen && <Summary question={question} />}
        {isOpen && <GuideQuestionDetails question={question} edits={edits} />}
      </div>
      <Checkbox
        label={t('guides.required')}
        checked={question.required}
        onChange={(required) => edits.run({ sections: (now) => setQuestion(now, question.id, { required }) })}
      />
      <span className={styles.tools}>
        <IconButton
          icon={isOpen ? ChevronDown : ChevronRight}
          size="small"
          label={t('guides.question.details')}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        />
        <MenuButton
          iconOnly
          icon={MoreHorizontal}
          label={t('guides.question.more', { number })}
          items={[
            { kind: 'item', id: 'move', label: t('guides.move'), keys: 'Mod+Shift+M', onSelect: onMoveTo },
            { kind: 'item', id: 'up', label: t('guides.move.up'), disabled: up === null, onSelect: () => step(-1) },
            {
              kind: 'item',
              id: 'down',
              label: t('guides.move.down'),
              disabled: down === null,
              onSelect: () => step(1),
            },
            { kind: 'separator', id: 'line' },
            { kind: 'item', id: 'remove', label: t('guides.question.remove'), danger: true, onSelect: onRemove },
          ]}
        />
      </span>
    </li>
  );
}

/** "Move to..." means the question in which the focus is. */
function MoveCommand({ onMove }: { readonly onMove: () => void }): null {
  useCommand('record.move', { run: onMove });
  return null;
}

function Summary({ question }: { readonly question: GuideQuestion }): ReactNode {
  const t = useText();
  const words = [
    ...(question.kind === 'open' ? [] : [t(`guides.kind.${question.kind}`)]),
    ...(question.aim === '' ? [] : [t('guides.aim.is', { aim: question.aim })]),
    ...question.probes,
  ];
  return words.length > 0 && <p className={styles.summary}>{words.join(' · ')}</p>;
}
