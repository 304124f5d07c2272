import type { Id } from '#shared/domain/ids.ts';
import { parseQuery } from '#shared/search/query-parser.ts';
import type { FoundKind } from './hit-groups.ts';
import { clauseText, withoutClause } from './query-text.ts';

/** Everything that a search asks. */
export interface SearchAsked {
  readonly text: string;
  readonly kinds: readonly FoundKind[];
  readonly study: Id<'study'> | undefined;
}

/** A search that asks one thing less. */
export interface LesserSearch extends SearchAsked {
  readonly id: string;
  /** Which sentence names what it leaves out. */
  readonly drops: 'drop' | 'drop.kinds' | 'drop.study';
  readonly part: string;
  /** For the engine. */
  readonly query: string;
}

const MOST = 6;

/** Each way to leave one thing out of a search that asks several. */
export function lesserSearches(asked: SearchAsked): readonly LesserSearch[] {
  const { text, kinds, study } = asked;
  const { clauses } = parseQuery(text);
  const lesser = (
    id: string,
    drops: LesserSearch['drops'],
    part: string,
    change: Partial<SearchAsked>,
  ): LesserSearch => {
    const next = { ...asked, ...change };
    return { ...next, id, drops, part, query: queryOf(next) };
  };
  return [
    ...(kinds.length > 0 ? [lesser('kinds', 'drop.kinds', '', { kinds: [] })] : []),
    ...(study !== undefined ? [lesser('study', 'drop.study', '', { study: undefined })] : []),
    ...(clauses.length > 1
      ? clauses.map((clause, i) => lesser(`drop-${i}`, 'drop', clauseText(clause), { text: withoutClause(text, i) }))
      : []),
  ].slice(0, MOST);
}

/** The query as the engine takes it. The study of the window is one more condition, before the word being typed. */
export const queryOf = ({ text, study }: SearchAsked): string =>
  text.trim() === '' || study === undefined ? text : `study:${study} ${text}`;
