import type { Database } from '#renderer/data/db.ts';
import { labelKey, type Tag } from '#shared/domain/tag.ts';
import type { SearchOptions } from '#shared/search/search.ts';

type Resolve = NonNullable<SearchOptions['resolve']>;

/** What `tag:pric`, `participant:P-014` or `study:billing` mean: ids by name, by the beginning of a name, or by id. */
export function createNames(db: Database): { resolver(seq: number): Promise<Resolve> } {
  let known: { readonly seq: number; readonly resolve: Resolve } | null = null;
  return {
    async resolver(seq) {
      if (known?.seq !== seq) known = { seq, resolve: await readNames(db) };
      return known.resolve;
    },
  };
}

interface Named {
  readonly id: string;
  readonly names: readonly string[];
}

async function readNames(db: Database): Promise<Resolve> {
  const [tags, participants, studies] = await Promise.all([
    db.tags.toArray(),
    db.participants.toArray(),
    db.studies.toArray(),
  ]);
  const lists: Readonly<Record<string, readonly Named[]>> = {
    tag: tags.map(({ id, label, aliases }) => ({ id, names: [label, ...aliases] })),
    participant: participants.map(({ id, alias, name }) => ({ id, names: [alias, name] })),
    study: studies.map(({ id, title }) => ({ id, names: [title] })),
    segment: [...new Set(participants.map((p) => p.segment))].map((segment) => ({ id: segment, names: [segment] })),
  };
  return (operator, { text, exact }) => {
    const wanted = labelKey(text);
    const all = lists[operator];
    if (!all) return [text];
    const hits = all.filter(({ id, names }) => id === text || names.some((name) => labelKey(name) === wanted));
    const found =
      hits.length > 0 ? hits : all.filter(({ names }) => names.some((name) => labelKey(name).startsWith(wanted)));
    const ids = found.map(({ id }) => id);
    return operator === 'tag' && !exact ? withNested(tags, ids) : ids;
  };
}

function withNested(tags: readonly Tag[], ids: readonly string[]): string[] {
  const all = new Set(ids);
  for (let grew = true; grew; ) {
    grew = false;
    for (const { id, parentId } of tags) {
      if (parentId && all.has(parentId) && !all.has(id)) {
        all.add(id);
        grew = true;
      }
    }
  }
  return [...all];
}
