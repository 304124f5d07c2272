import type { Need } from './need.ts';

/** Needs by the need they stand under, in order. One whose parent is in the trash, or in a circle, stands at the top. */
export function childrenByParent(needs: readonly Need[]): ReadonlyMap<string | null, readonly Need[]> {
  const byId = needsById(needs);
  const tree = new Map<string | null, Need[]>();
  for (const need of [...needs].sort(byOrder)) {
    const parent = parentAmong(byId, need)?.id ?? null;
    const list = tree.get(parent);
    if (list) list.push(need);
    else tree.set(parent, [need]);
  }
  return tree;
}

/** The need under which another is drawn; null at the top. */
export const parentOf = (needs: readonly Need[], need: Need): Need | null => parentAmong(needsById(needs), need);

/** Ids to close so that only so many levels are open. */
export function closedBelow(needs: readonly Need[], levels: number): ReadonlySet<string> {
  const tree = childrenByParent(needs);
  const closed = new Set<string>();
  const visit = (parent: string | null, level: number): void => {
    for (const need of tree.get(parent) ?? []) {
      if (closed.has(need.id)) continue;
      if (level >= levels) closed.add(need.id);
      visit(need.id, level + 1);
    }
  };
  visit(null, 1);
  return closed;
}

/** Ids of the needs that match, and of the way down to each. */
export function keptWhere(needs: readonly Need[], matches: (need: Need) => boolean): ReadonlySet<string> {
  const byId = needsById(needs);
  const kept = new Set<string>();
  for (const need of needs) {
    if (!matches(need)) continue;
    for (let at: Need | undefined = need; at && !kept.has(at.id); at = byId.get(at.parentId ?? '')) kept.add(at.id);
  }
  return kept;
}

const needsById = (needs: readonly Need[]): ReadonlyMap<string, Need> => new Map(needs.map((need) => [need.id, need]));

function parentAmong(byId: ReadonlyMap<string, Need>, need: Need): Need | null {
  const parent = byId.get(need.parentId ?? '');
  return parent === undefined || inCircle(byId, need) ? null : parent;
}

/** A merge of two copies can nest two needs under each other: each then stands at the top, where a person can mend it. */
function inCircle(byId: ReadonlyMap<string, Need>, need: Need): boolean {
  const seen = new Set<string>();
  for (let at: Need | undefined = need; at && !seen.has(at.id); at = byId.get(at.parentId ?? '')) {
    seen.add(at.id);
    if (at.parentId === need.id) return true;
  }
  return false;
}

const byOrder = (a: Need, b: Need): number => (a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : 1);
