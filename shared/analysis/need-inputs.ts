import type { Score, ScoreKind } from '../domain/score.ts';
import { type KanoPair, kanoAnswer } from './kano.ts';

/** What people have said about one record, each figure with whom and when. */
export interface NeedInputs {
  /** The estimate that counts: the newest. `name`: of a criterion of one's own. */
  readonly estimate: (kind: ScoreKind, name?: string) => Score | null;
  /** All estimates, the newest first. */
  readonly estimates: (kind: ScoreKind, name?: string) => readonly Score[];
  /** Survey answers: each respondent's latest, in the order of ids. */
  readonly answers: (kind: ScoreKind) => readonly Score[];
}

/** Survey answers and estimates are read apart, so that they can never meet in one figure. */
export function needInputs(scores: readonly Score[]): NeedInputs {
  const live = scores.filter(({ deletedAt }) => deletedAt === null);
  const estimates = (kind: ScoreKind, name = ''): readonly Score[] =>
    live
      .filter((score) => score.source === 'estimate' && score.kind === kind && score.name === name)
      .sort((a, b) => (isLater(a, b) ? -1 : 1));
  return {
    estimates,
    estimate: (kind, name) => estimates(kind, name)[0] ?? null,
    answers: (kind) => {
      const latest = new Map<string, Score>();
      for (const score of live) {
        if (score.source !== 'survey' || score.kind !== kind) continue;
        const known = latest.get(respondent(score));
        if (!known || isLater(score, known)) latest.set(respondent(score), score);
      }
      return [...latest.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    },
  };
}

/** Each respondent's two answers of the Kano pair; one of them null where it is missing. */
export function kanoPairs(inputs: NeedInputs): readonly KanoPair[] {
  const [present, absent] = [inputs.answers('kanoPresent'), inputs.answers('kanoAbsent')].map(
    (answers) => new Map(answers.map((score) => [respondent(score), kanoAnswer(score.value)])),
  );
  const all = [...new Set([...(present?.keys() ?? []), ...(absent?.keys() ?? [])])].sort();
  return all.map((one) => ({ present: present?.get(one) ?? null, absent: absent?.get(one) ?? null }));
}

/** An answer without a person or a response stands for itself. */
const respondent = (score: Score): string => score.participantId ?? score.interviewId ?? score.id;

const isLater = (a: Score, b: Score): boolean =>
  a.at !== b.at ? a.at > b.at : a.createdAt !== b.createdAt ? a.createdAt > b.createdAt : a.id > b.id;
