import type { Tag } from '../domain/tag.ts';
import { type CsvOptions, writeCsv } from './csv-out.ts';
import { colorOfHue } from './tag-colors.ts';

/**
 * The codebook as a table, group before tag: the path of each, what it means, its colour and its other names, under headings that
 * our import of tables knows again. Null without a tag.
 */
export function writeCodebookCsv(tags: readonly Tag[], options: CsvOptions = {}): string | null {
  const live = tags.filter(({ deletedAt }) => deletedAt === null).toSorted(byOrder);
  if (live.length === 0) return null;
  const ids = new Set<string>(live.map(({ id }) => id));
  const rows: (readonly string[])[] = [];
  const walk = (parent: string | null, path: readonly string[], way: ReadonlySet<string>): void => {
    for (const tag of live) {
      const under = tag.parentId !== null && ids.has(tag.parentId) ? tag.parentId : null;
      if (under !== parent || way.has(tag.id)) continue;
      const own = [...path, tag.label];
      rows.push([pathText(own), tag.definition, colorOfHue(tag.hue), listText(tag.aliases)]);
      walk(tag.id, own, new Set([...way, tag.id]));
    }
  };
  walk(null, [], new Set());
  return writeCsv({ name: 'Codebook', columns: ['tag', 'definition', 'color', 'aliases'], rows }, options);
}

/** A name with a bare slash would be read as a path of its own; behind a `>` it is one name. */
const pathText = (path: readonly string[]): string =>
  path.length === 1 && path[0]?.includes('/') ? `> ${path[0]}` : path.join(' > ');

/** One name with a comma in it would be read as two. */
const listText = (names: readonly string[]): string =>
  names.length === 1 && names[0]?.includes(',') ? `${names[0]};` : names.join('; ');

const byOrder = (a: Tag, b: Tag): number => (a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : 1);
