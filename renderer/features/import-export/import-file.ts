import type { Id } from '#shared/domain/ids.ts';
import type { InterviewKind } from '#shared/domain/interview.ts';
import { nameKey, type Participant } from '#shared/domain/participant.ts';
import { choiceFor, isUnnamed } from '#shared/exchange/speaker-choice.ts';
import type { SpeakerChoice } from '#shared/exchange/talk-draft.ts';
import type { SpeakerLabel } from '#shared/exchange/transcript.ts';
import type { SpeakerMemory } from './import-memory.ts';
import type { ReadImport } from './import-read.ts';
import { proposeTable, type TableChoice, type TableMemory } from './table-choice.ts';

/** One file with what is going to be made of it: proposed by `proposeFile`, changed by the person. */
export interface ImportFile {
  readonly name: string;
  readonly read: ReadImport;
  /** Of a talk, as are the three after it. */
  readonly title: string;
  /** `YYYY-MM-DD` or null while unknown. */
  readonly heldAt: string | null;
  readonly kind: InterviewKind;
  /** By label. Labels without a choice are nobody. */
  readonly speakers: Readonly<Record<string, SpeakerChoice>>;
  /** One for each table of the file. */
  readonly tables: readonly TableChoice[];
  /** The interview that this very file became earlier, if any. */
  readonly importedAs: Id<'interview'> | null;
  /** False: left out. */
  readonly chosen: boolean;
}

export interface ImportKnown extends TableMemory {
  readonly participants: readonly Pick<Participant, 'id' | 'nameKey'>[];
  /** Who labels were said to be before. */
  readonly speakers: SpeakerMemory;
  /** By content hash. */
  readonly imported: ReadonlyMap<string, Id<'interview'>>;
}

/** What a file would become if nobody changed anything. A file that is known already, or that holds nothing, is left out. */
export function proposeFile(read: ReadImport, known: ImportKnown): ImportFile {
  const { name } = read;
  const tables =
    read.as === 'tables' ? read.tables.map((table) => proposeTable(table, titleOfName(table.name), known)) : [];
  // Nobody knows what the rows are: the person says so first.
  const unclear = read.as === 'tables' && tables.every(({ use }) => use === 'none');
  const importedAs = (read.contentHash !== null && known.imported.get(read.contentHash)) || null;
  return {
    name,
    read,
    title: (read.as === 'talk' && read.talk.title?.trim()) || titleOfName(name),
    heldAt: read.as === 'talk' ? read.talk.heldAt : null,
    kind: 'conversation',
    speakers: read.as === 'talk' ? proposeSpeakers(read.talk.speakers, known) : {},
    tables,
    importedAs,
    chosen: importedAs === null && holdsRecords(read) && !unclear,
  };
}

/** Whether there is anything to import. */
export const holdsRecords = ({ as }: ReadImport): boolean => as === 'talk' || as === 'records' || as === 'tables';

/** Choices for the labels of a file: those made already stay. */
export function proposeSpeakers(
  speakers: readonly SpeakerLabel[],
  known: Pick<ImportKnown, 'participants' | 'speakers'>,
  made: ImportFile['speakers'] = {},
): ImportFile['speakers'] {
  const labels = speakers.filter((speaker) => speaker.ticked).map((speaker) => speaker.label);
  return Object.fromEntries(labels.map((label) => [label, made[label] ?? proposeChoice(label, known)]));
}

function proposeChoice(label: string, known: Pick<ImportKnown, 'participants' | 'speakers'>): SpeakerChoice {
  const found = choiceFor(label, known.participants);
  const before = found.kind === 'known' || isUnnamed(label) ? undefined : known.speakers[nameKey(label)];
  const isGone = before?.kind === 'known' && !known.participants.some(({ id }) => id === before.id);
  return before && !isGone ? before : found;
}

/** A file's name without folders, its ending and the time stamp that tools put in front, as a title. */
function titleOfName(name: string): string {
  const words = name
    .replace(/^.*\//, '')
    .replace(/\.[^.]{1,9}$/, '')
    .replace(/^\d{8}T\d{6}Z-/, '')
    .replace(/[-_\s]+/g, ' ')
    .trim();
  return words === '' ? name : words.charAt(0).toUpperCase() + words.slice(1);
}
