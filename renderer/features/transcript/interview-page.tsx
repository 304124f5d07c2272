import { EyeOff, Trash2 } from 'lucide-react';
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react';
import { setFields } from '#renderer/data/actions/field-actions.ts';
import { useApp } from '#renderer/data/use-live.ts';
import { EditableTitle } from '#renderer/record-ui/editable-title.tsx';
import { HistoryButton } from '#renderer/record-ui/history-button.tsx';
import { HoldInterview } from '#renderer/record-ui/hold-interview.tsx';
import { PlayerBar } from '#renderer/record-ui/player-bar.tsx';
import { RecordGone } from '#renderer/record-ui/record-gone.tsx';
import { playerNow } from '#renderer/record-ui/sound/player-now.ts';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { useTrash } from '#renderer/record-ui/use-trash.tsx';
import { go, type PlaceProps } from '#renderer/routes.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { Tabs } from '#renderer/ui/tabs.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { Id } from '#shared/domain/ids.ts';
import { InterviewChips } from './interview-chips.tsx';
import { type InterviewData, useInterview } from './interview-data.ts';
import { InterviewDetails } from './interview-details.tsx';
import { InterviewHighlights } from './interview-highlights.tsx';
import { InterviewNotes } from './interview-notes.tsx';
import styles from './interview-page.module.css';
import { RedactDialog } from './redact-dialog.tsx';
import { type TranscriptHandle, TranscriptView } from './transcript-view.tsx';
import type { Reveal } from './use-reveal.ts';

type InterviewPlace = PlaceProps<'interview'>['place'];

/** One interview: what was said, what was noted down, and what was made of it. */
export function InterviewPage({ place }: PlaceProps<'interview'>): ReactNode {
  const data = useInterview(place.id);
  if (data === undefined) return null;
  if (data === null || data.interview.deletedAt !== null) {
    return <RecordGone table="interviews" id={place.id} trashed={data && { title: data.interview.title }} />;
  }
  return <OpenInterview key={place.id} place={place} data={data} />;
}

interface OpenInterviewProps {
  readonly place: InterviewPlace;
  readonly data: InterviewData;
}

function OpenInterview({ place, data }: OpenInterviewProps): ReactNode {
  const t = useText();
  const app = useApp();
  const { interview, model, highlights, codebook, lookOf } = data;
  const { trash, dialog } = useTrash();
  const [redacting, setRedacting] = useState(false);
  const transcript = useRef<TranscriptHandle>(null);
  const { reveal, chosen, show, showSegment, choose } = useChosen(place, data);
  const title = interview.title || t('transcript.untitled');
  const discard = (): void =>
    trash({ table: 'interviews', id: interview.id, title, onDone: () => go({ kind: 'interviews' }) });
  const tabs = [
    { id: 'highlights', label: t('transcript.tab.highlights'), count: highlights.length },
    ...(model ? [{ id: 'notes', label: t('transcript.tab.notes'), count: data.notes.length }] : []),
    { id: 'details', label: t('transcript.tab.details') },
  ];
  const tab = tabs.some(({ id }) => id === place.tab) ? (place.tab ?? 'highlights') : 'highlights';
  const notes = <InterviewNotes data={data} reveal={reveal} isMain={model === null} onHighlight={choose} />;
  return (
    <Page
      title={title}
      heading={
        <EditableTitle
          id={interview.id}
          label={t('transcript.name')}
          value={interview.title}
          placeholder={t('transcript.untitled')}
          onSave={async (value, session) =>
            told(t, await setFields(app, 'interviews', interview.id, { title: value }, session))
          }
        />
      }
      chips={<InterviewChips data={data} />}
      toolbar={
        <>
          <HoldInterview interviewId={interview.id} />
          <HistoryButton />
          {model !== null && (
            <IconButton icon={EyeOff} label={t('transcript.redact.open')} onClick={() => setRedacting(true)} />
          )}
          <IconButton icon={Trash2} label={t('transcript.trash')} onClick={discard} />
        </>
      }
      scroll={model === null}
      width={model === null ? 'read' : 'full'}
      asideLabel={t('transcript.pane')}
      aside={
        <Tabs
          label={t('transcript.pane')}
          tabs={tabs}
          selected={tab}
          onSelect={(id) => {
            const wanted = TABS.find((one) => one === id);
            if (wanted) go({ ...place, tab: wanted, seg: undefined, highlight: undefined }, { replace: true });
          }}
        >
          {tab === 'highlights' && (
            <InterviewHighlights data={data} chosen={chosen} onChoose={show} transcript={transcript} />
          )}
          {tab === 'notes' && notes}
          {tab === 'details' && <InterviewDetails data={data} />}
        </Tabs>
      }
    >
      {model === null && notes}
      {model !== null && model.segments.length === 0 && <EmptyState title={t('transcript.empty')} drawing="page" />}
      {model !== null && model.segments.length > 0 && (
        <div className={styles.main}>
          <TranscriptView
            model={model}
            codebook={codebook}
            lookOf={lookOf}
            language={interview.language}
            reveal={reveal}
            sought={place.q}
            chosen={chosen}
            handle={transcript}
            onTime={(ms) => playerNow()?.seek(ms)}
            onHighlight={choose}
          />
        </div>
      )}
      <PlayerBar
        interviewId={interview.id}
        segments={model?.segments ?? NO_SEGMENTS}
        onShow={(id) => showSegment(id)}
      />
      {redacting && <RedactDialog data={data} onClose={() => setRedacting(false)} />}
      {dialog}
    </Page>
  );
}

const NO_SEGMENTS: readonly never[] = [];
const TABS = ['highlights', 'notes', 'details'] as const;

interface Chosen {
  readonly reveal: Reveal | null;
  readonly chosen: string | null;
  /** Scrolls to a highlight's words, without moving the focus. */
  readonly show: (id: Id<'highlight'>) => void;
  /** Scrolls to a segment, without moving the focus. */
  readonly showSegment: (id: string) => void;
  /** A highlight was pressed in the text: the list shows it. */
  readonly choose: (id: Id<'highlight'>) => void;
}

/** What the address asks to see, and afterwards what is chosen on either side. */
function useChosen(place: InterviewPlace, { highlights, model }: InterviewData): Chosen {
  const [reveal, setReveal] = useState<Reveal | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const { seg, highlight } = place;
  const point = (block: string | null, id: string | null, focus: boolean): void => {
    setReveal((before) => ({ block, highlight: id, focus, at: (before?.at ?? 0) + 1 }));
    if (id !== null) setChosen(id);
    // Words in a note are seen where the notes are.
    const source = highlights.find((one) => one.id === id)?.anchor.source;
    const isInNote = model !== null && source !== undefined && source !== model.transcript.id;
    if (isInNote && place.tab !== 'notes') go({ ...place, tab: 'notes' }, { replace: true });
  };
  const arrive = useEffectEvent(() => point(seg ?? null, highlight ?? null, true));
  useEffect(() => {
    if (seg !== undefined || highlight !== undefined) arrive();
  }, [seg, highlight]);
  return {
    reveal,
    chosen,
    show: (id) => point(null, id, false),
    showSegment: (id) => point(id, null, false),
    choose: setChosen,
  };
}
