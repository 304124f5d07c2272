import type { Stance } from '#shared/domain/evidence-link.ts';
import { columnOf, type Line } from './line.ts';

/** A row of the outline: a record under another, as often as it stands there; or the heading of what is not on the line. */
export interface OutlineRow {
  /** Ids from the root, joined by `/`. */
  readonly key: string;
  /** The record; null for the heading. */
  readonly id: string | null;
  readonly level: number;
  /** Null: nothing below. */
  readonly open: boolean | null;
  readonly position: number;
  readonly siblings: number;
  readonly stance: Stance;
}

const LOOSE_KEY = 'loose';

/** The rows that can be seen, in order. `toggled` are rows that a person opened or closed against the usual state. */
export function outlineRows(line: Line, toggled: ReadonlySet<string>): readonly OutlineRow[] {
  const rows: OutlineRow[] = [];
  const usual = usuallyOpen(line);
  const add = (id: string, parent: string, stance: Stance, position: number, siblings: number, level: number): void => {
    const key = parent === '' ? id : `${parent}/${id}`;
    // A circle, as a merge can make one, ends where it comes back.
    const below = level > 12 || parent.split('/').includes(id) ? [] : childrenOf(line, id);
    const open = below.length === 0 ? null : usual(id) !== toggled.has(key);
    rows.push({ key, id, level, open, position, siblings, stance });
    if (open)
      for (const [i, child] of below.entries()) add(child.id, key, child.stance, i + 1, below.length, level + 1);
  };
  const loose = looseOf(line);
  const goals = line.columns[0] ?? [];
  const roots = goals.length + (loose.length > 0 ? 1 : 0);
  for (const [i, { id }] of goals.entries()) add(id, '', 'supports', i + 1, roots, 1);
  if (loose.length > 0) {
    const open = toggled.has(LOOSE_KEY) !== (goals.length === 0);
    rows.push({ key: LOOSE_KEY, id: null, level: 1, open, position: roots, siblings: roots, stance: 'supports' });
    if (open) for (const [i, id] of loose.entries()) add(id, LOOSE_KEY, 'supports', i + 1, loose.length, 2);
  }
  return rows;
}

/** What to toggle so that a record can be seen: all rows above its first place. */
export function openPath(line: Line, id: string | null): ReadonlySet<string> {
  const path: string[] = [];
  for (let at = id ? line.nodes.get(id) : undefined; at; at = at.under ? line.nodes.get(at.under) : undefined)
    path.unshift(at.id);
  const root = path[0];
  if (root === undefined) return new Set();
  if (columnOf(root) > 0) path.unshift(LOOSE_KEY);
  const usual = usuallyOpen(line);
  const keys = path.slice(0, -1).map((_, i) => path.slice(0, i + 1).join('/'));
  return new Set(
    keys.filter((_, i) => !(path[i] === LOOSE_KEY ? line.columns[0]?.length === 0 : usual(path[i] ?? ''))),
  );
}

/** In a project that can be overlooked goals and needs are open; in a large one only goals. */
function usuallyOpen(line: Line): (id: string) => boolean {
  const columns = (line.counts[1] ?? 0) <= 60 ? 2 : 1;
  return (id) => columnOf(id) < columns;
}

function looseOf(line: Line): string[] {
  return line.columns
    .slice(1)
    .flatMap((column) => column.flatMap((node) => (node.under === null && !node.gap ? [node.id] : [])));
}

function childrenOf(line: Line, id: string): { readonly id: string; readonly stance: Stance }[] {
  const rank = (other: string): number => columnOf(other) * 1e6 + (line.nodes.get(other)?.position ?? 0);
  const own = columnOf(id);
  const below = new Map((line.graph.down.get(id) ?? []).map(({ from, stance }): [string, Stance] => [from, stance]));
  return [...below]
    .map(([from, stance]) => ({ id: from, stance }))
    .sort((a, b) => Number(columnOf(a.id) === own) - Number(columnOf(b.id) === own) || rank(a.id) - rank(b.id));
}
