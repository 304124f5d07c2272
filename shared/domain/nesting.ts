/** A record that may stand under another of its kind. */
export interface Nested {
  readonly id: string;
  readonly parentId: string | null;
}

/**
 * The circle that would close if `id` went under `parent`: the ids from `parent` up to `id`. Null when none would.
 * A circle that is there already (a merge can make one) ends the walk.
 */
export function circleThrough(records: readonly Nested[], id: string, parent: string): readonly string[] | null {
  const parents = new Map(records.map((record) => [record.id, record.parentId]));
  const path: string[] = [];
  const seen = new Set<string>();
  for (let at: string | null | undefined = parent; at && !seen.has(at); at = parents.get(at)) {
    seen.add(at);
    path.push(at);
    if (at === id) return path;
  }
  return null;
}
