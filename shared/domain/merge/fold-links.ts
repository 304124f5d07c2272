import type { AnyId } from '../ids.ts';
import type { JsonObject } from '../json.ts';
import { areApart, type Births, type Stamp } from './births.ts';
import { conflict, type MergeConflict } from './conflict.ts';

/**
 * Links that both copies made between the same two records: of one stance the lowest id stays and the others go to the trash; of
 * different stances all stay, and the conflict is listed. Writes to `links` in place.
 */
export function foldLinks(
  links: Map<string, JsonObject>,
  births: Births,
  stampOf: (id: string) => Stamp,
): MergeConflict[] {
  const apart = (a: JsonObject, b: JsonObject): boolean =>
    areApart(births, stampOf(String(a.id)), stampOf(String(b.id)));
  const pairs = new Map<string, JsonObject[]>();
  for (const id of [...links.keys()].sort()) {
    const link = links.get(id);
    if (!link || link.deletedAt !== null) continue;
    const pair = `${String(link.from)} ${String(link.to)} ${String(link.status)}`;
    const known = pairs.get(pair);
    if (known) known.push(link);
    else pairs.set(pair, [link]);
  }
  const conflicts: MergeConflict[] = [];
  for (const list of pairs.values()) {
    if (list.length < 2) continue;
    const kept = new Map<string, JsonObject>();
    for (const link of list) {
      const first = kept.get(String(link.stance));
      if (!first) kept.set(String(link.stance), link);
      // The time of its making, and no clock: both copies must come to the same row.
      else if (apart(first, link)) links.set(String(link.id), { ...link, deletedAt: link.createdAt ?? null });
    }
    const [one, ...rest] = [...kept.values()];
    const others = one ? rest.filter((link) => apart(one, link)) : [];
    if (!one || others.length === 0) continue;
    const values = [one, ...others].map((link) => ({ stamp: stampOf(String(link.id)), value: link.stance ?? null }));
    // The id of a link's own row.
    const record = String(one.id) as AnyId;
    conflicts.push(conflict({ kind: 'stance', table: 'evidence', record, field: 'stance', values }));
  }
  return conflicts;
}
