import type { MergeProblem } from '#renderer/data/actions/merge-highlights.ts';
import type { Text } from '#renderer/ui/text.tsx';
import { toast } from '#renderer/ui/toasts.ts';
import type { Result } from '#shared/domain/result.ts';
import { type ActionProblem, told } from './tell-problem.ts';

/** The value of an action on highlights, or null after its problem has been told in a sentence with a next step. */
export function toldHighlight<T>(t: Text, result: Result<T, MergeProblem | ActionProblem>): T | null {
  if (result.ok) return result.value;
  const { problem } = result;
  if (problem.kind === 'two-sources') toast({ text: t('highlights.merge.sources'), tone: 'error' });
  else if (problem.kind === 'no-words') toast({ text: t('highlights.noWords'), tone: 'error' });
  else return told(t, { ok: false, problem });
  return null;
}
