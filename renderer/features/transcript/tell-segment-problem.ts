import type { SegmentProblem } from '#renderer/data/actions/segment-actions.ts';
import { told } from '#renderer/record-ui/tell-problem.ts';
import type { Text } from '#renderer/ui/text.tsx';
import { toast } from '#renderer/ui/toasts.ts';
import type { Result } from '#shared/domain/result.ts';
import { timeCode } from '#shared/domain/transcript.ts';

/** The value of an action, or null after its problem has been told in a sentence with a next step. */
export function toldSegment<T>(t: Text, result: Result<T, SegmentProblem>): { readonly value: T } | null {
  if (result.ok) return result;
  const { problem } = result;
  if (
    problem.kind === 'nothing-to-split' ||
    problem.kind === 'nothing-above' ||
    problem.kind === 'no-name' ||
    problem.kind === 'before-start' ||
    problem.kind === 'end-before-start'
  )
    toast({ text: segmentSentence(t, problem), tone: 'error' });
  else told(t, { ok: false, problem });
  return null;
}

type OwnProblem = Extract<
  SegmentProblem,
  { kind: 'nothing-to-split' | 'nothing-above' | 'no-name' | 'before-start' | 'end-before-start' }
>;

export function segmentSentence(t: Text, problem: OwnProblem): string {
  switch (problem.kind) {
    case 'nothing-to-split':
      return t('transcript.problem.nothingToSplit');
    case 'nothing-above':
      return t('transcript.problem.nothingAbove');
    case 'no-name':
      return t('transcript.speaker.noName');
    case 'before-start':
      return t('transcript.shift.beforeStart', { at: timeCode(problem.mostMs) });
    default:
      return t('transcript.time.endFirst');
  }
}
