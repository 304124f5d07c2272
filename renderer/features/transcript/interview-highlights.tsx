import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { liveRecords } from '#renderer/data/queries/record-queries.ts';
import { useLive } from '#renderer/data/use-live.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { sameWords } from '#shared/domain/anchor.ts';
import type { Highlight } from '#shared/domain/highlight.ts';
import type { Id } from '#shared/domain/ids.ts';
import type { Memo } from '#shared/domain/memo.ts';
import type { InterviewData } from './interview-data.ts';
import styles from './interview-page.module.css';
import { InterviewQuote } from './interview-quote.tsx';
import type { Review } from './quote-review.tsx';
import { stretchOf, type TranscriptModel } from './transcript-model.ts';
import type { TranscriptHandle } from './transcript-view.tsx';
import { useQuoteList } from './use-quote-list.ts';

export interface InterviewHighlightsProps {
  readonly data: InterviewData;
  readonly chosen: string | null;
  readonly onChoose: (id: Id<'highlight'>) => void;
  /** Knows which words are selected. */
  readonly transcript: RefObject<TranscriptHandle | null>;
}

/** The highlights of an interview in reading order; those that somebody must look at first. */
export function InterviewHighlights(props: InterviewHighlightsProps): ReactNode {
  const { data, chosen, onChoose, transcript } = props;
  const t = useText();
  const scroller = useRef<HTMLDivElement>(null);
  const wantsFocus = useRef<number | null>(null);
  const { highlights, model, codebook } = data;
  const memos = useMemos();
  const reviews = useReviews(highlights, model);
  const inText = model?.highlights ?? NONE;
  const transcriptId = model?.transcript.id;
  const all = useMemo(() => {
    const inNotes = highlights.filter((one) => !one.needsReview && one.anchor.source !== transcriptId);
    const rest = [...inText, ...inNotes].filter(({ id }) => !reviews.has(id));
    return [...highlights.filter(({ id }) => reviews.has(id)), ...rest];
  }, [highlights, inText, transcriptId, reviews]);
  const stop = Math.max(
    0,
    all.findIndex(({ id }) => id === chosen),
  );
  const virtual = useQuoteList(scroller, all, stop);
  const show = useEffectEvent((id: string) => {
    const at = all.findIndex((one) => one.id === id);
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' });
  });
  useEffect(() => {
    if (chosen !== null) show(chosen);
  }, [chosen]);
  // The row that the arrow went to may be drawn only now.
  useLayoutEffect(() => {
    if (wantsFocus.current === null) return;
    const row = scroller.current?.querySelector<HTMLElement>(`[data-index="${wantsFocus.current}"] button`);
    if (!row) return;
    wantsFocus.current = null;
    row.focus({ preventScroll: true });
  });
  if (all.length === 0) {
    return <EmptyState title={t('transcript.highlights.empty')}>{t('transcript.highlights.emptyMore')}</EmptyState>;
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const here = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-index]') : null;
    if (step === 0 || here === null) return;
    event.preventDefault();
    // From where the arrow before wanted to go, which may not be drawn yet.
    const next = (wantsFocus.current ?? Number(here.dataset.index)) + step;
    if (next < 0 || next >= all.length) return;
    wantsFocus.current = next;
    virtual.scrollToIndex(next, { align: 'auto' });
    scroller.current?.querySelector<HTMLElement>(`[data-index="${next}"] button`)?.focus({ preventScroll: true });
  };
  // Here for all of them: a function made for each would have each drawn again whenever the page is.
  const onClick = ({ target }: MouseEvent): void => {
    const pressed = target instanceof Element ? target.closest<HTMLElement>('[data-quote]') : null;
    const quote = all.find(({ id }) => id === pressed?.dataset.quote);
    if (quote) onChoose(quote.id);
  };
  return (
    <div className={styles.quotes}>
      {reviews.size > 0 && <p className={styles.reviewHead}>{t('transcript.review.title', { count: reviews.size })}</p>}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: acts for the buttons inside, and arrows move between them */}
      <div
        ref={scroller}
        data-kept-scroll="highlights"
        className={styles.scroller}
        onClick={onClick}
        onKeyDown={onKeyDown}
      >
        <ul
          className={styles.list}
          aria-label={t('transcript.highlights.list')}
          style={{ blockSize: virtual.getTotalSize() }}
        >
          {virtual.getVirtualItems().map(({ index, start }) => {
            const highlight = all[index];
            const review = (highlight && reviews.get(highlight.id)) ?? null;
            return (
              highlight && (
                <InterviewQuote
                  key={highlight.id}
                  highlight={highlight}
                  codebook={codebook}
                  startMs={model?.segments[model.flow.indexOf(highlight.anchor.block)]?.startMs ?? null}
                  isInNote={highlight.anchor.source !== transcriptId}
                  index={index}
                  count={all.length}
                  top={start}
                  isChosen={highlight.id === chosen}
                  isStop={index === stop}
                  memos={memos.get(highlight.id) ?? NONE}
                  review={review}
                  model={review && model}
                  transcript={transcript}
                  onMeasure={virtual.measureElement}
                />
              )
            );
          })}
        </ul>
      </div>
    </div>
  );
}

const NONE: readonly never[] = [];

/** Memos by what they are about. */
function useMemos(): ReadonlyMap<string, readonly Memo[]> {
  const memos = useLive((app) => liveRecords(app, 'memos'), []);
  return useMemo(() => {
    const about = new Map<string, Memo[]>();
    for (const memo of memos ?? []) about.set(memo.aboutId, [...(about.get(memo.aboutId) ?? []), memo]);
    return about;
  }, [memos]);
}

/** The same map as long as it says the same: the words change with each key that corrects a segment, what is to be looked at seldom. */
function useReviews(highlights: readonly Highlight[], model: TranscriptModel | null): ReadonlyMap<string, Review> {
  const found = useMemo(() => reviewsOf(highlights, model), [highlights, model]);
  const [kept, setKept] = useState(found);
  if (kept === found) return kept;
  const isSame = kept.size === found.size && [...found].every(([id, review]) => kept.get(id) === review);
  if (isSame) return kept;
  setKept(found);
  return found;
}

/** Highlights whose words are gone, and those that now cover other words than were picked. */
function reviewsOf(highlights: readonly Highlight[], model: TranscriptModel | null): ReadonlyMap<string, Review> {
  const lost = highlights.filter(({ needsReview }) => needsReview).map(({ id }) => [id, 'lost'] as const);
  const changed = (model?.highlights ?? [])
    .filter((one) => model && isChanged(one, model))
    .map(({ id }) => [id, 'changed'] as const);
  return new Map([...lost, ...changed]);
}

/** What was found for a highlight, with the words that it was found in: looked at again only when those change. */
const CHECKED = new WeakMap<Highlight, { readonly text: string | undefined; readonly isChanged: boolean }>();

function isChanged(highlight: Highlight, { flow, segments }: TranscriptModel): boolean {
  const { anchor } = highlight;
  // One that runs over several segments is looked at each time: there are few.
  const text = anchor.endBlock === null ? segments[flow.indexOf(anchor.block)]?.text : undefined;
  const known = CHECKED.get(highlight);
  if (known && text !== undefined && known.text === text) return known.isChanged;
  const found = !sameWords(flow.words(stretchOf(highlight)), anchor.quote);
  CHECKED.set(highlight, { text, isChanged: found });
  return found;
}
