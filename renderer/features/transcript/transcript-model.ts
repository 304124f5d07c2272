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

/** What highlights a talk has, in reading order, and what each segment shows of them. */
export type Marks = Pick<TranscriptModel, 'highlights' | 'ranges'>;

/** `order`: the ids of the segments. Rests on their order alone: while words are typed it stays as it is. */
export function marksOf(
  transcriptId: string,
  order: readonly string[],
  highlights: readonly Highlight[],
  pending: readonly PendingHighlight[],
): Marks {
  const place = new Map(order.map((id, i) => [id, i]));
  const at = (block: string): number => place.get(block) ?? -1;
  const shown = highlights
    .filter((one) => one.anchor.source === transcriptId && !one.needsReview)
    .sort((a, b) => at(a.anchor.block) - at(b.anchor.block) || a.anchor.start - b.anchor.start);
  const known = new Set<string>(highlights.map(({ id }) => id));
  // What is written already has its id, though its record has not come to the screen: the next key may mean it.
  const waiting = pending
    .filter(({ anchor, becomes }) => anchor.source === transcriptId && !(becomes !== null && known.has(becomes)))
    .map(({ id, anchor, becomes }) => ({ id: becomes ?? id, anchor }));
  return {
    highlights: shown,
    ranges: rangesByBlock([...shown, ...waiting], order),
  };
}

/**
 * The ranges as they are drawn: while the edges of a highlight are being moved it covers `draft` already. What is the same as in
 * `before` stays the same array, so that only rows that look different are drawn again.
 */
export function drawnRanges(
  model: TranscriptModel,
  draft: { readonly id: string; readonly stretch: Stretch } | null,
  before: ReadonlyMap<string, readonly MarkRange[]>,
): ReadonlyMap<string, readonly MarkRange[]> {
  const ranges = draft === null ? model.ranges : withDraft(model, draft.id, draft.stretch);
  return new Map(
    [...ranges].map(([block, now]) => {
      const old = before.get(block);
      return [block, old && sameRanges(old, now) ? old : now];
    }),
  );
}

const sameRanges = (a: readonly MarkRange[], b: readonly MarkRange[]): boolean =>
  a.length === b.length &&
  a.every((one, i) => one.id === b[i]?.id && one.start === b[i]?.start && one.end === b[i]?.end);

function withDraft(model: TranscriptModel, id: string, { from, to }: Stretch): TranscriptModel['ranges'] {
  const shown = model.highlights.map((one) =>
    one.id === id
      ? {
          id,
          anchor: {
            ...one.anchor,
            block: from.block,
            start: from.offset,
            end: to.offset,
            endBlock: to.block === from.block ? null : to.block,
          },
        }
      : one,
  );
  return rangesByBlock(
    shown,
    model.segments.map((one) => one.id),
  );
}

/** The highlights that a stretch touches, in reading order. */
export function highlightsIn(model: TranscriptModel, { from, to }: Stretch): readonly Highlight[] {
  const { flow, highlights } = model;
  const order = (a: TextPlace, b: TextPlace): number =>
    flow.indexOf(a.block) - flow.indexOf(b.block) || a.offset - b.offset;
  return highlights.filter((one) => {
    const own = stretchOf(one);
    return order(own.from, to) < 0 && order(from, own.to) < 0;
  });
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
