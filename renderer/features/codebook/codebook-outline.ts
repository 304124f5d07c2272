import { type EvidenceGraph, personOf } from '#shared/domain/evidence-graph.ts';
import type { Tag } from '#shared/domain/tag.ts';

/** How much a tag is used; of a group or a broader tag, together with all that stand under it. */
export interface TagFigures {
  readonly uses: number;
  readonly people: number;
}

/** One line of the codebook, with what a treegrid says about it. */
export interface CodebookRow extends TagFigures {
  readonly tag: Tag;
  /** 1 at the top. */
  readonly level: number;
  /** 1-based place among its siblings, and how many they are. */
  readonly place: number;
  readonly siblings: number;
  readonly children: number;
  readonly expanded: boolean;
}

export interface OutlineOptions {
  readonly figures: ReadonlyMap<string, TagFigures>;
  readonly collapsed: ReadonlySet<string>;
  /** Keeps what matches by label, alias or definition, and the way down to it, all of it expanded. */
  readonly q?: string | undefined;
  /** Archived tags too, where they are not looked for by words. */
  readonly archived?: boolean | undefined;
}

/** The codebook as lines, top down. `tags` in their order. */
export function codebookOutline(tags: readonly Tag[], options: OutlineOptions): readonly CodebookRow[] {
  const { figures, collapsed, q = '', archived = true } = options;
  const parents = parentsOf(tags);
  const kept = q.trim() === '' ? null : matching(tags, parents, q);
  const tree = childrenByParent(tags.filter((tag) => (kept === null ? archived || !tag.archived : kept.has(tag.id))));
  const rows: CodebookRow[] = [];
  const visit = (parent: string | null, level: number): void => {
    const siblings = tree.get(parent) ?? [];
    for (const [i, tag] of siblings.entries()) {
      const children = tree.get(tag.id)?.length ?? 0;
      const expanded = children > 0 && (kept !== null || !collapsed.has(tag.id));
      const { uses, people } = figures.get(tag.id) ?? UNUSED;
      rows.push({ tag, level, place: i + 1, siblings: siblings.length, children, expanded, uses, people });
      if (expanded) visit(tag.id, level + 1);
    }
  };
  visit(null, 1);
  return rows;
}

const UNUSED: TagFigures = { uses: 0, people: 0 };

/** Uses and people of each tag, in one pass over the highlights. A tag and its group on one highlight count once. */
export function tagFigures(graph: EvidenceGraph, tags: readonly Tag[]): ReadonlyMap<string, TagFigures> {
  const parents = parentsOf(tags);
  const ways = new Map(tags.map((tag) => [tag.id as string, [tag.id, ...above(parents, tag.id)]]));
  const found = new Map(tags.map((tag) => [tag.id as string, { uses: 0, people: new Set<string>() }]));
  for (const highlight of graph.records.highlights) {
    for (const id of new Set(highlight.tagIds.flatMap((one) => ways.get(one) ?? []))) {
      const figures = found.get(id);
      if (figures === undefined) continue;
      figures.uses += 1;
      figures.people.add(personOf(graph, highlight));
    }
  }
  return new Map([...found].map(([id, { uses, people }]) => [id, { uses, people: people.size }]));
}

/** Tags by what they stand under; the top is null. */
export function childrenByParent(tags: readonly Tag[]): ReadonlyMap<string | null, readonly Tag[]> {
  const parents = parentsOf(tags);
  const tree = new Map<string | null, Tag[]>();
  for (const tag of tags) {
    const parent = parents.get(tag.id)?.id ?? null;
    const list = tree.get(parent);
    if (list) list.push(tag);
    else tree.set(parent, [tag]);
  }
  return tree;
}

/** Whether `id` may stand under `parentId`: not under itself, nor under what already stands under it. */
export function mayStandUnder(tags: readonly Tag[], id: Tag['id'], parentId: Tag['id']): boolean {
  return id !== parentId && !above(parentsOf(tags), parentId).includes(id);
}

type Parents = ReadonlyMap<string, Tag | null>;

/** A tag whose parent is in the trash, or in a circle that a merge of two copies made, stands at the top. */
function parentsOf(tags: readonly Tag[]): Parents {
  const byId = new Map(tags.map((tag) => [tag.id as string, tag]));
  return new Map(
    tags.map((tag) => {
      const parent = tag.parentId === null ? undefined : byId.get(tag.parentId);
      return [tag.id as string, parent === undefined || inCircle(byId, tag) ? null : parent];
    }),
  );
}

function inCircle(byId: ReadonlyMap<string, Tag>, tag: Tag): boolean {
  const seen = new Set<string>();
  for (let at: Tag | undefined = tag; at && !seen.has(at.id); at = at.parentId ? byId.get(at.parentId) : undefined) {
    seen.add(at.id);
    if (at.parentId === tag.id) return true;
  }
  return false;
}

function above(parents: Parents, id: Tag['id']): Tag['id'][] {
  const way: Tag['id'][] = [];
  for (let at = parents.get(id); at; at = parents.get(at.id)) way.push(at.id);
  return way;
}

function matching(tags: readonly Tag[], parents: Parents, q: string): ReadonlySet<string> {
  const words = fold(q).split(/\s+/).filter(Boolean);
  const found = tags.filter(({ label, aliases, definition, includes, excludes }) => {
    const hay = fold([label, ...aliases, definition, includes, excludes].join('\n'));
    return words.every((word) => hay.includes(word));
  });
  return new Set(found.flatMap((tag) => [tag.id, ...above(parents, tag.id)]));
}

const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
