import type { ReactNode } from 'react';
import { setFields } from '#renderer/data/actions/field-actions.ts';
import { lastPlace } from '#renderer/data/actions/need-actions.ts';
import { useApp } from '#renderer/data/use-live.ts';
import { figuresOf } from '#renderer/record-ui/evidence-figures.ts';
import { EvidenceWords } from '#renderer/record-ui/evidence-words.tsx';
import { parentOptions } from '#renderer/record-ui/need-parent-options.ts';
import { StrengthParts } from '#renderer/record-ui/strength.tsx';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { useNeedMoves } from '#renderer/record-ui/use-need-moves.ts';
import { background } from '#renderer/ui/background.ts';
import { Select } from '#renderer/ui/select.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { EvidenceGraph } from '#shared/domain/evidence-graph.ts';
import { NEED_FORMS, NEED_STATUSES, type Need } from '#shared/domain/need.ts';
import styles from './need-page.module.css';

export interface NeedAsideProps {
  readonly need: Need;
  readonly graph: EvidenceGraph | undefined;
}

export function NeedAside({ need, graph }: NeedAsideProps): ReactNode {
  const t = useText();
  const app = useApp();
  const needs = graph?.records.needs ?? [];
  const { moveTo } = useNeedMoves(needs, () => undefined);
  const save = async (fields: Partial<Pick<Need, 'form' | 'status'>>): Promise<void> => {
    told(t, await setFields(app, 'needs', need.id, fields));
  };
  const set = (fields: Partial<Pick<Need, 'form' | 'status'>>): void =>
    background(save(fields), t('links.problem.storage'));
  const figures = graph && figuresOf(graph, need.id, app.today());
  return (
    <div className={styles.aside}>
      {figures && (
        <div className={styles.fields}>
          <StrengthParts strength={figures.strength} />
          <EvidenceWords
            quotes={figures.strength.quotes}
            people={figures.strength.people}
            segments={figures.segments}
          />
        </div>
      )}
      <div className={styles.fields}>
        <Select
          label={t('needs.form')}
          value={need.form}
          options={NEED_FORMS.map((value) => ({ value, label: t(`needs.form.${value}`) }))}
          onChange={(form) => set({ form })}
        />
        <Select
          label={t('needs.status')}
          value={need.status}
          options={NEED_STATUSES.map((value) => ({ value, label: t(`needs.status.${value}`) }))}
          onChange={(status) => set({ status })}
        />
        <Select
          label={t('needs.parent')}
          value={need.parentId ?? ''}
          options={parentOptions(needs, need, t('needs.parent.top'), t('common.untitled'))}
          onChange={(parent) => moveTo(need, lastPlace(needs, parent === '' ? null : parent))}
        />
      </div>
    </div>
  );
}
