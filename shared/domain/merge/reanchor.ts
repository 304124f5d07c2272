import { type Anchor, followText, type TextBlock, textOf } from '../anchor.ts';
import { sameJson } from '../change.ts';
import type { Json, JsonObject } from '../json.ts';
import type { TableName } from '../records.ts';

type Rows = ReadonlyMap<TableName, Map<string, JsonObject>>;

/**
 * Puts the highlights that `concerns` names on their words in the merged text; one whose words are gone is for review. Writes to
 * `rows` in place.
 */
export function reanchor(rows: Rows, concerns: (highlight: JsonObject) => boolean): void {
  const highlights = rows.get('highlights');
  if (!highlights || highlights.size === 0) return;
  const concerned = [...highlights].filter(([, row]) => concerns(row));
  const texts = textsOf(rows, new Set(concerned.map(([, row]) => sourceOf(row))));
  for (const [id, row] of concerned) {
    const anchor = row.anchor as Anchor | undefined;
    const blocks = texts.get(sourceOf(row));
    if (!anchor || !blocks) continue;
    if (textOf(anchor, blocks) === anchor.quote) continue;
    const followed = followText(anchor, [], blocks);
    if (row.needsReview === followed.needsReview && sameJson(row.anchor as Json, followed.anchor)) continue;
    highlights.set(id, { ...row, anchor: followed.anchor, needsReview: followed.needsReview });
  }
}

/** The text that a highlight stands in: a transcript, or the owner of a body. */
export const sourceOf = (row: JsonObject): string => (row.anchor as Anchor | undefined)?.source ?? '';

/** The blocks of each source: segments of a transcript, or the paragraphs of a body, by its owner. */
function textsOf(rows: Rows, wanted: ReadonlySet<string>): Map<string, TextBlock[]> {
  const texts = new Map<string, TextBlock[]>();
  const segments = [...(rows.get('segments')?.values() ?? [])]
    .filter((row) => row.deletedAt === null && wanted.has(String(row.transcriptId)))
    .sort((a, b) =>
      String(a.order) < String(b.order)
        ? -1
        : String(a.order) > String(b.order)
          ? 1
          : String(a.id) < String(b.id)
            ? -1
            : 1,
    );
  for (const row of segments) {
    const source = String(row.transcriptId);
    const block = { id: String(row.id), text: String(row.text) };
    const known = texts.get(source);
    if (known) known.push(block);
    else texts.set(source, [block]);
  }
  for (const body of rows.get('bodies')?.values() ?? []) {
    const owner = String(body.ownerId);
    if (!wanted.has(owner)) continue;
    const blocks = (body.blocks ?? {}) as { readonly [id: string]: { readonly text?: string } | undefined };
    const order = Array.isArray(body.order) ? (body.order as readonly Json[]) : [];
    texts.set(
      owner,
      order.map((id) => ({ id: String(id), text: blocks[String(id)]?.text ?? '' })),
    );
  }
  return texts;
}
