import { type ReactNode, useState } from 'react';
import { restoreRecord } from '#renderer/data/actions/field-actions.ts';
import { type TrashedRecord, trashedRecords } from '#renderer/data/queries/trash-queries.ts';
import { useApp, useLive } from '#renderer/data/use-live.ts';
import { kindWord, RECORD_ICONS } from '#renderer/record-ui/record-kind.ts';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { undoToast } from '#renderer/record-ui/undo-toast.ts';
import { go, type PlaceProps } from '#renderer/routes.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { DateTimeText } from '#renderer/ui/moments.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { RecordGrid } from '#renderer/ui/record-grid.tsx';
import type { Column } from '#renderer/ui/record-grid-row.tsx';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { RECORDS } from '#shared/domain/records.ts';
import styles from './trash-page.module.css';
import { titleOf } from './trash-title.ts';

/** Deleted records, newest first. Enter restores the row. */
export function TrashPage({ place }: PlaceProps<'trash'>): ReactNode {
  const t = useText();
  const app = useApp();
  const trashed = useLive(trashedRecords, []);
  const [focused, setFocused] = useState<string | null>(null);
  const nameOf = ({ record }: TrashedRecord): string => titleOf(record) || t('common.untitled');
  const wanted = (place.q ?? '').trim().toLowerCase();
  const rows = (trashed ?? []).filter((row) => nameOf(row).toLowerCase().includes(wanted));
  const restore = (row: TrashedRecord): void => {
    const work = async (): Promise<void> => {
      const at = rows.indexOf(row);
      if (told(t, await restoreRecord(app, row.table, row.record.id)) === null) return;
      setFocused((rows[at + 1] ?? rows[at - 1])?.record.id ?? null);
      undoToast(app, t, t('trash.restored', { title: nameOf(row) }));
    };
    background(work(), t('links.problem.storage'));
  };
  const columns: readonly Column<TrashedRecord>[] = [
    { id: 'kind', header: t('trash.kind'), width: '9rem', cell: (row) => <Kind row={row} /> },
    {
      id: 'name',
      header: t('trash.name'),
      width: 'minmax(12rem, 1fr)',
      cell: (row) => (
        <bdi className={styles.name} title={nameOf(row)}>
          {nameOf(row)}
        </bdi>
      ),
    },
    {
      id: 'with',
      header: t('trash.with'),
      width: '7rem',
      cell: (row) => row.with > 0 && t('trash.with.count', { count: row.with }),
    },
    { id: 'when', header: t('trash.when'), width: '12rem', cell: (row) => <DateTimeText iso={row.deletedAt} /> },
    {
      id: 'restore',
      header: '',
      width: '6rem',
      align: 'end',
      cell: (row) => (
        <Button aria-label={t('trash.restoreOf', { title: nameOf(row) })} onClick={() => restore(row)}>
          {t('trash.restore')}
        </Button>
      ),
    },
  ];
  return (
    <Page
      title={t('trash.title')}
      subtitle={trashed && trashed.length > 0 && t('trash.count', { count: rows.length })}
      scroll={false}
      toolbar={
        trashed &&
        trashed.length > 0 && (
          <SearchField
            label={t('trash.find')}
            value={place.q ?? ''}
            onChange={(q) => go({ ...place, q }, { replace: true })}
          />
        )
      }
    >
      {trashed?.length === 0 && <EmptyState title={t('trash.empty')} />}
      {trashed && trashed.length > 0 && rows.length === 0 && (
        <EmptyState
          drawing="search"
          title={t('trash.filterEmpty', { words: wanted })}
          primary={<Button onClick={() => go({ kind: 'trash' }, { replace: true })}>{t('common.clearFilters')}</Button>}
        />
      )}
      {rows.length > 0 && (
        <RecordGrid
          label={t('trash.title')}
          rows={rows}
          columns={columns}
          keyOf={(row) => row.record.id}
          focused={focused}
          onFocusedChange={setFocused}
          onOpen={restore}
        />
      )}
    </Page>
  );
}

function Kind({ row }: { readonly row: TrashedRecord }): ReactNode {
  const t = useText();
  const { kind } = RECORDS[row.table];
  const Icon = RECORD_ICONS[kind];
  return (
    <span className={styles.kind}>
      <Icon aria-hidden="true" size={16} strokeWidth={1.5} />
      {kindWord(t, kind)}
    </span>
  );
}
