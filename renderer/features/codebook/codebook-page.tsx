import { FolderPlus, Plus } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { useGraph } from '#renderer/data/use-live.ts';
import { type Codebook, useCodebook } from '#renderer/record-ui/tag-queries.ts';
import { usePreviewPane } from '#renderer/record-ui/use-preview-pane.tsx';
import { go, hrefOf, type PlaceOf, type PlaceProps } from '#renderer/routes.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useCommand } from '#renderer/ui/commands.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { EvidenceGraph } from '#shared/domain/evidence-graph.ts';
import type { Id } from '#shared/domain/ids.ts';
import type { TagPlace } from './codebook-actions.ts';
import { type CodebookRow, codebookOutline, tagFigures } from './codebook-outline.ts';
import { CodebookTree } from './codebook-tree.tsx';
import { TagDetails } from './tag-details.tsx';
import { useTagTrash } from './use-tag-trash.tsx';

/** All tags by group: what each means, what else it is called, and how many people's words carry it. */
export function CodebookPage({ place }: PlaceProps<'codebook'>): ReactNode {
  const t = useText();
  const graph = useGraph();
  const codebook = useCodebook();
  if (!graph || !codebook) return <Page title={t('codebook.title')}>{null}</Page>;
  return <LoadedPage place={place} graph={graph} codebook={codebook} />;
}

interface LoadedPageProps {
  readonly place: PlaceOf<'codebook'>;
  readonly graph: EvidenceGraph;
  readonly codebook: Codebook;
}

const NONE: ReadonlySet<string> = new Set();

function LoadedPage({ place, graph, codebook: { tags } }: LoadedPageProps): ReactNode {
  const t = useText();
  const [cursor, setCursor] = useState<Id<'tag'> | null>(place.tag ?? null);
  const [asked, setAsked] = useState(place.tag);
  if (asked !== place.tag) {
    setAsked(place.tag);
    if (place.tag !== undefined) setCursor(place.tag);
  }
  const [collapsed, setCollapsed] = useState(NONE);
  const [adding, setAdding] = useState<TagPlace | null>(null);
  const pane = usePreviewPane(t('codebook.details.open'));
  const { trash, dialog } = useTagTrash();
  const figures = useMemo(() => tagFigures(graph, tags), [graph, tags]);
  const rows = useMemo(
    () => codebookOutline(tags, { figures, collapsed, q: place.q }),
    [tags, figures, collapsed, place.q],
  );
  const current = rows.find(({ tag }) => tag.id === cursor) ?? rows[0];
  const find = (q: string | undefined): void => go({ ...place, q }, { replace: true });
  const add = (next: TagPlace): void => {
    // What is being written must be in sight, and so must its group.
    if (place.q) find(undefined);
    setAdding(next);
  };
  const addGroup = (): void => add({ parentId: null, codable: false });
  const addTagHere = (): void => add({ parentId: groupOf(rows, current), codable: true });
  useCommand('tag.new', { run: addTagHere });
  const toggle = (id: Id<'tag'>, open: boolean): void => {
    const next = new Set(collapsed);
    if (open) next.delete(id);
    else next.add(id);
    setCollapsed(next);
  };
  const isEmpty = tags.length === 0 && adding === null;
  return (
    <Page
      title={t('codebook.title')}
      subtitle={tags.length > 0 && t('codebook.tags', { count: tags.filter((tag) => tag.codable).length })}
      asideLabel={t('codebook.details')}
      aside={
        current &&
        pane.isOpen && (
          <TagDetails
            key={current.tag.id}
            row={current}
            tags={tags}
            onTrash={() => {
              const at = rows.indexOf(current);
              trash(current, () => setCursor((rows[at + 1] ?? rows[at - 1])?.tag.id ?? null));
            }}
            onClose={pane.close}
          />
        )
      }
      toolbar={
        !isEmpty && (
          <>
            {pane.opener}
            <SearchField label={t('codebook.find')} value={place.q ?? ''} onChange={find} />
            <Button icon={FolderPlus} onClick={addGroup}>
              {t('codebook.newGroup')}
            </Button>
            <Button variant="primary" icon={Plus} onClick={addTagHere}>
              {t('codebook.newTag')}
            </Button>
          </>
        )
      }
    >
      {isEmpty && <NoTags onGroup={addGroup} />}
      {tags.length > 0 && rows.length === 0 && adding === null && (
        <EmptyState
          drawing="search"
          title={t('codebook.filterEmpty', { words: place.q ?? '' })}
          primary={<Button onClick={() => find(undefined)}>{t('common.clearFilters')}</Button>}
        />
      )}
      {(rows.length > 0 || adding !== null) && (
        <CodebookTree
          tags={tags}
          rows={rows}
          current={current}
          onCurrent={setCursor}
          onToggle={toggle}
          adding={adding}
          onAdd={setAdding}
        />
      )}
      {dialog}
    </Page>
  );
}

function NoTags({ onGroup }: { readonly onGroup: () => void }): ReactNode {
  const t = useText();
  return (
    <EmptyState
      title={t('codebook.empty')}
      primary={
        <Button variant="primary" onClick={onGroup}>
          {t('codebook.newGroup')}
        </Button>
      }
      secondary={<LinkButton href={hrefOf({ kind: 'interviews' })}>{t('highlights.empty.interviews')}</LinkButton>}
    >
      {t('codebook.empty.more')}
    </EmptyState>
  );
}

/** The group in which the cursor stands. */
function groupOf(rows: readonly CodebookRow[], current: CodebookRow | undefined): Id<'tag'> | null {
  if (current === undefined) return null;
  const group = rows.slice(0, rows.indexOf(current) + 1).findLast((row) => row.level === 1);
  return group && !group.tag.codable ? group.tag.id : null;
}
