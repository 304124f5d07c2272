import { type ClipboardEvent, type ReactNode, useCallback, useState } from 'react';
import type { MarkLook } from '#renderer/editor/mark-look.ts';
import { HighlightTools } from '#renderer/record-ui/highlight-tools.tsx';
import type { Codebook } from '#renderer/record-ui/tag-queries.ts';
import { useCommand } from '#renderer/ui/commands.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import type { Id } from '#shared/domain/ids.ts';
import { SegmentRow } from './segment-row.tsx';
import { isCaret } from './text-flow.ts';
import type { TranscriptModel } from './transcript-model.ts';
import styles from './transcript-view.module.css';
import type { Reveal } from './use-reveal.ts';
import { isTyping, useTranscriptTools } from './use-transcript-tools.ts';
import { useTranscriptWalk } from './use-transcript-walk.ts';

export interface TranscriptViewProps {
  readonly model: TranscriptModel;
  readonly codebook: Codebook | undefined;
  readonly lookOf: (highlightId: string) => MarkLook | undefined;
  readonly language: string | null;
  /** What to scroll to and ring. */
  readonly reveal: Reveal | null;
  /** A highlight was pressed or walked to. */
  readonly onHighlight: (id: Id<'highlight'>) => void;
}

const NO_RANGES: readonly never[] = [];

/** What was said, to read and to code: by pointer, or by keys from segment to segment. */
export function TranscriptView(props: TranscriptViewProps): ReactNode {
  const { model, codebook, lookOf, language, reveal, onHighlight } = props;
  const { segments, flow } = model;
  const t = useText();
  const format = useFormat();
  const walk = useTranscriptWalk({ model, reveal, onHighlight });
  const { virtual, now, takeFocus } = walk;
  const tools = useTranscriptTools({ model, codebook, walk, onHighlight });
  const [edited, setEdited] = useState<string | null>(null);
  useCommand('transcript.edit-segment', { run: () => setEdited(now().focus.block) });
  const onCopy = (event: ClipboardEvent): void => {
    const span = now();
    if (isTyping(event.target) || isCaret(span)) return;
    // The selection may run over segments that are not drawn.
    event.clipboardData.setData('text/plain', flow.words(flow.stretch(span)));
    event.preventDefault();
  };
  const measure = useCallback((row: HTMLElement | null) => virtual.measureElement(row), [virtual]);
  const onEdited = useCallback(() => {
    setEdited(null);
    takeFocus();
  }, [takeFocus]);

  const names = new Map(model.transcript.speakers.map((speaker) => [speaker.key, speaker.name]));
  return (
    <section
      ref={walk.scroller}
      aria-label={t('transcript.title')}
      data-scope="transcript"
      className={styles.view}
      onKeyDown={tools.onKeyDown}
      onPointerUp={tools.onPointerUp}
      onClick={tools.onClick}
      onCopy={onCopy}
    >
      <div ref={walk.list} role="list" className={styles.list} style={{ blockSize: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const segment = segments[index];
          if (!segment) return null;
          const isNewSpeaker = index === 0 || segments[index - 1]?.speaker !== segment.speaker;
          const speaker = segment.speaker === null ? null : (names.get(segment.speaker) ?? segment.speaker);
          return (
            <SegmentRow
              key={segment.id}
              segment={segment}
              index={index}
              count={segments.length}
              top={start}
              speaker={isNewSpeaker ? speaker : null}
              name={[
                speaker ?? t('transcript.noSpeaker'),
                segment.startMs === null ? '' : format.clock(segment.startMs),
              ]
                .filter(Boolean)
                .join(', ')}
              ranges={model.ranges.get(segment.id) ?? NO_RANGES}
              lookOf={lookOf}
              ring={walk.ring}
              isCursor={index === walk.cursor}
              isEdited={segment.id === edited}
              lang={language ?? undefined}
              onMeasure={measure}
              onEdited={onEdited}
            />
          );
        })}
        <div ref={walk.caret} aria-hidden="true" hidden className={styles.caret} />
      </div>
      {tools.request && <HighlightTools request={tools.request} codebook={codebook} onRequest={tools.onRequest} />}
    </section>
  );
}
