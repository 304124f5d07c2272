import type { InterviewKind } from '../../domain/interview.ts';
import { nameKey } from '../../domain/participant.ts';
import { sha256 } from '../../domain/sha256.ts';
import {
  type DraftHighlight,
  type DraftInterview,
  type DraftMemo,
  type DraftNote,
  type DraftSegment,
  type DraftTranscript,
  draftOf,
  type ImportDraft,
  type Key,
  originOf,
} from '../import-records.ts';
import { readTranscript } from '../read-transcript.ts';
import type { RecordProblems } from '../record-problems.ts';
import { listOf, namesOf } from './cell-values.ts';
import { PeopleList, StudyList, TABLE_SYSTEM } from './people-rows.ts';
import type { RoleRow, TableOptions } from './table-rows.ts';
import { TagList, tagPath } from './tag-rows.ts';

export interface KnownInterview {
  readonly id: string;
  readonly title: string;
}

/** Interviews out of rows, with what was said or noted in them. */
export function interviewsDraft(
  rows: readonly RoleRow[],
  { file }: TableOptions,
  problems: RecordProblems,
): ImportDraft {
  const [people, studies, tags] = [new PeopleList(file), new StudyList(file), new TagList(TABLE_SYSTEM, file)];
  const interviews = rows.flatMap((row): DraftInterview[] => {
    const title = row.text('title');
    if (title === '') {
      problems.error('The row has no title and was left out.', { line: row.line });
      return [];
    }
    const key = `interview ${row.externalId}`;
    const origin = originOf(TABLE_SYSTEM, file, key);
    const study = row.text('study');
    const participants = namesOf(row.cell('participant')).map((name) => people.key({ name }));
    const transcript = talkOf(row.text('text'), key, file, people, participants);
    const link = row.text('link');
    return [
      {
        key,
        origin,
        title,
        kind: kindOf(row.text('kind')),
        heldAt: row.day('date'),
        interviewers: row.text('interviewer'),
        study: study === '' ? undefined : studies.key(study),
        participants,
        tags: listOf(row.cell('tags')).map((tag) => tags.key(tagPath(tag))),
        attributes: { ...row.attributes, ...(link === '' ? {} : { link }) },
        notes: noteOf(row.text('notes'), key, file),
        transcript,
      },
    ];
  });
  return draftOf({ interviews, participants: people.all(), studies: studies.all(), tags: tags.all() });
}

/** One contact with support for each row of feedback: its words are one turn of the customer. */
export function feedbackDraft(rows: readonly RoleRow[], { file }: TableOptions, problems: RecordProblems): ImportDraft {
  const [people, tags] = [new PeopleList(file), new TagList(TABLE_SYSTEM, file)];
  const interviews = rows.flatMap((row): DraftInterview[] => {
    const text = row.text('text');
    if (text === '') {
      problems.error('The row holds no words and was left out.', { line: row.line });
      return [];
    }
    const key = `feedback ${row.externalId}`;
    const [name, email, company] = [row.text('name'), row.text('email'), row.text('company')];
    const person =
      name === '' && email === ''
        ? null
        : people.key({ name: name || email, email: email || undefined, company: company || undefined });
    const details = Object.entries({
      source: row.text('source'),
      link: row.text('link'),
      ...(person ? {} : { company }),
    });
    const segment: DraftSegment = {
      speaker: person ? 's1' : null,
      text,
      startMs: null,
      endMs: null,
      externalId: 'text',
    };
    return [
      {
        key,
        origin: originOf(TABLE_SYSTEM, file, key),
        title: row.text('title') || firstWords(text),
        kind: 'support-contact',
        heldAt: row.day('date'),
        participants: person ? [person] : [],
        tags: listOf(row.cell('tags')).map((tag) => tags.key(tagPath(tag))),
        attributes: { ...row.attributes, ...Object.fromEntries(details.filter(([, value]) => value !== '')) },
        transcript: {
          key: `${key} transcript`,
          origin: originOf(TABLE_SYSTEM, file, `${key} transcript`),
          speakers: person ? [{ key: 's1', name: name || email, participant: person }] : [],
          segments: [segment],
        },
      },
    ];
  });
  return draftOf({ interviews, participants: people.all(), tags: tags.all() });
}

/**
 * Highlights out of rows; several rows of one id are one highlight with several tags. A document that the project has is searched for
 * the words. Of any other document only its quotes are known: they stand one after the other as what was said.
 */
