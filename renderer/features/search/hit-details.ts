import type { App } from '#renderer/data/app.ts';
import type { TextHit } from '#renderer/search/search-client.ts';
import { isId } from '#shared/domain/ids.ts';
import type { Tag } from '#shared/domain/tag.ts';

/** What a row says of where the words come from. */
export interface HitDetails {
  /** Aliases, never names: hits are shown to whoever looks over the shoulder. */
  readonly people: readonly string[];
  /** The interview's title, where the row's own title is another one. */
  readonly interview: string | null;
  /** The day that the interview was held. */
  readonly heldAt: string | null;
  readonly tags: readonly Tag[];
}

/** Details by record, read in four looks however many hits there are. */
export async function hitDetails(app: App, hits: readonly TextHit[]): Promise<ReadonlyMap<string, HitDetails>> {
  const { db } = app;
  const highlights = await db.highlights.bulkGet(hits.map((hit) => hit.recordId).filter((id) => isId('highlight', id)));
  const interviews = await db.interviews.bulkGet([...new Set(hits.flatMap((hit) => hit.interviewId ?? []))]);
  const [people, tags] = await Promise.all([
    db.participants.bulkGet([
      ...new Set([
        ...interviews.flatMap((interview) => interview?.participantIds ?? []),
        ...highlights.flatMap((highlight) => highlight?.participantId ?? []),
      ]),
    ]),
    db.tags.bulkGet([...new Set(highlights.flatMap((highlight) => highlight?.tagIds ?? []))]),
  ]);
  const interviewOf = new Map(interviews.flatMap((one) => (one ? [[one.id, one] as const] : [])));
  const highlightOf = new Map<string, NonNullable<(typeof highlights)[number]>>();
  for (const highlight of highlights) if (highlight) highlightOf.set(highlight.id, highlight);
  const aliasOf = new Map(people.flatMap((one) => (one ? [[one.id, one.alias] as const] : [])));
  return new Map(
    hits.map((hit) => {
      const interview = hit.interviewId === null ? undefined : interviewOf.get(hit.interviewId);
      const highlight = highlightOf.get(hit.recordId);
      const ids = highlight?.participantId ? [highlight.participantId] : (interview?.participantIds ?? []);
      const details: HitDetails = {
        people: ids.flatMap((id) => aliasOf.get(id) ?? []),
        interview: hit.kind === 'transcript' ? null : (interview?.title ?? null),
        heldAt: interview?.heldAt ?? null,
        tags: tags.filter((tag): tag is Tag => tag?.deletedAt === null && highlight?.tagIds.includes(tag.id) === true),
      };
      return [hit.recordId, details] as const;
    }),
  );
}
