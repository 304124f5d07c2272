import type { ReactNode } from 'react';
import { setFields } from '#renderer/data/actions/field-actions.ts';
import { useApp } from '#renderer/data/use-live.ts';
import { DraftArea } from '#renderer/record-ui/draft-area.tsx';
import { DraftField } from '#renderer/record-ui/draft-field.tsx';
import { figuresOf } from '#renderer/record-ui/evidence-figures.ts';
import { EvidenceWords } from '#renderer/record-ui/evidence-words.tsx';
import { StrengthParts } from '#renderer/record-ui/strength.tsx';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { background } from '#renderer/ui/background.ts';
import { DateField } from '#renderer/ui/date-field.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { toast } from '#renderer/ui/toasts.ts';
import type { EvidenceGraph } from '#shared/domain/evidence-graph.ts';
import { GOAL_STATUSES, type Goal } from '#shared/domain/goal.ts';
import { fail } from '#shared/domain/result.ts';
import { setGoalParent } from './goal-actions.ts';
import styles from './goals-page.module.css';

export interface GoalAsideProps {
  readonly goal: Goal;
  readonly graph: EvidenceGraph | undefined;
}

export function GoalAside({ goal, graph }: GoalAsideProps): ReactNode {
  const t = useText();
  const app = useApp();
  const save = async (fields: Partial<Goal>, session?: string): Promise<void> => {
    told(t, await setFields(app, 'goals', goal.id, fields, session));
  };
  const set = (fields: Partial<Goal>): void => background(save(fields), t('links.problem.storage'));
  const nest = async (parentId: Goal['parentId']): Promise<void> => {
    const done = await setGoalParent(app, goal.id, parentId);
    if (done.ok) return;
    const { problem } = done;
    if (problem.kind !== 'circle') {
      told(t, fail(problem));
      return;
    }
    const titles = [...problem.path, problem.path[0] ?? ''].map((title) => title || t('common.untitled'));
    toast({ text: t('goals.problem.circle', { path: titles.join(' → ') }), tone: 'error' });
  };
  const figures = graph && figuresOf(graph, goal.id, app.today());
  return (
    <div className={styles.aside}>
      <div className={styles.fields}>
        <Select
          label={t('goals.status')}
          value={goal.status}
          options={GOAL_STATUSES.map((value) => ({ value, label: t(`goals.status.${value}`) }))}
          onChange={(status) => set({ status })}
        />
        <Select
          label={t('goals.parent')}
          value={goal.parentId ?? ''}
          options={[
            { value: '', label: t('goals.parent.top') },
            ...(graph?.records.goals ?? [])
              .filter(({ id }) => id !== goal.id)
              .map(({ id, title }) => ({ value: id, label: title || t('common.untitled') })),
          ]}
          onChange={(parent) => background(nest(parent === '' ? null : parent), t('links.problem.storage'))}
        />
        <DraftArea
          name={`${goal.id}/reason`}
          label={t('goals.reason')}
          placeholder={t('goals.reason.placeholder')}
          rows={3}
          value={goal.reason}
          onSave={(reason, session) => save({ reason }, session)}
        />
        <DraftField
          name={`${goal.id}/owner`}
          label={t('goals.owner')}
          placeholder={t('goals.owner.placeholder')}
          value={goal.owner}
          onSave={(owner, session) => save({ owner }, session)}
        />
        <DateField
          label={t('goals.startsAt')}
          value={goal.startsAt ?? ''}
          max={goal.endsAt ?? undefined}
          onChange={(value) => set({ startsAt: value === '' ? null : value })}
        />
        <DateField
          label={t('goals.endsAt')}
          value={goal.endsAt ?? ''}
          min={goal.startsAt ?? undefined}
          onChange={(value) => set({ endsAt: value === '' ? null : value })}
        />
      </div>
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
    </div>
  );
}
