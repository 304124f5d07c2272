import type { Author } from '../domain/author.ts';
import { newGuide } from '../domain/guide.ts';
import type { Id } from '../domain/ids.ts';
import { nameKey, newParticipant, nextAlias, type Participant } from '../domain/participant.ts';
import { type Fresh, freshBase } from '../domain/record-base.ts';
import { newStudy } from '../domain/study.ts';
import { idOf, idsOf, ordersFor, type Planning, put } from './import-put.ts';
import type { DraftParticipant, ImportDraft, Key } from './import-records.ts';

export function putAuthors(plan: Planning, { authors }: ImportDraft): void {
  for (const draft of authors) {
    put(plan, {
      kind: 'author',
      table: 'authors',
      draft,
      stated: { name: draft.name },
      make: (id): Fresh<Author> => ({ id, ...freshBase(plan.who), name: draft.name }),
      natural: () => plan.known.live('authors').find(({ name }) => nameKey(name) === nameKey(draft.name)),
    });
  }
}

export function putStudies(plan: Planning, { studies }: ImportDraft): void {
  const order = ordersFor(plan, 'studies', studies.length);
  for (const draft of studies) {
    const { key: _key, origin: _origin, uuid: _uuid, createdAt: _at, by: _by, again: _again, ...stated } = draft;
    put(plan, {
      kind: 'study',
      table: 'studies',
      draft,
      stated,
      make: (id) => newStudy(id, { title: draft.title, question: '', order: order() }, plan.who),
      natural: () => plan.known.live('studies').find(({ title }) => nameKey(title) === nameKey(draft.title)),
    });
  }
}

export function putGuides(plan: Planning, { guides }: ImportDraft, fallback: Id<'study'> | null): void {
  const order = ordersFor(plan, 'guides', guides.length);
  for (const draft of guides) {
    const studyId = draft.study === undefined ? fallback : idOf(plan, 'study', draft.study);
    const { title, sections, use, version } = draft;
    const familyId = idOf(plan, 'guide', draft.family);
    put(plan, {
      kind: 'guide',
      table: 'guides',
      draft,
      stated: { title, sections, use, version, ...(draft.study === undefined ? {} : { studyId }) },
      make: (id) => newGuide(id, { title, sections, use, studyId, order: order(), familyId: familyId ?? id }, plan.who),
    });
  }
}

export function* putParticipants(plan: Planning, draft: ImportDraft, fallback: Id<'study'> | null): Generator<number> {
  const studiesOf = studiesByPerson(plan, draft, fallback);
  const people = plan.known.live('participants');
  const byMail = new Map(people.flatMap((person) => (person.email === '' ? [] : [[mailKey(person.email), person]])));
  const byName = new Map(people.map((person) => [personKey(person.name, person.company), person]));
  const aliases = new Set(people.map(({ alias }) => alias));
  let last = nextAlias(aliases);
  const alias = (wanted: string | undefined): string => {
    const own = wanted !== undefined && wanted !== '' && !aliases.has(wanted) ? wanted : last;
    aliases.add(own);
    while (aliases.has(last)) last = nextAlias([last]);
    return own;
  };
  for (const [i, person] of draft.participants.entries()) {
    if (i % SLICE === SLICE - 1) yield plan.ops.length;
    const studyIds = [...(studiesOf.get(person.key) ?? [])];
    if (person.known !== undefined) {
      const row = plan.known.byId('participants', person.known);
      if (row) plan.ids.set(person.key, row.id);
      if (row) join(plan, row, studyIds);
      continue;
    }
    const stated = statedOf(person);
    const { row } = put(plan, {
      kind: 'participant',
      table: 'participants',
      draft: person,
      stated,
      make: (id) => newParticipant(id, { name: person.name, alias: alias(person.alias), studyIds }, plan.who),
      natural: () => (person.apart ? null : samePerson(person, byMail, byName)),
    });
    if (row) join(plan, row, studyIds);
  }
}

function statedOf({ name, company, role, segment, email, phone, attributes }: DraftParticipant) {
  return {
    name,
    nameKey: nameKey(name),
    company,
    role,
    segment,
    email,
    phone,
    attributes: attributes && { ...attributes },
  };
}

function samePerson(
  { email, name, company }: DraftParticipant,
  byMail: ReadonlyMap<string, Participant>,
  byName: ReadonlyMap<string, Participant>,
): Participant | undefined {
  const mailed = email ? byMail.get(mailKey(email)) : undefined;
  if (mailed) return mailed;
  const named = byName.get(personKey(name, company ?? ''));
  // The same name with another address is another person.
  return named && (!email || named.email === '') ? named : undefined;
}

const mailKey = (email: string): string => email.trim().toLowerCase();
const personKey = (name: string, company: string): string => `${nameKey(name)}\n${nameKey(company)}`;

function join(plan: Planning, row: Participant, studyIds: readonly Id<'study'>[]): void {
  const all = [...new Set([...row.studyIds, ...studyIds])];
  if (all.length > row.studyIds.length) touchStudies(plan, row, all);
}

function touchStudies(plan: Planning, row: Participant, studyIds: Id<'study'>[]): void {
  plan.ops.push({ table: 'participants', key: row.id, before: { studyIds: row.studyIds }, after: { studyIds } });
}

/** A person belongs to the studies of the interviews that they are in. */
function studiesByPerson(
  plan: Planning,
  draft: ImportDraft,
  fallback: Id<'study'> | null,
): ReadonlyMap<Key, ReadonlySet<Id<'study'>>> {
  const studies = new Map<Key, Set<Id<'study'>>>();
  const add = (person: Key | null, study: Id<'study'> | null): void => {
    if (person === null || study === null) return;
    const own = studies.get(person) ?? new Set();
    studies.set(person, own.add(study));
  };
  for (const person of draft.participants) {
    for (const study of idsOf(plan, 'study', person.studies ?? [])) add(person.key, study);
  }
  for (const { study, participants = [], transcript } of draft.interviews) {
    const id = study === undefined ? fallback : idOf(plan, 'study', study);
    for (const person of participants) add(person, id);
    for (const { participant } of transcript?.speakers ?? []) add(participant, id);
  }
  return studies;
}

/** Records between two rests of a long import. */
const SLICE = 200;