export function highlightsDraft(
  rows: readonly RoleRow[],
  { file, interviews: known = [] }: TableOptions & { readonly interviews?: readonly KnownInterview[] | undefined },
  problems: RecordProblems,
): ImportDraft {
  const [people, tags] = [new PeopleList(file), new TagList(TABLE_SYSTEM, file)];
  const standing = new Map(known.map(({ id, title }) => [nameKey(title), id]));
  const documents = new Map<
    string,
    {
      readonly key: Key;
      readonly title: string;
      heldAt: string | null;
      readonly segments: DraftSegment[];
      readonly people: Set<Key>;
    }
  >();
  const highlights = new Map<string, DraftHighlight & { readonly tags: Key[] }>();
  const memos: DraftMemo[] = [];
  for (const row of rows) {
    const quote = row.text('text');
    if (quote === '') {
      problems.error('The row holds no words and was left out.', { line: row.line });
      continue;
    }
    const own = listOf(row.cell('tags')).map((tag) => tags.key(tagPath(tag)));
    const id = row.text('id') === '' ? `${row.text('document')}\n${quote}` : row.externalId;
    const made = highlights.get(id);
    if (made) {
      for (const tag of own) if (!made.tags.includes(tag)) made.tags.push(tag);
      continue;
    }
    const title = row.text('document') || file.replace(/\.[^.]{1,5}$/, '');
    const person = row.text('participant') === '' ? null : people.key({ name: row.text('participant') });
    const standingId = standing.get(nameKey(title));
    const key = `highlight ${row.text('id') === '' ? sha256(id).slice(0, 24) : row.externalId}`;
    const base = { key, origin: originOf(TABLE_SYSTEM, file, key), quote, tags: own, participant: person ?? undefined };
    if (row.text('comment') !== '') {
      memos.push({
        key: `memo ${key}`,
        origin: originOf(TABLE_SYSTEM, file, `memo ${key}`),
        about: key,
        text: row.text('comment'),
      });
    }
    if (standingId !== undefined) {
      highlights.set(id, { ...base, interview: standingId, source: standingId, place: null });
      continue;
    }
    const document = documents.get(nameKey(title)) ?? {
      key: `document ${nameKey(title)}`,
      title,
      heldAt: row.day('date'),
      segments: [],
      people: new Set<Key>(),
    };
    documents.set(nameKey(title), document);
    if (person) document.people.add(person);
    const block = document.segments.length;
    document.segments.push({ speaker: person, text: quote, startMs: null, endMs: null, externalId: key });
    const place = { from: { block, offset: 0 }, to: { block, offset: quote.length } };
    highlights.set(id, { ...base, interview: document.key, source: `${document.key} transcript`, place });
  }
  const names = new Map(people.all().map((person) => [person.key, person.name]));
  const interviews = [...documents.values()].map(
    (document): DraftInterview => ({
      key: document.key,
      origin: originOf(TABLE_SYSTEM, file, document.key),
      title: document.title,
      heldAt: document.heldAt,
      participants: [...document.people],
      transcript: {
        key: `${document.key} transcript`,
        origin: originOf(TABLE_SYSTEM, file, `${document.key} transcript`),
        speakers: [...document.people].map((key) => ({ key, name: names.get(key) ?? '', participant: key })),
        segments: document.segments,
      },
    }),
  );
  return draftOf({
    interviews,
    highlights: [...highlights.values()],
    memos,
    participants: people.all(),
    tags: tags.all(),
  });
}

/** A note of a cell, its paragraphs as they stand. */
function noteOf(text: string, key: Key, file: string): readonly DraftNote[] {
  if (text === '') return [];
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  return [
    {
      key: `${key} note`,
      origin: originOf(TABLE_SYSTEM, file, `${key} note`),
      title: '',
      body: { kind: 'lines', lines },
    },
  ];
}

/** What was said, out of a cell: speakers are found as in a file of talk. */
function talkOf(
  text: string,
  key: Key,
  file: string,
  people: PeopleList,
  participants: readonly Key[],
): DraftTranscript | null {
  if (text === '') return null;
  const talk = readTranscript({ name: 'cell.txt', bytes: new TextEncoder().encode(text) });
  const labels = [...new Set(talk.segments.flatMap(({ speaker }) => speaker ?? []))];
  const names = new Map(people.all().map((person) => [nameKey(person.name), person.key]));
  const speakers = labels.map((name, i) => {
    const person = names.get(nameKey(name));
    return { key: `s${i + 1}`, name, participant: person && participants.includes(person) ? person : null };
  });
  const keys = new Map(speakers.map((speaker) => [speaker.name, speaker.key]));
  return {
    key: `${key} transcript`,
    origin: originOf(TABLE_SYSTEM, file, `${key} transcript`),
    speakers,
    segments: talk.segments.map((segment, i) => ({
      ...segment,
      speaker: keys.get(segment.speaker ?? '') ?? null,
      externalId: `turn ${i + 1}`,
    })),
  };
}

const KINDS: readonly (readonly [RegExp, InterviewKind])[] = [
  [/usab|test/, 'usability-session'],
  [/survey|questionnaire|response/, 'survey-response'],
  [/support|ticket|contact|feedback|chat/, 'support-contact'],
  [/field|observ|diary|note/, 'field-note'],
];

const kindOf = (text: string): InterviewKind =>
  KINDS.find(([words]) => words.test(text.toLowerCase()))?.[1] ?? 'conversation';

/** The beginning of a text as a title: whole words, at most sixty characters. */
function firstWords(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= 60) return line;
  const cut = line.slice(0, 60).replace(/\s\S*$/, '');
  return `${cut}…`;
}
