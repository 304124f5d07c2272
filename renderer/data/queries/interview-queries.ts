import type { TextBlock } from '#shared/domain/anchor.ts';
import type { Body } from '#shared/domain/body.ts';
import { textBlocks } from '#shared/domain/body.ts';
import type { Highlight } from '#shared/domain/highlight.ts';
import type { AnyId, Id } from '#shared/domain/ids.ts';
import type { Interview } from '#shared/domain/interview.ts';
import type { Note } from '#shared/domain/note.ts';
import type { Segment, Transcript } from '#shared/domain/transcript.ts';
import type { App } from '../app.ts';
import { liveRecords } from './record-queries.ts';

const live = <T extends { readonly deletedAt: string | null }>(records: readonly T[]): T[] =>
  records.filter((record) => record.deletedAt === null);

/** Newest first by the day held, unknown days last, then by title. */
export async function interviews(app: App, studyId: Id<'study'> | null = null): Promise<Interview[]> {
  const all = studyId
    ? live(await app.db.interviews.where('studyId').equals(studyId).toArray())
    : await liveRecords(app, 'interviews');
  return all.sort(
    (a, b) =>
      (b.heldAt ?? '').localeCompare(a.heldAt ?? '') || a.title.localeCompare(b.title) || (a.id < b.id ? -1 : 1),
  );
}

export async function transcriptOf(app: App, interviewId: Id<'interview'>): Promise<Transcript | null> {
  return live(await app.db.transcripts.where('interviewId').equals(interviewId).toArray())[0] ?? null;
}

/** In reading order. */
export async function segmentsOf(app: App, transcriptId: Id<'transcript'>): Promise<Segment[]> {
  const rows = await app.db.segments
    .where('[transcriptId+order]')
    .between([transcriptId, ''], [transcriptId, '\uffff'])
    .toArray();
  return live(rows);
}

export async function notesOf(app: App, interviewId: Id<'interview'>): Promise<Note[]> {
  return live(await app.db.notes.where('interviewId').equals(interviewId).sortBy('id'));
}

export async function bodyOf(app: App, ownerId: AnyId): Promise<Body | null> {
  return (await app.db.bodies.where('ownerId').equals(ownerId).first()) ?? null;
}

/** All highlights of an interview, in the transcript and in its notes. */
export async function highlightsOfInterview(app: App, interviewId: Id<'interview'>): Promise<Highlight[]> {
  return live(await app.db.highlights.where('interviewId').equals(interviewId).toArray());
}

/** Highlights whose text is `source`: a transcript, or the owner of a body. */
export async function highlightsIn(app: App, source: string): Promise<Highlight[]> {
  const rows = await app.db.highlights
    .where('[anchor.source+anchor.block]')
    .between([source, ''], [source, '\uffff'])
    .toArray();
  return live(rows);
}

/** Highlights that begin or end in one of these blocks of a source. */
export async function highlightsAtBlocks(app: App, source: string, blocks: readonly string[]): Promise<Highlight[]> {
  const [starting, ending] = await Promise.all([
    app.db.highlights
      .where('[anchor.source+anchor.block]')
      .anyOf(blocks.map((block) => [source, block]))
      .toArray(),
    app.db.highlights
      .where('anchor.endBlock')
      .anyOf([...blocks])
      .toArray(),
  ]);
  const all = [...starting, ...ending.filter(({ anchor }) => anchor.source === source)];
  return live([...new Map(all.map((highlight) => [highlight.id, highlight])).values()]);
}

/** The blocks of an anchor's source in reading order: segments of a transcript, or blocks of a body. */
export async function blocksOf(app: App, source: string): Promise<TextBlock[]> {
  if (source.startsWith('tr_')) {
    // The prefix says that it is a transcript's id.
    const segments = await segmentsOf(app, source as Id<'transcript'>);
    return segments.map(({ id, text }) => ({ id, text }));
  }
  const body = await bodyOf(app, source as AnyId);
  return body ? textBlocks(body) : [];
}
