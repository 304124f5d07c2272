import { FolderPlus, Lock, LockOpen, Plus } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { useApp, useGraph } from '#renderer/data/use-live.ts';
import { AutoCodeDialog } from '#renderer/record-ui/tag-auto-code-dialog.tsx';
import { type Codebook, useCodebook } from '#renderer/record-ui/tag-queries.ts';
import { usePreviewPane } from '#renderer/record-ui/use-preview-pane.tsx';
import { go, hrefOf, type PlaceOf, type PlaceProps } from '#renderer/routes.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { runCommand, useCommand } from '#renderer/ui/commands.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { Tabs } from '#renderer/ui/tabs.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { EvidenceGraph } from '#shared/domain/evidence-graph.ts';
import type { Id } from '#shared/domain/ids.ts';
import type { Tag } from '#shared/domain/tag.ts';
import { lockCodebook, type TagPlace } from './codebook-actions.ts';
import { CodebookFiles } from './codebook-files.tsx';
import { type CodebookRow, codebookOutline, tagFigures } from './codebook-outline.ts';
import { CodebookTree } from './codebook-tree.tsx';
import { DuplicatesList, useDuplicates } from './duplicates-list.tsx';
import { TagBar } from './tag-bar.tsx';
import { TagDetails } from './tag-details.tsx';
import styles from './tag-dialogs.module.css';
import { toldTag } from './tell-tag-problem.ts';
import { useTagTrash } from './use-tag-trash.tsx';
import { useTagWork } from './use-tag-work.tsx';

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

function LoadedPage({ place, graph, codebook }: LoadedPageProps): ReactNode {
  const { tags, uses, isLocked } = codebook;
  const t = useText();
  const app = useApp();
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
  const [withArchived, setWithArchived] = useState(false);
  const [chosen, setChosen] = useState(NONE);
  const [autoCoding, setAutoCoding] = useState<Tag | null>(null);
  const work = useTagWork(tags, () => setChosen(NONE));
  const duplicates = useDuplicates(codebook, graph);
  const archivedCount = tags.filter(({ archived }) => archived).length;
  const rows = useMemo(
    () => codebookOutline(tags, { figures, collapsed, q: place.q, archived: withArchived }),
    [tags, figures, collapsed, place.q, withArchived],
  );
  const several = rows.map(({ tag }) => tag).filter(({ id }) => chosen.has(id));
  const tab = place.view === 'duplicates' ? 'duplicates' : 'tags';
  const show = (view: 'tags' | 'duplicates'): void =>
    go({ ...place, view: view === 'tags' ? undefined : view, words: undefined }, { replace: true });
  const lock = (): void =>
    background(
      lockCodebook(app, !isLocked).then((done) => void toldTag(t, done)),
      t('links.problem.storage'),
    );
  useCommand('highlight.auto-code', {
    run: () => go({ ...place, view: 'auto-code' }, { replace: true }),
    enabled: tags.length > 0,
  });
  useCommand('codebook.tidy', { run: () => show('duplicates') });
  useCommand('codebook.lock', { run: lock, label: t(isLocked ? 'codebook.unlock' : 'codebook.lock') });
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
            work={work}
            onAutoCode={() => setAutoCoding(current.tag)}
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
            <IconButton
              icon={isLocked ? LockOpen : Lock}
              label={t(isLocked ? 'codebook.unlock' : 'codebook.lock')}
              onClick={lock}
            />
            <CodebookFiles />
            <Button icon={FolderPlus} onClick={addGroup}>
              {t('codebook.newGroup')}
            </Button>
            <Button variant="primary" icon={Plus} onClick={addTagHere}>
              {t(isLocked ? 'codebook.proposeTag' : 'codebook.newTag')}
            </Button>
          </>
        )
      }
    >
      {isLocked && (
        <p className={styles.locked}>
          <Lock aria-hidden="true" size={16} strokeWidth={1.5} />
          <span className={styles.what}>{t('codebook.locked.what')}</span>
          <Button onClick={lock}>{t('codebook.unlock')}</Button>
        </p>
      )}
      {isEmpty && <NoTags onGroup={addGroup} />}
      {!isEmpty && (
        <Tabs
          label={t('codebook.views')}
          tabs={[
            { id: 'tags', label: t('codebook.view.tags') },
            { id: 'duplicates', label: t('codebook.view.duplicates'), count: duplicates?.length },
          ]}
          selected={tab}
          onSelect={(id) => show(id === 'duplicates' ? 'duplicates' : 'tags')}
        >
          {tab === 'duplicates' && duplicates && <DuplicatesList pairs={duplicates} uses={uses} work={work} />}
          {tab === 'tags' && (
            <>
              {several.length > 0 && <TagBar chosen={several} work={work} onClear={() => setChosen(NONE)} />}
              {several.length === 0 && archivedCount > 0 && (
                <div className={styles.bar}>
                  <Checkbox
                    label={t('codebook.withArchived', { count: archivedCount })}
                    checked={withArchived}
                    onChange={setWithArchived}
                  />
                </div>
              )}
              {rows.length === 0 && adding === null && (
                <EmptyState
                  drawing="search"
                  title={place.q ? t('codebook.filterEmpty', { words: place.q }) : t('codebook.allArchived')}
                  primary={place.q && <Button onClick={() => find(undefined)}>{t('common.clearFilters')}</Button>}
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
                  chosen={chosen}
                  onChosen={setChosen}
                  work={work}
                  onAutoCode={setAutoCoding}
                />
              )}
            </>
          )}
        </Tabs>
      )}
      {work.dialog}
      {place.view === 'auto-code' && (
        <AutoCodeDialog words={place.words} codebook={codebook} onClose={() => show('tags')} />
      )}
      {autoCoding && <AutoCodeDialog tag={autoCoding} codebook={codebook} onClose={() => setAutoCoding(null)} />}
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
      secondary={
        <>
          <Button onClick={() => runCommand('import.open')}>{t('codebook.import')}</Button>
          <LinkButton href={hrefOf({ kind: 'interviews' })}>{t('highlights.empty.interviews')}</LinkButton>
        </>
      }
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
