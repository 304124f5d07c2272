import type { LiveSegment } from './live-segment.ts';
import { planQuery } from './plan-query.ts';
import { type QueryMode, runPlan } from './query.ts';
import { type FilterValue, parseQuery, type QueryWarning } from './query-parser.ts';
import { rankGroups } from './rank-groups.ts';
import { matchRanges, type Range, snippetOf } from './snippet.ts';
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
}

export interface SearchHit {
  readonly key: string;
  readonly kind: UnitKind;
  readonly recordId: string;
  readonly groupId: string;
  readonly openAt: string | null;
  readonly score: number;
  readonly title: string;
  readonly titleMatches: readonly Range[];
  readonly snippet: string;
  readonly matches: readonly Range[];
  readonly cutBefore: boolean;
  readonly cutBehind: boolean;
  /** Further units of the same group that were found: "3 more here". */
  readonly more: number;
}

export interface SearchResult {
  readonly hits: readonly SearchHit[];
  /** Groups with a found unit of the kind. */
  readonly countsByKind: Partial<Record<UnitKind, number>>;
  readonly warnings: readonly QueryWarning[];
  readonly corrected: readonly { readonly from: string; readonly to: string }[];
  readonly mode: QueryMode;
}

export interface SearchSource {
  readonly segments: readonly LiveSegment[];
  readonly language: StemLanguage;
  readonly groupCount: number;
}

/** Answers a query over segments: parse, plan, match, rank, then texts of the rows shown. */
export function search(text: string, options: SearchOptions, source: SearchSource): SearchResult {
  const { segments, language, groupCount } = source;
  const query = parseQuery(text);
  const nothing = { hits: [], countsByKind: {}, warnings: query.warnings, corrected: [], mode: 'all-words' } as const;
  const resolve = options.resolve ?? ((_operator: string, value: FilterValue) => [value.text]);
  const plan = planQuery(query, { segments, language, now: options.now, resolve });
  // Without a word or filter that says anything only an exclusion may list units: all but those.
  const excludes = query.clauses.some(({ options }) => options.some((atom) => atom.negated));
  if (plan.clauses.length === 0 && !excludes) return nothing;
  const mode = runPlan(plan, segments);
  const { rows, countsByKind } = rankGroups(segments, {
    limit: options.limit,
    kinds: options.kinds ?? null,
    today: dayOf(options.now),
    titleHash: tokenize(text).length > 0 ? titleHash(text) : null,
    groupCount,
  });
  const leaves = plan.clauses.flat();
  const hits = rows.map(({ live: { segment }, doc, score, units }): SearchHit => {
    const title = stringAt(segment.titles, doc);
    const openAt = stringAt(segment.openAts, doc);
    const snippet = snippetOf(stringAt(segment.texts, doc), leaves);
    return {
      key: stringAt(segment.keys, doc),
      kind: UNIT_KINDS[segment.kinds[doc] ?? 0] ?? 'note',
      recordId: stringAt(segment.recordIds, doc),
      groupId: stringAt(segment.groupIds, doc),
      openAt: openAt === '' ? null : openAt,
      score,
      title,
      titleMatches: matchRanges(title, leaves),
      snippet: snippet.text,
      matches: snippet.matches,
      cutBefore: snippet.cutBefore,
      cutBehind: snippet.cutBehind,
      more: units - 1,
    };
  });
  return { hits, countsByKind, warnings: query.warnings, corrected: plan.corrected, mode };
}
