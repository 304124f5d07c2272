import type { App } from '#renderer/data/app.ts';
import { must } from '#shared/domain/assert.ts';
import { newBody } from '#shared/domain/body.ts';
import { bodyFromLines } from '#shared/domain/body-from-lines.ts';
import { insert, type Op, update } from '#shared/domain/change.ts';
import type { Id } from '#shared/domain/ids.ts';
import { newInterview } from '#shared/domain/interview.ts';
import { newNote } from '#shared/domain/note.ts';
import { nameKey, newParticipant, nextAlias, type Participant } from '#shared/domain/participant.ts';
import type { Authorship, Origin } from '#shared/domain/record-base.ts';
import { newStudy } from '#shared/domain/study.ts';
import { newSegment, newTranscript, type Speaker } from '#shared/domain/transcript.ts';
import type { ImportFile, SpeakerChoice } from './import-file.ts';

export type ImportStudy =
  | { readonly kind: 'none' }
  | { readonly kind: 'known'; readonly id: Id<'study'> }
  | { readonly kind: 'new'; readonly title: string };

export interface ImportInput extends Authorship, Pick<App, 'newId' | 'newUuid' | 'orderKeys'> {
  readonly files: readonly ImportFile[];
  readonly study: ImportStudy;
  readonly participants: readonly Participant[];
  readonly lastStudyOrder: string | null;
}

export interface ImportPlan {
  readonly ops: readonly Op[];
  readonly interviewIds: readonly Id<'interview'>[];
  readonly segments: number;
}

/**
 * The chosen files as the ops of one change: interviews, transcripts, segments, participants, and what stands before the first
 * speaker as a note. A generator, so that the caller can let the window answer in between; it yields after every few hundred records.
 */
export function* planImport(input: ImportInput): Generator<number, ImportPlan> {
  const aliases = input.participants.map(({ alias }) => alias);
  const plan: Plan = { input, ops: [], made: new Map(), joined: new Set(), aliases, interviewIds: [], segments: 0 };
  const studyId = planStudy(plan);
  for (const file of input.files) if (file.chosen) yield* planFile(plan, file, studyId);
  return { ops: plan.ops, interviewIds: plan.interviewIds, segments: plan.segments };
}

const SLICE = 200;

interface Plan {
  readonly input: ImportInput;
  readonly ops: Op[];
  /** New participants by the key of their name. */
  readonly made: Map<string, Id<'participant'>>;
  /** Known participants that this import has joined to the study. */
  readonly joined: Set<string>;
  readonly aliases: string[];
  readonly interviewIds: Id<'interview'>[];
  segments: number;
}

function planStudy({ input, ops }: Plan): Id<'study'> | null {
  const { study } = input;
  if (study.kind === 'known') return study.id;
  if (study.kind === 'none') return null;
  const id = input.newId('study');
  const order = must(input.orderKeys(input.lastStudyOrder, 1)[0], 'an order key');
  ops.push(insert('studies', newStudy(id, { title: study.title.trim(), question: '', order }, input)));
  return id;
}

function* planFile(plan: Plan, file: ImportFile, studyId: Id<'study'> | null): Generator<number> {
  const { input, ops } = plan;
  const origin: Origin = { system: 'file', file: file.name, externalId: null, contentHash: file.contentHash };
  const interviewId = input.newId('interview');
  plan.interviewIds.push(interviewId);
  const labels = [...new Set(file.talk.segments.flatMap(({ speaker }) => (speaker === null ? [] : [speaker])))];
  const speakers = labels.map((name, i): Speaker => {
    return { key: `s${i + 1}`, name, participantId: personOf(plan, file.speakers[name], file.name, studyId) };
  });
  const participantIds = [...new Set(speakers.flatMap(({ participantId }) => participantId ?? []))];
  const fields = {
    title: file.title.trim(),
    kind: file.kind,
    heldAt: file.heldAt,
    language: file.talk.language,
    studyId,
    participantIds,
    origin,
  };
  ops.push(insert('interviews', newInterview(interviewId, fields, input)));
  if (file.talk.preface !== null) planPreface(plan, file.talk.preface, interviewId, origin);
  if (file.talk.segments.length === 0) return;
  const transcriptId = input.newId('transcript');
  ops.push(insert('transcripts', newTranscript(transcriptId, { interviewId, speakers, origin }, input)));
  const keys = new Map(speakers.map(({ name, key }) => [name, key]));
  const order = input.orderKeys(null, file.talk.segments.length);
  yield plan.segments;
  for (const [i, { speaker, ...segment }] of file.talk.segments.entries()) {
    const own = { transcriptId, order: must(order[i], 'an order key'), speaker: keys.get(speaker ?? '') ?? null };
    // The origin stands at the interview: on each of its segments it would only repeat.
    ops.push(insert('segments', newSegment(input.newId('segment'), { ...segment, ...own }, input)));
    plan.segments++;
    if (plan.segments % SLICE === 0) yield plan.segments;
  }
}

function planPreface({ input, ops }: Plan, preface: string, interviewId: Id<'interview'>, origin: Origin): void {
  const noteId = input.newId('note');
  const lines = preface
    .split(/\n\s*\n/)
    .map((block) => block.trim())
    .filter((block) => block !== '');
  ops.push(insert('notes', newNote(noteId, { interviewId, title: '', origin }, input)));
  const content = bodyFromLines(lines, input.newUuid);
  ops.push(insert('bodies', newBody(input.newId('body'), { ownerId: noteId, ...content, origin }, input)));
}

/** The participant of a choice, made where needed. One new name in several files is one person. */
function personOf(
  plan: Plan,
  choice: SpeakerChoice | undefined,
  file: string,
  studyId: Id<'study'> | null,
): Id<'participant'> | null {
  if (choice === undefined || choice.kind === 'nobody') return null;
  if (choice.kind === 'known') return knownPerson(plan, choice.id, studyId);
  const { input, ops, made, aliases } = plan;
  const key = nameKey(choice.name);
  const known = made.get(key);
  if (known) return known;
  const id = input.newId('participant');
  const alias = nextAlias(aliases);
  const origin: Origin = { system: 'file', file, externalId: null, contentHash: null };
  const studyIds = studyId === null ? [] : [studyId];
  ops.push(insert('participants', newParticipant(id, { name: choice.name, alias, studyIds, origin }, input)));
  made.set(key, id);
  aliases.push(alias);
  return id;
}

function knownPerson(
  { input, ops, joined }: Plan,
  id: Id<'participant'>,
  studyId: Id<'study'> | null,
): Id<'participant'> | null {
  const record = input.participants.find((participant) => participant.id === id);
  if (record && studyId !== null && !joined.has(id)) {
    joined.add(id);
    const op = update('participants', record, { studyIds: [...new Set([...record.studyIds, studyId])] });
    if (op) ops.push(op);
  }
  return record?.id ?? null;
}
