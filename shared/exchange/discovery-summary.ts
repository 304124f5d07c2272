import type { EvidenceGraph } from '../domain/evidence-graph.ts';
import type { Stance } from '../domain/evidence-link.ts';
import type { Highlight } from '../domain/highlight.ts';
import type { AnyId, Id } from '../domain/ids.ts';
import type { Metric } from '../domain/metric.ts';
import type { Study } from '../domain/study.ts';
import { summaryBlocks } from './discovery-summary-blocks.ts';
import { peopleIn } from './discovery-summary-figures.ts';
import { type NameRule, type Names, namesFor } from './discovery-summary-names.ts';
import { type SummaryScope, scopeOf } from './discovery-summary-scope.ts';
import type { SummaryText } from './discovery-summary-texts.ts';

export interface SummaryInput {
  readonly scope: SummaryScope;
  /** The whole line of the project. */
  readonly graph: EvidenceGraph;
  readonly studies: readonly Study[];
  readonly metrics: readonly Metric[];
  /** Milliseconds from the start of the recording at which a quote was said; null where no time is known. */
  readonly timeOf: (highlight: Highlight) => number | null;
  /** How strong the evidence under a record is, as a word, within `graph` (which is the scope's part of the line). */
  readonly strengthOf: (graph: EvidenceGraph, id: AnyId) => SummaryStrength;
  readonly names: NameRule;
  /** Names that an export has made for all its files; left out, they follow from the rule. The export then says how people appear. */
  readonly printed?: Names | undefined;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly t: SummaryText;
}

export type SummaryStrength = 'none' | 'one-voice' | 'thin' | 'emerging' | 'solid' | 'strong';

/** A summary's content in reading order, every sentence already in words: the writers only lay it out and escape it. */
export interface DiscoverySummary {
  readonly title: string;
  /** BCP 47, of the sentences that are ours. */
  readonly language: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly scope: SummaryScope;
  readonly blocks: readonly SummaryBlock[];
  readonly counts: SummaryCounts;
}

export interface SummaryCounts {
  readonly goals: number;
  readonly needs: number;
  readonly insights: number;
  readonly quotes: number;
  readonly interviews: number;
  readonly people: number;
  readonly gaps: number;
  /** Texts in which a participant's name was replaced by the alias. */
  readonly replacedNames: number;
  /** Texts in which a part of a participant's name may still stand: for a person to check. */
  readonly possibleNames: number;
  /** Quotes of which nobody has said who spoke. */
  readonly unknownPeople: number;
}

export type SummaryBlock =
  | {
      readonly kind: 'heading';
      /** 2 is the highest: the title is 1. */
      readonly level: 2 | 3 | 4 | 5 | 6;
      /** What is announced before the title, such as "Need"; empty for a heading of our own. */
      readonly label: string;
      readonly title: string;
      /** The id of the record, to which links of the document lead; null for a heading of our own. */
      readonly id: AnyId | null;
    }
  | { readonly kind: 'text'; readonly text: string; readonly tone: 'plain' | 'support' | 'gap' }
  | { readonly kind: 'facts'; readonly title: string; readonly rows: readonly (readonly [string, string])[] }
  | { readonly kind: 'quotes'; readonly groups: readonly QuoteGroup[] }
  | { readonly kind: 'list'; readonly items: readonly { readonly text: string; readonly target: AnyId | null }[] };

/** Quotes that speak in one way for the claim above them. */
export interface QuoteGroup {
  readonly stance: Stance;
  readonly title: string;
  readonly quotes: readonly SummaryQuote[];
}

export interface SummaryQuote {
  readonly id: Id<'highlight'>;
  readonly words: string;
  /** Who, in which interview, when, at which time: what is known of these. */
  readonly source: string;
}

/** The discovery summary of a study or a goal: everything on its part of the line, nothing left out. Same input, same summary. */
export function buildSummary(input: SummaryInput): DiscoverySummary {
  const { graph, title, question } = scopeOf(input.scope, input.graph, input.studies, input.t);
  const names = input.printed ?? namesFor(input.names, input.graph.records.participants);
  const { blocks, gaps } = summaryBlocks(input, graph, question, names);
  const { goals, needs, insights, highlights, interviews } = graph.records;
  return {
    title: input.t('export.summary.title', { name: names.in(title) }),
    language: 'en',
    date: input.today,
    scope: input.scope,
    blocks,
    counts: {
      goals: goals.length,
      needs: needs.length,
      insights: insights.length,
      quotes: highlights.length,
      interviews: interviews.length,
      people: peopleIn(graph),
      gaps,
      replacedNames: names.replaced(),
      possibleNames: names.possible(),
      unknownPeople: highlights.filter((highlight) => highlight.participantId === null).length,
    },
  };
}
