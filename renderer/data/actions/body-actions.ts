import { type Body, type BodyContent, followBody, newBody } from '#shared/domain/body.ts';
import { type Change, insert, label, type Op, ops, update } from '#shared/domain/change.ts';
import { type AnyId, isId } from '#shared/domain/ids.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import { followMarks } from '#shared/domain/line-marks.ts';
import type { Result } from '#shared/domain/result.ts';
import { type App, authorship } from '../app.ts';
import type { CommitProblem } from '../commit.ts';
import { bodyOf, highlightsIn } from '../queries/interview-queries.ts';

/**
 * Writes what was typed in a text, with every highlight that its words carry along. Saves of one `session` (an open editor) are one
 * undo step; `history.seal(session)` ends it. Answers the change, null where nothing differs.
 */
export async function saveBody(
  app: App,
  ownerId: AnyId,
  next: BodyContent,
  session: string,
): Promise<Result<Change | null, CommitProblem>> {
  const { body, highlights, seq } = await app.read(() =>
    app.db.transaction('r', app.db.bodies, app.db.highlights, app.db.meta, async () => {
      const head = await app.db.meta.get('head');
      return {
        body: writtenLast(app, ownerId, head?.hash) ?? (await bodyOf(app, ownerId)),
        highlights: await highlightsIn(app, ownerId),
        seq: head?.seq ?? 0,
      };
    }),
  );
  const parts: (Op | null)[] = [];
  if (body === null) parts.push(insert('bodies', newBody(app.newId('body'), { ownerId, ...next }, authorship(app))));
  else {
    parts.push(update('bodies', body, { order: [...next.order], blocks: { ...next.blocks } }));
    parts.push(await lineMarksAfter(app, ownerId, body, next));
    for (const [highlight, followed] of highlights.length > 0 ? followBody(highlights, body, next) : []) {
      parts.push(update('highlights', highlight, { anchor: followed.anchor, needsReview: followed.needsReview }));
    }
  }
  const draft = { label: label('change.write', { kind: ownerId.slice(0, 2) }), ops: ops(...parts) };
  // A record is JSON by its schema.
  const known = body ? { seq, rows: new Map([[body.id as string, body as unknown as JsonObject]]) } : undefined;
  const done = await app.run(draft, session, known);
  // Nothing came in between: this is what stands there now.
  if (done.ok && done.value?.seq === seq + 1 && body) {
    const { seq: rev, at: updatedAt, hash } = done.value;
    const written = { ...body, order: [...next.order], blocks: { ...next.blocks }, rev, updatedAt };
    WRITTEN.set(app, { hash, body: written });
  }
  return done;
}

/**
 * The body that was written last, by the hash of its change. While somebody types nothing else is committed, mostly: reading a long
 * text back, and comparing it with what is typed block by block, would cost each save more than writing it.
 */
const WRITTEN = new WeakMap<App, { readonly hash: string; readonly body: Body }>();

function writtenLast(app: App, ownerId: AnyId, head: string | undefined): Body | null {
  const last = WRITTEN.get(app);
  return last?.hash === head && last?.body.ownerId === ownerId ? last.body : null;
}

/** Times, marks and questions go where the words of their lines went. */
async function lineMarksAfter(app: App, ownerId: AnyId, before: BodyContent, after: BodyContent): Promise<Op | null> {
  const note = isId('note', ownerId) ? await app.db.notes.get(ownerId) : undefined;
  return note ? update('notes', note, { marks: followMarks(note.marks, before, after) }) : null;
}
