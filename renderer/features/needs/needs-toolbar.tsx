import { Columns3, ListTree, Network } from 'lucide-react';
import type { ReactNode } from 'react';
import { go, hrefOf, type PlaceOf } from '#renderer/routes.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Chip } from '#renderer/ui/chip.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { MenuButton } from '#renderer/ui/menu-button.tsx';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { type EvidenceGraph, segmentsHeard } from '#shared/domain/evidence-graph.ts';
import { closedBelow } from '#shared/domain/need-tree.ts';

export interface NeedsToolbarProps {
  readonly place: PlaceOf<'needs'>;
  readonly graph: EvidenceGraph;
  readonly onCollapsed: (collapsed: ReadonlySet<string>) => void;
}

const NONE: ReadonlySet<string> = new Set();
const LEVELS = ['1', '2', '3'] as const;

/** How the tree is looked at: words, segment, levels, and as outline, map or comparison. */
export function NeedsToolbar({ place, graph, onCollapsed }: NeedsToolbarProps): ReactNode {
  const t = useText();
  const { needs } = graph.records;
  const show = (part: Partial<typeof place>): void => go({ ...place, ...part }, { replace: true });
  const segments = [...segmentsHeard(graph)].sort();
  const comparing = place.view === 'compare';
  const map = hrefOf({
    kind: 'tree',
    study: place.study,
    need: place.need,
    branch: place.branch,
    segment: place.segment,
  });
  return (
    <>
      <SearchField label={t('needs.find')} value={place.q ?? ''} onChange={(q) => show({ q })} />
      {segments.length > 1 && (
        <Select
          label={t('needs.segment')}
          labelHidden
          value={place.segment ?? ''}
          options={[
            { value: '', label: t('needs.segment.all') },
            ...segments.map((value) => ({ value, label: value })),
          ]}
          onChange={(segment) => show({ segment: segment || undefined })}
        />
      )}
      <MenuButton
        icon={ListTree}
        label={t('needs.level')}
        items={[
          { kind: 'item', id: 'all', label: t('needs.level.all'), onSelect: () => onCollapsed(NONE) },
          ...LEVELS.map((level) => ({
            kind: 'item' as const,
            id: level,
            label: t(`needs.level.${level}`),
            onSelect: () => onCollapsed(closedBelow(needs, Number(level))),
          })),
        ]}
      />
      <Button icon={Columns3} pressed={comparing} onClick={() => show({ view: comparing ? undefined : 'compare' })}>
        {t('needs.compare')}
      </Button>
      <LinkButton icon={Network} href={map}>
        {t('needs.view.map')}
      </LinkButton>
    </>
  );
}

export interface NeedsChipsProps {
  readonly place: PlaceOf<'needs'>;
  readonly graph: EvidenceGraph;
}

/** The branch that is looked at, with the way back to the whole tree. */
export function NeedsChips({ place, graph }: NeedsChipsProps): ReactNode {
  const t = useText();
  const branch = graph.records.needs.find(({ id }) => id === place.branch);
  if (branch === undefined) return null;
  const title = branch.title || t('common.untitled');
  return (
    <Chip onRemove={() => go({ ...place, branch: undefined })} removeLabel={t('needs.branch.leave', { title })}>
      {t('needs.branch.out', { title })}
    </Chip>
  );
}
