import type { Id } from '../domain/ids.ts';
import type { InterviewKind } from '../domain/interview.ts';
import { nameKey } from '../domain/participant.ts';
import type { Origin } from '../domain/record-base.ts';
import type { DocumentText } from './document/blocks.ts';
import { bodyOfBlocks } from './document/body-of-blocks.ts';
import {
  type DraftBody,
  type DraftNote,
  type DraftParticipant,
  type DraftTranscript,
  draftOf,
  type ImportDraft,
  type Key,
} from './import-records.ts';
import { TagList, tagPath } from './table/tag-rows.ts';
import type { TranscriptFile } from './transcript.ts';

/** Who a speaker's label stands for. `nobody`: the interviewer, or not known yet. */
export type SpeakerChoice =
  | { readonly kind: 'new'; readonly name: string }
  | { readonly kind: 'known'; readonly id: Id<'participant'> }
  | { readonly kind: 'nobody' };

export interface TalkOptions {
  /** The name of the file. */
  readonly name: string;
  /** SHA-256 of the file's bytes: how it is known again. */
  readonly contentHash: string;
  readonly title: string;
  /** `YYYY-MM-DD` or null while unknown. */
  readonly heldAt: string | null;
  readonly kind: InterviewKind;
  /** By label. Labels without a choice are nobody. */
  readonly speakers: Readonly<Record<string, SpeakerChoice>>;
  /** Key of a study in the same draft, or null for none; left out, the plan's own study. */
  readonly study?: Key | null | undefined;
  /** What is nobody's turn, with its looks; it stands in the note in place of the talk's `preface`. */
  readonly document?: DocumentText | null | undefined;
  /** True: imported although the same file was imported before. */
  readonly again?: boolean | undefined;
}

/**
 * One file of talk as a draft: the interview, its turns, the people, and as a note what stands before the first speaker, or all of a
 * document in which nobody speaks. What a document says about itself are details and tags of the interview.
 */
export function talkToDraft(talk: TranscriptFile, options: TalkOptions): ImportDraft {
  const origin: Origin = { system: 'file', file: options.name, externalId: null, contentHash: options.contentHash };
  const base = { origin, again: options.again };
  const key = `${options.name} ${options.contentHash}`;
  const labels = [...new Set(talk.segments.flatMap(({ speaker }) => speaker ?? []))];
  const people = labels.map((label) => personOf(options.speakers[label], options.name));
  const speakers = labels.map((name, i) => ({ key: `s${i + 1}`, name, participant: people[i]?.key ?? null }));
  const keys = new Map(speakers.map((speaker) => [speaker.name, speaker.key]));
  const transcript: DraftTranscript = {
    ...base,
    key: `${key} transcript`,
    speakers,
    // The origin stands at the interview: on each of its segments it would only repeat.
    segments: talk.segments.map(({ speaker, ...segment }) => ({
      ...segment,
      speaker: keys.get(speaker ?? '') ?? null,
    })),
  };
  const tags = new TagList('file', options.name);
  const tagKeys = options.document?.tags.map((tag) => tags.key(tagPath(tag)));
  const body = bodyOf(talk, options.document ?? null);
  const note: DraftNote | null = body && { ...base, key: `${key} note`, title: '', body };
  return draftOf({
    tags: tags.all(),
    participants: [...new Map(people.flatMap((person) => (person ? [[person.key, person]] : []))).values()],
    interviews: [
      {
        ...base,
        key,
        title: options.title.trim(),
        kind: options.kind,
        heldAt: options.heldAt,
        language: talk.language,
        study: options.study,
        participants: [...new Set(people.flatMap((person) => person?.key ?? []))],
        tags: tagKeys,
        attributes: options.document?.fields,
        transcript: talk.segments.length === 0 ? null : transcript,
        notes: note ? [note] : [],
      },
    ],
  });
}

function bodyOf({ preface }: TranscriptFile, document: DocumentText | null): DraftBody | null {
  if (document !== null) {
    const content = bodyOfBlocks(document.blocks);
    return content.order.length === 0 ? null : { kind: 'content', content };
  }
  return preface === null ? null : { kind: 'lines', lines: paragraphsOf(preface) };
}

/** The participant of a choice. One new name in several files has one key, and so is one person. */
function personOf(choice: SpeakerChoice | undefined, file: string): DraftParticipant | null {
  if (choice === undefined || choice.kind === 'nobody') return null;
  const origin: Origin = { system: 'file', file, externalId: null, contentHash: null };
  if (choice.kind === 'known') return { key: choice.id, origin, name: '', known: choice.id };
  return { key: `person ${nameKey(choice.name)}`, origin, name: choice.name, apart: true };
}

const paragraphsOf = (text: string): string[] =>
  text
    .split(/\n\s*\n/)
    .map((block) => block.trim())
    .filter((block) => block !== '');
