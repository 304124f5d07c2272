import type { Database } from '#renderer/data/db.ts';
import type { Change } from '#shared/domain/change.ts';
import { type AnyId, type Id, isId } from '#shared/domain/ids.ts';
import type { Tag } from '#shared/domain/tag.ts';
import {
  goalUnit,
  highlightUnit,
  insightUnit,
  interviewUnits,
  needUnit,
  noteUnits,
  participantUnit,
  studyUnit,
  tagUnit,
} from '#shared/search/search-document.ts';
import type { SearchUnit } from '#shared/search/unit.ts';

/** The units of one record as it stands now; none when it is gone or in the trash. */
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
    [db.goals, db.needs, db.insights, db.tags, db.studies, db.participants, db.highlights, db.notes, db.interviews].map(
      (table) => table.toCollection().primaryKeys(),
    ),
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
  if (isId('metric', key)) return [...field('goalId'), ...ids(await db.metrics.get(key), 'goalId')];
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
  if (isId('goal', id)) {
    const goal = await live(db.goals.get(id));
    return goal ? [goalUnit(goal, await db.metrics.where('goalId').equals(id).toArray())] : [];
  }
  if (isId('need', id)) {
    const need = await live(db.needs.get(id));
    return need ? [needUnit(need)] : [];
  }
  if (isId('insight', id)) {
    const insight = await live(db.insights.get(id));
    return insight ? [insightUnit(insight, (await db.bodies.where('ownerId').equals(id).first()) ?? null)] : [];
  }
  if (isId('tag', id)) {
    const tag = await live(db.tags.get(id));
    return tag ? [tagUnit(tag)] : [];
  }
  if (isId('study', id)) {
    const study = await live(db.studies.get(id));
    return study ? [studyUnit(study)] : [];
  }
  if (isId('participant', id)) {
    const participant = await live(db.participants.get(id));
    return participant ? [participantUnit(participant)] : [];
  }
  if (isId('highlight', id)) {
    const highlight = await live(db.highlights.get(id));
    const interview = highlight && (await live(db.interviews.get(highlight.interviewId)));
    if (!highlight || !interview) return [];
    const tags = (await db.tags.bulkGet(highlight.tagIds)).filter((tag): tag is Tag => tag?.deletedAt === null);
    const linked = (await db.evidence.where('from').equals(id).count()) > 0;
    return [highlightUnit(highlight, tags, interview, await people(db, interview.participantIds), linked)];
  }
  if (isId('note', id)) {
    const note = await live(db.notes.get(id));
    const interview = note && (await live(db.interviews.get(note.interviewId)));
    if (!note || !interview) return [];
    const body = (await db.bodies.where('ownerId').equals(id).first()) ?? null;
    return noteUnits(note, body, interview, await people(db, interview.participantIds));
  }
  if (isId('interview', id)) {
    const interview = await live(db.interviews.get(id));
    if (!interview) return [];
    const transcripts = await db.transcripts.where('interviewId').equals(id).toArray();
    const transcript = transcripts.find((t) => t.deletedAt === null);
    const segments = transcript
      ? await db.segments
          .where('[transcriptId+order]')
          .between([transcript.id, ''], [transcript.id, '\uffff'])
          .toArray()
      : [];
    return interviewUnits(interview, segments, await people(db, interview.participantIds));
  }
  return [];
}

async function live<T extends { readonly deletedAt: string | null }>(
  found: PromiseLike<T | undefined>,
): Promise<T | undefined> {
  const record = await found;
  return record?.deletedAt === null ? record : undefined;
}

const people = async (db: Database, participantIds: readonly Id<'participant'>[]) =>
  (await db.participants.bulkGet([...participantIds])).filter((p) => p !== undefined);
