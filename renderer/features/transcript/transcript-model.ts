import { rangesByBlock } from '#renderer/editor/anchor-ranges.ts';
import type { MarkRange } from '#renderer/editor/mark-runs.ts';
import type { CodingTarget } from '#renderer/record-ui/highlight-coding.ts';
import type { PendingHighlight } from '#renderer/record-ui/highlight-pending.ts';
import type { Highlight } from '#shared/domain/highlight.ts';
import { type Id, isId } from '#shared/domain/ids.ts';
import type { Segment, Transcript } from '#shared/domain/transcript.ts';
import { isCaret, type Span, type Stretch, type TextFlow, type TextPlace } from './text-flow.ts';

/** A transcript with its highlights, ready to be read, walked through and coded. */
export interface TranscriptModel {
  readonly transcript: Transcript;
  readonly segments: readonly Segment[];
  readonly flow: TextFlow;
  /** In reading order; those whose words are gone are left out. */
  readonly highlights: readonly Highlight[];
  readonly ranges: ReadonlyMap<string, readonly MarkRange[]>;
}

export function transcriptModel(
  transcript: Transcript,
  segments: readonly Segment[],
  highlights: readonly Highlight[],
  pending: readonly PendingHighlight[],
  flow: TextFlow,
): TranscriptModel {
  const shown = highlights.filter((one) => one.anchor.source === transcript.id && !one.needsReview);
  return {
    transcript,
    segments,
    flow,
    highlights: shown.sort(
      (a, b) => flow.indexOf(a.anchor.block) - flow.indexOf(b.anchor.block) || a.anchor.start - b.anchor.start,
    ),
    ranges: rangesByBlock(
      [...shown, ...pending.filter(({ anchor }) => anchor.source === transcript.id)],
      segments.map(({ id }) => id),
    ),
  };
}

export const stretchOf = ({ anchor }: Highlight): Stretch => ({
  from: { block: anchor.block, offset: anchor.start },
  to: { block: anchor.endBlock ?? anchor.block, offset: anchor.end },
});

/** The highlights that cover a place, the shortest first: it is the one on top. */
function highlightsAt(model: TranscriptModel, at: TextPlace): readonly Id<'highlight'>[] {
  const ranges = model.ranges.get(at.block) ?? [];
  // Ids of ranges are those of the highlights that they were made from.
  return ranges
    .filter(({ id, start, end }) => isId('highlight', id) && start <= at.offset && at.offset <= end)
    .map(({ id }) => id as Id<'highlight'>)
    .reverse();
}

/**
 * What a coding key means now: the selected words (or the highlight that is exactly them), else the highlights at the caret, else
 * the whole segment.
 */
export function targetsAt(model: TranscriptModel, span: Span): readonly CodingTarget[] {
  if (isCaret(span)) {
    const here = highlightsAt(model, span.focus);
    if (here.length > 0) return here.map((id) => ({ kind: 'highlight', id }));
    const whole = model.flow.whole(span.focus.block);
    return whole ? [wordsTarget(model, whole)] : [];
  }
  const stretch = model.flow.stretch(span);
  const words = wordsTarget(model, stretch);
  const same = model.highlights.find(
    ({ anchor }) => anchor.quote === words.words.trim() && anchor.block === stretch.from.block,
  );
  return same ? [{ kind: 'highlight', id: same.id }] : words.words.trim() === '' ? [] : [words];
}

function wordsTarget(
  { transcript, flow }: TranscriptModel,
  { from, to }: Stretch,
): Extract<CodingTarget, { kind: 'words' }> {
  const picked = { interviewId: transcript.interviewId, source: transcript.id, from, to };
  return { kind: 'words', picked, words: flow.words({ from, to }) };
}
