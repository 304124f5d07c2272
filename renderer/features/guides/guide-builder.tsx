import { Plus } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { useApp } from '#renderer/data/use-live.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { Guide } from '#shared/domain/guide.ts';
import { moveQuestion, moveSection, newSection, type QuestionPlace } from '#shared/domain/guide-edit.ts';
import styles from './guide-builder.module.css';
import { GuideSectionCard } from './guide-section-card.tsx';
import { MoveQuestionDialog } from './move-question-dialog.tsx';
import { useGuideEdits } from './use-guide-edits.ts';

/** A question on its way by the pointer, and where it would land. */
export interface QuestionDrag {
  readonly id: string;
  readonly over: QuestionPlace | null;
}

/** Sections with their questions, written and put in order where they stand. */
export function GuideBuilder({ guide }: { readonly guide: Guide }): ReactNode {
  const t = useText();
  const app = useApp();
  const within = useRef<HTMLDivElement>(null);
  const edits = useGuideEdits(guide, within);
  const [drag, setDrag] = useState<QuestionDrag | null>(null);
  const [moving, setMoving] = useState<string | null>(null);
  const { sections } = guide;
  const place = (id: string, to: QuestionPlace): void => {
    const next = moveQuestion(sections, id, to);
    const all = next.flatMap(({ questions }) => questions);
    const section = next.find((one) => one.id === to.sectionId);
    const said = t('guides.moved', {
      number: all.findIndex((one) => one.id === id) + 1,
      title: section?.title || t('guides.section'),
    });
    edits.run({ sections: (now) => moveQuestion(now, id, to) }, id, said);
  };
  const moveCard = (id: string, index: number): void =>
    edits.run({ sections: (now) => moveSection(now, id, index) }, id, t('guides.section.moved', { number: index + 1 }));
  const addSection = (): void => {
    const fresh = newSection(app.newUuid());
    edits.run({ sections: (now) => [...now, fresh] }, fresh.id);
  };
  let before = 0;
  return (
    <div ref={within} className={styles.builder}>
      {sections.map((section, index) => {
        const from = before;
        before += section.questions.length;
        return (
          <GuideSectionCard
            key={section.id}
            section={section}
            index={index}
            count={sections.length}
            questionsBefore={from}
            edits={edits}
            drag={drag}
            onDrag={setDrag}
            onDrop={() => {
              if (drag?.over) place(drag.id, drag.over);
              setDrag(null);
            }}
            onPlace={place}
            onMoveTo={setMoving}
            onMoveSection={(to) => moveCard(section.id, to)}
          />
        );
      })}
      <Button icon={Plus} onClick={addSection}>
        {t('guides.section.add')}
      </Button>
      <p className={styles.hint}>{t('guides.question.hint')}</p>
      {moving !== null && (
        <MoveQuestionDialog
          id={moving}
          sections={sections}
          onClose={() => setMoving(null)}
          onMove={(to) => {
            setMoving(null);
            place(moving, to);
          }}
        />
      )}
    </div>
  );
}
