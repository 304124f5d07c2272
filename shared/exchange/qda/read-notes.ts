import { type BodyContent, readBodyContent } from '../../domain/body.ts';
import type { Decision } from '../../domain/decision.ts';
import type { EvidenceLink } from '../../domain/evidence-link.ts';
import type { Experiment } from '../../domain/experiment.ts';
import type { Goal } from '../../domain/goal.ts';
import type { Guide } from '../../domain/guide.ts';
import type { Insight } from '../../domain/insight.ts';
import type { JsonObject } from '../../domain/json.ts';
import type { Memo } from '../../domain/memo.ts';
import type { Metric } from '../../domain/metric.ts';
import type { Need } from '../../domain/need.ts';
import type { Note } from '../../domain/note.ts';
import type { Score } from '../../domain/score.ts';
import { sha256 } from '../../domain/sha256.ts';
import type { Solution } from '../../domain/solution.ts';
import type { DraftBody, DraftNote, Key } from '../import-records.ts';
import { childOf, childrenOf, type XmlElement } from '../xml/read-xml.ts';
import { readGuid } from './guid.ts';
import { ownTitle, type ReadDescription, readDescription, rowIn, rowsIn } from './own-note.ts';
import { countingOf, objectIn, readSelection, type SourceWords, textSelections } from './read-sources.ts';
import { draftBase, guidOfElement, keyFor, memoOn, type Reading } from './reading.ts';
import { noteBlocks } from './text-layout.ts';

/** The row that a link's own note holds, by the GUID of that note. */
export type LinkNotes = ReadonlyMap<string, EvidenceLink>;

/**
 * The notes of a project. Those that our own export wrote become what they were; others go to what refers to them: a note of the
 * interview, or a memo. What nothing refers to becomes a note of a field note named after the project.
 */
export async function readNotes(
  reading: Reading,
  element: XmlElement | undefined,
  projectName: string,
): Promise<LinkNotes> {
  const links = new Map<string, EvidenceLink>();
  const loose: DraftNote[] = [];
  const looseKey = keyFor('interview', `notes of ${projectName}`);
  for (const note of childrenOf(element, 'Note')) {
    const guid = guidOfElement(reading, note);
    const described = readDescription(childOf(note, 'Description')?.text ?? '');
    if (readOwn(reading, note, guid, described, links)) continue;
    const stored = (await reading.files.textOf(note)) ?? '';
    const own = rowIn(described.data, 'notes') as Note | null;
    const owner = own ? { kind: 'source' as const, key: own.interviewId as Key } : reading.noteOwners.get(guid);
    const text = own === null && stored.trim() === '' ? described.words : stored;
    if (owner === undefined || owner.kind === 'source') {
      const interview = reading.lists.interviews.find(({ key }) => key === owner?.key);
      const draft = noteOf(reading, {
        note,
        guid,
        text,
        own,
        described,
        interview: interview?.key ?? looseKey,
      });
      if (interview) addNote(reading, interview.key, draft);
      else loose.push(draft);
    } else {
      reading.things.set(guid, { kind: 'note', key: owner.key });
      const name = note.attributes.name ?? '';
      const titled = name === '' || text.startsWith(name) ? text : `${name}\n\n${text}`;
      memoOn(reading, owner.key, guid, titled, note);
      for (const { element: selection } of textSelections(note)) {
        reading.problems.warn('Coded words within a memo are kept as words; their codes were left out.', {
          line: selection.line,
        });
      }
    }
  }
  if (loose.length > 0) {
    const base = { ...draftBase(reading, 'interview', `notes of ${projectName}`), uuid: undefined };
    reading.lists.interviews.push({ ...base, kind: 'field-note', title: projectName, notes: loose });
  }
  return links;
}

interface NoteInput {
  readonly note: XmlElement;
  readonly guid: string;
  readonly text: string;
  readonly own: Note | null;
  readonly described: ReadDescription;
  readonly interview: Key;
}

function noteOf(reading: Reading, { note, guid, text, own, described, interview }: NoteInput): DraftNote {
  const base = draftBase(reading, 'note', guid, note);
  reading.things.set(guid, { kind: 'note', key: base.key });
  const flat = text.replace(/\r\n?/g, '\n');
  const body = bodyIn(described.data);
  const kept = body !== null && described.data?.sha256 === sha256(flat) ? body : null;
  const layout = noteBlocks(flat);
  const blocks = kept ? bodyBlocks(kept) : layout.blocks;
  const words: SourceWords = {
    flat,
    positions: countingOf(reading, note, text),
    blocks,
    source: base.key,
    interview,
    own: objectIn(described.data, 'highlights'),
  };
  for (const selection of textSelections(note)) readSelection(reading, selection, words);
  const lines: DraftBody = kept ? { kind: 'content', content: kept } : { kind: 'lines', lines: layout.lines };
  return {
    ...base,
    title: own ? own.title : (note.attributes.name ?? ''),
    ...(own && kept ? { marks: own.marks } : {}),
    body: lines,
  };
}

/** The blocks of one of our own bodies in the text that was written of it. */
function bodyBlocks(body: BodyContent) {
  let from = 0;
  return body.order.map((id) => {
    const length = (body.blocks[id]?.text ?? '').replace(/\r\n?/g, '\n').length;
    const block = { from, to: from + length, speaker: null };
    from += length + 1;
    return block;
  });
}

function addNote(reading: Reading, interview: Key, draft: DraftNote): void {
  const at = reading.lists.interviews.findIndex(({ key }) => key === interview);
  const own = reading.lists.interviews[at];
  if (own) reading.lists.interviews[at] = { ...own, notes: [...(own.notes ?? []), draft] };
}

