import { ListTree } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react';
import { useGraph } from '#renderer/data/use-live.ts';
import { go, hrefOf, type PlaceProps } from '#renderer/routes.ts';
import { Chip } from '#renderer/ui/chip.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { heardBy, segmentsHeard } from '#shared/domain/evidence-graph.ts';
import type { Need } from '#shared/domain/need.ts';
import { closedBelow, keptWhere } from '#shared/domain/need-tree.ts';
import { MapBoundary } from './map-boundary.tsx';
import { layoutTree } from './tree-layout.ts';

// The drawing library is heavy: it comes when a map is opened.
const TreeMap = lazy(async () => {
  const { TreeMap: map } = await import('./tree-map.tsx');
  return { default: map };
});

const LEVELS = ['1', '2', '3'] as const;
/** A larger tree opens with its upper levels only: everything at once could not be read. */
const READABLE = 120;

/** The opportunity tree as a map, from left to right: the same needs and the same selection as the outline. */
export function OpportunityTreePage({ place }: PlaceProps<'tree'>): ReactNode {
  const t = useText();
  const graph = useGraph();
  const needs = graph?.records.needs ?? [];
  const level = place.level ?? (needs.length > READABLE ? '2' : 'all');
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const { branch, segment, study, need: chosen } = place;
  const folded = useMemo(() => {
    const usual = new Set(graph && level !== 'all' ? closedBelow(graph.records.needs, Number(level)) : []);
    for (const id of toggled) if (!usual.delete(id)) usual.add(id);
    return usual;
  }, [graph, level, toggled]);
  const layout = useMemo(() => {
    if (!graph) return undefined;
    const heard = ({ id }: Need): boolean => heardBy(graph, id, { segment, study });
    const kept = segment || study !== undefined ? keptWhere(graph.records.needs, heard) : null;
    return layoutTree({ needs: graph.records.needs, folded, branch, kept });
  }, [graph, folded, branch, segment, study]);
  const show = (part: Partial<typeof place>): void => go({ ...place, ...part }, { replace: true });
  const outline = hrefOf({ kind: 'needs', study, need: chosen, branch, segment });
  const segments = graph ? [...segmentsHeard(graph)].sort() : [];
  const branchTitle = needs.find(({ id }) => id === branch)?.title || t('common.untitled');
  return (
    <Page
      title={t('tree.title')}
      subtitle={needs.length > 0 && t('tree.hint')}
      scroll={false}
      chips={
        branch && (
          <Chip
            onRemove={() => show({ branch: undefined })}
            removeLabel={t('needs.branch.leave', { title: branchTitle })}
          >
            {t('needs.branch.out', { title: branchTitle })}
          </Chip>
        )
      }
      toolbar={
        <>
          {segments.length > 1 && (
            <Select
              label={t('needs.segment')}
              labelHidden
              value={segment ?? ''}
              options={[
                { value: '', label: t('needs.segment.all') },
                ...segments.map((value) => ({ value, label: value })),
              ]}
              onChange={(value) => show({ segment: value || undefined })}
            />
          )}
          <Select
            label={t('needs.level')}
            labelHidden
            value={level}
            options={[
              { value: 'all', label: t('needs.level.all') },
              ...LEVELS.map((value) => ({ value, label: t(`needs.level.${value}`) })),
            ]}
            onChange={(value) => {
              setToggled(new Set());
              show({ level: value });
            }}
          />
          <LinkButton icon={ListTree} href={outline}>
            {t('needs.view.outline')}
          </LinkButton>
        </>
      }
    >
      {graph && needs.length === 0 && (
        <EmptyState
          title={t('needs.empty')}
          primary={<LinkButton href={hrefOf({ kind: 'needs' })}>{t('tree.toNeeds')}</LinkButton>}
        />
      )}
      {graph && needs.length > 0 && layout?.nodes.length === 0 && (
        <EmptyState
          drawing="search"
          title={t('needs.filterEmpty.segment')}
          primary={<LinkButton href={hrefOf({ kind: 'tree' })}>{t('common.clearFilters')}</LinkButton>}
        />
      )}
      {graph && layout && layout.nodes.length > 0 && (
        <MapBoundary message={t('tree.failed')} action={<LinkButton href={outline}>{t('tree.toOutline')}</LinkButton>}>
          <Suspense fallback={null}>
            <TreeMap
              graph={graph}
              layout={layout}
              chosen={chosen ?? null}
              onChoose={(id) => show({ need: id })}
              onBranch={(id) => show({ branch: id })}
              onToggle={(id) => {
                const next = new Set(toggled);
                if (!next.delete(id)) next.add(id);
                setToggled(next);
              }}
            />
          </Suspense>
        </MapBoundary>
      )}
    </Page>
  );
}
