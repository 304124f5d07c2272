import type { ReactNode, RefObject } from 'react';
import { useGraph } from '#renderer/data/use-live.ts';
import { usedIn } from '#renderer/record-ui/graph-nodes.ts';
import { RecordLink } from '#renderer/record-ui/record-link.tsx';
import { hrefOf } from '#renderer/routes.ts';
import { Clock } from '#renderer/ui/moments.tsx';
import { TagChip } from '#renderer/ui/tag-chip.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { Highlight } from '#shared/domain/highlight.ts';
import type { Id } from '#shared/domain/ids.ts';
import type { Memo } from '#shared/domain/memo.ts';
import type { InterviewData } from './interview-data.ts';
import styles from './interview-page.module.css';
import { QuoteReview, type Review } from './quote-review.tsx';
import type { TranscriptHandle } from './transcript-view.tsx';

export interface InterviewQuoteProps {
  readonly highlight: Highlight;
  readonly data: InterviewData;
  readonly index: number;
  readonly count: number;
  /** CSS pixels from the top of the list. */
  readonly top: number;
  readonly isChosen: boolean;
  readonly isStop: boolean;
  readonly memos: readonly Memo[];
  /** Why somebody must look at it; null when nobody must. */
  readonly review: Review | null;
  readonly transcript: RefObject<TranscriptHandle | null>;
  readonly onMeasure: (row: HTMLElement | null) => void;
  readonly onChoose: (id: Id<'highlight'>) => void;
}

/** One highlight beside the text: its words lead to their place, with its tags and the insights that stand on it. */
export function InterviewQuote(props: InterviewQuoteProps): ReactNode {
  const { highlight, data, index, count, top, isChosen, isStop, memos, review, transcript } = props;
  const { onMeasure, onChoose } = props;
  const t = useText();
  const graph = useGraph();
  const { model, codebook } = data;
  const { anchor } = highlight;
  const segment = model?.segments[model.flow.indexOf(anchor.block)];
  const insights = graph ? usedIn(graph, highlight.id) : [];
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
      <button type="button" tabIndex={isStop ? 0 : -1} className={styles.words} onClick={() => onChoose(highlight.id)}>
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
          {segment?.startMs != null && <Clock ms={segment.startMs} />}
          {anchor.source !== model?.transcript.id && t('transcript.highlights.inNote')}
        </span>
      </div>
      {review && <QuoteReview highlight={highlight} review={review} model={model} transcript={transcript} />}
      {memos.map((memo) => (
        <p key={memo.id} dir="auto" className={styles.memo}>
          {memo.text}
        </p>
      ))}
      {insights.length > 0 && (
        <div className={styles.insights}>
          {insights.map(({ link, node }) => (
            <RecordLink key={link.id} id={node.id} title={node.title} href={node.href} />
          ))}
        </div>
      )}
    </li>
  );
}
