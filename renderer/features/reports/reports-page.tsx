import { Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { liveRecords, ordered } from '#renderer/data/queries/record-queries.ts';
import { useLive } from '#renderer/data/use-live.ts';
import { useTrash } from '#renderer/record-ui/use-trash.tsx';
import { go, type PlaceProps } from '#renderer/routes.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useCommand } from '#renderer/ui/commands.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { DateText } from '#renderer/ui/moments.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { RecordGrid } from '#renderer/ui/record-grid.tsx';
import type { Column } from '#renderer/ui/record-grid-row.tsx';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { Report } from '#shared/domain/report.ts';
import styles from './report-page.module.css';
import { ReportTemplates } from './report-templates.tsx';

/** Every report, and the templates that one begins with. */
export function ReportsPage({ place }: PlaceProps<'reports'>): ReactNode {
  const t = useText();
  const reports = useLive(async (app) => ordered(await liveRecords(app, 'reports')), []);
  const [making, setMaking] = useState(false);
  const all = reports ?? [];
  const words = (place.q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const found = all.filter(({ title }) => words.every((word) => title.toLowerCase().includes(word)));
  return (
    <Page
      title={t('reports.title')}
      subtitle={all.length > 0 && t('reports.count', { count: found.length })}
      scroll={all.length === 0}
      width={all.length === 0 ? 'content' : 'full'}
      toolbar={
        all.length > 0 && (
          <>
            <SearchField
              label={t('reports.find')}
              value={place.q ?? ''}
              onChange={(q) => go({ ...place, q }, { replace: true })}
            />
            <Button variant="primary" icon={Plus} onClick={() => setMaking(true)}>
              {t('reports.new')}
            </Button>
          </>
        )
      }
    >
      {reports && all.length === 0 && (
        <div className={styles.start}>
          <p className={styles.lead}>{t('reports.empty')}</p>
          <ReportTemplates study={place.study} />
        </div>
      )}
      {all.length > 0 && found.length === 0 && (
        <EmptyState
          drawing="search"
          title={t('reports.filterEmpty', { words: place.q ?? '' })}
          primary={
            <Button onClick={() => go({ kind: 'reports' }, { replace: true })}>{t('common.clearFilters')}</Button>
          }
        />
      )}
      {found.length > 0 && <ReportGrid reports={found} />}
      {making && (
        <Dialog title={t('reports.new')} width="wide" onClose={() => setMaking(false)}>
          <ReportTemplates study={place.study} />
        </Dialog>
      )}
    </Page>
  );
}

function ReportGrid({ reports }: { readonly reports: readonly Report[] }): ReactNode {
  const t = useText();
  const { trash, dialog } = useTrash();
  const [focused, setFocused] = useState<string | null>(null);
  const current = reports.find(({ id }) => id === focused);
  useCommand('record.trash', {
    run: () => current && trash({ table: 'reports', id: current.id, title: current.title }),
    enabled: current !== undefined,
  });
  const columns: readonly Column<Report>[] = [
    {
      id: 'title',
      header: t('reports.name'),
      width: 'minmax(16rem, 1fr)',
      cell: ({ title }) => <bdi title={title}>{title || t('common.untitled')}</bdi>,
    },
    {
      id: 'audience',
      header: t('reports.audience'),
      width: '9rem',
      cell: ({ audience }) => t(`reports.audience.${audience}`),
    },
    { id: 'blocks', header: t('reports.blocks'), width: '5rem', cell: ({ blocks }) => Object.keys(blocks).length },
    {
      id: 'status',
      header: t('reports.status'),
      width: '11rem',
      cell: ({ status, frozen }) =>
        status === 'draft' || !frozen ? (
          t('reports.draft')
        ) : (
          <>
            {t('reports.status.published')} <DateText iso={frozen.at} />
          </>
        ),
    },
    {
      id: 'changed',
      header: t('reports.changed'),
      width: '8rem',
      cell: ({ updatedAt }) => <DateText iso={updatedAt} />,
    },
  ];
  return (
    <>
      <RecordGrid
        label={t('reports.title')}
        rows={reports}
        columns={columns}
        keyOf={(one) => one.id}
        focused={focused}
        onFocusedChange={setFocused}
        onOpen={({ id }) => go({ kind: 'report', id })}
      />
      {dialog}
    </>
  );
}
