import { memo, type ReactNode, type RefObject } from 'react';
import { useGraph } from '#renderer/data/use-live.ts';
import { usedIn } from '#renderer/record-ui/graph-nodes.ts';
import { RecordLink } from '#renderer/record-ui/record-link.tsx';
import type { Codebook } from '#renderer/record-ui/tag-queries.ts';
import { hrefOf } from '#renderer/routes.ts';
import { Clock } from '#renderer/ui/moments.tsx';
import { TagChip } from '#renderer/ui/tag-chip.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { Highlight } from '#shared/domain/highlight.ts';
import type { Id } from '#shared/domain/ids.ts';
import type { Memo } from '#shared/domain/memo.ts';
import styles from './interview-page.module.css';
import { QuoteReview, type Review } from './quote-review.tsx';
import type { TranscriptModel } from './transcript-model.ts';
import type { TranscriptHandle } from './transcript-view.tsx';

export interface InterviewQuoteProps {
  readonly highlight: Highlight;
  /** Undefined while it is being read. */
  readonly codebook: Codebook | undefined;
  /** Where in the recording it was said, in milliseconds; null where nobody knows. */
  readonly startMs: number | null;
  readonly isInNote: boolean;
  readonly index: number;
  readonly count: number;
  /** CSS pixels from the top of the list. */
  readonly top: number;
  readonly isChosen: boolean;
  readonly isStop: boolean;
  readonly memos: readonly Memo[];
  /** Why somebody must look at it; null when nobody must. */
  readonly review: Review | null;
  /** What it can be put on again; given where somebody must look at it. */
  readonly model: TranscriptModel | null;
  readonly transcript: RefObject<TranscriptHandle | null>;
  readonly onMeasure: (row: HTMLElement | null) => void;
}

/** One highlight beside the text: its words lead to their place, with its tags and the insights that stand on it. */
export const InterviewQuote = memo(function Quote(props: InterviewQuoteProps): ReactNode {
  const { highlight, codebook, startMs, isInNote, index, count, top, isChosen, isStop, memos, review, model } = props;
  const { transcript, onMeasure } = props;
  const t = useText();
  const { anchor } = highlight;
  return (
    <li
      ref={onMeasure}
      data-index={index}
      aria-posinset={index + 1}
      aria-setsize={count}
      aria-current={isChosen || undefined}
      className={styles.quote}
      style={{ transform: `translateY(${top}px)` }}
    >
      <button type="button" tabIndex={isStop ? 0 : -1} className={styles.words} data-quote={highlight.id}>
        <bdi>{anchor.quote}</bdi>
      </button>
      <div className={styles.meta}>
        {highlight.tagIds.length === 0 && <span>{t('transcript.highlights.untagged')}</span>}
        {highlight.tagIds.map((id) => {
          const tag = codebook?.byId.get(id);
          return (
            tag && <TagChip key={id} label={tag.label} hue={tag.hue} href={hrefOf({ kind: 'highlights', tag: id })} />
          );
        })}
        <span>
          {startMs !== null && <Clock ms={startMs} />}
          {isInNote && t('transcript.highlights.inNote')}
        </span>
      </div>
      {review && <QuoteReview highlight={highlight} review={review} model={model} transcript={transcript} />}
      {memos.map((memo) => (
        <p key={memo.id} dir="auto" className={styles.memo}>
          {memo.text}
        </p>
      ))}
      <QuoteInsights id={highlight.id} />
    </li>
  );
});

/** On its own: each change of the line anywhere looks here again, and leaves the rest of the quote as it is drawn. */
const QuoteInsights = memo(function Insights({ id }: { readonly id: Id<'highlight'> }): ReactNode {
  const graph = useGraph();
  const insights = graph ? usedIn(graph, id) : [];
  if (insights.length === 0) return null;
  return (
    <div className={styles.insights}>
      {insights.map(({ link, node }) => (
        <RecordLink key={link.id} id={node.id} title={node.title} href={node.href} />
      ))}
    </div>
  );
});
