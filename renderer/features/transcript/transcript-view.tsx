import { clsx } from 'clsx';
import {
  type ClipboardEvent,
  type ReactNode,
  type RefObject,
  useCallback,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Picked } from '#renderer/data/actions/highlight-actions.ts';
import type { MarkLook } from '#renderer/editor/mark-look.ts';
import { HighlightTools } from '#renderer/record-ui/highlight-tools.tsx';
import { LearnQuotesWhenIdle } from '#renderer/record-ui/learn-quotes-when-idle.ts';
import type { Codebook } from '#renderer/record-ui/tag-queries.ts';
import { useCommand } from '#renderer/ui/commands.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import { toast } from '#renderer/ui/toasts.ts';
import type { Id } from '#shared/domain/ids.ts';
import type { Segment } from '#shared/domain/transcript.ts';
import { CursorMenu } from './cursor-menu.tsx';
import { wordsElement } from './dom-place.ts';
import { FindBar } from './find-bar.tsx';
import { GoToTime } from './go-to-time.tsx';
import { SegmentRow } from './segment-row.tsx';
import { isCaret } from './text-flow.ts';
import { drawnRanges, type TranscriptModel } from './transcript-model.ts';
import styles from './transcript-view.module.css';
import { type EdgeDraft, useEdges } from './use-edges.ts';
import { useFind } from './use-find.ts';
import { usePickedPaint } from './use-picked-paint.ts';
import type { Reveal } from './use-reveal.ts';
import { useSegmentEditing } from './use-segment-editing.ts';
import { useSegmentTools } from './use-segment-tools.tsx';
import { useSoughtPaint } from './use-sought-paint.ts';
import { isTyping, useTranscriptTools } from './use-transcript-tools.ts';
import { caretAt, useTranscriptWalk } from './use-transcript-walk.ts';

/** What others may ask of the transcript. */
export interface TranscriptHandle {
  /** The words that are selected now; null for none. */
  readonly picked: () => Picked | null;
}

export interface TranscriptViewProps {
  readonly model: TranscriptModel;
  readonly codebook: Codebook | undefined;
  readonly lookOf: (highlightId: string) => MarkLook | undefined;
  readonly language: string | null;
  /** What to scroll to and ring. */
  readonly reveal: Reveal | null;
  /** Words that were searched for, with spaces between them: they are marked. */
  readonly sought?: string | undefined;
  /** The highlight whose edges have handles. */
  readonly chosen: string | null;
  readonly handle?: RefObject<TranscriptHandle | null> | undefined;
  /** A highlight was pressed or walked to. */
  readonly onHighlight: (id: Id<'highlight'>) => void;
  /** A person went to a time, in milliseconds: the recording may follow. */
  readonly onTime?: ((ms: number) => void) | undefined;
}

const NO_RANGES: readonly never[] = [];

