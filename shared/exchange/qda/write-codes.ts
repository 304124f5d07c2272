import type { Tag } from '../../domain/tag.ts';
import { colorOfHue } from '../tag-colors.ts';
import { writeXml, type XmlNode } from '../xml/write-xml.ts';
import { guidOf } from './guid.ts';
import { ownDescription } from './own-note.ts';

export interface WrittenFrom {
  /** Of Throughline, for `origin`. */
  readonly version: string;
}

/** The codebook alone, as `.qdc` (REFI-QDA codebook 1.0). Without a tag there is no valid file: null. */
export function writeQdc(tags: readonly Tag[], { version }: WrittenFrom): string | null {
  const codes = codeNodes(tags, { withNotes: null });
  if (codes.length === 0) return null;
  return writeXml({
    name: 'CodeBook',
    attributes: {
      xmlns: 'urn:QDA-XML:codebook:1.0',
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:schemaLocation':
        'urn:QDA-XML:codebook:1.0 http://schema.qdasoftware.org/versions/Codebook/v1.0/Codebook.xsd',
      origin: `Throughline ${version}`,
    },
    children: [{ name: 'Codes', children: codes }],
  });
}

export interface CodeOptions {
  /** GUIDs of the notes about a tag; null where the file cannot name notes. */
  readonly withNotes: ((tagId: string) => readonly string[]) | null;
}

/** The tree of tags; one whose group is gone stands on the top level. */
export function codeNodes(tags: readonly Tag[], options: CodeOptions): readonly XmlNode[] {
  const live = tags.filter(({ deletedAt }) => deletedAt === null).toSorted(byOrder);
  const ids = new Set<string>(live.map(({ id }) => id));
  const under = (parent: string | null, way: ReadonlySet<string>): readonly XmlNode[] =>
    live
      .filter(({ id, parentId }) => (parentId && ids.has(parentId) ? parentId : null) === parent && !way.has(id))
      .map((tag) => codeNode(tag, options, under(tag.id, new Set([...way, tag.id]))));
  return under(null, new Set());
}

function codeNode(tag: Tag, { withNotes }: CodeOptions, children: readonly XmlNode[]): XmlNode {
  const { aliases, includes, excludes, archived } = tag;
  const extra = aliases.length > 0 || includes !== '' || excludes !== '' || archived;
  const description = extra
    ? ownDescription({ aliases, includes, excludes, archived }, tag.definition)
    : tag.definition;
  const notes = withNotes?.(tag.id) ?? [];
  return {
    name: 'Code',
    attributes: { guid: guidOf(tag.id), name: tag.label, isCodable: tag.codable, color: colorOfHue(tag.hue) },
    children: [
      description === '' ? null : { name: 'Description', text: description },
      ...notes.map((guid): XmlNode => ({ name: 'NoteRef', attributes: { targetGUID: guid } })),
      ...children,
    ],
  };
}

/** By order key, ties by id: the same rows give the same bytes. */
export const byOrder = (
  a: { readonly id: string; readonly order: string },
  b: { readonly id: string; readonly order: string },
): number => (a.order < b.order || (a.order === b.order && a.id < b.id) ? -1 : 1);
