import type { App } from '#renderer/data/app.ts';
import { blocksOf, bodyOf } from '#renderer/data/queries/interview-queries.ts';
import { recordIn } from '#renderer/data/queries/record-queries.ts';
import type { TextHit } from '#renderer/search/search-client.ts';
import { plainText } from '#shared/domain/body.ts';
import { type Id, isId } from '#shared/domain/ids.ts';
import type { Segment } from '#shared/domain/transcript.ts';

/** The text around a hit. */
export interface HitPreview {
  /** Which hit it belongs to: while another one is being read, the old preview is not shown as the new one's. */
  readonly recordId: string;
  readonly lines: readonly PreviewLine[];
}

export interface PreviewLine {
  readonly id: string;
  /** Who says it, where that is known. */
  readonly speaker: string | null;
  readonly startMs: number | null;
  readonly text: string;
  /** The line that the hit opens at. */
  readonly here: boolean;
}

const BEFORE = 2;
const BEHIND = 4;

/** Reads a few lines around the hit, never the whole transcript. */
export async function hitPreview(app: App, hit: TextHit): Promise<HitPreview> {
  return { recordId: hit.recordId, lines: await linesOf(app, hit) };
}

async function linesOf(app: App, { recordId, openAt }: TextHit): Promise<readonly PreviewLine[]> {
  if (openAt !== null && isId('segment', openAt)) return turnsAround(app, openAt);
  if (isId('highlight', recordId)) {
    const highlight = await recordIn(app, 'highlights', recordId);
    return highlight ? blocksAround(app, highlight.anchor.source, openAt) : [];
  }
  if (isId('note', recordId)) return blocksAround(app, recordId, openAt);
  if (isId('insight', recordId)) {
    const body = await bodyOf(app, recordId);
    return body ? textLines([plainText(body)]) : [];
  }
  if (isId('participant', recordId)) {
    const person = await recordIn(app, 'participants', recordId);
    return textLines(person ? [person.company, person.role, person.segment] : []);
  }
  if (isId('study', recordId)) return textLines([(await recordIn(app, 'studies', recordId))?.question ?? '']);
  if (isId('tag', recordId)) {
    const tag = await recordIn(app, 'tags', recordId);
    return textLines(tag ? [tag.definition, tag.aliases.join(', ')] : []);
  }
  return [];
}

async function turnsAround(app: App, id: Id<'segment'>): Promise<readonly PreviewLine[]> {
  const { segments, transcripts, participants } = app.db;
  const here = await segments.get(id);
  const transcript = here && (await transcripts.get(here.transcriptId));
  if (!here || !transcript) return [];
  const rows = (from: string, to: string, withTo: boolean) =>
    segments.where('[transcriptId+order]').between([transcript.id, from], [transcript.id, to], true, withTo);
  const [before, from, people] = await Promise.all([
    rows('', here.order, false).reverse().limit(BEFORE).toArray(),
    rows(here.order, '\uffff', true)
      .limit(BEHIND + 1)
      .toArray(),
    participants.bulkGet(transcript.speakers.flatMap((speaker) => speaker.participantId ?? [])),
  ]);
  const speakerOf = ({ speaker: key }: Segment): string | null => {
    const speaker = transcript.speakers.find((one) => one.key === key);
    return people.find((person) => person && person.id === speaker?.participantId)?.alias ?? speaker?.name ?? null;
  };
  return [...before.toReversed(), ...from]
    .filter((segment) => segment.deletedAt === null)
    .map((segment) => ({
      id: segment.id,
      speaker: speakerOf(segment),
      startMs: segment.startMs,
      text: segment.text,
      here: segment.id === id,
    }));
}

async function blocksAround(app: App, source: string, openAt: string | null): Promise<readonly PreviewLine[]> {
  const blocks = (await blocksOf(app, source)).filter((block) => block.text.trim() !== '');
  const at = Math.max(
    0,
    blocks.findIndex((block) => block.id === openAt),
  );
  return blocks
    .slice(Math.max(0, at - BEFORE), at + BEHIND + 1)
    .map(({ id, text }) => ({ id, text, speaker: null, startMs: null, here: id === openAt }));
}

const textLines = (texts: readonly string[]): PreviewLine[] =>
  texts.flatMap((text, i) =>
    text.trim() === '' ? [] : [{ id: String(i), text, speaker: null, startMs: null, here: false }],
  );
