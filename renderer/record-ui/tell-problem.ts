import type { CreateProblem } from '#renderer/data/actions/create-actions.ts';
import type { FieldProblem } from '#renderer/data/actions/field-actions.ts';
import type { InsightProblem } from '#renderer/data/actions/insight-actions.ts';
import type { LinkProblem } from '#renderer/data/actions/link-actions.ts';
import type { CommitProblem } from '#renderer/data/commit.ts';
import type { Text } from '#renderer/ui/text.tsx';
import { toast } from '#renderer/ui/toasts.ts';
import { unreachable } from '#shared/domain/assert.ts';
import type { Result } from '#shared/domain/result.ts';

export type ActionProblem = CommitProblem | CreateProblem | FieldProblem | InsightProblem | LinkProblem;

/** The value of an action, or null after its problem has been told in a sentence with a next step. */
export function told<T>(t: Text, result: Result<T, ActionProblem>): T | null {
  if (result.ok) return result.value;
  toast({ text: problemSentence(t, result.problem), tone: 'error' });
  return null;
}

function problemSentence(t: Text, problem: ActionProblem): string {
  switch (problem.kind) {
    case 'no-title':
    case 'no-claim':
      return t('links.problem.noTitle');
    case 'cannot-join':
      return t('links.problem.cannotJoin');
    case 'gone':
    case 'missing-record':
      return t('links.problem.gone');
    case 'existing-record':
    case 'invalid-record':
      return t('links.problem.refused');
    case 'read-only':
      return t('links.problem.readOnly');
    case 'newer-schema':
      return t('links.problem.newer');
    case 'storage':
      return t('links.problem.storage');
    default:
      return unreachable(problem);
  }
}
