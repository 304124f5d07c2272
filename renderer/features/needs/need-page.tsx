import { Link2, Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { setFields } from '#renderer/data/actions/field-actions.ts';
import { recordIn } from '#renderer/data/queries/record-queries.ts';
import { useApp, useGraph, useLive } from '#renderer/data/use-live.ts';
import { EditableTitle } from '#renderer/record-ui/editable-title.tsx';
import { GoalChips } from '#renderer/record-ui/goal-chips.tsx';
import { HistoryButton } from '#renderer/record-ui/history-button.tsx';
import { LinksSection } from '#renderer/record-ui/links-section.tsx';
import { ProposalsList } from '#renderer/record-ui/proposals-list.tsx';
import { RecordGone } from '#renderer/record-ui/record-gone.tsx';
import { SectionNote } from '#renderer/record-ui/section.tsx';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { useLinkPicker } from '#renderer/record-ui/use-link-picker.tsx';
import { useTrash } from '#renderer/record-ui/use-trash.tsx';
import { go, hrefOf, type PlaceProps } from '#renderer/routes.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useCommand } from '#renderer/ui/commands.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { Need } from '#shared/domain/need.ts';
import { NeedAside } from './need-aside.tsx';
import { NeedChildren } from './need-children.tsx';
import { NeedImportance } from './need-importance.tsx';
import { NeedJob } from './need-job.tsx';
import { NeedSolutions } from './need-solutions.tsx';
import { NeedTeamEvidence } from './need-team-evidence.tsx';

export function NeedPage({ place }: PlaceProps<'need'>): ReactNode {
  const need = useLive((app) => recordIn(app, 'needs', place.id), [place.id]);
  if (need === undefined) return null;
  if (need === null || need.deletedAt !== null) return <RecordGone table="needs" id={place.id} trashed={need} />;
  return <OpenNeed key={need.id} need={need} />;
}

/** The statement, the goals it serves, and all that it stands on: insights, quotes of its own, and the needs under it. */
function OpenNeed({ need }: { readonly need: Need }): ReactNode {
  const t = useText();
  const app = useApp();
  const graph = useGraph();
  const picker = useLinkPicker();
  const { trash, dialog } = useTrash();
  const linkGoal = (): void => picker.open({ subjects: [need.id], kind: 'goal' });
  const linkInsight = (): void => picker.open({ subjects: [need.id], kind: 'insight' });
  const addQuote = (): void => picker.open({ subjects: [need.id], kind: 'highlight' });
  const discard = (): void =>
    trash({ table: 'needs', id: need.id, title: need.title, onDone: () => go({ kind: 'needs' }) });
  useCommand('record.link', { run: linkGoal });
  useCommand('record.trash', { run: discard });
  const parent = graph?.records.needs.find((one) => one.id === need.parentId);
  return (
    <Page
      title={need.title || t('common.untitled')}
      trail={parent ? [{ label: parent.title, href: hrefOf({ kind: 'need', id: parent.id }) }] : []}
      heading={
        <EditableTitle
          id={need.id}
          label={t('needs.statement')}
          placeholder={t('needs.statement.placeholder')}
          value={need.title}
          onSave={async (title, session) => told(t, await setFields(app, 'needs', need.id, { title }, session))}
        />
      }
      chips={<GoalChips id={need.id} />}
      toolbar={
        <>
          <HistoryButton />
          <IconButton icon={Trash2} label={t('needs.trash')} onClick={discard} />
        </>
      }
      asideLabel={t('needs.about')}
      aside={<NeedAside need={need} graph={graph} />}
      width="read"
    >
      <div>
        <NeedJob need={need} />
        <LinksSection
          id={need.id}
          side="used-in"
          title={t('needs.goals.serves')}
          action={
            <Button icon={Link2} onClick={linkGoal}>
              {t('needs.goals.link')}
            </Button>
          }
          empty={<SectionNote>{t('needs.goals.noneYet')}</SectionNote>}
        >
          <ProposalsList subject={need.id} kind="goal" title={t('needs.goals.proposed')} />
        </LinksSection>
        <LinksSection
          id={need.id}
          side="built-from"
          kind="insight"
          title={t('needs.insights')}
          action={
            <Button icon={Link2} onClick={linkInsight}>
              {t('needs.insights.link')}
            </Button>
          }
          empty={<SectionNote>{t('needs.insights.none')}</SectionNote>}
        />
        <LinksSection
          id={need.id}
          side="built-from"
          kind="highlight"
          title={t('needs.quotes')}
          action={
            <Button icon={Plus} onClick={addQuote}>
              {t('needs.quotes.add')}
            </Button>
          }
          empty={<SectionNote>{t('needs.quotes.none')}</SectionNote>}
        />
        <NeedTeamEvidence need={need} />
        {graph && <NeedImportance need={need} graph={graph} />}
        <NeedSolutions need={need} />
        {graph && <NeedChildren need={need} graph={graph} />}
      </div>
      {picker.dialog}
      {dialog}
    </Page>
  );
}
