import type { Id, IdKind } from '../../domain/ids.ts';
import { idFrom } from '../../domain/ids.ts';
import type { Origin } from '../../domain/record-base.ts';
import type { DraftHighlight, DraftMemo, ImportDraft, Key } from '../import-records.ts';
import { originOf } from '../import-records.ts';
import type { RecordProblems } from '../record-problems.ts';
import { childrenOf, type XmlElement } from '../xml/read-xml.ts';
import { derivedGuid, readGuid } from './guid.ts';
import type { PackageFiles } from './package-files.ts';

/** What a GUID of the file stands for in the draft. */
export interface ReadThing {
  readonly kind: 'source' | 'selection' | 'code' | 'note' | 'case' | 'set';
  readonly key: Key;
}

type Lists = { -readonly [K in keyof ImportDraft]: ImportDraft[K][number][] };

/** A project while it is read. */
export interface Reading {
  readonly file: string;
  /** The program that wrote it, in its own words. */
  readonly origin: string;
  readonly files: PackageFiles;
  readonly problems: RecordProblems;
  readonly lists: Lists;
  readonly things: Map<string, ReadThing>;
  /** Note GUID -> what refers to it; the first wins. */
  readonly noteOwners: Map<string, ReadThing>;
  readonly variables: ReadonlyMap<string, { readonly name: string; readonly type: string }>;
  /** Elements that no record holds, to be written back. */
  readonly kept: {
    Sources: XmlElement[];
    Notes: XmlElement[];
    Links: XmlElement[];
    Sets: XmlElement[];
    Graphs: XmlElement[];
  };
}

export const QDA_SYSTEM = 'refi-qda';

export const keyFor = <K extends IdKind>(kind: K, guid: string): Id<K> => idFrom(kind, guid);

/** What each draft of the file has: key, origin, uuid, who made it and when. */
export function draftBase(
  { file }: Pick<Reading, 'file'>,
  kind: IdKind,
  guid: string,
  { attributes }: Pick<XmlElement, 'attributes'> = { attributes: {} },
): { key: Key; origin: Origin; uuid: string; createdAt?: string; by?: Key } {
  const user = readGuid(attributes.creatingUser);
  const createdAt = instantOf(attributes.creationDateTime);
  return {
    key: keyFor(kind, guid),
    origin: originOf(QDA_SYSTEM, file, `${kind} ${guid}`),
    uuid: guid,
    ...(createdAt === null ? {} : { createdAt }),
    ...(user === null ? {} : { by: keyFor('author', user) }),
  };
}

/** An ISO instant in UTC; a time without a zone is taken for UTC, as nothing else is known. */
function instantOf(text: string | undefined): string | null {
  const match = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)?$/.exec(text?.trim() ?? '');
  if (match === null) return null;
  if (match[4] === undefined || match[4] === 'Z') return `${match[1]}T${match[2]}${match[3] ?? ''}Z`;
  const time = Date.parse(match[0]);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

/** The GUID of an element; one without a usable GUID gets one from its place, and a second one of a file is told. */
export function guidOfElement(reading: Reading, element: XmlElement): string {
  const guid = readGuid(element.attributes.guid);
  if (guid !== null && !reading.things.has(guid)) return guid;
  const what = guid === null ? 'has no valid GUID' : 'has the GUID of another element';
  reading.problems.warn(`An element ${element.name} ${what}; it got a new one.`, { line: element.line });
  return derivedGuid(reading.file, element.name, String(element.line), element.attributes.guid ?? '');
}

/** Tag keys of the codings of an element, with who put them on and when. Codings to an unknown code are told and left out. */
export function codingsOf(
  reading: Reading,
  element: XmlElement,
): { readonly tags: readonly Key[]; readonly taggings: NonNullable<DraftHighlight['taggings']> } {
  const tags: Key[] = [];
  const taggings: { tag: Key; by: Key; at: string }[] = [];
  for (const coding of childrenOf(element, 'Coding')) {
    for (const reference of childrenOf(coding, 'CodeRef')) {
      const guid = readGuid(reference.attributes.targetGUID);
      const thing = guid === null ? undefined : reading.things.get(guid);
      if (thing?.kind !== 'code') {
        reading.problems.warn('A coding names a code that is not in the codebook and was left out.', {
          line: coding.line,
          kept: 'nothing',
        });
        continue;
      }
      if (tags.includes(thing.key)) continue;
      tags.push(thing.key);
      const user = readGuid(coding.attributes.creatingUser);
      const at = instantOf(coding.attributes.creationDateTime) ?? instantOf(element.attributes.creationDateTime);
      if (user !== null && at !== null) taggings.push({ tag: thing.key, by: keyFor('author', user), at });
    }
    for (const guid of noteRefs(coding)) claimNote(reading, guid, coding, element);
  }
  return { tags, taggings };
}

export const noteRefs = (element: XmlElement): readonly string[] =>
  childrenOf(element, 'NoteRef').flatMap(({ attributes }) => readGuid(attributes.targetGUID) ?? []);

/** Remembers whose notes these are. */
export function claimNotes(reading: Reading, element: XmlElement, owner: ReadThing): void {
  for (const guid of noteRefs(element)) if (!reading.noteOwners.has(guid)) reading.noteOwners.set(guid, owner);
}

/** A note about one coding is a note about what was coded. */
function claimNote(reading: Reading, guid: string, _coding: XmlElement, element: XmlElement): void {
  const own = readGuid(element.attributes.guid);
  const thing = own === null ? undefined : reading.things.get(own);
  if (thing && !reading.noteOwners.has(guid)) reading.noteOwners.set(guid, thing);
}

export function memoOn(reading: Reading, about: Key, guid: string, text: string, element?: XmlElement): void {
  if (text.trim() === '') return;
  const memo: DraftMemo = { ...draftBase(reading, 'memo', guid, element), about, text };
  reading.lists.memos.push(memo);
}
