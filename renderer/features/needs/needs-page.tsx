import { ChevronsDownUp, ChevronsUpDown, Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useApp, useGraph } from '#renderer/data/use-live.ts';
import { go, hrefOf, type PlaceProps } from '#renderer/routes.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useCommand } from '#renderer/ui/commands.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { lastPlace, type NeedPlace } from './need-actions.ts';
import { outlineOf } from './need-outline.ts';
import { NeedTree } from './need-tree.tsx';
import { useNeedsView } from './needs-view.ts';

const NONE: ReadonlySet<string> = new Set();

/** The opportunity tree as an outline. */
export function NeedsPage({ place }: PlaceProps<'needs'>): ReactNode {
  const t = useText();
  const graph = useGraph();
  const today = useApp().today();
  const { collapsed, setCollapsed } = useNeedsView();
  const [adding, setAdding] = useState<NeedPlace | null>(null);
  const needs = graph?.records.needs ?? [];
  const rows = graph ? outlineOf(graph, collapsed, place) : [];
  const add = (): void => setAdding(lastPlace(needs, null));
  useCommand('need.new', { run: add });
  const parents = (): ReadonlySet<string> => new Set(needs.flatMap((need) => need.parentId ?? []));
  return (
    <Page
      title={t('needs.title')}
      subtitle={needs.length > 0 && t('needs.count', { count: needs.length })}
      toolbar={
        <>
          {needs.length > 0 && (
            <>
              <SearchField
                label={t('needs.find')}
                value={place.q ?? ''}
                onChange={(q) => go({ ...place, q }, { replace: true })}
              />
              <IconButton icon={ChevronsUpDown} label={t('needs.expandAll')} onClick={() => setCollapsed(NONE)} />
              <IconButton
                icon={ChevronsDownUp}
                label={t('needs.collapseAll')}
                onClick={() => setCollapsed(parents())}
              />
            </>
          )}
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
          title={place.q ? t('needs.filterEmpty', { words: place.q }) : t('needs.filterEmpty.study')}
          primary={<Button onClick={() => go({ kind: 'needs' }, { replace: true })}>{t('common.clearFilters')}</Button>}
        />
      )}
      {graph && (rows.length > 0 || adding !== null) && (
        <NeedTree
          graph={graph}
          rows={rows}
          today={today}
          adding={adding}
          onAdd={setAdding}
          start={place.need ?? null}
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
