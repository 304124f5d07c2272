import type { AttachProblem } from '#renderer/data/actions/media-actions.ts';
import type { Format } from '#renderer/ui/format.ts';
import type { Text } from '#renderer/ui/text.tsx';
import { toast } from '#renderer/ui/toasts.ts';

import { PLAYABLE_ENDINGS } from '#shared/domain/media-kind.ts';
import { fail, type Result } from '#shared/domain/result.ts';
import { told } from './tell-problem.ts';

/** Whether it went well; where it did not, a sentence says why and what can be done. */
export function toldAttach(
  t: Text,
  format: Format,
  { name, size }: { readonly name: string; readonly size: number },
  result: Result<unknown, AttachProblem>,
): boolean {
  if (result.ok) return true;
  const { problem } = result;
  const error = (text: string): false => {
    toast({ text, tone: 'error' });
    return false;
  };
  switch (problem.kind) {
    case 'not-playable':
      return error(t('player.attach.odd', { name, kinds: format.list([...PLAYABLE_ENDINGS], 'or') }));
    case 'unreadable':
      return error(t('player.unreadable', { name }));
    case 'disk-full':
      return error(t('player.attach.full', { name, size: format.bytes(size) }));
    case 'not-copied':
      return error(t('player.attach.failed', { name }));
    case 'cancelled':
      return false;
    default:
      told(t, fail(problem));
      return false;
  }
}
