import type { Database } from '#renderer/data/db.ts';
import type { Change } from '#shared/domain/change.ts';
import { stands } from '#shared/domain/evidence-graph.ts';
import { type AnyId, type Id, isId } from '#shared/domain/ids.ts';
import type { Tag } from '#shared/domain/tag.ts';
import {
  decisionUnit,
  experimentUnit,
  goalUnit,
  guideUnit,
  highlightUnit,
  insightUnit,
  interviewUnits,
  memoUnit,
  metricUnit,
  needUnit,
  noteUnits,
  participantUnit,
  reportUnit,
  solutionUnit,
  studyUnit,
  tagUnit,
  trashedUnits,
} from '#shared/search/search-document.ts';
import type { SearchUnit } from '#shared/search/unit.ts';
import { isShown, shownTranscript } from '#shared/search/workspace-units.ts';

/** The units of one record as it stands now; none when it is gone. */
export interface Refreshed {
  readonly recordId: string;
  readonly units: readonly SearchUnit[];
}

/** Records whose units may be out of date after these changes. The change log is the outbox: nothing else need be written. */
export async function staleRecords(db: Database, changes: readonly Change[]): Promise<ReadonlySet<AnyId>> {
  const stale = new Set<AnyId>();
  for (const { ops } of changes) {
    for (const op of ops) {
      // Of a removed record the log still knows what it belonged to.
      const row = { ...(op.before ?? {}), ...(op.after ?? {}) };
      for (const id of await seenIn(db, op.key, row)) stale.add(id);
    }
  }
  return stale;
}

/** Reads what stands now and makes the units anew. */
export async function refresh(db: Database, id: AnyId): Promise<Refreshed> {
  return { recordId: id, units: await unitsOf(db, id) };
}

/** Every record that has units, interviews last: short records answer first while an index is built. */
export async function allRecords(db: Database): Promise<AnyId[]> {
  const lists = await Promise.all(
    [
      db.goals,
      db.needs,
      db.insights,
      db.tags,
      db.studies,
      db.participants,
      db.metrics,
      db.memos,
      db.decisions,
      db.reports,
      db.solutions,
      db.experiments,
      db.guides,
      db.highlights,
      db.notes,
      db.interviews,
    ].map((table) => table.toCollection().primaryKeys()),
  );
  return lists.flat();
}

async function seenIn(db: Database, key: AnyId, row: Readonly<Record<string, unknown>>): Promise<readonly AnyId[]> {
  // An id in a row is an id: commit has checked it by the table's schema.
  const field = (name: string): AnyId[] => (typeof row[name] === 'string' ? [row[name] as AnyId] : []);
  if (isId('segment', key)) {
    const transcriptId = field('transcriptId')[0] ?? (await db.segments.get(key))?.transcriptId;
    const transcript = transcriptId && isId('transcript', transcriptId) && (await db.transcripts.get(transcriptId));
    return transcript ? [transcript.interviewId] : [];
  }
  if (isId('transcript', key)) return [...field('interviewId'), ...ids(await db.transcripts.get(key), 'interviewId')];
  if (isId('body', key)) return [...field('ownerId'), ...ids(await db.bodies.get(key), 'ownerId')];
  if (isId('metric', key)) return [key, ...field('goalId'), ...ids(await db.metrics.get(key), 'goalId')];
  if (isId('evidence', key)) {
    return [...field('from'), ...ids(await db.evidence.get(key), 'from')].filter((id) => isId('highlight', id));
  }
  if (isId('tag', key)) return [key, ...(await db.highlights.where('tagIds').equals(key).primaryKeys())];
  if (isId('interview', key)) {
    return [
      key,
      ...(await db.highlights.where('interviewId').equals(key).primaryKeys()),
      ...(await db.notes.where('interviewId').equals(key).primaryKeys()),
    ];
  }
  if (isId('participant', key)) {
    return [
      key,
      ...(await db.interviews.where('participantIds').equals(key).primaryKeys()),
      ...(await db.highlights.where('participantId').equals(key).primaryKeys()),
    ];
  }
  return isId('author', key) ? [] : [key];
}

