import type { Participant } from '../../domain/participant.ts';
import type { Study } from '../../domain/study.ts';
import type { DraftParticipant, Key } from '../import-records.ts';
import { childOf, childrenOf, type XmlElement } from '../xml/read-xml.ts';
import { derivedGuid, readGuid } from './guid.ts';
import { ownTitle, readDescription, rowIn } from './own-note.ts';
import { valuesOf } from './read-values.ts';
import { draftBase, guidOfElement, memoOn, type Reading } from './reading.ts';

/** The users of a file as authors. One without a name gets one, so that two of them can be told apart. */
export function readUsers(reading: Reading, element: XmlElement | undefined): void {
  for (const user of childrenOf(element, 'User')) {
    const guid = readGuid(user.attributes.guid);
    const name = user.attributes.name?.trim() || user.attributes.id?.trim() || '';
    // Someone without a name is known by the GUID alone: no record is made of nobody.
    if (guid !== null && name !== '') reading.lists.authors.push({ ...draftBase(reading, 'author', guid), name });
  }
}

/** Cases with a name are participants; one without a name that points to one source tells of that source. */
export function readCases(reading: Reading, element: XmlElement | undefined): void {
  for (const own of childrenOf(element, 'Case')) {
    const guid = guidOfElement(reading, own);
    const sources = refs(own, 'SourceRef').flatMap((target) => {
      const thing = reading.things.get(target);
      if (thing?.kind === 'source') return [thing.key];
      reading.problems.warn('A case names a source that is not in the file.', { line: own.line });
      return [];
    });
    const name = own.attributes.name?.trim() ?? '';
    const values = valuesOf(reading, own);
    if (name === '') {
      const [only] = sources;
      if (only !== undefined && sources.length === 1) mergeAttributes(reading, only, values);
      else if (Object.keys(values).length > 0) {
        reading.problems.warn('A case without a name belongs to no single source; its values were left out.', {
          line: own.line,
          kept: 'nothing',
        });
      }
      continue;
    }
    const { words, data } = readDescription(childOf(own, 'Description')?.text ?? '');
    // Checked by the schema of its table.
    const row = rowIn(data, 'participants') as Participant | null;
    const base = draftBase(reading, 'participant', guid);
    reading.things.set(guid, { kind: 'case', key: base.key });
    reading.lists.participants.push(row ? ownPerson(base, row) : { ...base, name, ...knownFields(values) });
    if (words.trim() !== '') memoOn(reading, base.key, derivedGuid('description', guid), words);
    for (const key of sources) addPerson(reading, key, base.key);
    claimWords(reading, own, base.key);
    for (const code of childrenOf(own, 'CodeRef')) {
      reading.problems.warn(`A code on the person "${name}" has no place here and was left out.`, {
        line: code.line,
        kept: 'nothing',
      });
    }
  }
}

function ownPerson(base: ReturnType<typeof draftBase>, row: Participant): DraftParticipant {
  const { name, alias, company, role, segment, email, phone, attributes } = row;
  return {
    ...base,
    createdAt: row.createdAt,
    by: row.by,
    name,
    alias,
    company,
    role,
    segment,
    email,
    phone,
    attributes,
  };
}

/** Values that we have a field for, by the names that our own export gives them. */
function knownFields(values: ReturnType<typeof valuesOf>): Partial<DraftParticipant> {
  const { Company, Role, Segment, Email, Phone, Alias: _alias, ...attributes } = values;
  const text = (value: unknown): string | undefined => (value === undefined ? undefined : String(value));
  const fields = {
    company: text(Company),
    role: text(Role),
    segment: text(Segment),
    email: text(Email),
    phone: text(Phone),
  };
  return { ...fields, attributes };
}

/** A case that names selections: those are this person's words. */
function claimWords(reading: Reading, element: XmlElement, person: Key): void {
  const wanted = new Set(
    refs(element, 'SelectionRef').flatMap((guid) => {
      const thing = reading.things.get(guid);
      return thing?.kind === 'selection' ? [thing.key] : [];
    }),
  );
  if (wanted.size === 0) return;
  for (const [i, highlight] of reading.lists.highlights.entries()) {
    if (wanted.has(highlight.key)) reading.lists.highlights[i] = { ...highlight, participant: person };
  }
}

function mergeAttributes(reading: Reading, interview: Key, values: ReturnType<typeof valuesOf>): void {
  editInterview(reading, interview, ({ attributes }) => ({ attributes: { ...attributes, ...values } }));
}

function addPerson(reading: Reading, interview: Key, person: Key): void {
  editInterview(reading, interview, ({ participants = [] }) => ({
    participants: participants.includes(person) ? participants : [...participants, person],
  }));
}

type DraftOf = Reading['lists']['interviews'][number];

function editInterview(reading: Reading, key: Key, edit: (draft: DraftOf) => Partial<DraftOf>): void {
  const at = reading.lists.interviews.findIndex((own) => own.key === key);
  const draft = reading.lists.interviews[at];
  if (draft) reading.lists.interviews[at] = { ...draft, ...edit(draft) };
}

/** Sets of sources are studies: the first that a source is in. Other sets are kept for a later export. */
export function readSets(reading: Reading, element: XmlElement | undefined): void {
  for (const set of childrenOf(element, 'Set')) {
    const { words, data } = readDescription(childOf(set, 'Description')?.text ?? '');
    // A goal with its needs: the goal itself is a note.
    if (typeof data?.goal === 'string') continue;
    const members = refs(set, 'MemberSource');
    // Checked by the schema of its table.
    const row = rowIn(data, 'studies') as Study | null;
    if (members.length === 0 && row === null) {
      reading.kept.Sets.push(set);
      reading.problems.warn(
        `The set "${set.attributes.name ?? ''}" holds no sources; it is kept for an export, but not shown.`,
        { line: set.line, kept: 'raw' },
      );
      continue;
    }
    const guid = guidOfElement(reading, set);
    const base = draftBase(reading, 'study', guid);
    reading.things.set(guid, { kind: 'set', key: base.key });
    const { status, aim, questions, target, segments, question } = row ?? {};
    const title = (row ? ownTitle(set.attributes.name ?? '', row.title) : set.attributes.name?.trim()) || '–';
    reading.lists.studies.push({
      ...base,
      title,
      question: question ?? words,
      status,
      aim,
      questions,
      target,
      segments,
    });
    for (const member of members) {
      const thing = reading.things.get(member);
      if (thing?.kind !== 'source') continue;
      editInterview(reading, thing.key, (draft) => {
        if (draft.study !== undefined && draft.study !== null && draft.study !== base.key) {
          reading.problems.warn(`"${draft.title}" is in more than one set; it belongs to the first of them.`, {
            line: set.line,
          });
          return {};
        }
        return { study: base.key };
      });
    }
    const people = data?.participants;
    if (Array.isArray(people)) for (const id of people) if (typeof id === 'string') joinStudy(reading, id, base.key);
  }
}

function joinStudy(reading: Reading, person: Key, study: Key): void {
  const at = reading.lists.participants.findIndex(({ key }) => key === person);
  const draft = reading.lists.participants[at];
  if (draft) reading.lists.participants[at] = { ...draft, studies: [...(draft.studies ?? []), study] };
}

const refs = (element: XmlElement, name: string): readonly string[] =>
  childrenOf(element, name).flatMap(({ attributes }) => readGuid(attributes.targetGUID) ?? []);
