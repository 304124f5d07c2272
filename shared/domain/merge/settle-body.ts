import type { Json, JsonObject } from '../json.ts';
import { compareStamps } from './births.ts';
import type { RecordWrites } from './writes.ts';

/**
 * The order of a body's blocks after its entries were settled: each block once, none that is gone; one that is there but in no list
 * stands behind the block that preceded it, a second version of a paragraph behind the first.
 */
export function settleBlockOrder(row: JsonObject, record: RecordWrites): Json[] {
  const blocks = (row.blocks ?? {}) as JsonObject;
  const listed = Array.isArray(row.order) ? (row.order as readonly Json[]) : [];
  const order: string[] = [];
  for (const id of listed) if (typeof id === 'string' && id in blocks && !order.includes(id)) order.push(id);
  const lists = (record.paths.get('order') ?? [])
    .toSorted((a, b) => compareStamps(b.stamp, a.stamp))
    .flatMap(({ after, before }) => [after, before])
    .filter((list): list is readonly Json[] => Array.isArray(list));
  for (const id of Object.keys(blocks).sort()) {
    if (order.includes(id)) continue;
    const first = id.slice(0, id.indexOf('~'));
    const before = order.includes(first) ? first : predecessor(id, lists, order);
    order.splice(before === null ? 0 : order.indexOf(before) + 1, 0, id);
  }
  return order;
}

/** The nearest block before `id` in the newest list that names it, among those in `order`; the last one when no list does. */
function predecessor(id: string, lists: readonly (readonly Json[])[], order: readonly string[]): string | null {
  const list = lists.find((one) => one.includes(id));
  if (!list) return order.at(-1) ?? null;
  const before = list.slice(0, list.indexOf(id)).filter((one) => typeof one === 'string' && order.includes(one));
  const last = before.at(-1);
  return typeof last === 'string' ? last : null;
}
