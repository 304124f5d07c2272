import { unreachable } from '#shared/domain/assert.ts';
import { type ConsentGroups, isConsentValue, type PeopleGroup } from './consent-groups.ts';
import type { LiveSegment } from './live-segment.ts';
import { dayMeant } from './query-filter.ts';
import type { FilterValue, ParsedQuery, QueryAtom, QueryFilter } from './query-parser.ts';
import { MOST_CLAUSES, SHOWN_CORRECTIONS, SYNONYM_WEIGHT } from './search-parameters.ts';
import type { Segment } from './segment.ts';
import type { StemLanguage } from './stem.ts';
import { isStopWord } from './stop-words.ts';
import { type Token, tokenize } from './tokenize.ts';
import { flagBit, kindNumber, SPOKEN_BY, UNIT_KINDS } from './unit.ts';
import { keywordTerm } from './unit-tokens.ts';
import { completionsOf, correctionsOf, dfOf, formsOf, type WeightedTerm } from './vocabulary.ts';

/** What can be looked up: a word in its forms, words in a row (several ways to cut them), or a test of a unit's columns. */
export type Leaf =
  | {
      readonly kind: 'terms';
      readonly terms: readonly WeightedTerm[];
      readonly scored: boolean;
      readonly stop: boolean;
    }
  | { readonly kind: 'sequences'; readonly sequences: readonly Sequence[] }
  | { readonly kind: 'test'; readonly test: (segment: Segment, doc: number) => boolean };
/** Words in a row; each place may be filled by several terms. */
export type Sequence = readonly { readonly offset: number; readonly terms: readonly WeightedTerm[] }[];

export interface QueryPlan {
  /** All must hold; one leaf of a clause is enough. */
  readonly clauses: readonly (readonly Leaf[])[];
  readonly excluded: readonly Leaf[];
  readonly corrected: readonly { readonly from: string; readonly to: string }[];
}

export interface PlanContext {
  readonly segments: readonly LiveSegment[];
  readonly language: StemLanguage;
  /** ISO date or date and time. */
  readonly now: string;
  /** The ids that a name means (a tag's with its nested ones, unless exact). */
  readonly resolve: (operator: string, value: FilterValue) => readonly string[];
  /** Who allows what: for `consent:`. */
  readonly consent: ConsentGroups;
  /** Other words or phrases for one word, as this workspace uses them. */
  readonly synonyms: (word: string) => readonly string[];
}

export function planQuery(query: ParsedQuery, context: PlanContext): QueryPlan {
  const corrected: { from: string; to: string }[] = [];
  const clauses: (readonly Leaf[])[] = [];
  const excluded: Leaf[] = [];
  for (const { options } of query.clauses.slice(0, MOST_CLAUSES)) {
    const leaves = options.flatMap((atom) =>
      atom.kind === 'filter' ? filterLeaves(atom, context) : wordLeaves(atom, context, corrected),
    );
    if (leaves.length === 0) continue;
    if (options[0]?.negated === true) excluded.push(...leaves);
    else clauses.push(leaves);
    // What one person allows is not allowed where another speaks too who does not.
    const [only, ...others] = options;
    if (only?.kind === 'filter' && only.operator === 'consent' && !only.negated && others.length === 0)
      excluded.push(keywordLeaf(said(groupMeant(only, context).none), context));
  }
  if (!asksForTrash(query)) {
    const trashed = flagBit('is:trashed');
    excluded.push({ kind: 'test', test: (segment, doc) => ((segment.flags[doc] ?? 0) & trashed) !== 0 });
  }
  return { clauses, excluded, corrected };
}

const asksForTrash = (query: ParsedQuery): boolean =>
  query.clauses.some(({ options }) =>
    options.some(
      (atom) => atom.kind === 'filter' && atom.operator === 'is' && atom.values.some((v) => v.text === 'trashed'),
    ),
  );

function wordLeaves(
  atom: Exclude<QueryAtom, QueryFilter>,
  context: PlanContext,
  corrected: { from: string; to: string }[],
): readonly Leaf[] {
  const tokens = tokenize(atom.text);
  if (tokens.length === 0) return [];
  const open = atom.open && !atom.negated;
  const lastWord = atom.text.length;
  const exact = (token: Token): readonly WeightedTerm[] => [
    { term: token.term, weight: 1, df: dfOf(token.term, context.segments) },
  ];
  const begun = (token: Token, otherwise: (token: Token) => readonly WeightedTerm[]) =>
    open && token.end === lastWord ? completionsOf(token.term, context.segments, context.language) : otherwise(token);
  if (atom.kind === 'phrase')
    return [{ kind: 'sequences', sequences: [sequence(pairsOf(tokens), (t) => begun(t, exact))] }];
  const forms = (token: Token) => formsOf(token.term, context.segments, context.language);
  const base = tokens.filter(
    (token) => token.form === 'word' || token.form === 'run-word' || token.form === 'run-pair',
  );
  const [only] = tokens;
  if (tokens.length === 1 && only !== undefined) {
    let terms = begun(only, forms);
    if (terms.length === 0 && !atom.negated && context.synonyms(only.term).length === 0) {
      terms = correctionsOf(only.term, context.segments);
      for (const { term } of terms.slice(0, SHOWN_CORRECTIONS)) corrected.push({ from: only.term, to: term });
    }
    return [
      { kind: 'terms', terms, scored: true, stop: isStopWord(only.term, context.language) },
      ...(atom.negated ? [] : synonymLeaves(only.term, context)),
    ];
  }
  const others = tokens.filter((token) => token.form === 'joined' || (token.form === 'elided' && base.length === 1));
  const ways = [base, ...(tokens.some((token) => token.form === 'pair') ? [pairsOf(tokens)] : [])];
  const sequences = [...ways, ...others.map((token) => [token])].map((way) => sequence(way, (t) => begun(t, forms)));
  return [{ kind: 'sequences', sequences }];
}

