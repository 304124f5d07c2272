import { anchorAt } from '#shared/domain/anchor.ts';
import { label, type Op, ops, remove, update } from '#shared/domain/change.ts';
import type { Highlight } from '#shared/domain/highlight.ts';
import type { Id } from '#shared/domain/ids.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import { withIdReplaced } from '#shared/domain/merge-participants.ts';
import { fail, ok, type Result } from '#shared/domain/result.ts';
import type { App } from '../app.ts';
import { blocksOf } from '../queries/interview-queries.ts';
import type { FieldProblem } from './field-actions.ts';
import type { MarkProblem } from './highlight-actions.ts';
import { recordsNaming } from './merge-actions.ts';

export type MergeProblem = { readonly kind: 'two-sources' } | MarkProblem | FieldProblem;

/**
 * Makes highlights of one text one: from where the first begins to where the last ends, with the tags of all. What stood on any of
 * them (links, memos, tasks) stands on the one that is left: the first in reading order.
 */
export async function mergeHighlights(
  app: App,
  ids: readonly Id<'highlight'>[],
): Promise<Result<Id<'highlight'>, MergeProblem>> {
  const all = (await app.db.highlights.bulkGet([...ids])).filter((one) => one !== undefined && one.deletedAt === null);
  const highlights = all.filter((one) => one !== undefined);
  const source = highlights[0]?.anchor.source;
  if (source === undefined || highlights.length < 2) return fail({ kind: 'gone' });
  if (highlights.some(({ anchor }) => anchor.source !== source)) return fail({ kind: 'two-sources' });
  const blocks = await blocksOf(app, source);
  const places = new Map(blocks.map(({ id }, i) => [id, i]));
  const at = (block: string): number => places.get(block) ?? -1;
  const starts = highlights.toSorted(({ anchor: a }, { anchor: b }) => at(a.block) - at(b.block) || a.start - b.start);
  const ends = highlights.toSorted(({ anchor: a }, { anchor: b }) => at(endOf(a)) - at(endOf(b)) || a.end - b.end);
  const [kept, last] = [starts[0], ends.at(-1)];
  if (!kept || !last) return fail({ kind: 'gone' });
  const anchor = anchorAt(
    source,
    blocks,
    { block: kept.anchor.block, offset: kept.anchor.start },
    { block: endOf(last.anchor), offset: last.anchor.end },
  );
  if (anchor === null) return fail({ kind: 'no-words' });
  const others = starts.slice(1);
  const done = await app.run({
    label: label('change.merge-highlights'),
    ops: ops(
      update('highlights', kept, {
        anchor,
        tagIds: [...new Set(starts.flatMap(({ tagIds }) => tagIds))],
        tagging: Object.assign({}, ...starts.toReversed().map(({ tagging }) => tagging)),
      }),
      ...(await movedTo(app, kept, others)),
      ...others.map((one) => remove('highlights', one)),
    ),
  });
  return done.ok ? ok(kept.id) : done;
}

/** Whatever names the others names the kept one; a link that it has already is not doubled. */
async function movedTo(app: App, kept: Highlight, others: readonly Highlight[]): Promise<readonly (Op | null)[]> {
  const own = await app.db.evidence.where('from').equals(kept.id).toArray();
  const claims = new Set(own.map(({ to }) => to as string));
  const parts: (Op | null)[] = [];
  for (const other of others) {
    for (const { table, record } of await recordsNaming(app, other.id)) {
      if ('from' in record && 'to' in record && claims.has(record.to)) {
        parts.push(remove('evidence', record));
        continue;
      }
      if ('from' in record && 'to' in record) claims.add(record.to);
      // Records are JSON by their schemas.
      const fields = withIdReplaced(table, record as unknown as JsonObject, other.id, kept.id);
      if (fields) parts.push(update(table, record, fields));
    }
  }
  return parts;
}

const endOf = ({ block, endBlock }: Highlight['anchor']): string => endBlock ?? block;
