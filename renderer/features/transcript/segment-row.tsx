import { clsx } from 'clsx';
import { memo, type ReactNode } from 'react';
import type { MarkLook } from '#renderer/editor/mark-look.ts';
import type { MarkRange } from '#renderer/editor/mark-runs.ts';
import { usePlayerNow } from '#renderer/record-ui/sound/player-now.ts';
import { Clock } from '#renderer/ui/moments.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import type { Segment } from '#shared/domain/transcript.ts';
import { SegmentEditor, type SegmentEditorProps } from './segment-editor.tsx';
import { SegmentWords } from './segment-words.tsx';
import styles from './transcript-view.module.css';
import type { EditedSegment } from './use-segment-editing.ts';

export interface SegmentRowProps {
  readonly segment: Segment;
  readonly index: number;
  readonly count: number;
  /** CSS pixels from the top of the list. */
  readonly top: number;
  /** Shown where the speaker changes. */
  readonly speaker: string | null;
  /** "Dana, 12:04": how the row is called. */
  readonly name: string;
  readonly ranges: readonly MarkRange[];
  readonly lookOf: (highlightId: string) => MarkLook | undefined;
  /** The looks of its ranges in one word: the row is drawn again when this changes. */
  readonly looks: string;
  readonly ring: string | null;
  /** Present while its words are being written. */
  readonly edited: EditedSegment | null;
  readonly lang: string | undefined;
  readonly onMeasure: (row: HTMLElement | null) => void;
  readonly onLeave: SegmentEditorProps['onLeave'] | undefined;
  readonly onGoOn: SegmentEditorProps['onGoOn'] | undefined;
}

const MOST_STRIPES = 4;

/** One turn of talk. Only its words can be selected. */
export const SegmentRow = memo(function Row(props: SegmentRowProps): ReactNode {
  const { segment, index, count, top, speaker, name, ranges, lookOf, ring, edited, lang } = props;
  const { onMeasure, onLeave, onGoOn } = props;
  const hues = [...new Set(ranges.flatMap(({ id }) => stripesOf(lookOf(id))))].slice(0, MOST_STRIPES);
  return (
    <div
      ref={onMeasure}
      role="listitem"
      aria-posinset={index + 1}
      aria-setsize={count}
      aria-label={name}
      aria-describedby={`words-${segment.id}`}
      // The cursor gives one of them the tab stop: see use-transcript-walk.ts.
      tabIndex={-1}
      data-index={index}
      data-segment={segment.id}
      className={clsx(styles.row, speaker !== null && styles.first)}
      style={{ transform: `translateY(${top}px)` }}
    >
      <span className={styles.time}>{segment.startMs !== null && <StartTime ms={segment.startMs} />}</span>
      <span aria-hidden="true" className={styles.gutter}>
        {hues.map((hue) => (
          <span key={hue} className={styles.stripe} style={{ backgroundColor: `var(--tag-${hue}-ink)` }} />
        ))}
      </span>
      <div className={styles.turn}>
        {speaker !== null && (
          <p className={styles.speaker} dir="auto">
            {speaker}
          </p>
        )}
        {edited && onLeave && onGoOn ? (
          <SegmentEditor segment={segment} name={name} lang={lang} edited={edited} onLeave={onLeave} onGoOn={onGoOn} />
        ) : (
          <p id={`words-${segment.id}`} dir="auto" lang={lang} data-words={segment.id} className={styles.words}>
            <SegmentWords text={segment.text} ranges={ranges} lookOf={lookOf} ring={ring} />
          </p>
        )}
      </div>
    </div>
  );
}, sameRow);

/** Where a recording plays, its press plays from there: the player listens to the times of the transcript. */
function StartTime({ ms }: { readonly ms: number }): ReactNode {
  const t = useText();
  const format = useFormat();
  if (usePlayerNow() === null) return <Clock ms={ms} />;
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={t('transcript.playFrom', { time: format.clock(ms) })}
      data-play-from={ms}
      className={styles.playFrom}
    >
      <Clock ms={ms} />
    </button>
  );
}

/** `lookOf` is a new function with every highlight that changes anywhere; what it says of this row stands in `looks`. */
function sameRow(a: SegmentRowProps, b: SegmentRowProps): boolean {
  // Object.keys widens the keys of an object to string.
  const names = Object.keys(b) as (keyof SegmentRowProps)[];
  return names.every((name) => name === 'lookOf' || Object.is(a[name], b[name]));
}

const stripesOf = (look: MarkLook | undefined): readonly string[] =>
  look === undefined || look.hues.length === 0 ? ['grey'] : look.hues;
