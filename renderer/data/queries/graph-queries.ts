import { buildGraph, type EvidenceGraph } from '#shared/domain/evidence-graph.ts';
import type { EvidenceLink } from '#shared/domain/evidence-link.ts';
import type { AnyId } from '#shared/domain/ids.ts';
import type { App } from '../app.ts';
import { liveRecords } from './record-queries.ts';

/** The whole line. One build per change of these tables: share the result, do not ask per row. */
export async function evidenceGraph(app: App): Promise<EvidenceGraph> {
  const [goals, needs, insights, highlights, interviews, participants, links] = await Promise.all([
    liveRecords(app, 'goals'),
    liveRecords(app, 'needs'),
    liveRecords(app, 'insights'),
    liveRecords(app, 'highlights'),
    liveRecords(app, 'interviews'),
    liveRecords(app, 'participants'),
    liveRecords(app, 'evidence'),
  ]);
  return buildGraph({ goals, needs, insights, highlights, interviews, participants, links });
}

const accepted = (links: readonly EvidenceLink[]): EvidenceLink[] =>
  links.filter((link) => link.deletedAt === null && link.status === 'accepted');

/** Links whose evidence side is `id`: what it is used in. */
export async function linksFrom(app: App, id: AnyId): Promise<EvidenceLink[]> {
  return accepted(await app.db.evidence.where('from').equals(id).toArray());
}

/** Links whose claim side is `id`: what it is built from. */
export async function linksTo(app: App, id: AnyId): Promise<EvidenceLink[]> {
  return accepted(await app.db.evidence.where('to').equals(id).toArray());
}
