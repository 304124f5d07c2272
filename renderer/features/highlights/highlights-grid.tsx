import { CircleAlert } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { hrefOfHighlight } from '#renderer/record-ui/graph-nodes.ts';
import { go, hrefOf, placeOf } from '#renderer/routes.ts';
import type { Format } from '#renderer/ui/format.ts';
import { Clock, DateText } from '#renderer/ui/moments.tsx';
import { RecordGrid } from '#renderer/ui/record-grid.tsx';
import type { Column } from '#renderer/ui/record-grid-row.tsx';
import { TagChip } from '#renderer/ui/tag-chip.tsx';
import { type Text, useFormat, useText } from '#renderer/ui/text.tsx';
import type { HighlightRow } from './highlight-rows.ts';
import styles from './highlights-grid.module.css';

export interface HighlightsGridProps {
  readonly rows: readonly HighlightRow[];
  readonly moments: ReadonlyMap<string, number>;
  readonly sort: string;
  readonly onSort: (sort: string) => void;
  readonly focused: string | null;
  readonly onFocusedChange: (id: string) => void;
  readonly selected: ReadonlySet<string>;
  readonly onSelectedChange: (selected: ReadonlySet<string>) => void;
}

/** Two lines a row: what was said is what a person looks for, and one line seldom holds it. */
export function HighlightsGrid({ rows, moments, sort, onSort, ...cursor }: HighlightsGridProps): ReactNode {
  const t = useText();
  const format = useFormat();
  const columns = useMemo(() => columnsOf(t, format, moments), [t, format, moments]);
  return (
    <RecordGrid
      label={t('highlights.page.title')}
      rows={rows}
      columns={columns}
      keyOf={keyOf}
      rowHeight={52}
      sort={{ column: sort.replace(/^-/, ''), descending: sort.startsWith('-') }}
      onSort={({ column, descending }) => onSort(descending ? `-${column}` : column)}
      onOpen={({ highlight }) => {
        const place = placeOf(hrefOfHighlight(highlight));
        if (place) go(place);
      }}
      {...cursor}
    />
  );
}

const keyOf = ({ highlight }: HighlightRow): string => highlight.id;

function columnsOf(t: Text, format: Format, moments: ReadonlyMap<string, number>): readonly Column<HighlightRow>[] {
  return [
    {
      id: 'words',
      header: t('highlights.column.words'),
      width: 'minmax(9rem, 3fr)',
      sortable: true,
      cell: (row) => <Words row={row} />,
    },
    {
      id: 'tags',
      header: t('highlights.column.tags'),
      width: 'minmax(6rem, 1.4fr)',
      cell: ({ tags }) => <Tags tags={tags} />,
    },
    {
      id: 'person',
      header: t('highlights.column.person'),
      width: '3.75rem',
      sortable: true,
      cell: ({ person }) => (person ? <bdi>{person.alias}</bdi> : <span className={styles.quiet}>–</span>),
    },
    {
      id: 'date',
      header: t('highlights.column.interview'),
      width: 'minmax(5.5rem, 1fr)',
      sortable: true,
      sortFirst: 'descending',
      cell: (row) => <Source row={row} />,
    },
    {
      id: 'time',
      header: t('highlights.column.time'),
      width: '3.25rem',
      align: 'end',
      cell: ({ highlight }) => {
        const at = moments.get(highlight.id);
        return at === undefined ? null : <Clock ms={at} />;
      },
    },
    {
      id: 'insights',
      header: t('highlights.column.insights'),
      width: '3.75rem',
      align: 'end',
      sortable: true,
      sortFirst: 'descending',
      cell: ({ insights }) => (
        <span className={insights > 0 ? styles.linked : styles.quiet}>{format.number(insights)}</span>
      ),
    },
  ];
}

function Words({ row: { highlight } }: { readonly row: HighlightRow }): ReactNode {
  const t = useText();
  return (
    <span className={styles.words}>
      {highlight.needsReview && (
        <span className={styles.review}>
          <CircleAlert aria-hidden="true" size={14} strokeWidth={1.5} />
          {t('highlights.review.short')}
        </span>
      )}
      <bdi title={highlight.anchor.quote}>{highlight.anchor.quote}</bdi>
    </span>
  );
}

const MOST_TAGS = 3;

function Tags({ tags }: Pick<HighlightRow, 'tags'>): ReactNode {
  const t = useText();
  if (tags.length === 0) return <span className={styles.quiet}>{t('highlights.tags.noneOn')}</span>;
  const rest = tags.slice(MOST_TAGS).map((tag) => tag.label);
  return (
    <span className={styles.tags}>
      {tags.slice(0, MOST_TAGS).map((tag) => (
        <TagChip key={tag.id} label={tag.label} hue={tag.hue} />
      ))}
      {rest.length > 0 && (
        <span className={styles.quiet} title={rest.join(', ')}>
          {t('highlights.tags.more', { count: rest.length })}
        </span>
      )}
    </span>
  );
}

function Source({ row: { interview } }: { readonly row: HighlightRow }): ReactNode {
  const t = useText();
  if (interview === null) return <span className={styles.quiet}>{t('common.none')}</span>;
  return (
    <span className={styles.source}>
      <a
        href={hrefOf({ kind: 'interview', id: interview.id })}
        tabIndex={-1}
        className={styles.interview}
        title={interview.title}
        dir="auto"
      >
        {interview.title || t('common.untitled')}
      </a>
      {interview.heldAt !== null && (
        <span className={styles.quiet}>
          <DateText iso={interview.heldAt} />
        </span>
      )}
    </span>
  );
}
