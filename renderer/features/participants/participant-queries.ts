import type { App } from '#renderer/data/app.ts';
import { liveRecords } from '#renderer/data/queries/record-queries.ts';
import type { Id } from '#shared/domain/ids.ts';
import type { Interview } from '#shared/domain/interview.ts';
import { nameKey, type Participant } from '#shared/domain/participant.ts';

export interface ParticipantRow {
  readonly participant: Participant;
  readonly interviews: number;
  readonly quotes: number;
}

/** Everybody, each with how often they were heard and quoted. */
export async function participantRows(app: App): Promise<ParticipantRow[]> {
  const [participants, interviews, highlights] = await Promise.all([
    liveRecords(app, 'participants'),
    liveRecords(app, 'interviews'),
    liveRecords(app, 'highlights'),
  ]);
  const heard = counts(interviews.flatMap(({ participantIds }) => participantIds));
  const quoted = counts(highlights.flatMap(({ participantId }) => participantId ?? []));
  return participants.map((participant) => ({
    participant,
    interviews: heard.get(participant.id) ?? 0,
    quotes: quoted.get(participant.id) ?? 0,
  }));
}

/** The interviews that a person took part in, newest first. */
export async function interviewsWith(app: App, id: Id<'participant'>): Promise<Interview[]> {
  const all = await app.db.interviews.where('participantIds').equals(id).toArray();
  return all
    .filter((interview) => interview.deletedAt === null)
    .sort((a, b) => (b.heldAt ?? '').localeCompare(a.heldAt ?? '') || a.title.localeCompare(b.title));
}

function counts(ids: readonly string[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const id of ids) found.set(id, (found.get(id) ?? 0) + 1);
  return found;
}

export interface ParticipantFilter {
  readonly study?: Id<'study'> | undefined;
  readonly q?: string | undefined;
  /** A column, with `-` before it when the highest comes first. */
  readonly sort?: string | undefined;
}

/** The rows that a filter leaves, in its order: by alias unless it says otherwise. */
export function chosenParticipants(
  rows: readonly ParticipantRow[],
  { study, q = '', sort = 'alias' }: ParticipantFilter,
  compare: (a: string, b: string) => number,
): ParticipantRow[] {
  const words = nameKey(q)
    .split(' ')
    .filter((word) => word !== '');
  const hay = ({ participant: p }: ParticipantRow): string =>
    nameKey([p.alias, p.name, p.company, p.role, p.segment].join(' '));
  const column = sort.replace(/^-/, '');
  const sign = sort.startsWith('-') ? -1 : 1;
  const by = (a: ParticipantRow, b: ParticipantRow): number => {
    if (column === 'interviews' || column === 'quotes') return a[column] - b[column];
    return isWord(column) ? compare(a.participant[column], b.participant[column]) : 0;
  };
  return rows
    .filter(({ participant }) => study === undefined || participant.studyIds.includes(study))
    .filter((row) => words.every((word) => hay(row).includes(word)))
    .sort((a, b) => sign * by(a, b) || compare(a.participant.alias, b.participant.alias));
}

const WORDS = ['alias', 'name', 'company', 'role', 'segment'] as const;
const isWord = (column: string): column is (typeof WORDS)[number] => WORDS.some((word) => word === column);
