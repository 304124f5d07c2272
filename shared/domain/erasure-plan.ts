import type { Change } from './change.ts';
import { type CoverInput, type WordCover, wordCover } from './erasure-words.ts';
import type { Json, JsonObject } from './json.ts';
import type { TableName } from './records.ts';
import { ownersOf } from './references.ts';

/** Rows by table, trashed ones included. */
export type RowsByTable = ReadonlyMap<TableName, readonly JsonObject[]>;

/** What an erasure takes out, before anything happens. */
export interface ErasurePlan {
  /** The person, with every record that was merged into them. */
  readonly people: ReadonlySet<string>;
  /** Ids of all records that go, those of the history included. */
  readonly gone: ReadonlySet<string>;
  /** Of the rows that are there now, per table. */
  readonly counts: Readonly<Partial<Record<TableName, number>>>;
  /** SHA-256 of media that only the records which go name. */
  readonly media: readonly string[];
  readonly words: WordCover;
  /** Records of others in which the name stands: covered unless a person decides otherwise. */
  readonly mentions: readonly Mention[];
}

export interface Mention {
  readonly table: TableName;
  readonly id: string;
  /** The text around the name. */
  readonly excerpt: string;
}

/**
 * All that one person said, all that was written about them alone, and every name by which they can be found. Of an interview with
 * several people only this person's turns go, and its recordings: a voice cannot be cut out of them. `changes` is the log: what was
 * deleted before is in it still.
 */
export function planErasure(
  rows: RowsByTable,
  changes: Iterable<Pick<Change, 'ops'>>,
  participantId: string,
): ErasurePlan {
  const ever = everKnown(rows, changes);
  const people = peopleOf(ever.get('participants') ?? new Map(), participantId);
  const gone = goneIds(ever, people);
  const words = wordCover(wordsOf(ever, gone, people));
  const counts: Partial<Record<TableName, number>> = {};
  const mentions: Mention[] = [];
  const [lost, kept] = [new Set<string>(), new Set<string>()];
  for (const [table, list] of rows) {
    for (const row of list) {
      const isGone = gone.has(String(row.id));
      if (isGone) counts[table] = (counts[table] ?? 0) + 1;
      else if (table !== 'settings') mentions.push(...mentionsIn(table, row, words));
      if (table === 'media' && typeof row.sha256 === 'string') (isGone ? lost : kept).add(row.sha256);
      if (table === 'consents' && typeof row.form === 'string') (isGone ? lost : kept).add(row.form);
    }
  }
  return { people, gone, counts, media: [...lost].filter((sha) => !kept.has(sha)), words, mentions };
}

type Versions = Map<TableName, Map<string, JsonObject[]>>;

/** Every row in every form that it ever had as a whole, and each patch of it as a row of its own. */
function everKnown(rows: RowsByTable, changes: Iterable<Pick<Change, 'ops'>>): Versions {
  const ever: Versions = new Map();
  const put = (table: TableName, id: string, row: JsonObject): void => {
    const own = ever.get(table) ?? new Map<string, JsonObject[]>();
    ever.set(table, own);
    const list = own.get(id);
    if (list) list.push(row);
    else own.set(id, [row]);
  };
  for (const [table, list] of rows) for (const row of list) put(table, String(row.id), row);
  for (const { ops } of changes) {
    for (const { table, key, before, after } of ops) for (const row of [before, after]) if (row) put(table, key, row);
  }
  return ever;
}

function peopleOf(participants: ReadonlyMap<string, readonly JsonObject[]>, id: string): ReadonlySet<string> {
  const people = new Set([id]);
  for (let size = 0; size < people.size; ) {
    size = people.size;
    for (const [one, versions] of participants) {
      if (versions.some(({ mergedInto }) => typeof mergedInto === 'string' && people.has(mergedInto))) people.add(one);
    }
  }
  return people;
}

function goneIds(ever: Versions, people: ReadonlySet<string>): ReadonlySet<string> {
  const gone = new Set<string>(people);
  const shared = new Set<string>();
  const versions = (table: TableName): [string, JsonObject[]][] => [...(ever.get(table) ?? new Map()).entries()];
  for (const [id, forms] of versions('interviews')) {
    // The last word on who took part stands first: the row itself, before what the log says.
    const there = strings(forms.find(({ participantIds }) => participantIds !== undefined)?.participantIds);
    if (!there.some((one) => people.has(one))) continue;
    if (there.every((one) => people.has(one))) gone.add(id);
    else shared.add(id);
  }
  for (const [id, forms] of versions('transcripts')) {
    const keys = new Set(forms.flatMap(({ speakers }) => speakerKeys(speakers, people)));
    if (keys.size === 0) continue;
    for (const [segment, turns] of versions('segments')) {
      const isOwn = turns.some(({ transcriptId }) => transcriptId === id);
      if (isOwn && turns.some(({ speaker }) => typeof speaker === 'string' && keys.has(speaker))) gone.add(segment);
    }
  }
  for (const [id, forms] of versions('media'))
    if (forms.some(({ interviewId }) => shared.has(String(interviewId)))) gone.add(id);
  // Owners go first, and what belongs to them follows, as deep as it goes.
  for (let size = -1; size < gone.size; ) {
    size = gone.size;
    for (const [table, own] of ever) {
      for (const [id, forms] of own) {
        if (!gone.has(id) && forms.some((row) => goesWith(table, row, gone))) gone.add(id);
      }
    }
  }
  return gone;
}

