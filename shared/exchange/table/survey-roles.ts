import { dateOrderOf, dayOf, looksLikeDate, numberOf } from './cell-values.ts';
import { headingKey } from './column-roles.ts';
import { choicesOf } from './survey-choices.ts';
import { cellText, type Table } from './table.ts';

/** What a column of a survey is for. `text`, `rating`, `single` and `multi` are questions. */
export const SURVEY_ROLES = [
  'text',
  'rating',
  'single',
  'multi',
  'attribute',
  'date',
  'status',
  'id',
  'email',
  'name',
  'ignore',
] as const;
export type SurveyRole = (typeof SURVEY_ROLES)[number];

/** A role for each column, guessed from its heading and its answers. A person has the last word. */
export function guessSurveyRoles({ columns, rows }: Table): readonly SurveyRole[] {
  return columns.map((heading, i) => {
    const key = headingKey(heading);
    const filled = rows.map(({ cells }) => cellText(cells[i])).filter((text) => text !== '');
    if (filled.length === 0) return 'ignore';
    return byHeading(key, filled) ?? byAnswers(key, filled);
  });
}

/** Whether the rows of a table are the answers to a survey: long headings, or several that ask. */
export function looksLikeSurvey({ columns, rows }: Table): boolean {
  if (columns.length < 3 || rows.length < 2) return false;
  const asking = columns.filter((column) => /\?|\[.+\]/.test(column) || column.split(/\s+/).length >= 6).length;
  return asking >= 3 || asking / columns.length > 0.4;
}

function byHeading(key: string, filled: readonly string[]): SurveyRole | null {
  if (
    /^(?:response|respondent|submission|entry|participant|record|user)? ?(?:id|uuid|guid|#|number|key)$/.test(key) &&
    distinct(filled) === filled.length
  )
    return 'id';
  if (/^(?:e ?mail|e ?mail address|your e ?mail|work e ?mail)$/.test(key)) return 'email';
  if (/^(?:name|full name|your name|respondent name|respondent)$/.test(key)) return 'name';
  if (/^(?:response )?(?:status|state|progress|completion)$/.test(key)) return 'status';
  const order = dateOrderOf(filled);
  const dates = filled.filter((text) => looksLikeDate(text) || dayOf(text, order) !== null).length;
  if (dates === filled.length) return 'date';
  return /^(?:ip|ip address|user agent|referer|referrer|session id|network id|url|latitude|longitude|browser|device)$/.test(
    key,
  )
    ? 'attribute'
    : null;
}

function byAnswers(key: string, filled: readonly string[]): SurveyRole {
  const kinds = distinct(filled);
  const figures = filled.map(numberOf);
  if (figures.every((figure) => figure !== null)) {
    const whole = figures.every((figure) => Number.isInteger(figure) && figure >= 0 && figure <= 10);
    return whole && kinds <= 11 ? 'rating' : 'attribute';
  }
  const longest = filled.reduce((most, text) => Math.max(most, text.length), 0);
  const reuse = filled.length / kinds;
  const lists = filled.filter((text) => /;|, /.test(text)).length;
  if (lists / filled.length > 0.15 || /select all|check all|all that apply/.test(key)) {
    const all = choicesOf(filled);
    const choices = all.flat();
    // Choices come again and again; the words of a sentence do not.
    const perChoice = choices.length / distinct(choices);
    const once = new Set(choices).size > 0 ? countOnce(choices) / distinct(choices) : 1;
    if (perChoice >= 3 && once < 0.75 && all.some((list) => list.length > 1)) return 'multi';
  }
  if (reuse >= 3 && longest <= 200 && kinds <= 60) return 'single';
  if (kinds <= 5 && filled.length >= 4 && reuse >= 2 && longest <= 100) return 'single';
  return 'text';
}

const distinct = (texts: readonly string[]): number => new Set(texts).size;

function countOnce(texts: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts.values()].filter((count) => count === 1).length;
}
