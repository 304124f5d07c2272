import { type Op, ops, remove, update } from './change.ts';
import type { Json, JsonObject } from './json.ts';
import { type NamingRecord, withIdReplaced } from './merge-participants.ts';
import type { Rule } from './rule.ts';
import type { SavedView } from './saved-view.ts';
import { labelKey, type Tag } from './tag.ts';

/** What a merge of tags would do, told before it is done. */
export interface TagMergePreview {
  /** Highlights that get the kept tag, and those that have it already. */
  readonly highlights: number;
  readonly both: number;
  readonly interviews: number;
  readonly rules: number;
  /** Tags under the merged ones: they move under the kept one. */
  readonly nested: number;
  /** Names under which the kept one will be found too. */
  readonly aliases: readonly string[];
}

/**
 * Merges tags into one: whatever names the others names the kept one, which is also found under their names; they go to the trash
 * with a note of where they went. `naming` holds every record that names one of the others. One change: undo gives all back.
 */
export function mergeTags(kept: Tag, others: readonly Tag[], naming: readonly NamingRecord[], now: string): Op[] {
  const gone = new Set<string>(others.map(({ id }) => id));
  const first = others.find(({ definition }) => definition !== '');
  return ops(
    update('tags', kept, {
      aliases: [...kept.aliases, ...newAliases(kept, others)],
      definition: kept.definition === '' ? (first?.definition ?? '') : kept.definition,
      includes: joined(
        kept.includes,
        others.map(({ includes }) => includes),
      ),
      excludes: joined(
        kept.excludes,
        others.map(({ excludes }) => excludes),
      ),
      parentId: parentAfter(kept, others),
    }),
    ...naming
      .filter(({ record }) => record.id !== kept.id && !gone.has(record.id))
      .map(({ table, record }) => {
        // Records are JSON by their schemas.
        const fields = replaced(table, record as unknown as JsonObject, others, kept);
        if (fields === null) return null;
        const next = { ...record, ...fields } as Rule;
        // "When a highlight gets this tag, put this tag on" says nothing.
        if (table === 'rules' && next.whenTagId === next.targetId) return remove('rules', record as Rule);
        return update(table, record, fields);
      }),
    ...others.map((tag) => update('tags', tag, { deletedAt: now, mergedInto: kept.id })),
  );
}

export function mergePreview(kept: Tag, others: readonly Tag[], naming: readonly NamingRecord[]): TagMergePreview {
  const gone = new Set<string>(others.map(({ id }) => id));
  const highlights = naming.flatMap(({ record }) => ('anchor' in record ? [record] : []));
  const both = highlights.filter(({ tagIds }) => tagIds.includes(kept.id)).length;
  return {
    highlights: highlights.length - both,
    both,
    interviews: naming.filter(({ table }) => table === 'interviews').length,
    rules: naming.filter(({ table }) => table === 'rules').length,
    nested: naming.filter(
      ({ table, record }) =>
        table === 'tags' && !gone.has(record.id) && record.id !== kept.id && record.deletedAt === null,
    ).length,
    aliases: newAliases(kept, others),
  };
}

/** The params of a saved view with the kept tag in place of the others; null where it names none of them. */
export function viewAfterMerge(view: SavedView, others: readonly Tag[], kept: Tag): SavedView['params'] | null {
  const gone = new Set<string>(others.map(({ id }) => id));
  const swap = (value: Json): Json => {
    if (typeof value === 'string') return gone.has(value) ? kept.id : value;
    if (Array.isArray(value)) return value.map(swap);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, swap(inner)]));
  };
  const isNamed = [...gone].some((id) => JSON.stringify(view.params).includes(id));
  return isNamed ? Object.fromEntries(Object.entries(view.params).map(([key, value]) => [key, swap(value)])) : null;
}

function replaced(table: NamingRecord['table'], row: JsonObject, others: readonly Tag[], kept: Tag): JsonObject | null {
  let fields: JsonObject | null = null;
  for (const { id } of others) {
    const next = withIdReplaced(table, { ...row, ...(fields ?? {}) }, id, kept.id);
    if (next) fields = { ...(fields ?? {}), ...next };
  }
  return fields;
}

function newAliases(kept: Tag, others: readonly Tag[]): readonly string[] {
  const known = new Set([kept.label, ...kept.aliases].map(labelKey));
  return others
    .flatMap(({ label, aliases }) => [label, ...aliases])
    .filter((name) => {
      const isNew = name !== '' && !known.has(labelKey(name));
      known.add(labelKey(name));
      return isNew;
    });
}

const joined = (own: string, more: readonly string[]): string =>
  [...new Set([own, ...more].map((text) => text.trim()).filter(Boolean))].join('\n');

/** Where the kept tag stood under one that goes, it stands where that one stood. */
function parentAfter(kept: Tag, others: readonly Tag[]): Tag['parentId'] {
  const byId = new Map(others.map((tag) => [tag.id as string, tag]));
  const seen = new Set<string>();
  let parent = kept.parentId;
  for (
    let at = parent && byId.get(parent);
    at && !seen.has(at.id);
    at = at.parentId ? byId.get(at.parentId) : undefined
  ) {
    seen.add(at.id);
    parent = at.parentId;
  }
  return parent === kept.id ? null : parent;
}