/** What was said, to read, to correct and to code: by pointer, or by keys from segment to segment. */
export function TranscriptView(props: TranscriptViewProps): ReactNode {
  const { model, codebook, lookOf, language, reveal, sought = '', chosen, handle, onHighlight, onTime } = props;
  const { segments, flow } = model;
  const t = useText();
  const format = useFormat();
  const walk = useTranscriptWalk({ model, reveal, onHighlight });
  const { virtual, now, takeFocus } = walk;
  const edges = useEdges(model, walk, chosen);
  const tools = useTranscriptTools({ model, codebook, walk, edges, onHighlight });
  usePickedPaint(walk.list, tools.request, flow);
  useSoughtPaint(walk.list, sought);
  const editing = useSegmentEditing(flow);
  const segmentTools = useSegmentTools(model, walk, editing);
  const find = useFind(model, walk);
  const goToTime = useGoToTime(model, walk, onTime);
  useImperativeHandle(handle, () => ({ picked: () => pickedNow(model, now()) }));
  const onCopy = (event: ClipboardEvent): void => {
    const span = now();
    if (isTyping(event.target) || isCaret(span)) return;
    // The selection may run over segments that are not drawn.
    event.clipboardData.setData('text/plain', flow.words(flow.stretch(span)));
    event.preventDefault();
  };
  const measure = useCallback((row: HTMLElement | null) => virtual.measureElement(row), [virtual]);
  const { leave } = editing;
  const onLeave = (by: 'key' | 'press'): void => {
    const { shownAs } = editing;
    leave();
    if (by === 'key' && shownAs !== null) walk.select(caretAt({ block: shownAs, offset: 0 }));
    else takeFocus();
  };
  const drawn = useDrawnRanges(model, edges.draft);
  const names = new Map(model.transcript.speakers.map((speaker) => [speaker.key, speaker.name]));
  const speakerOf = ({ speaker }: Segment): string | null =>
    speaker === null ? null : (names.get(speaker) ?? speaker);
  const nameOf = (segment: Segment): string =>
    [speakerOf(segment) ?? t('transcript.noSpeaker'), segment.startMs === null ? '' : format.clock(segment.startMs)]
      .filter(Boolean)
      .join(', ');
  return (
    <div className={styles.frame}>
      {find.isOpen && <FindBar find={find} />}
      <section
        ref={walk.scroller}
        aria-label={t('transcript.title')}
        data-scope="transcript"
        data-kept-scroll="transcript"
        className={styles.view}
        onKeyDown={tools.onKeyDown}
        onPointerDown={(event) => {
          if (edges.isByKeys) edges.cancel();
          tools.onPointerDown(event);
        }}
        onClick={tools.onClick}
        onCopy={onCopy}
      >
        <div className={styles.sheet} style={{ blockSize: virtual.getTotalSize() }}>
          <div ref={walk.list} role="list" className={styles.list}>
            {virtual.getVirtualItems().map(({ index, start }) => {
              const segment = segments[index];
              if (!segment) return null;
              const isNewSpeaker = index === 0 || segments[index - 1]?.speaker !== segment.speaker;
              const speaker = speakerOf(segment);
              const ranges = drawn.get(segment.id) ?? NO_RANGES;
              const isEdited = segment.id === editing.shownAs;
              return (
                <SegmentRow
                  key={segment.id}
                  segment={segment}
                  index={index}
                  count={segments.length}
                  top={start}
                  speaker={isNewSpeaker ? speaker : null}
                  name={nameOf(segment)}
                  ranges={ranges}
                  lookOf={lookOf}
                  looks={looksOf(ranges, lookOf)}
                  ring={walk.ring}
                  edited={isEdited ? editing.edited : null}
                  lang={language ?? undefined}
                  onMeasure={measure}
                  onLeave={isEdited ? onLeave : undefined}
                  onGoOn={isEdited ? editing.goOn : undefined}
                />
              );
            })}
            <div ref={walk.caret} aria-hidden="true" hidden className={styles.caret} />
            {(['start', 'end'] as const).map((edge) => (
              <span
                key={edge}
                ref={edges[edge]}
                aria-hidden="true"
                hidden
                className={clsx(
                  styles[edge === 'start' ? 'startHandle' : 'endHandle'],
                  edges.isDragged && styles.dragged,
                )}
                onPointerDown={(event) => edges.onGrab(edge, event)}
                onPointerMove={edges.onDrag}
                onPointerUp={edges.onDrop}
                onPointerCancel={edges.cancel}
              />
            ))}
          </div>
          <CursorMenu walk={walk} segments={segments} nameOf={nameOf} itemsOf={segmentTools.menuOf} />
        </div>
      </section>
      {edges.isByKeys && <p className={styles.mode}>{t('transcript.edges.help')}</p>}
      {tools.request && <HighlightTools request={tools.request} codebook={codebook} onRequest={tools.onRequest} />}
      {goToTime}
      {segmentTools.dialog}
      <LearnQuotesWhenIdle />
    </div>
  );
}

/** What is drawn, worked out when it changes and not with each step of the caret. */
function useDrawnRanges(model: TranscriptModel, draft: EdgeDraft | null): TranscriptModel['ranges'] {
  const before = useRef(model.ranges);
  const drawn = useMemo(() => drawnRanges(model, draft, before.current), [model, draft]);
  useLayoutEffect(() => {
    before.current = drawn;
  }, [drawn]);
  return drawn;
}

function pickedNow(
  model: TranscriptModel,
  span: ReturnType<ReturnType<typeof useTranscriptWalk>['now']>,
): Picked | null {
  if (isCaret(span)) return null;
  return {
    interviewId: model.transcript.interviewId,
    source: model.transcript.id,
    ...model.flow.stretch(span),
  };
}

/** Rows are drawn again when this differs, not whenever any highlight anywhere changed. */
const looksOf = (ranges: readonly { readonly id: string }[], lookOf: TranscriptViewProps['lookOf']): string =>
  ranges
    .map(({ id }) => lookOf(id))
    .map((look) => (look ? `${look.hues.join()} ${look.words}` : ''))
    .join('|');

/** G: a time is typed, its segment is gone to. */
function useGoToTime(
  model: TranscriptModel,
  walk: ReturnType<typeof useTranscriptWalk>,
  onTime: TranscriptViewProps['onTime'],
): ReactNode {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  const { segments } = model;
  const close = (): void => {
    setOpen(false);
    walk.takeFocus();
  };
  useCommand('transcript.go-to-time', {
    run: () =>
      segments.some(({ startMs }) => startMs !== null) ? setOpen(true) : toast({ text: t('transcript.goToTime.none') }),
  });
  if (!isOpen) return null;
  const anchor = (): DOMRect => {
    const row = walk.list.current && wordsElement(walk.list.current, walk.now().focus.block);
    return (row ?? document.body).getBoundingClientRect();
  };
  const go = (ms: number): void => {
    const found = segments.findLast(({ startMs }) => startMs !== null && startMs <= ms) ?? segments[0];
    close();
    if (found) walk.select(caretAt({ block: found.id, offset: 0 }));
    onTime?.(ms);
  };
  return <GoToTime anchor={anchor} onGo={go} onClose={close} />;
}
