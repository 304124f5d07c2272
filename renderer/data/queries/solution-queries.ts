import type { EvidenceLink } from '#shared/domain/evidence-link.ts';
import type { Experiment } from '#shared/domain/experiment.ts';
import { type Id, isId } from '#shared/domain/ids.ts';
import type { Solution } from '#shared/domain/solution.ts';
import type { App } from '../app.ts';
import { ordered } from './record-queries.ts';

const live = <T extends { readonly deletedAt: string | null }>(rows: readonly T[]): T[] =>
  rows.filter(({ deletedAt }) => deletedAt === null);

/** The solutions of a need, in their order. */
export async function solutionsOf(app: App, needId: Id<'need'>): Promise<Solution[]> {
  return ordered(live(await app.db.solutions.where('needId').equals(needId).toArray()));
}

/** The experiments of a solution, in their order. */
export async function experimentsOf(app: App, solutionId: Id<'solution'>): Promise<Experiment[]> {
  return ordered(live(await app.db.experiments.where('solutionId').equals(solutionId).toArray()));
}

/** What the team itself brought to a need: results of experiments and of rating rounds, with what they are called. */
export interface TeamEvidence {
  readonly link: EvidenceLink;
  readonly title: string;
  /** The solution that was tried, or the round. */
  readonly placeId: Id<'solution'> | Id<'round'>;
}

export async function teamEvidenceFor(app: App, needId: Id<'need'>): Promise<TeamEvidence[]> {
  const links = live(await app.db.evidence.where('to').equals(needId).toArray()).filter(
    ({ status }) => status === 'accepted',
  );
  const found = await Promise.all(
    links.map(async (link): Promise<TeamEvidence[]> => {
      if (isId('experiment', link.from)) {
        const experiment = await app.db.experiments.get(link.from);
        const stands = experiment?.deletedAt === null;
        return stands ? [{ link, title: experiment.assumption, placeId: experiment.solutionId }] : [];
      }
      if (isId('round', link.from)) {
        const round = await app.db.rounds.get(link.from);
        return round?.deletedAt === null ? [{ link, title: round.title, placeId: round.id }] : [];
      }
      return [];
    }),
  );
  return found.flat();
}