const ids = <T, K extends keyof T>(record: T | undefined, field: K): T[K][] => (record ? [record[field]] : []);

async function unitsOf(db: Database, id: AnyId): Promise<readonly SearchUnit[]> {
  const found = await recordAndUnits(db, id);
  return !found ? [] : found.record.deletedAt === null ? found.units : trashedUnits(found.units);
}

type Found = Promise<{
  readonly record: { readonly deletedAt: string | null };
  readonly units: readonly SearchUnit[];
} | null>;

async function recordAndUnits(db: Database, id: AnyId): Found {
  if (isId('goal', id)) {
    const metrics = (await db.metrics.where('goalId').equals(id).toArray()).filter((one) => one.deletedAt === null);
    return single(db.goals.get(id), (goal) => goalUnit(goal, metrics));
  }
  if (isId('insight', id)) {
    const body = (await db.bodies.where('ownerId').equals(id).first()) ?? null;
    return single(db.insights.get(id), (insight) => insightUnit(insight, body));
  }
  if (isId('need', id)) return single(db.needs.get(id), needUnit);
  if (isId('tag', id)) return single(db.tags.get(id), tagUnit);
  if (isId('study', id)) return single(db.studies.get(id), studyUnit);
  if (isId('participant', id)) return single(db.participants.get(id), participantUnit);
  if (isId('metric', id)) return single(db.metrics.get(id), metricUnit);
  if (isId('memo', id)) return single(db.memos.get(id), memoUnit);
  if (isId('decision', id)) return single(db.decisions.get(id), decisionUnit);
  if (isId('report', id)) return single(db.reports.get(id), reportUnit);
  if (isId('solution', id)) return single(db.solutions.get(id), solutionUnit);
  if (isId('experiment', id)) return single(db.experiments.get(id), experimentUnit);
  if (isId('guide', id)) return single(db.guides.get(id), guideUnit);
  if (isId('highlight', id)) {
    const record = await db.highlights.get(id);
    const interview = record && (await db.interviews.get(record.interviewId));
    if (!record || !interview) return null;
    const tags = (await db.tags.bulkGet(record.tagIds)).filter((tag): tag is Tag => tag?.deletedAt === null);
    const linked = (await db.evidence.where('from').equals(id).filter(stands).count()) > 0;
    const present = await people(db, interview.participantIds);
    return { record, units: [highlightUnit(record, tags, interview, present, linked)] };
  }
  if (isId('note', id)) {
    const record = await db.notes.get(id);
    const interview = record && (await db.interviews.get(record.interviewId));
    if (!record || !interview) return null;
    const body = (await db.bodies.where('ownerId').equals(id).first()) ?? null;
    return { record, units: noteUnits(record, body, interview, await people(db, interview.participantIds)) };
  }
  if (isId('interview', id)) {
    const record = await db.interviews.get(id);
    if (!record) return null;
    const transcript = shownTranscript(record, await db.transcripts.where('interviewId').equals(id).toArray());
    const segments = transcript ? await segmentsFrom(db, transcript.id, '') : [];
    const shown = segments.filter((segment) => isShown(record, segment));
    return { record, units: interviewUnits(record, shown, await people(db, record.participantIds)) };
  }
  return null;
}

async function single<T extends { readonly deletedAt: string | null }>(
  found: PromiseLike<T | undefined>,
  unitOf: (record: T) => SearchUnit,
): Found {
  const record = await found;
  return record ? { record, units: [unitOf(record)] } : null;
}

/** In reading order, from an order key on. */
export const segmentsFrom = (
  db: Database,
  transcriptId: Id<'transcript'>,
  order: string,
  most = Number.POSITIVE_INFINITY,
) =>
  db.segments
    .where('[transcriptId+order]')
    .between([transcriptId, order], [transcriptId, '\uffff'])
    .limit(most)
    .toArray();

const people = async (db: Database, participantIds: readonly Id<'participant'>[]) =>
  (await db.participants.bulkGet([...participantIds])).filter((p) => p !== undefined);
