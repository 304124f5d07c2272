import { childrenOf, readXml, type XmlElement } from '../xml/read-xml.ts';
import { writeXml, type XmlNode } from '../xml/write-xml.ts';
import { readGuid } from './guid.ts';

/** Containers of a project whose elements we may keep without a record for them. */
export const KEPT_CONTAINERS = ['Sources', 'Notes', 'Links', 'Sets', 'Graphs'] as const;
type Kept = Readonly<Record<(typeof KEPT_CONTAINERS)[number], readonly XmlNode[]>>;

/** The file in which elements are kept that no record of ours holds, so that a later export writes them back. */
export function keepElements(
  kept: Readonly<Partial<Record<(typeof KEPT_CONTAINERS)[number], readonly XmlElement[]>>>,
): string | null {
  const children = KEPT_CONTAINERS.flatMap((name): XmlNode[] => {
    const own = kept[name] ?? [];
    return own.length === 0 ? [] : [{ name, children: own.map(nodeOf) }];
  });
  return children.length === 0 ? null : writeXml({ name: 'Kept', children });
}

/** `own` with the kept elements that fit: no GUID twice, no link to something that is not there. */
export function keptNodes(own: Kept, files: readonly string[]): Kept {
  const guids = new Set(Object.values(own).flatMap((nodes) => nodes.flatMap(guidsOf)));
  const result = { ...own };
  for (const file of files) {
    const root = readXml(file);
    if (!root.ok) continue;
    for (const name of KEPT_CONTAINERS) {
      for (const container of childrenOf(root.value, name)) {
        const fitting = container.children.filter((element) => {
          const guid = readGuid(element.attributes.guid);
          if (guid === null || guids.has(guid)) return false;
          if (name === 'Links' && !ends(element).every((end) => guids.has(end))) return false;
          guids.add(guid);
          return true;
        });
        result[name] = [...result[name], ...fitting.map(nodeOf)];
      }
    }
  }
  return result;
}

const ends = ({ attributes }: XmlElement): readonly string[] =>
  [attributes.originGUID, attributes.targetGUID].flatMap((guid) => readGuid(guid) ?? []);

const guidsOf = ({ attributes, children = [] }: XmlNode): readonly string[] => [
  ...(typeof attributes?.guid === 'string' ? [attributes.guid.toLowerCase()] : []),
  ...children.flatMap((child) => (child ? guidsOf(child) : [])),
];

/** No element of REFI-QDA holds both text and elements. */
const nodeOf = ({ name, attributes, children, text }: XmlElement): XmlNode => ({
  name,
  attributes,
  ...(children.length > 0 ? { children: children.map(nodeOf) } : text.trim() === '' ? {} : { text }),
});
