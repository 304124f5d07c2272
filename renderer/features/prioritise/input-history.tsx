import { Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useApp } from '#renderer/data/use-live.ts';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { undoToast } from '#renderer/record-ui/undo-toast.ts';
import { background } from '#renderer/ui/background.ts';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import type { FrameworkInput } from '#shared/analysis/frameworks.ts';
import type { Id } from '#shared/domain/ids.ts';
import { inputName, inputValue } from './framework-words.ts';
import styles from './prioritise-page.module.css';
import { takeBack } from './priority-actions.ts';
import type { PriorityRow } from './priority-rows.ts';

export interface InputHistoryProps {
  readonly row: PriorityRow;
  readonly fields: readonly FrameworkInput[];
  readonly authors: ReadonlyMap<string, string>;
}

/** Who estimated what, and when: of each input the newest counts. */
export function InputHistory({ row, fields, authors }: InputHistoryProps): ReactNode {
  const t = useText();
  const format = useFormat();
  const app = useApp();
  const said = fields.flatMap((field) =>
    row.inputs.estimates(field.kind, field.name).map((score, i) => ({ field, score, counts: i === 0 })),
  );
  if (said.length === 0) return <p className={styles.note}>{t('prioritise.history.none')}</p>;
  const back = async (id: Id<'score'>): Promise<void> => {
    const done = await takeBack(app, id);
    if (done.ok) undoToast(app, t, t('prioritise.history.taken'));
    else told(t, done);
  };
  return (
    <section aria-label={t('prioritise.history')} className={styles.history}>
      <h3 className={styles.historyTitle}>{t('prioritise.history')}</h3>
      <ul>
        {said.map(({ field, score, counts }) => {
          const name = field.name || inputName(t, field.kind);
          const by = authors.get(score.by) || t(score.by === app.by ? 'analysis.coder.self' : 'analysis.coder.other');
          const words = t('prioritise.history.line', {
            name,
            value: inputValue(t, format, field, score.value),
            by,
            at: format.date(score.at),
          });
          return (
            <li key={score.id} className={styles.historyLine}>
              <span>
                {counts ? words : t('prioritise.history.earlier', { words })}
                {score.note !== '' && <span className={styles.note}> {score.note}</span>}
              </span>
              <IconButton
                icon={Undo2}
                size="small"
                label={t('prioritise.history.takeBack', { name, at: format.date(score.at) })}
                onClick={() => background(back(score.id), t('links.problem.storage'))}
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
