import { type Anchor, anchorAt, type TextBlock } from '#shared/domain/anchor.ts';
import { insert, label, type Op, ops, remove, update } from '#shared/domain/change.ts';
import { type Highlight, newHighlight } from '#shared/domain/highlight.ts';
import type { Id } from '#shared/domain/ids.ts';
import { fail, ok, type Result } from '#shared/domain/result.ts';
import { newTag, type Tag, tagNamed } from '#shared/domain/tag.ts';
import { type App, authorship } from '../app.ts';
import type { CommitProblem, KnownRows } from '../commit.ts';
import { blocksOf, transcriptOf } from '../queries/interview-queries.ts';
import { liveRecords } from '../queries/record-queries.ts';
import { readKnown } from '../rows-by-key.ts';
import { settingValue } from './setting-actions.ts';

export type MarkProblem = { readonly kind: 'no-words' } | CommitProblem;

/** Picked words: where they stand. `source` is a transcript or the owner of a body. */
export interface Picked {
  readonly interviewId: Id<'interview'>;
  readonly source: string;
  readonly from: { readonly block: string; readonly offset: number };
  readonly to: { readonly block: string; readonly offset: number };
}

/** Highlights the picked words, with these tags. The words are read from the source as it is stored now. */
export async function mark(
  app: App,
  picked: Picked,
  tagIds: readonly Id<'tag'>[] = [],
): Promise<Result<Id<'highlight'>, MarkProblem>> {
  const planned = await planMark(app, picked, tagIds);
  if (!planned.ok) return planned;
  const done = await app.run({ label: label('change.highlight'), ops: [planned.value.op] });
  return done.ok ? ok(planned.value.id) : done;
}

/** The op that highlights the picked words, for actions that do more in one step. */
export async function planMark(
  app: App,
  picked: Picked,
  tagIds: readonly Id<'tag'>[] = [],
): Promise<Result<{ readonly id: Id<'highlight'>; readonly op: Op }, MarkProblem>> {
  const blocks = await blocksOf(app, picked.source);
  const anchor = anchorAt(picked.source, blocks, picked.from, picked.to);
  if (anchor === null) return fail({ kind: 'no-words' });
  const id = app.newId('highlight');
  const highlight = newHighlight(
    id,
    {
      interviewId: picked.interviewId,
      anchor: trimmed(anchor, blocks),
      tagIds,
      participantId: await speakerAt(app, picked),
    },
    authorship(app),
  );
  return ok({ id, op: insert('highlights', highlight) });
}

/** Puts a tag on highlights: one step, however many there are. */
export async function tagHighlights(
  app: App,
  ids: readonly Id<'highlight'>[],
  tag: Tag,
): Promise<Result<unknown, CommitProblem>> {
  const { highlights, known } = await knownHighlights(app, ids);
  return app.run(
    {
      label: label('change.tag', { tag: tag.label, count: highlights.length }),
      ops: ops(...highlights.map((h) => tagOp(app, h, tag.id))),
    },
    undefined,
    known,
  );
}

/** Highlights that many at once are decided on, for `app.run`. Those that are gone are left out. */
export async function knownHighlights(
  app: App,
  ids: readonly Id<'highlight'>[],
): Promise<{ readonly highlights: readonly Highlight[]; readonly known: KnownRows }> {
  const known = await readKnown(app.db, [{ table: 'highlights', keys: ids }]);
  // The table holds highlights.
  const highlights = ids.flatMap((id) => (known.rows.get(id) as Highlight | undefined) ?? []);
  return { highlights, known };
}

/** The op that puts a tag on a highlight, and says by whom; null where it is on already. */
export function tagOp(app: App, highlight: Highlight, tagId: Id<'tag'>): Op | null {
  if (highlight.tagIds.includes(tagId)) return null;
  return update('highlights', highlight, {
    tagIds: [...highlight.tagIds, tagId],
    tagging: { ...highlight.tagging, [tagId]: { by: app.by, at: app.now() } },
  });
}

export async function untagHighlight(app: App, id: Id<'highlight'>, tag: Tag): Promise<Result<unknown, CommitProblem>> {
  const highlight = await app.db.highlights.get(id);
  if (!highlight) return ok(null);
  return app.run({
    label: label('change.untag', { tag: tag.label }),
    ops: ops(untagOp(highlight, tag.id)),
  });
}

/** The op that takes a tag off a highlight; null where it is not on. */
export function untagOp(highlight: Highlight, tagId: Id<'tag'>): Op | null {
  return update('highlights', highlight, {
    tagIds: highlight.tagIds.filter((id) => id !== tagId),
    tagging: Object.fromEntries(Object.entries(highlight.tagging).filter(([id]) => id !== tagId)),
  });
}