/** Whether a row is nothing without one that goes. */
function goesWith(table: TableName, row: JsonObject, gone: ReadonlySet<string>): boolean {
  const isGone = (id: Json | undefined): boolean => typeof id === 'string' && gone.has(id);
  if (ownersOf(table, row).some((id) => gone.has(id))) return true;
  if (table === 'highlights') {
    const { block, endBlock } = object(row.anchor);
    return isGone(row.participantId) || isGone(block) || isGone(endBlock);
  }
  if (table === 'scores') return isGone(row.participantId) || isGone(row.interviewId);
  return table === 'tasks' && isGone(row.aboutId);
}

/** The person's own words. What the interviewer asked is asked of everybody, and stays where others answer it. */
function wordsOf(ever: Versions, gone: ReadonlySet<string>, people: ReadonlySet<string>): CoverInput {
  const sentences = new Set<string>();
  const names = new Set<string>();
  const speakers = new Map<string, ReadonlySet<string>>();
  for (const [id, forms] of ever.get('transcripts') ?? []) {
    speakers.set(id, new Set(forms.flatMap((form) => speakerKeys(form.speakers, people))));
  }
  for (const [id, forms] of ever.get('segments') ?? []) {
    if (!gone.has(id)) continue;
    const keys = speakers.get(String(forms.find(({ transcriptId }) => transcriptId !== undefined)?.transcriptId));
    // Where nobody has said who is who, every turn may be the person's.
    const isOwn = !keys?.size || forms.some(({ speaker }) => typeof speaker === 'string' && keys.has(speaker));
    if (isOwn) for (const { text } of forms) addSentences(sentences, text);
  }
  for (const [id, forms] of ever.get('highlights') ?? []) {
    if (!gone.has(id)) continue;
    const isOther = forms.some((form) => typeof form.participantId === 'string' && !people.has(form.participantId));
    if (!isOther) for (const { anchor } of forms) addSentences(sentences, object(anchor).quote);
  }
  for (const [id, forms] of ever.get('bodies') ?? []) {
    if (!gone.has(id)) continue;
    for (const form of forms) for (const block of blocksOf(form)) addSentences(sentences, object(block).text);
  }
  for (const forms of ever.get('guides')?.values() ?? []) for (const form of forms) dropTexts(sentences, form);
  for (const [id, forms] of ever.get('participants') ?? []) {
    if (!people.has(id)) continue;
    for (const { name, email, phone } of forms) {
      for (const one of [name, email, phone]) add(names, one);
      // A part of a name in a quote that begins within it.
      if (typeof name === 'string') for (const part of name.split(/\s+/)) if (part.length >= 4) names.add(part);
    }
  }
  return { sentences, names };
}

/** The blocks of a body, whole or in a patch. */
const blocksOf = (form: JsonObject): Json[] =>
  Object.entries(form).flatMap(([field, value]) =>
    field === 'blocks' ? Object.values(object(value)) : field.startsWith('blocks/') ? [value] : [],
  );

function mentionsIn(table: TableName, row: JsonObject, words: WordCover): Mention[] {
  const found: string[] = [];
  const look = (value: Json): void => {
    if (typeof value === 'string') {
      if (words.names(value)) found.push(value.length > 160 ? `${value.slice(0, 160)}\u2026` : value);
    } else if (value !== null && typeof value === 'object') for (const one of Object.values(value)) look(one);
  };
  look(row);
  const [excerpt] = found;
  return excerpt === undefined ? [] : [{ table, id: String(row.id), excerpt }];
}

/** A text as a whole, and each sentence of it: either may stand elsewhere. */
function addSentences(set: Set<string>, value: Json | undefined): void {
  if (typeof value !== 'string') return;
  add(set, value.trim());
  for (const sentence of value.split(/(?<=[.!?])\s+/)) add(set, sentence.trim());
}

/** The questions of a guide are the team's own words. */
function dropTexts(set: Set<string>, value: Json): void {
  if (typeof value === 'string') set.delete(value.trim());
  else if (value !== null && typeof value === 'object') for (const one of Object.values(value)) dropTexts(set, one);
}

const add = (set: Set<string>, value: Json | undefined): void => {
  if (typeof value === 'string' && value.trim() !== '') set.add(value);
};
const strings = (value: Json | undefined): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
const object = (value: Json | undefined): JsonObject =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as JsonObject) : {};
const speakerKeys = (speakers: Json | undefined, people: ReadonlySet<string>): string[] =>
  (Array.isArray(speakers) ? speakers : []).flatMap((one: Json) => {
    const { key, participantId } = object(one);
    return typeof key === 'string' && typeof participantId === 'string' && people.has(participantId) ? [key] : [];
  });
