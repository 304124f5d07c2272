import type { Participant } from '../domain/participant.ts';
import type { Study } from '../domain/study.ts';
import { labelKey, type Tag } from '../domain/tag.ts';
import type { SearchOptions } from './search.ts';

export interface NamedRecords {
  readonly tags: readonly Tag[];
  readonly participants: readonly Participant[];
  readonly studies: readonly Study[];
}

interface Named {
  readonly id: string;
  readonly names: readonly string[];
}

/** What `tag:pric`, `participant:P-014` or `study:billing` mean: ids by name, by the beginning of a name, or by id. */
export function nameResolver({ tags, participants, studies }: NamedRecords): NonNullable<SearchOptions['resolve']> {
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
