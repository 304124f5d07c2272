import { csat, nps } from '#shared/analysis/survey-scores.ts';
import type { Interview } from '#shared/domain/interview.ts';
import type { Score } from '#shared/domain/score.ts';

/** A question of a survey with the answer of each respondent. */
export interface SurveyColumn {
  /** `attribute/<column>` or `score/<kind>`. */
  readonly key: string;
  readonly name: string;
  readonly answers: ReadonlyMap<Interview['id'], string | number | boolean>;
  /** `open`: nearly everybody wrote something else. */
  readonly kind: 'number' | 'choice' | 'open';
}

/** Beyond as many different answers a column is no choice. */
const MOST_CHOICES = 24;

/** The columns of these responses, in the order of their names; ratings that stand as scores come first, open answers last. */
export function surveyColumns(responses: readonly Interview[], scores: readonly Score[]): readonly SurveyColumn[] {
  const answers = new Map<string, { name: string; of: Map<Interview['id'], string | number | boolean> }>();
  const note = (key: string, name: string, id: Interview['id'], value: string | number | boolean): void => {
    const column = answers.get(key) ?? { name, of: new Map() };
    answers.set(key, column);
    if (value !== '') column.of.set(id, value);
  };
  const known = new Set(responses.map(({ id }) => id));
  for (const { kind, interviewId, value, source } of scores.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    if (source !== 'survey' || interviewId === null || !known.has(interviewId)) continue;
    if (kind === 'nps' || kind === 'csat') note(`score/${kind}`, kind.toUpperCase(), interviewId, value);
  }
  for (const { id, attributes } of responses)
    for (const [name, value] of Object.entries(attributes)) note(`attribute/${name}`, name, id, value);
  return [...answers]
    .filter(([, { of }]) => of.size > 0)
    .map(([key, { name, of }]) => ({ key, name, answers: of, kind: kindOf([...of.values()]) }))
    .sort((a, b) => order(a) - order(b) || a.name.localeCompare(b.name, 'en', { numeric: true }));
}

const order = ({ key, kind }: Pick<SurveyColumn, 'key' | 'kind'>): number =>
  key.startsWith('score/') ? 0 : kind === 'open' ? 2 : 1;

/** An answer as a figure; null for words. Answers come out of tables, where figures may be text. */
export function figureOf(answer: string | number | boolean | undefined): number | null {
  if (typeof answer === 'number') return answer;
  if (typeof answer !== 'string' || !/^\s*-?\d+([.,]\d+)?\s*$/.test(answer)) return null;
  return Number(answer.replace(',', '.'));
}

function kindOf(values: readonly (string | number | boolean)[]): SurveyColumn['kind'] {
  if (values.every((value) => figureOf(value) !== null)) return 'number';
  const different = new Set(values.map(String)).size;
  return different <= MOST_CHOICES && (different <= 8 || different <= values.length / 2) ? 'choice' : 'open';
}

export type Reading = 'values' | 'nps' | 'csat';

/** How a column of figures is most likely meant: whole figures up to 10, or from 1 to 5. */
export function usualReading(column: SurveyColumn): Reading {
  if (column.kind !== 'number') return 'values';
  const figures = [...column.answers.values()].map((answer) => figureOf(answer) ?? -1);
  if (!figures.every((figure) => Number.isInteger(figure) && figure >= 0 && figure <= 10)) return 'values';
  if (Math.max(...figures) > 5) return 'nps';
  return Math.min(...figures) >= 1 ? 'csat' : 'values';
}

export interface Answered {
  readonly answer: string;
  readonly count: number;
}

/** How often each answer was given: figures by size, words by how often. */
export function distribution(column: SurveyColumn): readonly Answered[] {
  const counts = new Map<string, number>();
  for (const value of column.answers.values()) counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
  return [...counts]
    .map(([answer, count]) => ({ answer, count }))
    .sort((a, b) =>
      column.kind === 'number'
        ? (figureOf(a.answer) ?? 0) - (figureOf(b.answer) ?? 0)
        : b.count - a.count || (a.answer < b.answer ? -1 : 1),
    );
}

/** The answers to one question by those to another, of respondents who gave both. */
export function acrossOf(rows: SurveyColumn, columns: SurveyColumn) {
  const [down, across] = [distribution(rows), distribution(columns)].map((list) => list.map(({ answer }) => answer));
  const counts = (down ?? []).map(() => (across ?? []).map(() => 0));
  for (const [id, value] of rows.answers) {
    const other = columns.answers.get(id);
    const line = counts[down?.indexOf(String(value)) ?? -1];
    const at = other === undefined ? -1 : (across?.indexOf(String(other)) ?? -1);
    if (line && at >= 0) line[at] = (line[at] ?? 0) + 1;
  }
  return { down: down ?? [], across: across ?? [], counts };
}

const figuresIn = (column: SurveyColumn): readonly (number | null)[] => [...column.answers.values()].map(figureOf);

export const npsOf = (column: SurveyColumn) => nps(figuresIn(column));
export const csatOf = (column: SurveyColumn) => csat(figuresIn(column));
