import type { Origin } from '../../domain/record-base.ts';
import { labelKey } from '../../domain/tag.ts';
import { type DraftTag, draftOf, type ImportDraft, type Key, originOf } from '../import-records.ts';
import type { RecordProblems } from '../record-problems.ts';
import { hueOfColor } from '../tag-colors.ts';
import { listOf } from './cell-values.ts';
import { TABLE_SYSTEM } from './people-rows.ts';
import type { RoleRow, TableOptions } from './table-rows.ts';

/** A codebook out of rows. A path such as `Pricing > Too dear` makes the groups on its way. */
export function tagsDraft(
  rows: readonly RoleRow[],
  { file, paths = true }: TableOptions & { readonly paths?: boolean | undefined },
  problems: RecordProblems,
): ImportDraft {
  const tags = new TagList(TABLE_SYSTEM, file);
  for (const row of rows) {
    const name = row.text('name');
    if (name === '') {
      problems.error('The row has no name of a tag and was left out.', { line: row.line });
      continue;
    }
    const parent = row.text('parent');
    // A parent column that holds the path again says nothing new.
    const own = paths ? tagPath(name) : [name];
    const path = parent === '' || own.length > 1 ? own : [...(paths ? tagPath(parent) : [parent]), ...own];
    const id = row.text('id');
    tags.key(path, {
      definition: row.text('description') || undefined,
      hue: hueOfColor(row.text('color')) ?? undefined,
      aliases: row.text('aliases') === '' ? undefined : [...listOf(row.cell('aliases'))],
      ...(id === '' ? {} : { origin: originOf(TABLE_SYSTEM, file, `tag ${row.externalId}`) }),
    });
  }
  return draftOf({ tags: tags.all() });
}

/** The names on the way to a tag. `a/b` without spaces is one too; a slash within a phrase such as "and / or" is not. */
export function tagPath(name: string): readonly string[] {
  const parts = name.includes('>') ? name.split('>') : / \/ /.test(name) ? [name] : name.split('/');
  const clean = parts.map((part) => part.trim()).filter((part) => part !== '');
  return clean.length === 0 ? [name.trim()] : clean;
}

type TagDetails = { readonly origin?: Origin } & Pick<
  DraftTag,
  'definition' | 'hue' | 'aliases' | 'codable' | 'uuid' | 'createdAt' | 'by'
>;

/** Tags that are named by their path; each is one draft, its parents before it. */
export class TagList {
  readonly #tags = new Map<Key, DraftTag>();
  readonly #system: string;
  readonly #file: string;

  constructor(system: string, file: string) {
    this.#system = system;
    this.#file = file;
  }

  /** The key of the tag at a path. `flat` names without a group may be any tag of that name in the project. */
  key(path: readonly string[], details: TagDetails = {}): Key {
    let key = 'tag';
    let parent: Key | undefined;
    for (const [i, label] of path.entries()) {
      key += ` > ${labelKey(label)}`;
      const last = i === path.length - 1;
      const known = this.#tags.get(key);
      if (known === undefined || last) {
        const origin = originOf(this.#system, this.#file, key);
        this.#tags.set(key, { key, origin, label, parent, ...known, ...(last ? stated(details) : {}) });
      }
      parent = key;
    }
    return key;
  }

  all(): readonly DraftTag[] {
    return [...this.#tags.values()];
  }
}

const stated = (details: TagDetails): TagDetails =>
  Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined));
