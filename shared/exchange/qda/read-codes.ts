import type { DraftTag, Key } from '../import-records.ts';
import { hueOfColor } from '../tag-colors.ts';
import { childOf, childrenOf, type XmlElement } from '../xml/read-xml.ts';
import { readDescription } from './own-note.ts';
import { claimNotes, draftBase, guidOfElement, type Reading } from './reading.ts';

/** The codes under an element as tags, parents before children. */
export function readCodes(reading: Reading, element: XmlElement | undefined, parent: Key | null = null): void {
  for (const code of childrenOf(element, 'Code')) {
    const guid = guidOfElement(reading, code);
    const tag = tagOf(reading, code, guid, parent);
    reading.things.set(guid, { kind: 'code', key: tag.key });
    reading.lists.tags.push(tag);
    claimNotes(reading, code, { kind: 'code', key: tag.key });
    readCodes(reading, code, tag.key);
  }
}

function tagOf(reading: Reading, code: XmlElement, guid: string, parent: Key | null): DraftTag {
  const { name = '', color = '', isCodable = 'true' } = code.attributes;
  const { words, data } = readDescription(childOf(code, 'Description')?.text ?? '');
  const list = data?.aliases;
  const text = (field: string): string | undefined => {
    const value = data?.[field];
    return typeof value === 'string' ? value : undefined;
  };
  if (name.trim() === '') reading.problems.warn('A code has no name.', { line: code.line });
  return {
    ...draftBase(reading, 'tag', guid),
    label: name.trim() || '–',
    parent,
    codable: isCodable !== 'false' && isCodable !== '0',
    definition: words,
    hue: color === '' ? undefined : (hueOfColor(color) ?? undefined),
    aliases: Array.isArray(list) ? list.filter((alias) => typeof alias === 'string') : undefined,
    includes: text('includes'),
    excludes: text('excludes'),
    archived: data?.archived === true ? true : undefined,
  };
}
