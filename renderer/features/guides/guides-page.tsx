import { type ReactNode, useState } from 'react';
import { useLive } from '#renderer/data/use-live.ts';
import { go, type PlaceProps } from '#renderer/routes.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useCommand } from '#renderer/ui/commands.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { RecordGrid } from '#renderer/ui/record-grid.tsx';
import type { Column } from '#renderer/ui/record-grid-row.tsx';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import { chosenGuides, type GuideRow, guideRows } from './guide-rows.ts';
import { GuideTemplates, NewGuideMenu } from './guide-templates.tsx';
import styles from './guides-page.module.css';
import { useNewGuide } from './use-new-guide.ts';
import { useTrashGuide } from './use-trash-guide.ts';

/** Every guide, in its newest version. */
export function GuidesPage({ place }: PlaceProps<'guides'>): ReactNode {
  const t = useText();
  const rows = useLive(guideRows, []);
  const make = useNewGuide(place.study ?? null);
  const columns = useColumns();
  const trash = useTrashGuide();
  const [focused, setFocused] = useState<string | null>(null);
  const current = rows?.find(({ guide }) => guide.familyId === focused)?.guide;
  useCommand('record.trash', { run: () => current && trash(current), enabled: current !== undefined });
  const show = (part: Partial<typeof place>): void => go({ ...place, ...part }, { replace: true });
  if (rows === undefined) return <Page title={t('guides.title')}>{null}</Page>;
  if (rows.length === 0) {
    return (
      <Page title={t('guides.title')} width="content">
        <GuideTemplates onNew={make} />
      </Page>
    );
  }
  const chosen = chosenGuides(rows, place);
  return (
    <Page
      title={t('guides.title')}
      subtitle={t('guides.count', { count: chosen.length })}
      scroll={chosen.length === 0}
      toolbar={
        <>
          <SearchField label={t('guides.find')} value={place.q ?? ''} onChange={(q) => show({ q })} />
          <NewGuideMenu onNew={make} />
        </>
      }
    >
      {chosen.length === 0 ? (
        <EmptyState
          drawing="search"
          title={t('guides.none.words', { words: place.q ?? '' })}
          primary={<Button onClick={() => show({ q: undefined, study: undefined })}>{t('common.clearFilters')}</Button>}
        />
      ) : (
        <RecordGrid
          label={t('guides.title')}
          rows={chosen}
          columns={columns}
          keyOf={keyOf}
          focused={focused}
          onFocusedChange={setFocused}
          onOpen={({ guide }) => go({ kind: 'guide', id: guide.familyId })}
        />
      )}
    </Page>
  );
}

const keyOf = ({ guide }: GuideRow): string => guide.familyId;

function useColumns(): readonly Column<GuideRow>[] {
  const t = useText();
  const format = useFormat();
  return [
    {
      id: 'title',
      header: t('guides.column.title'),
      width: 'minmax(12rem, 3fr)',
      cell: ({ guide }) => <bdi className={styles.title}>{guide.title || t('guides.untitled')}</bdi>,
    },
    {
      id: 'study',
      header: t('guides.column.study'),
      width: 'minmax(8rem, 2fr)',
      cell: ({ study }) => study && <bdi>{study.title || t('common.untitled')}</bdi>,
    },
    {
      id: 'questions',
      header: t('guides.column.questions'),
      width: '6rem',
      align: 'end',
      cell: ({ questions }) => format.number(questions),
    },
    {
      id: 'minutes',
      header: t('guides.column.minutes'),
      width: '6rem',
      align: 'end',
      cell: ({ minutes }) => minutes !== null && t('guides.minutes', { minutes }),
    },
    {
      id: 'version',
      header: t('guides.column.version'),
      width: '5rem',
      align: 'end',
      cell: ({ guide }) => format.number(guide.version),
    },
    {
      id: 'interviews',
      header: t('guides.column.interviews'),
      width: '6rem',
      align: 'end',
      cell: ({ interviews }) => format.number(interviews),
    },
  ];
}
