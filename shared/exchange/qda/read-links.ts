import { type EvidenceLink, mayLink, STANCES } from '../../domain/evidence-link.ts';
import { kindOfId } from '../../domain/ids.ts';
import type { DraftLink } from '../import-records.ts';
import { childrenOf, type XmlElement } from '../xml/read-xml.ts';
import { readGuid } from './guid.ts';
import type { LinkNotes } from './read-notes.ts';
import { draftBase, noteRefs, type Reading } from './reading.ts';

/** Names that our own export gives to links which the records say themselves. */
const OWN = new Set(['child of', 'solves', 'tests', 'decides']);

/**
 * Links between what may be joined are evidence. A link between a note and what was coded is a note about it, as NVivo writes
 * annotations; that is settled before the notes are read, by `claimLinkedNotes`. Others are kept for a later export.
 */
export function readLinks(reading: Reading, element: XmlElement | undefined, notes: LinkNotes): void {
  for (const link of childrenOf(element, 'Link')) {
    const { name = '', guid: text, originGUID, targetGUID } = link.attributes;
    const [from, to] = [readGuid(originGUID), readGuid(targetGUID)].map((guid) =>
      guid === null ? undefined : reading.things.get(guid),
    );
    if (!from || !to) {
      reading.problems.warn(`The link "${name}" leads to something that is not in the file and was left out.`, {
        line: link.line,
        kept: 'nothing',
      });
      continue;
    }
    if (OWN.has(name) || [from, to].some(({ key }) => isMemo(reading, key))) continue;
    const guid = readGuid(text);
    if (guid !== null && mayLink(kindOfId(from.key) ?? '', kindOfId(to.key) ?? '')) {
      const [own] = noteRefs(link).flatMap((note) => notes.get(note) ?? []);
      reading.lists.links.push({
        ...draftBase(reading, 'evidence', guid),
        ...fieldsOf(own),
        from: from.key,
        to: to.key,
        ...stanceOf(name),
      });
    } else if (!isAnnotation(reading, link)) {
      reading.kept.Links.push(link);
      reading.problems.warn(
        `The link "${name}" joins two things that cannot be joined here; it is kept for an export, but not shown.`,
        {
          line: link.line,
          kept: 'raw',
        },
      );
    }
  }
}

/** NVivo's annotations: a note that a link joins to a selection, a source or a code belongs to that. */
export function claimLinkedNotes(reading: Reading, links: XmlElement | undefined, notes: XmlElement | undefined): void {
  const isNote = new Set(childrenOf(notes, 'Note').flatMap(({ attributes }) => readGuid(attributes.guid) ?? []));
  for (const { attributes } of childrenOf(links, 'Link')) {
    const [origin, target] = [readGuid(attributes.originGUID), readGuid(attributes.targetGUID)];
    for (const [note, other] of [
      [origin, target],
      [target, origin],
    ] as const) {
      if (note === null || other === null || !isNote.has(note) || reading.noteOwners.has(note)) continue;
      const thing = reading.things.get(other);
      if (thing !== undefined && thing.kind !== 'note') reading.noteOwners.set(note, thing);
    }
  }
}

function isAnnotation(reading: Reading, { attributes }: XmlElement): boolean {
  return [attributes.originGUID, attributes.targetGUID].some((end) => reading.noteOwners.has(readGuid(end) ?? ''));
}

const isMemo = (reading: Reading, key: string): boolean => kindOfId(key) === 'memo' && reading.lists.memos.length > 0;

const stanceOf = (name: string): Pick<DraftLink, 'stance'> => {
  const stance = STANCES.find((own) => own === name.trim().toLowerCase());
  return stance === undefined ? {} : { stance };
};

function fieldsOf(own: EvidenceLink | undefined): Partial<DraftLink> {
  if (own === undefined) return {};
  const { stance, hashes, note, strength, createdAt, by } = own;
  return { stance, hashes, note, strength, createdAt, by };
}
