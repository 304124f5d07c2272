import { Link2, Merge, Plus, Trash2 } from 'lucide-react';
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
import { undoToast } from '#renderer/record-ui/undo-toast.ts';
import { useLinkPicker } from '#renderer/record-ui/use-link-picker.tsx';
import { useTrash } from '#renderer/record-ui/use-trash.tsx';
import { go, type PlaceProps } from '#renderer/routes.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useCommand } from '#renderer/ui/commands.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import { isStale, reviewDay } from '#shared/analysis/staleness.ts';
import type { Insight } from '#shared/domain/insight.ts';
import { confirmInsight } from './insight-actions.ts';
import { InsightAside } from './insight-aside.tsx';
import { InsightBody } from './insight-body.tsx';
import styles from './insight-page.module.css';
import { useMerge } from './use-merge.tsx';

export function InsightPage({ place }: PlaceProps<'insight'>): ReactNode {
  const insight = useLive((app) => recordIn(app, 'insights', place.id), [place.id]);
  if (insight === undefined) return null;
  if (insight === null || insight.deletedAt !== null)
    return <RecordGone table="insights" id={place.id} trashed={insight} />;
  return <OpenInsight key={insight.id} insight={insight} />;
}

/** The claim, why it is so, the words it stands on, what speaks against it, and the needs it serves. */
function OpenInsight({ insight }: { readonly insight: Insight }): ReactNode {
  const t = useText();
  const format = useFormat();
  const app = useApp();
  const graph = useGraph();
  const picker = useLinkPicker();
  const { trash, dialog } = useTrash();
  const linkNeed = (): void => picker.open({ subjects: [insight.id], kind: 'need' });
  const addQuote = (): void => picker.open({ subjects: [insight.id], kind: 'highlight' });
  const discard = (): void =>
    trash({ table: 'insights', id: insight.id, title: insight.title, onDone: () => go({ kind: 'insights' }) });
  useCommand('record.link', { run: linkNeed });
  useCommand('record.trash', { run: discard });
  const merge = useMerge(graph, (into) => go({ kind: 'insight', id: into }));
  const stale = isStale(insight, app.today());
  const confirm = async (): Promise<void> => {
    const day = told(t, await confirmInsight(app, insight.id));
    if (day !== null) undoToast(app, t, t('insights.confirmed', { date: format.date(day) }));
  };
  return (
    <Page
      title={insight.title || t('common.untitled')}
      heading={
        <EditableTitle
          id={insight.id}
          label={t('insights.claim')}
          placeholder={t('insights.claim.placeholder')}
          value={insight.title}
          onSave={async (title, session) => told(t, await setFields(app, 'insights', insight.id, { title }, session))}
        />
      }
      chips={<GoalChips id={insight.id} />}
      toolbar={
        <>
          <IconButton icon={Merge} label={t('insights.merge')} onClick={() => merge.ask([insight])} />
          <HistoryButton />
          <IconButton icon={Trash2} label={t('insights.trash')} onClick={discard} />
        </>
      }
      asideLabel={t('insights.about')}
      aside={<InsightAside insight={insight} graph={graph} />}
      width="read"
    >
      <div>
        {stale && (
          <p className={styles.stale}>
            {t('insights.stale', { date: format.date(reviewDay(insight)) })}
            <Button onClick={() => background(confirm(), t('links.problem.storage'))}>{t('insights.confirm')}</Button>
          </p>
        )}
        <InsightBody id={insight.id} />
        <LinksSection
          id={insight.id}
          side="built-from"
          title={t('insights.evidence')}
          only={({ link }) => link.stance === 'supports'}
          action={
            <Button icon={Plus} onClick={addQuote}>
              {t('insights.evidence.add')}
            </Button>
          }
          empty={<SectionNote>{t('insights.evidence.none')}</SectionNote>}
        />
        <LinksSection
          id={insight.id}
          side="built-from"
          title={t('insights.against')}
          only={({ link }) => link.stance === 'contradicts'}
        />
        <LinksSection
          id={insight.id}
          side="built-from"
          title={t('insights.qualifying')}
          only={({ link }) => link.stance === 'qualifies'}
        />
        <LinksSection
          id={insight.id}
          side="used-in"
          title={t('insights.needs')}
          action={
            <Button icon={Link2} onClick={linkNeed}>
              {t('insights.needs.link')}
            </Button>
          }
          empty={<SectionNote>{t('insights.needs.none')}</SectionNote>}
        >
          <ProposalsList subject={insight.id} kind="need" title={t('insights.needs.proposed')} />
        </LinksSection>
      </div>
      {picker.dialog}
      {merge.dialog}
      {dialog}
    </Page>
  );
}
