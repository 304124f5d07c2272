import { useApp } from '#renderer/data/use-live.ts';
import { go } from '#renderer/routes.ts';
import { background } from '#renderer/ui/background.ts';
import { type Text, useText } from '#renderer/ui/text.tsx';
import { toast } from '#renderer/ui/toasts.ts';
import type { Rating, Round } from '#shared/domain/round.ts';
import { type OpenRoundProblem, openRounds, saveRound } from './round-exchange.ts';

export interface RoundExchange {
  readonly send: (round: Round, titleOf: (id: string) => string, ratings: readonly Rating[]) => void;
  readonly takeIn: () => void;
}

/** Files to and from people who rate on their own computers, with what became of them in words. */
export function useRoundExchange(): RoundExchange {
  const app = useApp();
  const t = useText();
  const type = t('rounds.file.type');
  const send = async (...[round, titleOf, ratings]: Parameters<RoundExchange['send']>): Promise<void> => {
    const done = await saveRound(app, round, titleOf, ratings, type);
    if (!done.ok) toast({ text: t('rounds.file.unwritten'), tone: 'error' });
    else if (done.value !== null) toast({ text: t('rounds.file.saved', { name: done.value }) });
  };
  const takeIn = async (): Promise<void> => {
    const done = await openRounds(app, type);
    if (!done.ok) {
      toast({ text: t('rounds.file.unreadable', { name: '' }), tone: 'error' });
      return;
    }
    for (const problem of done.value.problems) toast({ text: problemWords(t, problem), tone: 'error' });
    const [first] = done.value.taken;
    if (!first) return;
    const count = done.value.taken.reduce((sum, { ratings }) => sum + ratings, 0);
    toast({ text: t('rounds.file.taken', { count }) });
    go({ kind: 'round', id: first.roundId });
  };
  return {
    send: (...args) => background(send(...args), t('links.problem.storage')),
    takeIn: () => background(takeIn(), t('links.problem.storage')),
  };
}

function problemWords(t: Text, problem: OpenRoundProblem): string {
  const { name } = problem;
  switch (problem.kind) {
    case 'not-json':
    case 'another-format':
      return t('rounds.file.another', { name });
    case 'newer-version':
      return t('rounds.file.newer', { name });
    case 'broken':
      return t('rounds.file.broken', { name, where: problem.where });
    case 'value-off-scale':
      return t('rounds.file.offScale', { name, rater: problem.rater, value: problem.value });
    case 'closed':
      return t('rounds.file.closed', { name });
    default:
      return t('rounds.file.unreadable', { name });
  }
}
