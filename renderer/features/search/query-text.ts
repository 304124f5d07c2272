import {
  type FilterValue,
  type ParsedQuery,
  parseQuery,
  printQuery,
  type QueryClause,
  type QueryFilter,
  type QueryOperator,
} from '#shared/search/query-parser.ts';

/** A condition of the query, to be shown beside the field: the text stays the one home of the query. */
export interface QueryChip {
  /** Where it stands among the clauses of the query. */
  readonly index: number;
  readonly clause: QueryClause;
  readonly text: string;
}

/** Something that a filter can name. */
export interface Nameable {
  readonly id: string;
  readonly name: string;
}

export function chipsOf(text: string): readonly QueryChip[] {
  return parseQuery(text).clauses.flatMap((clause, index) =>
    clause.options.some((atom) => atom.kind === 'filter') ? [{ index, clause, text: clauseText(clause) }] : [],
  );
}

/** The text without one of its clauses; the rest means what it meant. */
export function withoutClause(text: string, index: number): string {
  return printClauses(parseQuery(text).clauses.filter((_, i) => i !== index));
}

/** Whether the query asks for this by a plain filter of its own. */
export const asksFor = (text: string, operator: QueryOperator, thing: Nameable): boolean =>
  parseQuery(text).clauses.some(
    (clause) => plainFilter(clause, operator)?.values.some((v) => names(v, thing)) === true,
  );

/**
 * Asks for a thing, or no longer. Things of one operator are alternatives in one filter. It goes to the front: a word still being
 * typed must stay last.
 */
export function toggleFilter(text: string, operator: QueryOperator, thing: Nameable): string {
  const { clauses } = parseQuery(text);
  const at = clauses.findIndex((clause) => plainFilter(clause, operator) !== null);
  const known = at < 0 ? null : plainFilter(clauses[at], operator);
  const rest = clauses.filter((_, i) => i !== at);
  const kept = known?.values.filter((value) => !names(value, thing)) ?? [];
  const added = kept.length === (known?.values.length ?? 0) ? [valueFor(operator, thing)] : [];
  const values = [...kept, ...added];
  return printClauses(values.length === 0 ? rest : [filterClause(operator, values), ...rest]);
}

/** Whether the query asks for one year and no more. */
export const asksForYear = (text: string, year: number): boolean =>
  asksFor(text, 'after', yearOf(year)) && asksFor(text, 'before', yearOf(year + 1));

/** Asks for one year in place of any other span, or no longer. */
export function toggleYear(text: string, year: number): string {
  const { clauses } = parseQuery(text);
  const rest = clauses.filter(
    (clause) => plainFilter(clause, 'after') === null && plainFilter(clause, 'before') === null,
  );
  const span: readonly QueryClause[] = [
    filterClause('after', [{ text: String(year), exact: false }]),
    filterClause('before', [{ text: String(year + 1), exact: false }]),
  ];
  return printClauses(asksForYear(text, year) ? rest : [...span, ...rest]);
}

const yearOf = (year: number): Nameable => ({ id: String(year), name: String(year) });

export const clauseText = (clause: QueryClause): string => printClauses([clause]).trim();

const printClauses = (clauses: ParsedQuery['clauses']): string => printQuery({ clauses, warnings: [] });

const filterClause = (operator: QueryOperator, values: readonly FilterValue[]): QueryClause => ({
  options: [{ kind: 'filter', operator, values, negated: false }],
});

function plainFilter(clause: QueryClause | undefined, operator: QueryOperator): QueryFilter | null {
  const [only, ...others] = clause?.options ?? [];
  return only?.kind === 'filter' && only.operator === operator && !only.negated && others.length === 0 ? only : null;
}

const names = ({ text }: FilterValue, { id, name }: Nameable): boolean =>
  text === id || text.toLowerCase() === name.toLowerCase();

/** By name, as a person would write it; by id where the language cannot hold the name (it has no way to write a quote in quotes). */
function valueFor(operator: QueryOperator, { id, name }: Nameable): FilterValue {
  const byName: FilterValue = { text: name, exact: false };
  const [read] = parseQuery(printClauses([filterClause(operator, [byName])])).clauses;
  const values = plainFilter(read, operator)?.values ?? [];
  const same = values.length === 1 && values[0]?.text === name && !values[0].exact;
  return same ? byName : { text: id, exact: false };
}
