import { type ReactNode, type RefObject, useMemo } from 'react';
import { reattach } from '#renderer/data/actions/edge-actions.ts';
import type { Picked } from '#renderer/data/actions/highlight-actions.ts';
import { blocksOf } from '#renderer/data/queries/interview-queries.ts';
import { useApp, useLive } from '#renderer/data/use-live.ts';
import { coding } from '#renderer/record-ui/highlight-coding.ts';
import { toldHighlight } from '#renderer/record-ui/highlight-problem.ts';
import { undoToast } from '#renderer/record-ui/undo-toast.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { toast } from '#renderer/ui/toasts.ts';
import { type Anchor, textOf } from '#shared/domain/anchor.ts';
import { findAgain } from '#shared/domain/find-again.ts';
import type { Highlight } from '#shared/domain/highlight.ts';
import styles from './interview-page.module.css';
import type { TranscriptModel } from './transcript-model.ts';
import type { TranscriptHandle } from './transcript-view.tsx';

/** `lost`: its words are gone. `changed`: the words at its place were corrected since they were picked. */
export type Review = 'lost' | 'changed';

export interface QuoteReviewProps {
  readonly highlight: Highlight;
  readonly review: Review;
  readonly model: TranscriptModel | null;
  readonly transcript: RefObject<TranscriptHandle | null>;
}

/** What a person decides about a highlight that is not sure of its words: where it may be now, or which words it is to stand on. */
export function QuoteReview({ highlight, review, model, transcript }: QuoteReviewProps): ReactNode {
  const t = useText();
  const app = useApp();
  const { anchor, id } = highlight;
  const isHere = anchor.source === model?.transcript.id;
  const note = useLive(async (one) => (isHere ? [] : blocksOf(one, anchor.source)), [isHere, anchor.source]);
  const blocks = isHere ? model?.segments : note;
  const found = useMemo(() => {
    if (!blocks) return null;
    return review === 'changed' ? { anchor, changed: true } : findAgain(anchor, blocks);
  }, [blocks, anchor, review]);
  const put = async (picked: Picked): Promise<void> => {
    const done = await reattach(app, id, picked);
    if (done.ok) undoToast(app, t, t('transcript.review.done'));
    else toldHighlight(t, done);
  };
  const run = (work: Promise<unknown>): void => background(work, t('highlights.failed'));
  const putOnSelection = (): void => {
    const picked = transcript.current?.picked();
    if (picked) run(put(picked));
    else toast({ text: t('transcript.review.noSelection') });
  };
  return (
    <div className={styles.decide}>
      <p className={styles.review}>{t(found ? sentence(review, found.changed) : 'transcript.review.gone')}</p>
      {found && blocks && <blockquote dir="auto">{textOf(found.anchor, blocks)}</blockquote>}
      {/* The words stay selected while a button is pressed. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only keeps the selection */}
      <div className={styles.choices} onMouseDown={(event) => event.preventDefault()}>
        {found && (
          <Button onClick={() => run(put(pickedOf(highlight, found.anchor)))}>
            {t(review === 'changed' ? 'transcript.review.keep' : 'transcript.review.attach')}
          </Button>
        )}
        {model && <Button onClick={putOnSelection}>{t('transcript.review.toSelection')}</Button>}
        <Button onClick={() => run(coding(app, t).remove([id]))}>{t('transcript.review.remove')}</Button>
      </div>
    </div>
  );
}

const sentence = (review: Review, changed: boolean) =>
  review === 'changed' ? 'transcript.review.changed' : changed ? 'transcript.review.near' : 'transcript.review.found';

const pickedOf = ({ interviewId }: Highlight, { source, block, start, end, endBlock }: Anchor): Picked => ({
  interviewId,
  source,
  from: { block, offset: start },
  to: { block: endBlock ?? block, offset: end },
});
