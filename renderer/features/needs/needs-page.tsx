import { Plus } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { lastPlace, type NeedPlace } from '#renderer/data/actions/need-actions.ts';
import { useApp, useGraph, useLive } from '#renderer/data/use-live.ts';
import { go, hrefOf, type PlaceProps } from '#renderer/routes.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useCommand } from '#renderer/ui/commands.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { childrenByParent } from '#shared/domain/need-tree.ts';
import { NeedCompare } from './need-compare.tsx';
import { outlineOf } from './need-outline.ts';
import { hangingByNeed, treeParts } from './need-parts.ts';
import { figuresByNeed } from './need-scores.ts';
import { NeedTree } from './need-tree.tsx';
import { NeedsChips, NeedsToolbar } from './needs-toolbar.tsx';
import { useNeedsView } from './needs-view.ts';

/** The opportunity tree as an outline, whole or one branch of it; or the siblings of a level side by side. */
export function NeedsPage({ place }: PlaceProps<'needs'>): ReactNode {
  const t = useText();
  const graph = useGraph();
  const today = useApp().today();
  const { collapsed, setCollapsed } = useNeedsView();
  const [adding, setAdding] = useState<NeedPlace | null>(null);
  const parts = useLive(treeParts, []);
  const hanging = useMemo(() => (parts ? hangingByNeed(t, parts) : undefined), [parts, t]);
  const figures = useMemo(() => figuresByNeed(parts?.scores ?? []), [parts]);
  const { q, study, segment, branch } = place;
  const rows = useMemo(
    () => (graph ? outlineOf(graph, collapsed, { q, study, segment, branch }, hanging) : []),
    [graph, collapsed, q, study, segment, branch, hanging],
  );
  const needs = graph?.records.needs ?? [];
  const add = (): void => setAdding(lastPlace(needs, branch ?? null));
  useCommand('need.new', { run: add });
  const comparing = place.view === 'compare';
  const level = comparing ? (childrenByParent(needs).get(branch ?? null) ?? []) : [];
  const filterEmpty = q
    ? t('needs.filterEmpty', { words: q })
    : t(segment ? 'needs.filterEmpty.segment' : 'needs.filterEmpty.study');
  return (
    <Page
      title={t('needs.title')}
      subtitle={needs.length > 0 && t('needs.count', { count: needs.length })}
      chips={graph && <NeedsChips place={place} graph={graph} />}
      toolbar={
        <>
          {graph && needs.length > 0 && <NeedsToolbar place={place} graph={graph} onCollapsed={setCollapsed} />}
          <Button variant="primary" icon={Plus} onClick={add}>
            {t('needs.new')}
          </Button>
        </>
      }
    >
      {graph && needs.length === 0 && adding === null && (
        <EmptyState
          title={t('needs.empty')}
          primary={
            <Button variant="primary" onClick={add}>
              {t('needs.new')}
            </Button>
          }
          secondary={<LinkButton href={hrefOf({ kind: 'insights' })}>{t('needs.empty.insight')}</LinkButton>}
        />
      )}
      {graph && needs.length > 0 && rows.length === 0 && (
        <EmptyState
          drawing="search"
          title={filterEmpty}
          primary={<Button onClick={() => go({ kind: 'needs' }, { replace: true })}>{t('common.clearFilters')}</Button>}
        />
      )}
      {graph && comparing && level.length > 1 && <NeedCompare needs={level} graph={graph} />}
      {graph && comparing && needs.length > 0 && level.length < 2 && <EmptyState title={t('needs.compare.none')} />}
      {graph && !comparing && (rows.length > 0 || adding !== null) && (
        <NeedTree
          graph={graph}
          rows={rows}
          today={today}
          figures={figures}
          adding={adding}
          onAdd={setAdding}
          start={place.need ?? null}
          onBranch={(id) => go({ ...place, branch: id })}
          onToggle={(id, open) => {
            const next = new Set(collapsed);
            if (open) next.delete(id);
            else next.add(id);
            setCollapsed(next);
          }}
        />
      )}
    </Page>
  );
}
