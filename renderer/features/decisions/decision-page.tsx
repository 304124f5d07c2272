import { Scale, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { setFields } from '#renderer/data/actions/field-actions.ts';
import { recordIn } from '#renderer/data/queries/record-queries.ts';
import { useApp, useGraph, useLive } from '#renderer/data/use-live.ts';
import { DraftArea } from '#renderer/record-ui/draft-area.tsx';
import { DraftField } from '#renderer/record-ui/draft-field.tsx';
import { EditableTitle } from '#renderer/record-ui/editable-title.tsx';
import { RecordGone } from '#renderer/record-ui/record-gone.tsx';
import { Section } from '#renderer/record-ui/section.tsx';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { useTrash } from '#renderer/record-ui/use-trash.tsx';
import { go, type PlaceProps } from '#renderer/routes.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useCommand } from '#renderer/ui/commands.tsx';
import { DateField } from '#renderer/ui/date-field.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import type { Decision } from '#shared/domain/decision.ts';
import { DecisionAbout } from './decision-about.tsx';
import { decide, reviewDecision } from './decision-actions.ts';
import styles from './decision-page.module.css';
import { ThenAndNow } from './then-and-now.tsx';

export function DecisionPage({ place }: PlaceProps<'decision'>): ReactNode {
  const decision = useLive((app) => recordIn(app, 'decisions', place.id), [place.id]);
  if (decision === undefined) return null;
  if (decision === null || decision.deletedAt !== null)
    return <RecordGone table="decisions" id={place.id} trashed={decision} />;
  return <OpenDecision key={decision.id} decision={decision} />;
}

/** The question, the options, the choice and why; who saw it otherwise; and the evidence as it stood. */
function OpenDecision({ decision }: { readonly decision: Decision }): ReactNode {
  const t = useText();
  const app = useApp();
  const graph = useGraph();
  const { trash, dialog } = useTrash();
  const { id } = decision;
  const save = async (fields: Partial<Decision>, session?: string): Promise<void> => {
    told(t, await setFields(app, 'decisions', id, fields, session));
  };
  const discard = (): void =>
    trash({ table: 'decisions', id, title: decision.title, onDone: () => go({ kind: 'decisions' }) });
  useCommand('record.trash', { run: discard });
  const fix = async (): Promise<void> => {
    if (graph) told(t, await decide(app, graph, id));
  };
  const area = (field: 'choice' | 'reasons' | 'dissent', rows: number): ReactNode => (
    <DraftArea
      name={`${id}/${field}`}
      label={t(`decisions.${field}`)}
      rows={rows}
      value={decision[field]}
      onSave={(value, session) => save({ [field]: value }, session)}
    />
  );
  return (
    <Page
      title={decision.title || t('common.untitled')}
      heading={
        <EditableTitle
          id={id}
          label={t('decisions.question.head')}
          placeholder={t('decisions.new.placeholder')}
          value={decision.title}
          onSave={(title, session) => save({ title }, session)}
        />
      }
      subtitle={t(`decisions.status.${decision.status}`)}
      toolbar={
        <>
          {decision.status === 'proposed' && (
            <Button
              variant="primary"
              icon={Scale}
              disabled={!graph || decision.choice.trim() === ''}
              title={decision.choice.trim() === '' ? t('decisions.decide.first') : undefined}
              onClick={() => background(fix(), t('links.problem.storage'))}
            >
              {t('decisions.decide')}
            </Button>
          )}
          <IconButton icon={Trash2} label={t('decisions.trash')} onClick={discard} />
        </>
      }
      asideLabel={t('decisions.about')}
      aside={
        <div className={styles.aside}>
          <DateField
            label={t('decisions.decidedAt')}
            value={decision.decidedAt ?? ''}
            onChange={(value) => background(save({ decidedAt: value || null }), t('links.problem.storage'))}
          />
          <DateField
            label={t('decisions.reviewAt')}
            value={decision.reviewAt ?? ''}
            min={decision.decidedAt ?? undefined}
            onChange={(value) => background(save({ reviewAt: value || null }), t('links.problem.storage'))}
          />
          <DraftField
            name={`${id}/people`}
            label={t('decisions.people')}
            placeholder={t('decisions.people.placeholder')}
            value={decision.people}
            onSave={(people, session) => save({ people }, session)}
          />
          <Review decision={decision} />
        </div>
      }
      width="read"
    >
      <div>
        <DecisionAbout decision={decision} onChange={(aboutIds) => save({ aboutIds: [...aboutIds] })} />
        <Section title={t('decisions.options')}>
          <Options decision={decision} onChange={(options) => save({ options })} />
        </Section>
        <div className={styles.fields}>
          {area('choice', 2)}
          {area('reasons', 4)}
          {area('dissent', 3)}
        </div>
        {graph && <ThenAndNow decision={decision} graph={graph} />}
      </div>
      {dialog}
    </Page>
  );
}

interface OptionsProps {
  readonly decision: Decision;
  readonly onChange: (options: string[]) => Promise<void>;
}

/** One option a line. */
function Options({ decision, onChange }: OptionsProps): ReactNode {
  const t = useText();
  return (
    <DraftArea
      name={`${decision.id}/options`}
      label={t('decisions.options')}
      labelHidden
      hint={t('decisions.options.hint')}
      rows={3}
      value={decision.options.join('\n')}
      onSave={(text) => onChange(text.split('\n').filter((line, i, all) => line.trim() !== '' || i < all.length - 1))}
    />
  );
}

/** Looked at again: kept, changed or reversed. */
function Review({ decision }: { readonly decision: Decision }): ReactNode {
  const t = useText();
  const format = useFormat();
  const app = useApp();
  const [asked, setAsked] = useState(false);
  const { status, reviewAt } = decision;
  if (status === 'proposed') return null;
  const due = status === 'decided' && reviewAt !== null && reviewAt <= app.today();
  const run = async (next: 'kept' | 'changed' | 'reversed'): Promise<void> => {
    if (told(t, await reviewDecision(app, decision.id, next)) !== null) setAsked(false);
  };
  return (
    <div className={styles.review}>
      {due && reviewAt && <p className={styles.due}>{t('decisions.due', { date: format.date(reviewAt) })}</p>}
      {due || asked ? (
        <div className={styles.row} role="group" aria-label={t('decisions.review')}>
          {(['kept', 'changed', 'reversed'] as const).map((next) => (
            <Button key={next} onClick={() => background(run(next), t('links.problem.storage'))}>
              {t(`decisions.status.${next}`)}
            </Button>
          ))}
        </div>
      ) : (
        <Button variant="quiet" onClick={() => setAsked(true)}>
          {t('decisions.review')}
        </Button>
      )}
    </div>
  );
}
