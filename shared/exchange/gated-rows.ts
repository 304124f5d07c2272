import type { Anchor } from '../domain/anchor.ts';
import type { Decision } from '../domain/decision.ts';
import type { Json, JsonObject } from '../domain/json.ts';
import { nameKey, type Participant } from '../domain/participant.ts';
import { countReasons, type ExportGate, type Withheld, type WithholdReason } from './export-gate.ts';
import type { ProjectRows } from './import-known.ts';
import { type Masked, type Pseudonyms, pseudonyms } from './pseudonyms.ts';

export interface GatedRows {
  readonly rows: ProjectRows;
  /** Quotes that stay back, by reason. */
  readonly withheld: readonly Withheld[];
  /** Turns whose words stay back with them. */
  readonly turns: number;
  readonly quotes: number;
}

/**
 * The rows of a workspace as they may go out: trashed ones never; quotes that the gate holds back, and the words of the people who
 * said them, not at all; for an anonymous audience every name, address and number replaced, anchors moved along, and no recording,
 * because a voice names its owner.
 */
export function gatedRows(all: ProjectRows, gate: ExportGate): GatedRows {
  const rows = live(all);
  const reasons: WithholdReason[] = [];
  const highlights = (rows.highlights ?? []).filter((highlight) => {
    const why = gate.withheld(highlight);
    if (why !== null) reasons.push(why);
    return why === null;
  });
  const { kept, turns } = heldBack(rows, gate);
  const allowed: ProjectRows = { ...rows, ...kept, highlights };
  const gone = new Set((rows.highlights ?? []).map(({ id }) => id as string));
  for (const { id } of highlights) gone.delete(id);
  const linked = {
    ...allowed,
    evidence: (rows.evidence ?? []).filter(({ from, to }) => !gone.has(from) && !gone.has(to)),
    memos: (allowed.memos ?? []).filter(({ aboutId }) => !gone.has(aboutId)),
    decisions: (rows.decisions ?? []).map((one) => ({ ...one, frozen: frozenFor(gate, one.frozen, gone) })),
  };
  return {
    rows:
      gate.audience === 'anonymous' ? anonymous(linked) : gate.audience === 'outside' ? unnamed(linked, gate) : linked,
    withheld: countReasons(reasons),
    turns,
    quotes: highlights.length,
  };
}

/**
 * What a decision froze holds people's words once more. A part of it would no longer match its hash, so it goes out whole or not at
 * all: inside where none of its quotes stays back; never further, where names in it would have to be replaced.
 */
function frozenFor(
  { audience }: ExportGate,
  frozen: Decision['frozen'],
  gone: ReadonlySet<string>,
): Decision['frozen'] {
  if (frozen === null || audience !== 'inside') return null;
  return [...gone].some((id) => frozen.text.includes(id)) ? null : frozen;
}

function live(all: ProjectRows): ProjectRows {
  const tables = Object.entries(all).map(([table, list]) => [
    table,
    list.filter(({ deletedAt }) => deletedAt === null),
  ]);
  // The same tables with fewer rows.
  return Object.fromEntries(tables) as ProjectRows;
}

/** Turns, notes and recordings of people who have not agreed: where a turn names nobody, everybody in the interview is asked. */
function heldBack(rows: ProjectRows, gate: ExportGate): { readonly kept: ProjectRows; readonly turns: number } {
  const closed = new Set<string>();
  for (const { id, participantIds } of rows.interviews ?? []) {
    if (participantIds.some((person) => gate.person(person) !== null)) closed.add(id);
  }
  const transcripts = new Map((rows.transcripts ?? []).map((transcript) => [transcript.id as string, transcript]));
  const segments = (rows.segments ?? []).filter(({ transcriptId, speaker }) => {
    const transcript = transcripts.get(transcriptId);
    const person = transcript?.speakers.find(({ key }) => key === speaker)?.participantId ?? null;
    return person === null ? !closed.has(transcript?.interviewId ?? '') : gate.person(person) === null;
  });
  const notes = (rows.notes ?? []).filter(({ interviewId }) => !closed.has(interviewId));
  const gone = new Set((rows.notes ?? []).map(({ id }) => id as string));
  for (const { id } of notes) gone.delete(id);
  return {
    kept: {
      segments,
      notes,
      bodies: (rows.bodies ?? []).filter(({ ownerId }) => !gone.has(ownerId)),
      media: (rows.media ?? []).filter(({ interviewId }) => !closed.has(interviewId)),
    },
    turns: (rows.segments ?? []).length - segments.length,
  };
}

