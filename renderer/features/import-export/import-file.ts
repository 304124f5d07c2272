import type { Id } from '#shared/domain/ids.ts';
import type { InterviewKind } from '#shared/domain/interview.ts';
import { nameKey, type Participant } from '#shared/domain/participant.ts';
import type { SpeakerChoice } from '#shared/exchange/talk-draft.ts';
import type { TranscriptFile } from '#shared/exchange/transcript.ts';
import type { ReadImport } from './import-read.ts';

/** One file with what is going to be made of it: proposed by `proposeFile`, changed by the person. */
export interface ImportFile {
  readonly name: string;
  readonly contentHash: string;
  readonly talk: TranscriptFile;
  readonly title: string;
  /** `YYYY-MM-DD` or null while unknown. */
  readonly heldAt: string | null;
  readonly kind: InterviewKind;
  /** By label. Labels without a choice are nobody. */
  readonly speakers: Readonly<Record<string, SpeakerChoice>>;
  /** The interview that this very file became earlier, if any. */
  readonly importedAs: Id<'interview'> | null;
  /** False: left out. */
  readonly chosen: boolean;
}

export interface ImportKnown {
  readonly participants: readonly Pick<Participant, 'id' | 'nameKey'>[];
  /** By content hash. */
  readonly imported: ReadonlyMap<string, Id<'interview'>>;
}

/** What a file would become if nobody changed anything. A file that is known already, or that holds no words, is left out. */
export function proposeFile({ name, file, contentHash }: ReadImport, known: ImportKnown): ImportFile {
  const importedAs = known.imported.get(contentHash) ?? null;
  return {
    name,
    contentHash,
    talk: file,
    title: file.title?.trim() || titleOfName(name),
    heldAt: file.heldAt,
    kind: 'conversation',
    speakers: proposeSpeakers(file, known),
    importedAs,
    chosen: importedAs === null && hasWords(file),
  };
}

/** Whether there is anything to import. */
export const hasWords = (talk: TranscriptFile): boolean => talk.segments.length > 0 || talk.preface !== null;

/** Choices for the labels of a file: those made already stay. */
export function proposeSpeakers(
  talk: TranscriptFile,
  known: ImportKnown,
  made: ImportFile['speakers'] = {},
): ImportFile['speakers'] {
  const labels = talk.speakers.filter((speaker) => speaker.ticked).map((speaker) => speaker.label);
  return Object.fromEntries(labels.map((label) => [label, made[label] ?? proposeChoice(label, known)]));
}

/** Labels of the person who asks, and of programs that did not know who spoke: nobody is invented for them. */
const ASKS = /^(?:host|interviewer|moderator|facilitator|researcher)(?: ?\d+)?$/i;
const UNNAMED = /^(?:(?:unknown )?speaker|unknown|participant|person|voice)(?: ?[\dA-Z])?$/i;

function proposeChoice(label: string, known: ImportKnown): SpeakerChoice {
  const key = nameKey(label);
  const person = known.participants.find((participant) => participant.nameKey === key);
  if (person) return { kind: 'known', id: person.id };
  if (ASKS.test(label) || UNNAMED.test(label)) return { kind: 'nobody' };
  return { kind: 'new', name: label };
}

/** A file's name without its ending and the time stamp that tools put in front, as a title. */
function titleOfName(name: string): string {
  const words = name
    .replace(/\.[^.]{1,9}$/, '')
    .replace(/^\d{8}T\d{6}Z-/, '')
    .replace(/[-_\s]+/g, ' ')
    .trim();
  return words === '' ? name : words.charAt(0).toUpperCase() + words.slice(1);
}

export const wordsOf = (talk: TranscriptFile): number =>
  talk.segments.reduce((sum, segment) => sum + (segment.text.match(/\S+/g)?.length ?? 0), 0);
