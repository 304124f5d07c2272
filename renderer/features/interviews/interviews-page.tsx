import { FileUp, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { createInterview } from '#renderer/data/actions/create-actions.ts';
import { liveRecords } from '#renderer/data/queries/record-queries.ts';
import { useApp, useLive } from '#renderer/data/use-live.ts';
import { SavedViews } from '#renderer/record-ui/saved-views.tsx';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { go, type PlaceProps } from '#renderer/routes.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Chip } from '#renderer/ui/chip.tsx';
import { runCommand, useCommand } from '#renderer/ui/commands.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import type { Interview } from '#shared/domain/interview.ts';
import { InterviewsGrid } from './interviews-grid.tsx';
import { chosenInterviews, interviewRows, talks } from './interviews-rows.ts';

type ListPlace = PlaceProps<'interviews'>['place'];

/** Every interview, with how far it has been worked through. */
export function InterviewsPage({ place }: PlaceProps<'interviews'>): ReactNode {
  const t = useText();
  const format = useFormat();
  const measured = useLive(talks, []);
  const rows = useLive(async (app) => measured && interviewRows(app, measured), [measured]);
  const studies = useLive((app) => liveRecords(app, 'studies'), []);
  useNewInterview(place.study ?? null);
  const show = (part: Partial<ListPlace>): void => go({ ...place, ...part }, { replace: true });
  if (rows === undefined) return <Page title={t('interviews.title')}>{null}</Page>;
  const chosen = chosenInterviews(rows, place, format.compare);
  const study = studies?.find(({ id }) => id === place.study);
  if (rows.length === 0) return <NoInterviews />;
  return (
    <Page
      title={t('interviews.title')}
      subtitle={t('interviews.count', { count: chosen.length })}
      scroll={false}
      chips={
        place.study !== undefined && (
          <Chip
            onRemove={() => show({ study: undefined })}
            removeLabel={t('interviews.filter.remove', { name: t('interviews.column.study') })}
          >
            {t('interviews.filter.study')} <bdi>{study?.title || t('common.untitled')}</bdi>
          </Chip>
        )
      }
      toolbar={
        <>
          <SearchField label={t('interviews.find')} value={place.q ?? ''} onChange={(q) => show({ q })} />
          <SavedViews place={place} />
          <Button icon={FileUp} onClick={() => runCommand('import.open')}>
            {t('interviews.import')}
          </Button>
          <Button variant="primary" icon={Plus} onClick={() => runCommand('interview.new')}>
            {t('interviews.new')}
          </Button>
        </>
      }
    >
      {chosen.length === 0 ? (
        <NothingFound place={place} study={study?.title} show={show} />
      ) : (
        <InterviewsGrid rows={chosen} sort={place.sort} onSort={(sort) => show({ sort })} />
      )}
    </Page>
  );
}

/** Starts one in the study that the list is narrowed to, ready to be written. */
function useNewInterview(studyId: Interview['studyId']): void {
  const t = useText();
  const app = useApp();
  const start = async (): Promise<void> => {
    const id = told(t, await createInterview(app, { title: '', studyId }));
    if (id !== null) go({ kind: 'interview', id, tab: 'notes' });
  };
  useCommand('interview.new', { run: () => background(start(), t('links.problem.storage')) });
}

function NoInterviews(): ReactNode {
  const t = useText();
  return (
    <Page title={t('interviews.title')}>
      <EmptyState
        drawing="page"
        title={t('interviews.empty')}
        primary={
          <Button variant="primary" icon={FileUp} onClick={() => runCommand('import.open')}>
            {t('interviews.import')}
          </Button>
        }
        secondary={
          <Button icon={Plus} onClick={() => runCommand('interview.new')}>
            {t('interviews.new')}
          </Button>
        }
      />
    </Page>
  );
}

interface NothingFoundProps {
  readonly place: ListPlace;
  readonly study: string | undefined;
  readonly show: (part: Partial<ListPlace>) => void;
}

/** Interviews are there, but none that the filter leaves: say which filter, and how to drop it. */
function NothingFound({ place, study, show }: NothingFoundProps): ReactNode {
  const t = useText();
  const both = place.q !== undefined && place.q !== '' && place.study !== undefined;
  const title = place.q
    ? t('interviews.none.words', { words: place.q })
    : t('interviews.none.study', { name: study ?? '' });
  return (
    <EmptyState
      drawing="search"
      title={title}
      primary={<Button onClick={() => show({ q: undefined, study: undefined })}>{t('common.clearFilters')}</Button>}
      secondary={
        both && (
          <Button onClick={() => show({ study: undefined })}>
            {t('interviews.filter.remove', { name: t('interviews.column.study') })}
          </Button>
        )
      }
    />
  );
}