/** Outside: contacts and forms of consent stay home; who has not agreed to be named appears by alias. */
function unnamed(rows: ProjectRows, gate: ExportGate): ProjectRows {
  const hidden = (rows.participants ?? []).filter(({ id }) => !gate.mayName(id));
  const names = pseudonyms(hidden);
  const masked = maskRows(rows, names, new Set(hidden.map(({ id }) => id as string)));
  return {
    ...masked,
    consents: [],
    participants: (masked.participants ?? []).map((person) => ({ ...person, email: '', phone: '' })),
  };
}

function anonymous(rows: ProjectRows): ProjectRows {
  const people = rows.participants ?? [];
  const names = pseudonyms(people, strangers(rows.transcripts));
  const masked = maskRows(rows, names, new Set(people.map(({ id }) => id as string)));
  return {
    ...masked,
    consents: [],
    media: [],
    interviews: (masked.interviews ?? []).map((one) => ({ ...one, interviewers: '' })),
    transcripts: (masked.transcripts ?? []).map((one) => ({ ...one, mediaId: null })),
  };
}

/** Fields whose texts are ours: ids, keys of order, kinds. What is not named here is somebody's words and is read for names. */
const OURS = new Set([
  'id',
  'by',
  'order',
  'kind',
  'status',
  'createdAt',
  'updatedAt',
  'deletedAt',
  'at',
  'stage',
  'hue',
  'parentId',
  'form',
  'key',
]);
/** An id of a record, or a bare uuid such as that of a cluster: digits, but no telephone number. */
const ID = /^(?:[a-z]{2}_[0-9a-f-]+|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

function maskRows(rows: ProjectRows, names: Pseudonyms, hidden: ReadonlySet<string>): ProjectRows {
  const texts = new Map<string, Masked>();
  const mask = (value: Json, field: string): Json => {
    if (typeof value === 'string') return OURS.has(field) || ID.test(value) ? value : names.in(value);
    if (Array.isArray(value)) return value.map((item) => mask(item, field));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mask(item, key)]));
  };
  for (const { id, text } of rows.segments ?? []) texts.set(id, names.mask(text));
  for (const { order, blocks } of rows.bodies ?? [])
    for (const id of order) texts.set(id, names.mask(blocks[id]?.text ?? ''));
  const tables = Object.entries(rows).map(([table, list]) => [
    table,
    list.map((row) => {
      // A row is JSON by its schema.
      const { origin: _origin, anchor, ...rest } = row as unknown as JsonObject;
      const out = { ...(mask(rest, table) as JsonObject), origin: null };
      return anchor === undefined ? out : { ...out, anchor: movedAnchor(anchor as unknown as Anchor, texts, names) };
    }),
  ]);
  const masked = Object.fromEntries(tables) as ProjectRows;
  const labels = new Map(
    (rows.transcripts ?? []).flatMap(({ id, speakers }) =>
      speakers.map(({ key, name }) => [`${id} ${key}`, name] as const),
    ),
  );
  return {
    ...masked,
    participants: (rows.participants ?? []).map((person) => (hidden.has(person.id) ? nameless(person, names) : person)),
    transcripts: (masked.transcripts ?? []).map((transcript) => ({
      ...transcript,
      speakers: transcript.speakers.map((speaker) =>
        speaker.participantId !== null && hidden.has(speaker.participantId)
          ? { ...speaker, name: names.of(speaker.participantId) ?? speaker.name }
          : { ...speaker, name: names.speaker(labels.get(`${transcript.id} ${speaker.key}`) ?? '') },
      ),
    })),
  };
}

function nameless(person: Participant, names: Pseudonyms): Participant {
  const alias = names.of(person.id) ?? person.alias;
  return {
    ...person,
    name: alias,
    alias,
    nameKey: nameKey(alias),
    company: '',
    email: '',
    phone: '',
    attributes: {},
    origin: null,
  };
}

function movedAnchor(anchor: Anchor, texts: ReadonlyMap<string, Masked>, names: Pseudonyms) {
  const first = texts.get(anchor.block);
  const last = texts.get(anchor.endBlock ?? anchor.block);
  const words = { prefix: names.in(anchor.prefix), suffix: names.in(anchor.suffix) };
  if (!first || !last) return { ...anchor, ...words, quote: names.in(anchor.quote) };
  const [start, end] = [first.at(anchor.start, 'start'), last.at(anchor.end, 'end')];
  const quote = anchor.endBlock === null ? first.text.slice(start, end) : names.in(anchor.quote);
  return { ...anchor, ...words, start, end, quote: quote === '' ? names.in(anchor.quote) : quote };
}

/** Labels of speakers for whom no participant is known. */
export const strangers = (transcripts: ProjectRows['transcripts'] = []): readonly string[] =>
  transcripts.flatMap(({ speakers }) =>
    speakers.filter(({ participantId }) => participantId === null).map(({ name }) => name),
  );
