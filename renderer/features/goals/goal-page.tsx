import { Link2, Newspaper, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { setFields } from '#renderer/data/actions/field-actions.ts';
import { recordIn } from '#renderer/data/queries/record-queries.ts';
import { useApp, useGraph, useLive } from '#renderer/data/use-live.ts';
import { EditableTitle } from '#renderer/record-ui/editable-title.tsx';
import { figuresOf } from '#renderer/record-ui/evidence-figures.ts';
import { EvidenceQuotes } from '#renderer/record-ui/evidence-quotes.tsx';
import { HistoryButton } from '#renderer/record-ui/history-button.tsx';
import { LinksSection } from '#renderer/record-ui/links-section.tsx';
import { ProposalsList } from '#renderer/record-ui/proposals-list.tsx';
import { RecordGone } from '#renderer/record-ui/record-gone.tsx';
import { Section, SectionNote } from '#renderer/record-ui/section.tsx';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { useLinkPicker } from '#renderer/record-ui/use-link-picker.tsx';
import { useTrash } from '#renderer/record-ui/use-trash.tsx';
import { go, hrefOf, type PlaceProps } from '#renderer/routes.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useCommand } from '#renderer/ui/commands.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { Goal } from '#shared/domain/goal.ts';
import { CarryOver } from './carry-over.tsx';
import { GoalAside } from './goal-aside.tsx';
import { GoalGaps } from './goal-gaps.tsx';
import { GoalIfWrong } from './goal-if-wrong.tsx';
import { GoalLineage } from './goal-lineage.tsx';
import { GoalMetrics } from './goal-metrics.tsx';

export function GoalPage({ place }: PlaceProps<'goal'>): ReactNode {
  const goal = useLive((app) => recordIn(app, 'goals', place.id), [place.id]);
  if (goal === undefined) return null;
  if (goal === null || goal.deletedAt !== null) return <RecordGone table="goals" id={place.id} trashed={goal} />;
  return <OpenGoal key={goal.id} goal={goal} />;
}

/** How far it has come, which needs serve it and how strongly, what contradicts them, and where the line has gaps. */
function OpenGoal({ goal }: { readonly goal: Goal }): ReactNode {
  const t = useText();
  const app = useApp();
  const graph = useGraph();
  const picker = useLinkPicker();
  const { trash, dialog } = useTrash();
  const linkNeed = (): void => picker.open({ subjects: [goal.id], kind: 'need' });
  const discard = (): void =>
    trash({ table: 'goals', id: goal.id, title: goal.title, onDone: () => go({ kind: 'goals' }) });
  useCommand('record.link', { run: linkNeed });
  useCommand('record.trash', { run: discard });
  const parent = graph?.records.goals.find(({ id }) => id === goal.parentId);
  const against = graph
    ? figuresOf(graph, goal.id, app.today())
        .evidence.filter(({ stance }) => stance === 'contradicts')
        .map(({ highlight }) => highlight)
    : [];
  return (
    <Page
      title={goal.title || t('common.untitled')}
      heading={
        <EditableTitle
          id={goal.id}
          label={t('goals.goal')}
          placeholder={t('goals.goal.placeholder')}
          value={goal.title}
          onSave={async (title, session) => told(t, await setFields(app, 'goals', goal.id, { title }, session))}
        />
      }
      trail={
        parent ? [{ label: parent.title || t('common.untitled'), href: hrefOf({ kind: 'goal', id: parent.id }) }] : []
      }
      chips={graph && <GoalLineage goal={goal} graph={graph} />}
      toolbar={
        <>
          <LinkButton icon={Newspaper} href={hrefOf({ kind: 'digest', goal: goal.id })}>
            {t('goals.digest')}
          </LinkButton>
          <CarryOver goal={goal} />
          <HistoryButton />
          <IconButton icon={Trash2} label={t('goals.trash')} onClick={discard} />
        </>
      }
      asideLabel={t('goals.about')}
      aside={<GoalAside goal={goal} graph={graph} />}
      width="read"
    >
      <div>
        <GoalMetrics goal={goal} />
        <LinksSection
          id={goal.id}
          side="built-from"
          byStrength
          title={t('goals.needs')}
          action={
            <Button icon={Link2} onClick={linkNeed}>
              {t('goals.needs.link')}
            </Button>
          }
          empty={<SectionNote>{t('goals.needs.none')}</SectionNote>}
        >
          <ProposalsList subject={goal.id} kind="need" title={t('goals.needs.proposed')} />
        </LinksSection>
        {graph && against.length > 0 && (
          <Section title={t('goals.against')} count={against.length}>
            <EvidenceQuotes graph={graph} highlights={against} label={t('goals.against')} />
          </Section>
        )}
        {graph && <GoalIfWrong goal={goal} graph={graph} />}
        {graph && <GoalGaps goal={goal} graph={graph} />}
      </div>
      {picker.dialog}
      {dialog}
    </Page>
  );
}
