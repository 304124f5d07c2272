import { type ReactNode, useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { Chip } from '#renderer/ui/chip.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorBox } from '#renderer/ui/error-box.tsx';
import { Figure } from '#renderer/ui/figure.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { Clock, DateText, Duration } from '#renderer/ui/moments.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { RecordGrid } from '#renderer/ui/record-grid.tsx';
import type { Column, GridSort } from '#renderer/ui/record-grid-row.tsx';
import { Tabs } from '#renderer/ui/tabs.tsx';
import styles from './gallery-page.module.css';
import { GallerySection } from './gallery-section.tsx';

export function GalleryShow(): ReactNode {
  const [tab, setTab] = useState('one');
  return (
    <>
      <GallerySection name="Chips, progress, times">
        {(['neutral', 'thread', 'danger', 'warn', 'ok', 'accent'] as const).map((tone) => (
          <Chip key={tone} tone={tone} onRemove={() => undefined} removeLabel={`Remove ${tone}`}>
            {tone}
          </Chip>
        ))}
        <Kbd keys="Mod+Shift+K" />
        <DateText iso="2026-05-04" />
        <Duration ms={4_320_000} />
        <Clock ms={724_000} />
        <ProgressBar label="Known" value={0.4} text="40 of 100" />
        <ProgressBar label="Unknown" />
      </GallerySection>
      <GallerySection name="Tabs">
        <Tabs
          label="Views"
          tabs={[
            { id: 'one', label: 'Highlights', count: 1942 },
            { id: 'two', label: 'Notes' },
          ]}
          selected={tab}
          onSelect={setTab}
        >
          <p>Panel of {tab}</p>
        </Tabs>
      </GallerySection>
      <GallerySection name="Grid">
        <Grid />
      </GallerySection>
      <GallerySection name="Empty and error">
        <EmptyState
          title="Interviews hold what people said. Import transcripts, or start one."
          primary={<Button variant="primary">Import files</Button>}
          secondary={<Button>New interview</Button>}
        />
        <EmptyState title="No interview matches 3 filters" drawing="search" primary={<Button>Clear filters</Button>} />
        <ErrorBox title="This part could not be shown" onRetry={() => undefined} details="Error: expected: a row">
          Your data is safe.
        </ErrorBox>
      </GallerySection>
      <GallerySection name="Figure">
        <Figure caption="Highlights a week" summary="Highlights rose from 3 to 9 a week." table={<Table />}>
          <svg aria-hidden="true" viewBox="0 0 60 20" width="240" height="80">
            <polyline points="0,18 20,14 40,12 60,2" fill="none" stroke="var(--tag-blue-ink)" strokeWidth="1" />
          </svg>
        </Figure>
      </GallerySection>
    </>
  );
}

function Table(): ReactNode {
  return (
    <table>
      <tbody>
        <tr>
          <th scope="row">Week 1</th>
          <td>3</td>
        </tr>
      </tbody>
    </table>
  );
}

interface Row {
  readonly id: string;
  readonly title: string;
  readonly count: number;
}

const ROWS: readonly Row[] = Array.from({ length: 1000 }, (_, i) => ({
  id: `r${i}`,
  title: `Row number ${i}`,
  count: i * 7,
}));
const keyOf = (row: Row): string => row.id;
const COLUMNS: readonly Column<Row>[] = [
  { id: 'title', header: 'Title', width: 'minmax(0, 2fr)', sortable: true, cell: (row) => row.title },
  { id: 'tone', header: 'Kind', cell: (row) => <Chip>{row.count % 2 === 0 ? 'even' : 'odd'}</Chip> },
  {
    id: 'count',
    header: 'Quotes',
    width: '6rem',
    align: 'end',
    sortable: true,
    sortFirst: 'descending',
    cell: (row) => row.count,
  },
];

function Grid(): ReactNode {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set(['r1']));
  const [sort, setSort] = useState<GridSort | null>({ column: 'title', descending: false });
  const rows = sort?.descending ? ROWS.toReversed() : ROWS;
  return (
    <div className={styles.grid}>
      <RecordGrid
        label="Rows"
        rows={rows}
        columns={COLUMNS}
        keyOf={keyOf}
        selected={selected}
        onSelectedChange={setSelected}
        sort={sort}
        onSort={setSort}
      />
    </div>
  );
}
