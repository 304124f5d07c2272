import { Scale, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { setFields } from '#renderer/data/actions/field-actions.ts';
import { recordIn } from '#renderer/data/queries/record-queries.ts';
import { useApp, useGraph, useLive } from '#renderer/data/use-live.ts';
import { DraftArea } from '#renderer/record-ui/draft-area.tsx';
import { EditableTitle } from '#renderer/record-ui/editable-title.tsx';
import { GoalChips } from '#renderer/record-ui/goal-chips.tsx';
import { nodeOf } from '#renderer/record-ui/graph-nodes.ts';
import { RecordGone } from '#renderer/record-ui/record-gone.tsx';
import { RecordLink } from '#renderer/record-ui/record-link.tsx';
import { Section, SectionNote } from '#renderer/record-ui/section.tsx';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { useTrash } from '#renderer/record-ui/use-trash.tsx';
import { go, hrefOf, type PlaceProps } from '#renderer/routes.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useCommand } from '#renderer/ui/commands.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { SOLUTION_STATUSES, type Solution } from '#shared/domain/solution.ts';
import { ExperimentList } from './experiment-list.tsx';
import { decideOn, decisionsAbout } from './solution-decisions.ts';
import styles from './solution-page.module.css';

export function SolutionPage({ place }: PlaceProps<'solution'>): ReactNode {
  const solution = useLive((app) => recordIn(app, 'solutions', place.id), [place.id]);
  if (solution === undefined) return null;
  if (solution === null || solution.deletedAt !== null)
    return <RecordGone table="solutions" id={place.id} trashed={solution} />;
  return <OpenSolution key={solution.id} solution={solution} />;
}

/** An idea, the need and goals it would serve, what must be true for it, and what was decided about it. */
function OpenSolution({ solution }: { readonly solution: Solution }): ReactNode {
  const t = useText();
  const app = useApp();
  const graph = useGraph();
  const { trash, dialog } = useTrash();
  const need = graph && nodeOf(graph, solution.needId);
  const save = async (fields: Partial<Solution>, session?: string): Promise<void> => {
    told(t, await setFields(app, 'solutions', solution.id, fields, session));
  };
  const discard = (): void =>
    trash({
      table: 'solutions',
      id: solution.id,
      title: solution.title,
      onDone: () => go({ kind: 'need', id: solution.needId }),
    });
  useCommand('record.trash', { run: discard });
  return (
    <Page
      title={solution.title || t('common.untitled')}
      trail={need ? [{ label: need.title || t('common.untitled'), href: need.href }] : []}
      heading={
        <EditableTitle
          id={solution.id}
          label={t('solutions.name')}
          placeholder={t('solutions.placeholder')}
          value={solution.title}
          onSave={(title, session) => save({ title }, session)}
        />
      }
      chips={need && <GoalChips id={solution.needId} />}
      toolbar={<IconButton icon={Trash2} label={t('solutions.trash')} onClick={discard} />}
      asideLabel={t('solutions.about')}
      aside={
        <div className={styles.aside}>
          <Select
            label={t('solutions.status')}
            value={solution.status}
            options={SOLUTION_STATUSES.map((value) => ({ value, label: t(`solutions.status.${value}`) }))}
            onChange={(status) => background(save({ status }), t('links.problem.storage'))}
          />
          <DraftArea
            name={`${solution.id}/description`}
            label={t('solutions.description')}
            rows={6}
            value={solution.description}
            onSave={(description, session) => save({ description }, session)}
          />
        </div>
      }
      width="read"
    >
      <div>
        <Section title={t('solutions.need')}>
          {graph && !need && <SectionNote>{t('solutions.need.gone')}</SectionNote>}
          {need && <RecordLink id={need.id} title={need.title} href={need.href} />}
        </Section>
        <ExperimentList solution={solution} />
        <Decisions solution={solution} />
      </div>
      {dialog}
    </Page>
  );
}

/** "Why did we choose this?" is answered by the decisions that name it. */
function Decisions({ solution }: { readonly solution: Solution }): ReactNode {
  const t = useText();
  const app = useApp();
  const decisions = useLive((one) => decisionsAbout(one, solution), [solution.id, solution.needId]);
  const decide = async (): Promise<void> => {
    const id = told(t, await decideOn(app, solution, t('decisions.question', { title: solution.title })));
    if (id !== null) go({ kind: 'decision', id });
  };
  return (
    <Section
      title={t('solutions.why')}
      action={
        <Button icon={Scale} onClick={() => background(decide(), t('links.problem.storage'))}>
          {t('solutions.decide')}
        </Button>
      }
    >
      {decisions?.length === 0 && <SectionNote>{t('solutions.why.none')}</SectionNote>}
      <ul className={styles.list}>
        {decisions?.map((decision) => (
          <li key={decision.id}>
            <RecordLink id={decision.id} title={decision.title} href={hrefOf({ kind: 'decision', id: decision.id })}>
              {t(`decisions.status.${decision.status}`)}
            </RecordLink>
            {decision.choice !== '' && <p dir="auto">{decision.choice}</p>}
          </li>
        ))}
      </ul>
    </Section>
  );
}
