import type { CodePlace } from '#renderer/data/actions/auto-code-actions.ts';
import type { App } from '#renderer/data/app.ts';
import { blocksOf, highlightsIn, notesOf, segmentsOf, transcriptOf } from '#renderer/data/queries/interview-queries.ts';
import { queryPlaces } from '#renderer/search/query-places.ts';
import type { SearchClient } from '#renderer/search/search-client.ts';
import type { Highlight } from '#shared/domain/highlight.ts';
import type { Id } from '#shared/domain/ids.ts';

/** What is marked around the words that were found. */
export type CodeUnit = 'words' | 'sentence' | 'segment';

export interface FoundPlace extends CodePlace {
  readonly key: string;
  readonly interview: string;
  readonly startMs: number | null;
  /** The words of the block before and behind. */
  readonly before: string;
  readonly behind: string;
}

export interface FoundPlaces {
  readonly places: readonly FoundPlace[];
  /** Left out because a highlight with the tag holds them already. */
  readonly already: number;
  readonly isCapped: boolean;
}

export interface FindPlacesInput {
  readonly app: App;
  readonly search: SearchClient;
  readonly words: string;
  readonly unit: CodeUnit;
  readonly tagId: Id<'tag'> | null;
  /** True when nobody waits for the answer any more. */
  readonly isStale: () => boolean;
}

/** As many interviews as are looked through, and places as are shown: more than anybody reads. */
const MOST_INTERVIEWS = 2_000;
export const MOST_PLACES = 20_000;

/**
 * Every place in transcripts and notes where a search's words stand. The index says in which interviews (its filters count there),
 * the words are then looked for in each turn. Null when it is not waited for any more.
 */
export async function findPlaces(input: FindPlacesInput): Promise<FoundPlaces | null> {
  const { app, search, words, unit, tagId, isStale } = input;
  const hits = await search.query('auto-code', `${words.trim()} `, {
    limit: MOST_INTERVIEWS,
    kinds: ['transcript', 'note'],
  });
  if (hits === null) return null;
  const placesIn = queryPlaces(`${words.trim()} `);
  const ids = [...new Set(hits.hits.flatMap(({ interviewId }) => interviewId ?? []))];
  const places: FoundPlace[] = [];
  let already = 0;
  for (const id of ids) {
    if (isStale()) return null;
    const interview = await app.db.interviews.get(id);
    if (!interview || interview.deletedAt !== null) continue;
    for (const { source, blocks } of await textsOf(app, id)) {
      const language = interview.language ?? undefined;
      const tagged =
        tagId === null ? [] : (await highlightsIn(app, source)).filter((one) => one.tagIds.includes(tagId));
      for (const { id: block, text, startMs } of blocks) {
        for (const [start, end] of stretches(text, placesIn(text), unit, language)) {
          if (places.length >= MOST_PLACES) return { places, already, isCapped: true };
          if (holds(tagged, block, start, end)) already += 1;
          else
            places.push({
              key: `${block} ${start}`,
              ...{ interviewId: id, source, block, start, end, words: text.slice(start, end) },
              ...{ interview: interview.title, startMs, before: text.slice(0, start), behind: text.slice(end) },
            });
        }
      }
    }
  }
  return { places, already, isCapped: false };
}

interface Text {
  readonly source: string;
  readonly blocks: readonly { readonly id: string; readonly text: string; readonly startMs: number | null }[];
}

async function textsOf(app: App, id: Id<'interview'>): Promise<readonly Text[]> {
  const transcript = await transcriptOf(app, id);
  const notes = await notesOf(app, id);
  return [
    ...(transcript ? [{ source: transcript.id, blocks: await segmentsOf(app, transcript.id) }] : []),
    ...(await Promise.all(
      notes.map(async (note) => ({
        source: note.id,
        blocks: (await blocksOf(app, note.id)).map((block) => ({ ...block, startMs: null })),
      })),
    )),
  ];
}

/** Places grown to what is marked; those that grow into one are one. */
function stretches(
  text: string,
  found: readonly (readonly [number, number])[],
  unit: CodeUnit,
  language: string | undefined,
): readonly (readonly [number, number])[] {
  if (unit === 'words' || found.length === 0) return found;
  if (unit === 'segment') return [trimmed(text, 0, text.length)];
  const sentences = [...new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text)].map(
    ({ index, segment }): readonly [number, number] => [index, index + segment.length],
  );
  const grown = found.map(([start, end]) => {
    const touched = sentences.filter(([from, to]) => from < end && start < to);
    return trimmed(text, touched[0]?.[0] ?? start, touched.at(-1)?.[1] ?? end);
  });
  return grown.filter(([start], i) => i === 0 || start >= (grown[i - 1]?.[1] ?? 0));
}

function trimmed(text: string, start: number, end: number): readonly [number, number] {
  const words = text.slice(start, end);
  return [start + words.length - words.trimStart().length, end - (words.length - words.trimEnd().length)];
}

const holds = (tagged: readonly Highlight[], block: string, start: number, end: number): boolean =>
  tagged.some(
    ({ anchor }) => anchor.block === block && anchor.start <= start && (anchor.endBlock !== null || end <= anchor.end),
  );
