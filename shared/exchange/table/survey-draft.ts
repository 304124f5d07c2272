import type { GuideQuestion } from '../../domain/guide.ts';
import type { Answer } from '../../domain/interview.ts';
import type { Attribute } from '../../domain/participant.ts';
import type { ScoreKind } from '../../domain/score.ts';
import { sha256 } from '../../domain/sha256.ts';
import {
  type DraftInterview,
  type DraftParticipant,
  type DraftScore,
  type DraftSegment,
  draftOf,
  type ImportedRecords,
  type Key,
  originOf,
} from '../import-records.ts';
import { type RecordProblems, recordProblems } from '../record-problems.ts';
import { type DateOrder, dateOrderOf, dayOf, numberOf } from './cell-values.ts';
import { headingKey } from './column-roles.ts';
import { choicesOf } from './survey-choices.ts';
import type { SurveyRole } from './survey-roles.ts';
import { type Cell, cellText, type Table } from './table.ts';
import { numbered, printOf } from './table-rows.ts';

export interface SurveyOptions {
  readonly file: string;
  /** The survey's name: of the guide, and of what keeps its respondents apart from those of another survey. */
  readonly title: string;
  readonly roles: readonly SurveyRole[];
  readonly today: string;
  readonly dateOrder?: DateOrder | undefined;
  /** Columns whose figures are scores of a record of the project: a need's importance, a Kano answer, NPS. */
  readonly scores?:
    | readonly { readonly column: number; readonly aboutId: string; readonly kind: ScoreKind }[]
    | undefined;
}

/**
 * A survey: its questions become a guide, each respondent an interview of kind survey response. Answers in words are segments that name
 * their question; ratings and choices are attributes of the interview, other columns attributes of the person. Nobody without a name
 * or an id is taken for somebody else; a row is known again by its id, its address, or all of its cells.
 */
export function surveyToDraft(table: Table, options: SurveyOptions): ImportedRecords {
  const problems = recordProblems(options.file);
  const survey = prepare(table, options);
  if (survey.questions.length === 0) problems.error('No column is a question. Choose the role of at least one column.');
  const [participants, interviews, scores]: [DraftParticipant[], DraftInterview[], DraftScore[]] = [[], [], []];
  const seen = new Map<string, number>();
  for (const [n, { line, cells }] of table.rows.entries()) {
    const externalId = numbered(idOf(survey, cells), seen);
    const person = personOf(survey, cells, externalId);
    participants.push(person);
    const interview = interviewOf(survey, cells, { externalId, n: n + 1, line, person, problems });
    interviews.push(interview);
    for (const score of options.scores ?? []) {
      const value = numberOf(cells[score.column]);
      if (value === null) continue;
      const key = `${score.kind} ${score.aboutId} ${externalId}`;
      scores.push({
        key,
        origin: originOf(SYSTEM, options.file, `${survey.space} ${key}`),
        about: score.aboutId,
        kind: score.kind,
        value,
        at: interview.heldAt ?? options.today,
        source: 'survey',
        participant: person.key,
        interview: interview.key,
      });
    }
  }
  const guide = {
    key: survey.guideKey,
    origin: originOf(SYSTEM, options.file, survey.guideKey),
    title: options.title,
    use: 'survey' as const,
    sections: [
      { id: 'questions', title: '', minutes: null, questions: survey.questions.map(({ question }) => question) },
    ],
  };
  const records = draftOf({ guides: [guide], participants, interviews, scores });
  return { kind: 'survey', records, problems: problems.all() };
}

const SYSTEM = 'survey';

interface Survey {
  readonly options: SurveyOptions;
  readonly columns: readonly string[];
  readonly space: string;
  readonly guideKey: Key;
  readonly questions: readonly { readonly column: number; readonly question: GuideQuestion }[];
  readonly attributes: readonly number[];
  readonly id: number;
  readonly email: number;
  readonly name: number;
  readonly status: number;
  readonly dates: readonly number[];
  readonly orders: ReadonlyMap<number, DateOrder | null>;
  /** Column of a question with several choices -> the choices of each row. */
  readonly choices: ReadonlyMap<number, ReadonlyMap<string, readonly string[]>>;
}

