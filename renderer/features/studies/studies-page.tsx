import { Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useLive } from '#renderer/data/use-live.ts';
import { useTrash } from '#renderer/record-ui/use-trash.tsx';
import { go, type PlaceProps } from '#renderer/routes.ts';
import { Button } from '#renderer/ui/button.tsx';
import { runCommand, useCommand } from '#renderer/ui/commands.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { DateText } from '#renderer/ui/moments.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { RecordGrid } from '#renderer/ui/record-grid.tsx';
import type { Column } from '#renderer/ui/record-grid-row.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import styles from './studies-page.module.css';
import { type StudyRow, studyRows } from './study-queries.ts';

/** All studies: what is asked, and how much has been heard about it. */
export function StudiesPage(_props: PlaceProps<'studies'>): ReactNode {
  const t = useText();
  const rows = useLive(studyRows, []);
  const [focused, setFocused] = useState<string | null>(null);
  const { trash, dialog } = useTrash();
  const columns = useColumns();
  const current = rows?.find(({ study }) => study.id === focused)?.study;
  useCommand('record.trash', {
    run: () => current && trash({ table: 'studies', id: current.id, title: current.title }),
    enabled: current !== undefined,
  });
  const isEmpty = rows?.length === 0;
  const create = (variant: 'primary' | 'default'): ReactNode => (
    <Button variant={variant} icon={Plus} onClick={() => runCommand('study.new')}>
      {t('studies.new')}
    </Button>
  );
  return (
    <Page
      title={t('studies.title')}
      subtitle={rows && rows.length > 0 && t('studies.count', { count: rows.length })}
      scroll={isEmpty === true}
      toolbar={!isEmpty && create('primary')}
    >
      {isEmpty && (
        <EmptyState
          title={t('studies.empty')}
          primary={create('primary')}
          secondary={<Button onClick={() => runCommand('import.open')}>{t('studies.import')}</Button>}
        />
      )}
      {rows && !isEmpty && (
        <RecordGrid
          label={t('studies.title')}
          rows={rows}
          columns={columns}
          keyOf={keyOf}
          focused={focused}
          onFocusedChange={setFocused}
          onOpen={({ study }) => go({ kind: 'study', id: study.id })}
        />
      )}
      {dialog}
    </Page>
  );
}

const keyOf = ({ study }: StudyRow): string => study.id;

function useColumns(): readonly Column<StudyRow>[] {
  const t = useText();
  const format = useFormat();
  return [
    {
      id: 'title',
      header: t('studies.column.title'),
      width: 'minmax(10rem, 2fr)',
      cell: ({ study }) => (
        <bdi className={styles.title} title={study.title}>
          {study.title || t('common.untitled')}
        </bdi>
      ),
    },
    {
      id: 'question',
      header: t('studies.question'),
      width: 'minmax(10rem, 3fr)',
      cell: ({ study }) => (
        <bdi className={styles.question} title={study.question}>
          {study.question}
        </bdi>
      ),
    },
    {
      id: 'status',
      header: t('studies.status'),
      width: '6rem',
      cell: ({ study }) => t(`studies.status.${study.status}`),
    },
    {
      id: 'interviews',
      header: t('studies.interviews'),
      width: '6rem',
      align: 'end',
      cell: ({ interviews }) => format.number(interviews),
    },
    {
      id: 'participants',
      header: t('studies.participants'),
      width: '7rem',
      align: 'end',
      cell: ({ participants }) => format.number(participants),
    },
    {
      id: 'last',
      header: t('studies.last'),
      width: '8rem',
      cell: ({ lastHeld }) => lastHeld && <DateText iso={lastHeld} />,
    },
  ];
}
