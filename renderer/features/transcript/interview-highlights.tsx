import { type KeyboardEvent, type ReactNode, useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { Id } from '#shared/domain/ids.ts';
import type { InterviewData } from './interview-data.ts';
import styles from './interview-page.module.css';
import { InterviewQuote } from './interview-quote.tsx';
import { useQuoteList } from './use-quote-list.ts';

export interface InterviewHighlightsProps {
  readonly data: InterviewData;
  readonly chosen: string | null;
  readonly onChoose: (id: Id<'highlight'>) => void;
}

/** The highlights of an interview in reading order; those whose words are gone first, because somebody must decide. */
export function InterviewHighlights({ data, chosen, onChoose }: InterviewHighlightsProps): ReactNode {
  const t = useText();
  const scroller = useRef<HTMLDivElement>(null);
  const wantsFocus = useRef<number | null>(null);
  const { highlights, model } = data;
  const lost = highlights.filter((one) => one.needsReview);
  const inTranscript = model?.highlights ?? [];
  const inNotes = highlights.filter((one) => !one.needsReview && one.anchor.source !== model?.transcript.id);
  const all = [...lost, ...inTranscript, ...inNotes];
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
    const next = Number(here.dataset.index) + step;
    if (next < 0 || next >= all.length) return;
    wantsFocus.current = next;
    virtual.scrollToIndex(next, { align: 'auto' });
    scroller.current?.querySelector<HTMLElement>(`[data-index="${next}"] button`)?.focus({ preventScroll: true });
  };
  return (
    <div className={styles.quotes}>
      {lost.length > 0 && <p className={styles.reviewHead}>{t('transcript.highlights.review')}</p>}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrows move between the buttons inside */}
      <div ref={scroller} className={styles.scroller} onKeyDown={onKeyDown}>
        <ul
          className={styles.list}
          aria-label={t('transcript.highlights.list')}
          style={{ blockSize: virtual.getTotalSize() }}
        >
          {virtual.getVirtualItems().map(({ index, start }) => {
            const highlight = all[index];
            return (
              highlight && (
                <InterviewQuote
                  key={highlight.id}
                  highlight={highlight}
                  data={data}
                  index={index}
                  count={all.length}
                  top={start}
                  isChosen={highlight.id === chosen}
                  isStop={index === stop}
                  onMeasure={virtual.measureElement}
                  onChoose={onChoose}
                />
              )
            );
          })}
        </ul>
      </div>
    </div>
  );
}
