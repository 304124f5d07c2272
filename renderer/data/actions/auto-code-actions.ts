import { anchorAt, type TextBlock } from '#shared/domain/anchor.ts';
import { insert, label, type Op, ops } from '#shared/domain/change.ts';
import { type Highlight, newHighlight } from '#shared/domain/highlight.ts';
import { type Id, isId } from '#shared/domain/ids.ts';
import { ok, type Result } from '#shared/domain/result.ts';
import type { Tag } from '#shared/domain/tag.ts';
import { type App, authorship } from '../app.ts';
import type { CommitProblem } from '../commit.ts';
import { highlightsIn, segmentsOf } from '../queries/interview-queries.ts';
import { type Picked, tagOp } from './highlight-actions.ts';

/** Words in one block of a text. */
export interface CodePlace extends Pick<Picked, 'interviewId' | 'source'> {
  readonly block: string;
  readonly start: number;
  readonly end: number;
  /** What stood there when it was found: a place whose words changed since is left out. */
  readonly words: string;
}

/**
 * Puts a tag on many places in one step. Where a highlight holds exactly these words it gets the tag; else a new one is made.
 * Answers how many got it.
 */
export async function autoCode(
  app: App,
  places: readonly CodePlace[],
  tag: Tag,
  blocksIn: (source: string) => Promise<readonly TextBlock[]>,
): Promise<Result<number, CommitProblem>> {
  const parts: (Op | null)[] = [];
  for (const [source, own] of bySource(places)) {
    const blocks = await blocksIn(source);
    const known = await highlightsIn(app, source);
    const personAt = await speakersOf(app, source, own[0]?.interviewId ?? null);
    for (const place of own) parts.push(opFor(app, place, tag, { blocks, known, personAt }));
  }
  const list = ops(...parts);
  const done = await app.run({ label: label('change.auto-code', { tag: tag.label, count: list.length }), ops: list });
  return done.ok ? ok(list.length) : done;
}

interface Source {
  readonly blocks: readonly TextBlock[];
  readonly known: readonly Highlight[];
  readonly personAt: (block: string) => Id<'participant'> | null;
}

function opFor(app: App, place: CodePlace, tag: Tag, { blocks, known, personAt }: Source): Op | null {
  const { interviewId, source, block, start, end, words } = place;
  const own = blocks.filter(({ id }) => id === block);
  const same = known.find(
    ({ anchor }) => anchor.block === block && anchor.endBlock === null && anchor.start === start && anchor.end === end,
  );
  if (same) return tagOp(app, same, tag.id);
  const anchor = anchorAt(source, own, { block, offset: start }, { block, offset: end });
  if (anchor === null || anchor.quote !== words) return null;
  const input = { interviewId, anchor, tagIds: [tag.id], participantId: personAt(block) };
  return insert('highlights', newHighlight(app.newId('highlight'), input, authorship(app)));
}

function bySource(places: readonly CodePlace[]): ReadonlyMap<string, readonly CodePlace[]> {
  const sources = new Map<string, CodePlace[]>();
  for (const place of places) {
    const own = sources.get(place.source);
    if (own) own.push(place);
    else sources.set(place.source, [place]);
  }
  return sources;
}

/** Whose words each block holds: its speaker's, or those of the interview's only participant where nobody is named. */
async function speakersOf(app: App, source: string, interviewId: Id<'interview'> | null): Promise<Source['personAt']> {
  const people = (interviewId && (await app.db.interviews.get(interviewId)))?.participantIds ?? [];
  const only = people.length === 1 ? (people[0] ?? null) : null;
  if (!isId('transcript', source)) return () => only;
  const transcript = await app.db.transcripts.get(source);
  const speakers = new Map(transcript?.speakers.map(({ key, participantId }) => [key, participantId]));
  const segments = new Map((await segmentsOf(app, source)).map(({ id, speaker }) => [id as string, speaker]));
  return (block) => {
    const key = segments.get(block) ?? null;
    // A named speaker who is mapped to nobody is the interviewer or a stranger.
    return key !== null && speakers.has(key) ? (speakers.get(key) ?? null) : only;
  };
}
