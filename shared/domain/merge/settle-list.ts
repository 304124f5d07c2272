import { sameJson } from '../change.ts';
import type { Json, JsonObject } from '../json.ts';
import { type Births, compareStamps, hadSeen, type Stamp } from './births.ts';
import type { Write } from './writes.ts';

export interface SettledList {
  readonly value: readonly Json[];
  /** Items that two copies set to different values: key -> the values, the one that is shown first. */
  readonly disputed: ReadonlyMap<string, readonly Write[]>;
}

/**
 * A list whose items have names (ids, or objects with an `id` or `key`), merged item by item: what either copy added stays, what one
 * removed goes unless the other put it on or changed it without knowing. Null when an item has no name: then it is one value.
 */
export function settleList(writes: readonly Write[], births: Births): SettledList | null {
  const items = new Map<string, Write[]>();
  for (const { stamp, before, after } of writes) {
    const [old, now] = [named(before), named(after)];
    if (!old || !now) return null;
    for (const key of new Set([...old.keys(), ...now.keys()])) {
      const [was, is] = [old.get(key) ?? null, now.get(key) ?? null];
      if (sameJson(was, is)) continue;
      const list = items.get(key);
      if (list) list.push({ stamp, before: was, after: is });
      else items.set(key, [{ stamp, before: was, after: is }]);
    }
  }
  const values = new Map<string, Json>();
  const disputed = new Map<string, readonly Write[]>();
  for (const [key, list] of items) {
    const last = lastOnes(list, births).filter(({ after }) => after !== null);
    const [shown] = last;
    if (!shown) continue;
    values.set(key, shown.after);
    const others = last.filter(({ after }) => !sameJson(after, shown.after));
    if (others.length > 0) disputed.set(key, [shown, ...others]);
  }
  return { value: inOrder(values, writes), disputed };
}

/** The writes that no other one had seen, highest stamp first. */
export function lastOnes<W extends { readonly stamp: Stamp }>(writes: readonly W[], births: Births): W[] {
  // Of one copy only its last can be among them.
  const byCopy = new Map<string, W>();
  for (const write of writes) {
    const known = byCopy.get(write.stamp[1]);
    if (!known || compareStamps(known.stamp, write.stamp) <= 0) byCopy.set(write.stamp[1], write);
  }
  const candidates = [...byCopy.values()];
  return candidates
    .filter((one) => !candidates.some((other) => other !== one && hadSeen(births, other.stamp, one.stamp)))
    .sort((a, b) => compareStamps(b.stamp, a.stamp));
}

/** In the order of the newest list; items that it lacks stand after those that precede them in the older ones. */
function inOrder(values: ReadonlyMap<string, Json>, writes: readonly Write[]): Json[] {
  const order: string[] = [];
  const known = new Set<string>();
  for (const { after } of [...writes].sort((a, b) => compareStamps(b.stamp, a.stamp))) {
    let at = -1;
    for (const key of named(after)?.keys() ?? []) {
      if (known.has(key)) {
        at = order.indexOf(key);
        continue;
      }
      known.add(key);
      if (!values.has(key)) continue;
      order.splice(order.length === 0 ? 0 : at + 1, 0, key);
      at = order.indexOf(key);
    }
  }
  return order.flatMap((key) => (values.has(key) ? [values.get(key) ?? null] : []));
}

/** Items by name; null where one has none or two share one. */
function named(value: Json): Map<string, Json> | null {
  if (value === null) return new Map();
  if (!Array.isArray(value)) return null;
  const items = new Map<string, Json>();
  for (const item of value as readonly Json[]) {
    const name = typeof item === 'string' ? item : nameOf(item);
    if (name === null || items.has(name)) return null;
    items.set(name, item);
  }
  return items;
}

function nameOf(item: Json): string | null {
  if (item === null || typeof item !== 'object' || Array.isArray(item)) return null;
  const { id, key } = item as JsonObject;
  if (typeof id === 'string') return id;
  return typeof key === 'string' ? key : null;
}
