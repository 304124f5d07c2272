import type { ConsentGroups } from './consent-groups.ts';
import { type FacetCounts, facetCounts } from './facet-counts.ts';
import type { GroupScratch } from './group-scratch.ts';
import type { LiveSegment } from './live-segment.ts';
import { type Leaf, planQuery } from './plan-query.ts';
import { type QueryMode, runPlan } from './query.ts';
import { type FilterValue, parseQuery, type QueryWarning } from './query-parser.ts';
import { type RankedUnit, rankGroups } from './rank-groups.ts';
import { MOST_SNIPPETS } from './search-parameters.ts';
import { groupIdAt, keyAt, openAtOf, recordIdAt } from './segment.ts';
import { matchRanges, type Range, type Snippet, snippetsOf } from './snippet.ts';
import type { StemLanguage } from './stem.ts';
import { stringAt } from './string-list.ts';
import { tokenize } from './tokenize.ts';
import { UNIT_KINDS, type UnitKind } from './unit.ts';
import { dayOf, titleHash } from './unit-tokens.ts';

export interface SearchOptions {
  readonly limit: number;
  /** Only these kinds are listed; `countsByKind` counts all. */
  readonly kinds?: readonly UnitKind[] | undefined;
  /** ISO date or date and time: for recency and `30d`. */
  readonly now: string;
  /** The ids behind a name in `tag:`, `participant:`, `segment:`, `study:`. Without it a value is taken as an id. */
  readonly resolve?: ((operator: string, value: FilterValue) => readonly string[]) | undefined;
  /** Who allows what on the day of `now`: for `consent:` and its counts. */
  readonly consent?: ConsentGroups | undefined;
  /** Other words for a (folded) word, looked for as well. */
  readonly synonyms?: ((word: string) => readonly string[]) | undefined;
  /** Whether results are counted by tag, study, person, segment, year and flag. */
  readonly facets?: boolean | undefined;
}

/** A result before its text is read. */
export interface FoundRow {
  readonly key: string;
  readonly kind: UnitKind;
  readonly recordId: string;
  readonly groupId: string;
  readonly openAt: string | null;
  readonly score: number;
  readonly title: string;
  /** Further units of the same group that were found: "3 more here". */
  readonly more: number;
}

export interface SearchHit extends FoundRow {
  readonly titleMatches: readonly Range[];
  readonly snippet: string;
  readonly matches: readonly Range[];
  readonly cutBefore: boolean;
  readonly cutBehind: boolean;
  /** Further stretches of the same text that hold words of the query. */
  readonly snippets: readonly Snippet[];
}

interface Answer {
  /** Groups with a found unit of the kind. */
  readonly countsByKind: Partial<Record<UnitKind, number>>;
  readonly facets: FacetCounts;
  readonly warnings: readonly QueryWarning[];
  readonly corrected: readonly { readonly from: string; readonly to: string }[];
  readonly mode: QueryMode;
}

export interface FoundRows extends Answer {
  readonly rows: readonly FoundRow[];
  /** What makes of a row and its text a hit. */
  readonly show: (row: FoundRow, text: string) => SearchHit;
}

export interface SearchResult extends Answer {
  readonly hits: readonly SearchHit[];
}

export interface SearchSource {
  readonly segments: readonly LiveSegment[];
  readonly language: StemLanguage;
  readonly groupCount: number;
  readonly scratch: GroupScratch;
}

/** Answers a query over segments: parse, plan, match, rank. Texts are not read. */
export function find(text: string, options: SearchOptions, source: SearchSource): FoundRows {
  const { answer, ranked, leaves } = run(text, options, source);
  return { ...answer, rows: ranked.map(rowOf), show: (row, shown) => hitOf(row, shown, leaves) };
}

/** The same with the texts that the segments themselves keep. */
export function search(text: string, options: SearchOptions, source: SearchSource): SearchResult {
  const { answer, ranked, leaves } = run(text, options, source);
  const hits = ranked.map((unit) => hitOf(rowOf(unit), stringAt(unit.live.segment.texts, unit.doc), leaves));
  return { ...answer, hits };
}

function run(text: string, options: SearchOptions, { segments, language, groupCount, scratch }: SearchSource) {
  const query = parseQuery(text);
  const { warnings } = query;
  const resolve = options.resolve ?? ((_operator: string, value: FilterValue) => [value.text]);
  const synonyms = options.synonyms ?? (() => []);
  const consent = options.consent ?? {};
  const plan = planQuery(query, { segments, language, now: options.now, resolve, synonyms, consent });
  const leaves = plan.clauses.flat();
  // Without a word or filter that says anything only an exclusion may list units: all but those.
  const excludes = query.clauses.some(({ options }) => options.some((atom) => atom.negated));
  if (plan.clauses.length === 0 && !excludes) {
    const answer: Answer = { countsByKind: {}, facets: {}, warnings, corrected: [], mode: 'all-words' };
    return { answer, ranked: [], leaves };
  }
  const mode = runPlan(plan, segments);
  const { rows, countsByKind } = rankGroups(segments, {
    limit: options.limit,
    kinds: options.kinds ?? null,
    today: dayOf(options.now),
    titleHash: tokenize(text).length > 0 ? titleHash(text) : null,
    groupCount,
    scratch,
  });
  const facets = options.facets === true ? facetCounts(segments, scratch, consent) : {};
  const answer: Answer = { countsByKind, facets, warnings, corrected: plan.corrected, mode };
  return { answer, ranked: rows, leaves };
}

function rowOf({ live: { segment }, doc, score, units }: RankedUnit): FoundRow {
  return {
    key: keyAt(segment, doc),
    kind: UNIT_KINDS[segment.kinds[doc] ?? 0] ?? 'note',
    recordId: recordIdAt(segment, doc),
    groupId: groupIdAt(segment, doc),
    openAt: openAtOf(segment, doc),
    score,
    title: stringAt(segment.titles, doc),
    more: units - 1,
  };
}

function hitOf(row: FoundRow, text: string, leaves: readonly Leaf[]): SearchHit {
  const [best, ...snippets] = snippetsOf(text, leaves, MOST_SNIPPETS);
  return {
    ...row,
    titleMatches: matchRanges(row.title, leaves),
    snippet: best.text,
    matches: best.matches,
    cutBefore: best.cutBefore,
    cutBehind: best.cutBehind,
    snippets: snippets.map(({ text, matches, cutBefore, cutBehind }) => ({ text, matches, cutBefore, cutBehind })),
  };
}
