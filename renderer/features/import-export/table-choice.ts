import type { Id } from '#shared/domain/ids.ts';
import type { ScoreKind } from '#shared/domain/score.ts';
import type { DateOrder } from '#shared/exchange/table/cell-values.ts';
import {
  COLUMN_FIELDS,
  guessKind,
  guessRoles,
  headingKey,
  IGNORE,
  TABLE_KINDS,
  type TableKind,
} from '#shared/exchange/table/column-roles.ts';
import { SURVEY_ROLES } from '#shared/exchange/table/survey-roles.ts';
import type { TableOutline } from './import-read.ts';

/** What a table is to become. */
export const TABLE_USES = ['survey', ...TABLE_KINDS, 'none'] as const;
export type TableUse = 'survey' | TableKind | 'none';

/** What a person has decided about one table. */
export interface TableChoice {
  readonly use: TableUse;
  /** Of a survey: its name. */
  readonly title: string;
  /** One for each column, from the roles of its use. */
  readonly roles: readonly string[];
  /** Null: as the columns show. */
  readonly dateOrder: DateOrder | null;
  /** Columns of a survey whose figures are scores, by their place. */
  readonly scores: Readonly<Record<number, ScoreTarget>>;
}

/** Survey figures that mean something for a need. */
export const SURVEY_SCORES = [
  'importance',
  'satisfaction',
  'kanoPresent',
  'kanoAbsent',
] as const satisfies readonly ScoreKind[];

export interface ScoreTarget {
  readonly kind: (typeof SURVEY_SCORES)[number];
  readonly aboutId: Id<'need'>;
}

/** What was decided about tables with the same headings, by `headerKey`. */
export interface TableMemory {
  readonly remembered: Readonly<Record<string, RememberedTable>>;
}

export interface RememberedTable extends Pick<TableChoice, 'use' | 'title' | 'dateOrder' | 'scores'> {
  /** In the order of the sorted headings. */
  readonly roles: Readonly<Record<string, string>>;
}

/** From this many columns on, what is no answer and no known field stays out until somebody asks for it. */
const WIDE = 200;

export function proposeTable(table: TableOutline, title: string, { remembered }: TableMemory): TableChoice {
  const known = remembered[headerKey(table)];
  if (known) {
    const roles = rolesFor(table, known.use).map((role, i) => known.roles[table.columns[i]?.heading ?? ''] ?? role);
    // The name is part of what a response is known by: a renamed file is still the same survey.
    const { use, dateOrder, scores } = known;
    return { use, title: known.title, roles, dateOrder, scores };
  }
  const use = table.survey ? 'survey' : (guessKind({ columns: headingsOf(table) }) ?? 'none');
  return { use, title, roles: rolesFor(table, use), dateOrder: null, scores: {} };
}

/** The guessed roles of all columns when the table is used for this. */
export function rolesFor(table: TableOutline, use: TableUse): readonly string[] {
  if (use === 'none') return table.columns.map(() => IGNORE);
  if (use === 'survey') {
    return table.columns.map(({ surveyRole }) =>
      table.columns.length >= WIDE && surveyRole === 'attribute' ? IGNORE : surveyRole,
    );
  }
  return guessRoles(headingsOf(table), use);
}

/** The roles that a column can have. */
export const rolesOf = (use: TableUse): readonly string[] =>
  use === 'survey'
    ? SURVEY_ROLES
    : use === 'none'
      ? [IGNORE]
      : [...Object.keys(COLUMN_FIELDS[use]), 'attribute', IGNORE];

/** One column for one field: whoever had it before is kept as an attribute. Questions and attributes may be many. */
export function withRole(
  { use, roles }: Pick<TableChoice, 'use' | 'roles'>,
  at: number,
  role: string,
): readonly string[] {
  const single =
    use === 'survey' ? ['id', 'email', 'name', 'status'].includes(role) : role !== 'attribute' && role !== IGNORE;
  return roles.map((own, i) => (i === at ? role : single && own === role ? 'attribute' : own));
}

const headingsOf = ({ columns }: TableOutline): readonly string[] => columns.map(({ heading }) => heading);

/** Tables with the same headings in any order are alike. */
export const headerKey = (table: TableOutline): string => headingsOf(table).map(headingKey).sort().join('\n');