/** Another word for it counts less than the word itself, one of several words as they stand in a row. */
function synonymLeaves(word: string, context: PlanContext): readonly Leaf[] {
  return context.synonyms(word).flatMap((synonym): readonly Leaf[] => {
    const tokens = tokenize(synonym).filter((token) => token.form !== 'joined' && token.form !== 'elided');
    const forms = (token: Token) =>
      formsOf(token.term, context.segments, context.language).map((form) => ({
        ...form,
        weight: form.weight * SYNONYM_WEIGHT,
      }));
    const [only] = tokens;
    if (only === undefined) return [];
    if (tokens.length > 1) return [{ kind: 'sequences', sequences: [sequence(pairsOf(tokens), forms)] }];
    return [{ kind: 'terms', terms: forms(only), scored: true, stop: false }];
  });
}

/** Runs without spaces by their pairs, all else by its words. */
function pairsOf(tokens: readonly Token[]): readonly Token[] {
  const paired = (token: Token) =>
    tokens.some((other) => other.form === 'pair' && other.end > token.start && other.start < token.end);
  return tokens.filter(
    (token) =>
      token.form === 'word' ||
      token.form === 'pair' ||
      token.form === 'run-pair' ||
      (token.form === 'run-word' && !paired(token)),
  );
}

function sequence(tokens: readonly Token[], terms: (token: Token) => readonly WeightedTerm[]): Sequence {
  const first = tokens[0]?.position ?? 0;
  return tokens.map((token) => ({ offset: token.position - first, terms: terms(token) }));
}

function filterLeaves(filter: QueryFilter, context: PlanContext): readonly Leaf[] {
  const { operator, values } = filter;
  switch (operator) {
    case 'after':
    case 'before': {
      const days = values.map((value) => dayMeant(value.text, context.now) ?? 0);
      const holds = operator === 'after' ? (day: number, d: number) => day >= d : (day: number, d: number) => day < d;
      return [{ kind: 'test', test: (segment, doc) => days.some((day) => holds(segment.days[doc] ?? 0, day)) }];
    }
    case 'has':
    case 'is': {
      const bits = values.reduce((all, value) => all | flagBit(`${operator}:${value.text}`), 0);
      return [{ kind: 'test', test: (segment, doc) => ((segment.flags[doc] ?? 0) & bits) !== 0 }];
    }
    case 'type': {
      const named = (text: string) => {
        const one = text.toLowerCase().replace(/s$/, '');
        return one === 'interview' ? 'transcript' : UNIT_KINDS.find((kind) => kind === one);
      };
      const kinds = values.flatMap(({ text }) => named(text) ?? []).map(kindNumber);
      const others = values.filter(({ text }) => named(text) === undefined).map(({ text }) => `type:${text}`);
      return [
        ...(kinds.length > 0 ? [kindLeaf(kinds)] : []),
        ...(others.length > 0 ? [keywordLeaf(others, context)] : []),
      ];
    }
    case 'tag':
    case 'participant':
    case 'segment':
    case 'study': {
      const ids = new Set(values.flatMap((value) => context.resolve(operator, value)));
      return [
        keywordLeaf(
          [...ids].map((id) => `${operator}:${id}`),
          context,
        ),
      ];
    }
    case 'consent':
      return [keywordLeaf(said(groupMeant(filter, context).any), context)];
    default:
      return unreachable(operator);
  }
}

/** Of several values one is enough. */
function groupMeant({ values }: QueryFilter, { consent }: PlanContext): PeopleGroup {
  const groups = values.flatMap(({ text }) => {
    const value = text.toLowerCase();
    return isConsentValue(value) ? (consent[value] ?? []) : [];
  });
  const [first, ...rest] = groups;
  return {
    any: [...new Set(groups.flatMap(({ any }) => any))],
    none: first === undefined ? [] : first.none.filter((id) => rest.every(({ none }) => none.includes(id))),
  };
}

const said = (ids: readonly string[]): readonly string[] => ids.map((id) => `${SPOKEN_BY}:${id}`);

const kindLeaf = (kinds: readonly number[]): Leaf => ({
  kind: 'test',
  test: (segment, doc) => kinds.includes(segment.kinds[doc] ?? 0),
});

function keywordLeaf(keywords: readonly string[], { segments }: PlanContext): Leaf {
  const terms = keywords.map(keywordTerm).map((term) => ({ term, weight: 1, df: dfOf(term, segments) }));
  return { kind: 'terms', terms, scored: false, stop: false };
}