const bodyIn = (data: JsonObject | null): BodyContent | null =>
  data?.body === undefined ? null : readBodyContent(data.body);

/** Takes a note that our own export wrote for a record without an element; false for any other note. */
function readOwn(
  reading: Reading,
  note: XmlElement,
  guid: string,
  { data }: ReadDescription,
  links: Map<string, EvidenceLink>,
): boolean {
  const { lists } = reading;
  // Each row is checked by the schema of its table, which is what makes the types below true.
  const at = <T>(table: Parameters<typeof rowIn>[1]): T | null => rowIn(data, table) as T | null;
  const name = note.attributes.name ?? '';
  const mark = (kind: 'note', key: Key): void => void reading.things.set(guid, { kind, key });
  const insight = at<Insight>('insights');
  if (insight) {
    const body = bodyIn(data);
    const more = body ? { body: { kind: 'content' as const, content: body } } : {};
    lists.insights.push({
      ...draftBase(reading, 'insight', guid, note),
      ...fieldsOf(insight),
      title: ownTitle(name, insight.title),
      ...more,
    });
    mark('note', keyFor('insight', guid));
    return true;
  }
  const need = at<Need>('needs');
  if (need) {
    lists.needs.push({
      ...draftBase(reading, 'need', guid, note),
      ...fieldsOf(need),
      title: ownTitle(name, need.title),
      parent: need.parentId,
    });
    mark('note', keyFor('need', guid));
    readScores(reading, data);
    return true;
  }
  const goal = at<Goal>('goals');
  if (goal) {
    const { parentId: parent, carriedFrom } = goal;
    lists.goals.push({
      ...draftBase(reading, 'goal', guid, note),
      ...fieldsOf(goal),
      title: ownTitle(name, goal.title),
      parent,
      carriedFrom,
    });
    mark('note', keyFor('goal', guid));
    readScores(reading, data);
    for (const row of rowsIn(data, 'metrics', 'metrics')) {
      const metric = row as unknown as Metric;
      lists.metrics.push({ ...ownBase(reading, 'metric', metric), ...fieldsOf(metric), goal: keyFor('goal', guid) });
    }
    return true;
  }
  const solution = at<Solution>('solutions');
  if (solution) {
    lists.solutions.push({
      ...draftBase(reading, 'solution', guid, note),
      ...fieldsOf(solution),
      need: solution.needId,
    });
    mark('note', keyFor('solution', guid));
    readScores(reading, data);
    return true;
  }
  const experiment = at<Experiment>('experiments');
  if (experiment) {
    lists.experiments.push({
      ...draftBase(reading, 'experiment', guid, note),
      ...fieldsOf(experiment),
      solution: experiment.solutionId,
    });
    mark('note', keyFor('experiment', guid));
    return true;
  }
  const decision = at<Decision>('decisions');
  if (decision) {
    lists.decisions.push({
      ...draftBase(reading, 'decision', guid, note),
      ...fieldsOf(decision),
      about: decision.aboutIds,
    });
    mark('note', keyFor('decision', guid));
    return true;
  }
  const guide = at<Guide>('guides');
  if (guide) {
    const { familyId, studyId: study } = guide;
    const family = familyId === guide.id ? null : familyId;
    lists.guides.push({ ...draftBase(reading, 'guide', guid, note), ...fieldsOf(guide), family, study });
    mark('note', keyFor('guide', guid));
    return true;
  }
  const memo = at<Memo>('memos');
  if (memo) {
    lists.memos.push({
      ...draftBase(reading, 'memo', guid, note),
      text: memo.text,
      kind: memo.kind,
      about: memo.aboutId,
    });
    mark('note', keyFor('memo', guid));
    return true;
  }
  const link = at<EvidenceLink>('evidence');
  if (link) links.set(guid, link);
  return link !== null;
}

function readScores(reading: Reading, data: JsonObject | null): void {
  for (const row of rowsIn(data, 'scores', 'scores')) {
    const score = row as unknown as Score;
    const { aboutId: about, participantId: participant, interviewId: interview } = score;
    reading.lists.scores.push({
      ...ownBase(reading, 'score', score),
      ...fieldsOf(score),
      about,
      participant,
      interview,
    });
  }
}

function ownBase(
  reading: Reading,
  kind: 'metric' | 'score',
  { id, by, createdAt }: { id: string; by: string; createdAt: string },
) {
  const guid = readGuid(id.slice(3)) ?? id.slice(3);
  return { ...draftBase(reading, kind, guid), createdAt, by };
}

/** The fields of a row that are its own: no ids of others, and nothing that every record has. */
function fieldsOf<T extends object>(row: T): Omit<T, Foreign> {
  const fields = Object.entries(row).filter(([field]) => !FOREIGN.has(field));
  // Every field but those in FOREIGN is there, with its value.
  return Object.fromEntries(fields) as Omit<T, Foreign>;
}

type Foreign =
  | 'id'
  | 'createdAt'
  | 'by'
  | 'deletedAt'
  | 'origin'
  | 'rev'
  | 'updatedAt'
  | 'order'
  | 'parentId'
  | 'carriedFrom'
  | 'goalId'
  | 'needId'
  | 'solutionId'
  | 'aboutIds'
  | 'aboutId'
  | 'participantId'
  | 'interviewId'
  | 'familyId'
  | 'studyId';
const FOREIGN: ReadonlySet<string> = new Set<Foreign>([
  'id',
  'createdAt',
  'by',
  'deletedAt',
  'origin',
  'rev',
  'updatedAt',
  'order',
  'parentId',
  'carriedFrom',
  'goalId',
  'needId',
  'solutionId',
  'aboutIds',
  'aboutId',
  'participantId',
  'interviewId',
  'familyId',
  'studyId',
]);
