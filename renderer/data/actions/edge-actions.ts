import { type Anchor, anchorAt } from '#shared/domain/anchor.ts';
import { type ChangeLabel, label, ops, update } from '#shared/domain/change.ts';
import type { Id } from '#shared/domain/ids.ts';
import { fail, type Result } from '#shared/domain/result.ts';
import type { App } from '../app.ts';
import { blocksOf } from '../queries/interview-queries.ts';
import type { FieldProblem } from './field-actions.ts';
import { type MarkProblem, type Picked, speakerAt, trimmed } from './highlight-actions.ts';

type PutProblem = MarkProblem | FieldProblem;

/** Moves the edges of a highlight: it holds the words between them from now on, and keeps its tags and links. */
export const moveEdges = (
  app: App,
  id: Id<'highlight'>,
  from: Picked['from'],
  to: Picked['to'],
): Promise<Result<unknown, PutProblem>> =>
  put(app, id, label('change.move-edges'), (source, blocks) => anchorAt(source, blocks, from, to));

/** Puts a highlight whose words are gone, or moved, on the words that a person picked. */
export const reattach = (app: App, id: Id<'highlight'>, picked: Picked): Promise<Result<unknown, PutProblem>> =>
  put(
    app,
    id,
    label('change.reattach'),
    (_, blocks) => anchorAt(picked.source, blocks, picked.from, picked.to),
    picked.source,
  );

async function put(
  app: App,
  id: Id<'highlight'>,
  named: ChangeLabel,
  anchorIn: (source: string, blocks: Awaited<ReturnType<typeof blocksOf>>) => Anchor | null,
  to?: string,
): Promise<Result<unknown, PutProblem>> {
  const highlight = await app.db.highlights.get(id);
  if (!highlight) return fail({ kind: 'gone' });
  const source = to ?? highlight.anchor.source;
  const blocks = await blocksOf(app, source);
  const found = anchorIn(source, blocks);
  if (found === null) return fail({ kind: 'no-words' });
  const anchor = trimmed(found, blocks);
  const participantId = await speakerAt(app, {
    interviewId: highlight.interviewId,
    source,
    from: { block: anchor.block, offset: anchor.start },
  });
  return app.run({
    label: named,
    ops: ops(update('highlights', highlight, { anchor, participantId, needsReview: false })),
  });
}
