import { dayAfter } from './calendar.ts';
import type { Interview } from './interview.ts';
import type { Json } from './json.ts';

/** How long what was said for a study may be kept, in months since it was said, by the study's id. A study without a rule has no end. */
export type RetentionRules = ReadonlyMap<string, number>;

export const RETENTION_MONTHS = [3, 6, 12, 24, 36, 60, 120] as const;

/** The rules out of the setting `retention`; what is no rule is left out. */
export function readRetention(value: Json | undefined): RetentionRules {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return new Map();
  return new Map(
    Object.entries(value).flatMap(([study, months]) =>
      typeof months === 'number' && RETENTION_MONTHS.some((known) => known === months) ? [[study, months]] : [],
    ),
  );
}

/** The rules with one set, or taken away by null, as the setting's value. */
export function withRule(rules: RetentionRules, study: string, months: number | null): Json {
  const others = [...rules].filter(([known]) => known !== study);
  return Object.fromEntries(months === null ? others : [...others, [study, months]]);
}

export interface RetentionDue {
  readonly study: string;
  /** Past their day: the longest past first. */
  readonly past: readonly Interview[];
  /** Their day comes within the warning. */
  readonly soon: readonly Interview[];
}

/**
 * What the rules say on a day, by study. An interview counts from the day it was held, else from the day its record was made. Nothing
 * follows from this by itself: a person decides.
 */
export function retentionDue(
  rules: RetentionRules,
  interviews: readonly Interview[],
  today: string,
): readonly RetentionDue[] {
  return [...rules].flatMap(([study, months]) => {
    const own = interviews
      .filter(({ studyId, deletedAt }) => studyId === study && deletedAt === null)
      .map((interview) => ({ interview, end: lastDay(interview, months) }))
      .sort((a, b) => (a.end < b.end ? -1 : 1));
    const past = own.filter(({ end }) => end < today).map(({ interview }) => interview);
    const soon = own.filter(({ end }) => end >= today && end <= dayAfter(today, WARN_DAYS));
    return past.length + soon.length === 0 ? [] : [{ study, past, soon: soon.map(({ interview }) => interview) }];
  });
}

/** How long before its day an interview is told of. */
const WARN_DAYS = 30;

/** The last day on which an interview may be kept: the same day of the month, or the month's last where it has fewer. */
function lastDay({ heldAt, createdAt }: Pick<Interview, 'heldAt' | 'createdAt'>, months: number): string {
  const from = heldAt ?? createdAt.slice(0, 10);
  const [year = 1970, month = 1, day = 1] = from.split('-').map(Number);
  const index = year * 12 + month - 1 + months;
  const pad = (n: number, length: number): string => String(n).padStart(length, '0');
  const first = (at: number): string => `${pad(Math.floor(at / 12), 4)}-${pad((at % 12) + 1, 2)}-01`;
  const last = dayAfter(first(index + 1), -1);
  const same = dayAfter(first(index), day - 1);
  return [same, last].sort()[0] ?? last;
}