/** Takes highlights away, with the links that stand on them. Undo brings both back. */
export async function removeHighlights(
  app: App,
  ids: readonly Id<'highlight'>[],
): Promise<Result<unknown, CommitProblem>> {
  const highlights = (await app.db.highlights.bulkGet([...ids])).filter((h) => h !== undefined);
  const links = await app.db.evidence
    .where('from')
    .anyOf([...ids])
    .toArray();
  return app.run({
    label: label('change.remove-highlight', { count: highlights.length }),
    ops: [...highlights.map((h) => remove('highlights', h)), ...links.map((l) => remove('evidence', l))],
  });
}

/**
 * The tag of that name (or alias, or case, accent or plural variant), made now if there is none. While the codebook is locked it is
 * made as a proposal: the coding goes on, and somebody decides later.
 */
export async function tagForLabel(
  app: App,
  text: string,
  parentId: Id<'tag'> | null = null,
): Promise<{ readonly tag: Tag; readonly made: Op | null }> {
  const tags = await liveRecords(app, 'tags');
  const known = tagNamed(tags, text);
  if (known) return { tag: known, made: null };
  const last =
    tags
      .map((t) => t.order)
      .sort()
      .at(-1) ?? null;
  const parent = tags.find((t) => t.id === parentId);
  const fresh = newTag(
    app.newId('tag'),
    {
      label: text,
      parentId,
      order: app.orderBetween(last, null),
      proposed: (await settingValue(app, 'codebookLocked')) === true,
      ...(parent ? { hue: parent.hue } : {}),
    },
    authorship(app),
  );
  return { tag: { ...fresh, rev: 0, updatedAt: fresh.createdAt }, made: insert('tags', fresh) };
}

/** Highlights picked words and tags them by name in one step: the tag is made if it is new. */
export async function markAndTag(
  app: App,
  picked: Picked,
  text: string,
  parentId: Id<'tag'> | null = null,
): Promise<Result<Id<'highlight'>, MarkProblem>> {
  const { tag, made } = await tagForLabel(app, text, parentId);
  const planned = await planMark(app, picked, [tag.id]);
  if (!planned.ok) return planned;
  const done = await app.run({
    label: label('change.tag', { tag: tag.label, count: 1 }),
    ops: ops(made, planned.value.op),
  });
  return done.ok ? ok(planned.value.id) : done;
}

/** Tags existing highlights by name in one step: the tag is made if it is new. */
export async function tagByName(
  app: App,
  ids: readonly Id<'highlight'>[],
  text: string,
  parentId: Id<'tag'> | null = null,
): Promise<Result<Tag, CommitProblem>> {
  const { tag, made } = await tagForLabel(app, text, parentId);
  const { highlights, known } = await knownHighlights(app, ids);
  const done = await app.run(
    {
      label: label('change.tag', { tag: tag.label, count: highlights.length }),
      ops: ops(made, ...highlights.map((h) => tagOp(app, h, tag.id))),
    },
    undefined,
    known,
  );
  return done.ok ? ok(tag) : done;
}

/** Spaces at the edges of a selection are not part of the words. */
export function trimmed(anchor: Anchor, blocks: readonly TextBlock[]): Anchor {
  if (anchor.endBlock !== null) return anchor;
  const lead = anchor.quote.length - anchor.quote.trimStart().length;
  const trail = anchor.quote.length - anchor.quote.trimEnd().length;
  if (lead === 0 && trail === 0) return anchor;
  const { source, block } = anchor;
  return (
    anchorAt(source, blocks, { block, offset: anchor.start + lead }, { block, offset: anchor.end - trail }) ?? anchor
  );
}

/** The speaker's participant; in a note, or where the speaker is not mapped, the interview's only participant. */
export async function speakerAt(app: App, picked: Omit<Picked, 'to'>): Promise<Id<'participant'> | null> {
  const interview = await app.db.interviews.get(picked.interviewId);
  const only = interview?.participantIds.length === 1 ? (interview.participantIds[0] ?? null) : null;
  if (!picked.source.startsWith('tr_')) return only;
  const transcript = await transcriptOf(app, picked.interviewId);
  const segment = await app.db.segments.get(picked.from.block as Id<'segment'>);
  const speaker = transcript?.speakers.find((s) => s.key === segment?.speaker);
  // A named speaker who is mapped to nobody is the interviewer or a stranger, never the participant.
  return speaker ? speaker.participantId : only;
}
