import { isConsentValue } from './consent-groups.ts';
import type { FilterValue, QueryFilter, QueryOperator, QueryWarning } from './query-parser.ts';
import { flagBit } from './unit.ts';

/** `value,"value with spaces",=exact`. Values that cannot hold are left out with a warning; null when none is left. */
export function readFilter(
  operator: QueryOperator,
  source: string,
  negated: boolean,
  warnings: QueryWarning[],
): QueryFilter | null {
  const values: FilterValue[] = [];
  for (const [, equals = '', quoted, plain = ''] of source.matchAll(/(=?)(?:"([^"]*)(?:"|$)|([^,"]+))/g)) {
    const text = (quoted ?? plain).trim();
    if (text === '') continue;
    const problem = problemOf(operator, text);
    if (problem === null) values.push({ text, exact: equals === '=' });
    else warnings.push({ kind: problem, part: `${operator}:${text}` });
  }
  if (values.length > 0) return { kind: 'filter', operator, values, negated };
  if (source.replace(/[\s,="]/g, '') === '') warnings.push({ kind: 'no-value', part: `${operator}:` });
  return null;
}

/**
 * The first day meant by `2026`, `2026-03`, `2026-03-14` or `30d` (counted back from `now`, an ISO date), in days since 1970-01-01;
 * null for anything else.
 */
export function dayMeant(value: string, now: string): number | null {
  const back = /^(\d{1,5})d$/.exec(value);
  if (back !== null) return Math.floor(Date.parse(now) / DAY_MS) - Number(back[1]);
  const date = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(value);
  if (date === null) return null;
  const [year = 0, month = 1, day = 1] = date.slice(1).map((part) => (part === undefined ? undefined : Number(part)));
  const daysInMonth = (Date.UTC(year, month, 1) - Date.UTC(year, month - 1, 1)) / DAY_MS;
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth) return null;
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

const DAY_MS = 86_400_000;

function problemOf(operator: QueryOperator, text: string): QueryWarning['kind'] | null {
  if (operator === 'after' || operator === 'before') return dayMeant(text, '2000-01-01') === null ? 'bad-date' : null;
  if (operator === 'consent') return isConsentValue(text) ? null : 'unknown-value';
  if (operator === 'has' || operator === 'is') return flagBit(`${operator}:${text}`) === 0 ? 'unknown-value' : null;
  return null;
}
