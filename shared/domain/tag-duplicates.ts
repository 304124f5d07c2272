import type { Highlight } from './highlight.ts';
import type { Id } from './ids.ts';
import { labelKey, type Tag } from './tag.ts';

/** Why two tags may be one. */
export type DuplicateReason =
  /** Only case, accents, spaces or a plural tell the names apart. */
  | { readonly kind: 'letters' }
  /** One is called what the other is called too. */
  | { readonly kind: 'alias'; readonly alias: string }
  /** The same words in another order. */
  | { readonly kind: 'order' }
  /** A typing error apart. */
  | { readonly kind: 'spelling' }
  /** They stand on the same highlights: so many of the fewer. */
  | { readonly kind: 'quotes'; readonly shared: number; readonly of: number };

/** Two tags that look like one. `keep` is the one in more use, the older where both are in the same. */
export interface DuplicatePair {
  readonly keep: Tag;
  readonly other: Tag;
  readonly reasons: readonly DuplicateReason[];
}

const LEAST_SHARED = 3;
const MOST_ALIKE = 0.75;

/** Pairs of tags that may be one, the surest first. Tags and groups are never mixed; archived ones are left out. */
export function duplicateTags(tags: readonly Tag[], highlights: readonly Highlight[]): readonly DuplicatePair[] {
  const shown = tags.filter(({ archived, deletedAt }) => !archived && deletedAt === null);
  const uses = usesOf(highlights);
  const names = new Map(shown.map((tag) => [tag.id as string, nameOf(tag)]));
  const pairs: { readonly pair: DuplicatePair; readonly rank: number }[] = [];
  for (const [i, a] of shown.entries()) {
    for (const b of shown.slice(i + 1)) {
      if (a.codable !== b.codable || a.parentId === b.id || b.parentId === a.id) continue;
      const [x, y] = [names.get(a.id), names.get(b.id)];
      if (!x || !y) continue;
      const reasons = [...nameReasons(x, y), ...quoteReasons(uses.get(a.id), uses.get(b.id))];
      if (reasons.length > 0) pairs.push({ pair: ordered(a, b, reasons, uses), rank: rankOf(reasons) });
    }
  }
  return pairs
    .sort((p, q) => p.rank - q.rank || (p.pair.keep.label < q.pair.keep.label ? -1 : 1))
    .map(({ pair }) => pair);
}

const RANKS: Readonly<Record<DuplicateReason['kind'], number>> = {
  letters: 0,
  alias: 1,
  order: 2,
  spelling: 3,
  quotes: 4,
};

/** Several reasons weigh more than one of the same kind. */
const rankOf = (reasons: readonly DuplicateReason[]): number =>
  Math.min(...reasons.map(({ kind }) => RANKS[kind])) - (reasons.length - 1) * 0.5;

interface Name {
  readonly tag: Tag;
  /** Folded as `labelKey` does. */
  readonly key: string;
  readonly words: string;
  readonly aliases: ReadonlyMap<string, string>;
}

function nameOf(tag: Tag): Name {
  const key = labelKey(tag.label);
  const words = key
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map(labelKey);
  return {
    tag,
    key,
    words: words.sort().join(' '),
    aliases: new Map(tag.aliases.map((alias) => [labelKey(alias), alias])),
  };
}

function nameReasons(a: Name, b: Name): readonly DuplicateReason[] {
  if (a.key === b.key) return [{ kind: 'letters' }];
  const alias = a.aliases.get(b.key) ?? b.aliases.get(a.key) ?? sharedAlias(a, b);
  if (alias !== undefined) return [{ kind: 'alias', alias }];
  if (a.words === b.words) return [{ kind: 'order' }];
  return isTypingError(a.key, b.key) ? [{ kind: 'spelling' }] : [];
}

function sharedAlias(a: Name, b: Name): string | undefined {
  for (const [key, alias] of a.aliases) if (b.aliases.has(key)) return alias;
  return undefined;
}

/** One letter added, left out, changed or swapped with its neighbour; two in long names. Figures are never a typing error: Q1, Q2. */
function isTypingError(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  if (shorter < 4 || a.replace(/\D/g, '') !== b.replace(/\D/g, '')) return false;
  return distance(a, b, shorter < 9 ? 1 : 2) <= (shorter < 9 ? 1 : 2);
}

/** Edit distance with neighbouring letters swapped as one edit; more than `limit` is answered as `limit + 1`. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((row[j - 1] ?? 0) + same, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      next.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    [before, row] = [row, next];
  }
  return row[b.length] ?? limit + 1;
}

type Uses = ReadonlyMap<string, ReadonlySet<Id<'highlight'>>>;

function usesOf(highlights: readonly Highlight[]): Uses {
  const uses = new Map<string, Set<Id<'highlight'>>>();
  for (const { id, tagIds } of highlights) {
    for (const tagId of tagIds) uses.set(tagId, (uses.get(tagId) ?? new Set()).add(id));
  }
  return uses;
}

function quoteReasons(
  a: ReadonlySet<string> | undefined,
  b: ReadonlySet<string> | undefined,
): readonly DuplicateReason[] {
  if (!a || !b) return [];
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  if (few.size < LEAST_SHARED) return [];
  let shared = 0;
  for (const id of few) if (many.has(id)) shared += 1;
  return shared >= LEAST_SHARED && shared / few.size >= MOST_ALIKE ? [{ kind: 'quotes', shared, of: few.size }] : [];
}

function ordered(a: Tag, b: Tag, reasons: readonly DuplicateReason[], uses: Uses): DuplicatePair {
  const count = (tag: Tag): number => uses.get(tag.id)?.size ?? 0;
  const isA = count(a) === count(b) ? a.createdAt <= b.createdAt : count(a) > count(b);
  return isA ? { keep: a, other: b, reasons } : { keep: b, other: a, reasons };
}
