import { told } from '#renderer/record-ui/tell-problem.ts';
import type { Text } from '#renderer/ui/text.tsx';
import { toast } from '#renderer/ui/toasts.ts';
import type { Result } from '#shared/domain/result.ts';
import type { TagProblem } from './codebook-actions.ts';

/** The value of an action, or null after its problem has been told in a sentence with a next step. */
export function toldTag<T>(t: Text, result: Result<T, TagProblem>): { readonly value: T } | null {
  if (result.ok) return result;
  const { problem } = result;
  if (problem.kind === 'exists')
    toast({ text: t('codebook.exists.next', { label: problem.tag.label }), tone: 'error' });
  else if (problem.kind === 'circle') toast({ text: t('codebook.problem.circle'), tone: 'error' });
  else told(t, { ok: false, problem });
  return null;
}
