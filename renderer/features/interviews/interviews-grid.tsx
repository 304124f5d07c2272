import { type ReactNode, useState } from 'react';
import { useTrash } from '#renderer/record-ui/use-trash.tsx';
import { go } from '#renderer/routes.ts';
import { useCommand } from '#renderer/ui/commands.tsx';
import { DateText, Duration } from '#renderer/ui/moments.tsx';
import { RecordGrid } from '#renderer/ui/record-grid.tsx';
import type { Column } from '#renderer/ui/record-grid-row.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import { VisuallyHidden } from '#renderer/ui/visually-hidden.tsx';
import { KIND_ICONS } from './interviews-kinds.ts';
import styles from './interviews-page.module.css';
import { type InterviewRow, type Length, share } from './interviews-rows.ts';

export interface InterviewsGridProps {
  readonly rows: readonly InterviewRow[];
  readonly sort: string | undefined;
  readonly onSort: (sort: string) => void;
}

export function InterviewsGrid({ rows, sort = '-date', onSort }: InterviewsGridProps): ReactNode {
  const t = useText();
  const columns = useColumns();
  const { trash, dialog } = useTrash();
  const [focused, setFocused] = useState<string | null>(null);
  const current = rows.find(({ interview }) => interview.id === focused)?.interview;
  useCommand('record.trash', {
    run: () => current && trash({ table: 'interviews', id: current.id, title: current.title }),
    enabled: current !== undefined,
  });
  return (
    <>
      <RecordGrid
        label={t('interviews.title')}
        rows={rows}
        columns={columns}
        keyOf={keyOf}
        sort={{ column: sort.replace(/^-/, ''), descending: sort.startsWith('-') }}
        onSort={({ column, descending }) => onSort(descending ? `-${column}` : column)}
        focused={focused}
        onFocusedChange={setFocused}
        onOpen={({ interview }) => go({ kind: 'interview', id: interview.id })}
      />
      {dialog}
    </>
  );
}

const keyOf = ({ interview }: InterviewRow): string => interview.id;

function useColumns(): readonly Column<InterviewRow>[] {
  const t = useText();
  const format = useFormat();
  return [
    {
      id: 'title',
      header: t('interviews.column.title'),
      width: 'minmax(14rem, 4fr)',
      sortable: true,
      cell: ({ interview }) => <Title interview={interview} />,
    },
    {
      id: 'people',
      header: t('interviews.column.people'),
      width: 'minmax(7rem, 1.6fr)',
      sortable: true,
      cell: ({ people }) => <People people={people} />,
    },
    {
      id: 'study',
      header: t('interviews.column.study'),
      width: 'minmax(6rem, 1.3fr)',
      sortable: true,
      cell: ({ study }) => study && <bdi title={study.title}>{study.title || t('common.untitled')}</bdi>,
    },
    {
      id: 'date',
      header: t('interviews.column.date'),
      width: '6.5rem',
      sortable: true,
      sortFirst: 'descending',
      cell: ({ interview }) =>
        interview.heldAt === null ? (
          <span className={styles.unknown}>{t('interviews.noDate')}</span>
        ) : (
          <DateText iso={interview.heldAt} />
        ),
    },
    {
      id: 'length',
      header: t('interviews.column.length'),
      width: '6.5rem',
      align: 'end',
      sortable: true,
      sortFirst: 'descending',
      cell: ({ length }) => <LengthText length={length} />,
    },
    {
      id: 'coded',
      header: t('interviews.column.coded'),
      width: '7rem',
      sortable: true,
      sortFirst: 'ascending',
      cell: (row) => <Coded row={row} />,
    },
    {
      id: 'highlights',
      header: t('interviews.column.highlights'),
      width: '4.5rem',
      align: 'end',
      sortable: true,
      sortFirst: 'descending',
      cell: ({ highlights }) => format.number(highlights),
    },
  ];
}

function Title({ interview }: Pick<InterviewRow, 'interview'>): ReactNode {
  const t = useText();
  const Icon = KIND_ICONS[interview.kind];
  const kind = t(`interviews.kind.${interview.kind}`);
  return (
    <span className={styles.title}>
      <span title={kind} className={styles.icon}>
        <Icon aria-hidden="true" size={16} strokeWidth={1.5} />
        <VisuallyHidden>{kind}: </VisuallyHidden>
      </span>
      <bdi className={styles.words} title={interview.title}>
        {interview.title || t('common.untitled')}
      </bdi>
    </span>
  );
}

function People({ people }: Pick<InterviewRow, 'people'>): ReactNode {
  const segments = [...new Set(people.map(({ segment }) => segment).filter((segment) => segment !== ''))].join(', ');
  return (
    <>
      {people.map(({ alias }) => alias).join(', ')}
      {segments !== '' && (
        <bdi className={styles.segment} title={segments}>
          {segments}
        </bdi>
      )}
    </>
  );
}

function LengthText({ length }: { readonly length: Length | null }): ReactNode {
  const t = useText();
  if (length === null) return null;
  return length.kind === 'time' ? <Duration ms={length.ms} /> : t('interviews.words', { count: length.words });
}

/** The share of segments with a highlight, as a bar and in figures. */
function Coded({ row }: { readonly row: InterviewRow }): ReactNode {
  const format = useFormat();
  const value = share(row);
  if (value < 0) return null;
  return (
    <span className={styles.coded}>
      <span aria-hidden="true" className={styles.bar}>
        <span className={styles.done} style={{ inlineSize: `${value * 100}%` }} />
      </span>
      {format.percent(value)}
    </span>
  );
}