function prepare({ columns, rows }: Table, options: SurveyOptions): Survey {
  const { roles } = options;
  const columnsOf = (...wanted: readonly SurveyRole[]): number[] =>
    roles.flatMap((role, i) => (wanted.includes(role) && i < columns.length ? [i] : []));
  const questions = columnsOf('text', 'rating', 'single', 'multi').map((column) => {
    const heading = columns[column] ?? '';
    const role = roles[column];
    const kind = role === 'text' || role === undefined ? ('open' as const) : (role as 'rating' | 'single' | 'multi');
    const id = `q-${sha256(headingKey(heading)).slice(0, 12)}`;
    return { column, question: { id, text: heading, required: false, kind, aim: '', probes: [] } };
  });
  const space = sha256(`${headingKey(options.title)}\n${columns.map(headingKey).join('\n')}`).slice(0, 12);
  const dates = columnsOf('date');
  const column = (index: number): readonly (Cell | undefined)[] => rows.map(({ cells }) => cells[index]);
  const choices = columnsOf('multi').map((index) => {
    const answers = column(index).map(cellText);
    const cut = choicesOf(answers);
    return [index, new Map(answers.map((answer, i) => [answer, cut[i] ?? []]))] as const;
  });
  return {
    options,
    columns,
    space,
    guideKey: `guide ${space}`,
    questions,
    attributes: columnsOf('attribute'),
    id: roles.indexOf('id'),
    email: roles.indexOf('email'),
    name: roles.indexOf('name'),
    status: roles.indexOf('status'),
    // The day of sending says when the words were final.
    dates: dates.toSorted(
      (a, b) =>
        Number(/submit|end|complet/i.test(columns[b] ?? '')) - Number(/submit|end|complet/i.test(columns[a] ?? '')),
    ),
    orders: new Map(dates.map((index) => [index, options.dateOrder ?? dateOrderOf(column(index))])),
    choices: new Map(choices),
  };
}

function idOf({ id, email, space }: Survey, cells: readonly Cell[]): string {
  const [own, mail] = [cellText(cells[id]), cellText(cells[email]).toLowerCase()];
  if (own !== '') return `${space} id ${own}`;
  return mail === '' ? `${space} row ${printOf(cells)}` : `${space} mail ${mail}`;
}

function personOf(survey: Survey, cells: readonly Cell[], externalId: string): DraftParticipant {
  const [email, name] = [cellText(cells[survey.email]), cellText(cells[survey.name])];
  const attributes = survey.attributes.flatMap((i) => attributeOf(survey.columns[i], cells[i]));
  return {
    key: `participant ${externalId}`,
    origin: originOf(SYSTEM, survey.options.file, `participant ${externalId}`),
    name: name || email,
    email: email || undefined,
    attributes: Object.fromEntries(attributes),
    apart: email === '',
  };
}

function attributeOf(heading: string | undefined, cell: Cell | undefined): readonly (readonly [string, Attribute])[] {
  const text = cellText(cell);
  if (heading === undefined || text === '') return [];
  return [[heading, typeof cell === 'string' || cell === undefined ? (numberOf(text) ?? text) : cell]];
}

interface Respondent {
  readonly externalId: string;
  readonly n: number;
  readonly line: number;
  readonly person: DraftParticipant;
  readonly problems: RecordProblems;
}

function interviewOf(
  survey: Survey,
  cells: readonly Cell[],
  { externalId, n, line, person, problems }: Respondent,
): DraftInterview {
  const { options, columns } = survey;
  const status = cellText(cells[survey.status]);
  const partial = /partial|incomplete|started|progress|^(?:\d|[1-9]\d)\s?%?$/i.test(status);
  const attributes: Record<string, Attribute> = status === '' ? {} : { [columns[survey.status] ?? '']: status };
  if (partial) attributes.partial = true;
  const answers: Record<string, Answer> = {};
  const segments: DraftSegment[] = [];
  for (const { column, question } of survey.questions) {
    const text = cellText(cells[column]);
    if (text === '') {
      if (!partial) answers[question.id] = { state: 'skipped', atMs: null };
      continue;
    }
    answers[question.id] = { state: 'answered', atMs: null };
    if (question.kind === 'open') {
      const at = { startMs: null, endMs: null, questionId: question.id, externalId: `${externalId} ${question.id}` };
      segments.push({ speaker: 's1', text, ...at });
    } else if (question.kind === 'multi') {
      attributes[question.text] = (survey.choices.get(column)?.get(text) ?? [text]).join('; ');
    } else attributes[question.text] = question.kind === 'rating' ? (numberOf(text) ?? text) : text;
  }
  const key = `response ${externalId}`;
  return {
    key,
    origin: originOf(SYSTEM, options.file, key),
    kind: 'survey-response',
    title: person.name || `${options.title} ${n}`,
    titleOnce: person.name === '',
    heldAt: heldAtOf(survey, cells, line, problems),
    participants: [person.key],
    guide: survey.guideKey,
    answers,
    attributes,
    transcript:
      segments.length === 0
        ? null
        : {
            key: `${key} transcript`,
            origin: originOf(SYSTEM, options.file, `${key} transcript`),
            speakers: [{ key: 's1', name: person.name, participant: person.key }],
            segments,
          },
  };
}

function heldAtOf(
  { dates, orders, columns }: Survey,
  cells: readonly Cell[],
  line: number,
  problems: RecordProblems,
): string | null {
  for (const column of dates) {
    const day = dayOf(cells[column], orders.get(column) ?? null);
    if (day !== null) return day;
    if (cellText(cells[column]) !== '') {
      const message = `"${cellText(cells[column]).slice(0, 40)}" is not a date that can be read for sure; it was left out. Choose in which order the file has day and month.`;
      problems.warn(message, { line, column: columns[column] ?? null });
    }
  }
  return null;
}
