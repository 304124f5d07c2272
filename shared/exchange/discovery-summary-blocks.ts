import { type EvidenceGraph, type GraphEdge, gapsOf, supportOf } from '../domain/evidence-graph.ts';
import { STANCES, type Stance } from '../domain/evidence-link.ts';
import type { Goal } from '../domain/goal.ts';
import type { Highlight } from '../domain/highlight.ts';
import type { AnyId } from '../domain/ids.ts';
import type { Insight } from '../domain/insight.ts';
import type { Need } from '../domain/need.ts';
import { timeCode } from '../domain/transcript.ts';
import type { QuoteGroup, SummaryBlock, SummaryInput, SummaryQuote } from './discovery-summary.ts';
import { methodLine, metricBlock } from './discovery-summary-figures.ts';
import type { Names } from './discovery-summary-names.ts';
import type { SummaryTextKey } from './discovery-summary-texts.ts';

/** The body of a summary, goals first, then what stands on no goal, need or insight, then what is missing. */
export function summaryBlocks(
  input: SummaryInput,
  graph: EvidenceGraph,
  question: string,
  names: Names,
): { readonly blocks: readonly SummaryBlock[]; readonly gaps: number } {
  const { t } = input;
  const goals = byOrder(graph.records.goals);
  const needs = byOrder(graph.records.needs);
  const insights = byId(graph.records.insights);
  const printed = new Set<AnyId>();
  const blocks: SummaryBlock[] = [];
  const say = (text: string, tone: 'plain' | 'support' | 'gap' = 'plain'): void =>
    void blocks.push({ kind: 'text', text, tone });
  const part = (key: SummaryTextKey): void =>
    void blocks.push({ kind: 'heading', level: 2, label: '', title: t(key), id: null });
  const heading = (level: number, kind: 'goal' | 'need' | 'insight', record: Goal | Need | Insight): boolean => {
    const first = !printed.has(record.id);
    printed.add(record.id);
    const title = names.in(record.title) || t('export.summary.untitled');
    blocks.push({
      kind: 'heading',
      level: depth(level),
      label: t(`export.summary.kind.${kind}`),
      title,
      id: first ? record.id : null,
    });
    if (!first)
      blocks.push({ kind: 'list', items: [{ text: t('export.summary.again', { title }), target: record.id }] });
    return first;
  };
  const support = (id: AnyId): void => {
    const { quotes, people, against } = supportOf(graph, id);
    const values = {
      quotes: t('export.summary.count.quotes', { count: quotes }),
      people: t('export.summary.count.people', { count: people }),
      strength: t(`export.summary.strength.${input.strengthOf(graph, id)}`),
      against: t('export.summary.count.against', { count: against }),
    };
    say(t(against > 0 ? 'export.summary.supportAgainst' : 'export.summary.support', values), 'support');
  };
  const quote = (highlight: Highlight): SummaryQuote => {
    printed.add(highlight.id);
    return {
      id: highlight.id,
      words: names.in(highlight.anchor.quote),
      source: sourceOf(input, graph, highlight, names),
    };
  };
  const quotesUnder = (id: AnyId): void => {
    const groups: QuoteGroup[] = [];
    for (const stance of STANCES) {
      const under = byId(edgesUnder(graph, id, 'hl_', stance).flatMap(({ from }) => graph.highlights.get(from) ?? []));
      if (under.length > 0)
        groups.push({ stance, title: t(`export.summary.stance.${stance}`), quotes: under.map(quote) });
    }
    if (groups.length > 0) blocks.push({ kind: 'quotes', groups });
  };
  const insight = (level: number, record: Insight): void => {
    if (!heading(level, 'insight', record)) return;
    support(record.id);
    if (record.status === 'draft') say(t('export.summary.draft'));
    if (record.reviewAt !== null && record.reviewAt < input.today)
      say(t('export.summary.stale', { date: record.reviewAt }), 'gap');
    quotesUnder(record.id);
  };
  /** What stands under a record: insights, then needs; what speaks against it or with a condition under headings of its own. */
  const under = (level: number, id: AnyId): void => {
    for (const stance of STANCES) {
      const ids = new Set<AnyId>(edgesUnder(graph, id, '', stance).map(({ from }) => from));
      const [claims, nested] = [insights.filter((one) => ids.has(one.id)), needs.filter((one) => ids.has(one.id))];
      if (claims.length + nested.length === 0) continue;
      if (stance !== 'supports') {
        const key = stance === 'contradicts' ? 'export.summary.part.against' : 'export.summary.part.condition';
        blocks.push({ kind: 'heading', level: depth(level), label: '', title: t(key), id: null });
      }
      const below = stance === 'supports' ? level : level + 1;
      for (const one of claims) insight(below, one);
      for (const one of nested) need(below, one);
    }
  };
  const need = (level: number, record: Need): void => {
    if (!heading(level, 'need', record)) return;
    support(record.id);
    quotesUnder(record.id);
    under(level + 1, record.id);
  };

  say(methodLine(graph, t));
  if (input.printed === undefined) say(t(`export.summary.names.${input.names}`));
  if (question.trim() !== '') say(t('export.summary.question', { question: names.in(question) }));
  for (const goal of goals) {
    heading(2, 'goal', goal);
    if (goal.startsAt && goal.endsAt) say(t('export.summary.period', { from: goal.startsAt, to: goal.endsAt }));
    const metrics = byId(input.metrics.filter((metric) => metric.goalId === goal.id && metric.deletedAt === null));
    for (const metric of metrics) blocks.push(metricBlock(metric, names, t));
    if (metrics.length === 0) say(t('export.summary.metric.none'), 'gap');
    support(goal.id);
    under(3, goal.id);
  }
  // Roots first, so that each need stands under its parent; then what a circle of parents, made by a merge, has no root for.
  const present = new Set(needs.map(({ id }) => id));
  const roots = needs.filter(({ parentId }) => parentId === null || !present.has(parentId));
  if (needs.some(({ id }) => !printed.has(id))) {
    part('export.summary.part.noGoal');
    for (const one of [...roots, ...needs]) if (!printed.has(one.id)) need(3, one);
  }
  const looseInsights = insights.filter(({ id }) => !printed.has(id));
  if (looseInsights.length > 0) {
    part('export.summary.part.noNeed');
    for (const one of looseInsights) insight(3, one);
  }
  const looseQuotes = byId(graph.records.highlights).filter(({ id }) => !printed.has(id));
  if (looseQuotes.length > 0) {
    part('export.summary.part.noInsight');
    blocks.push({ kind: 'quotes', groups: [{ stance: 'supports', title: '', quotes: looseQuotes.map(quote) }] });
  }
  part('export.summary.part.missing');
  const missing = missingItems(input, graph, names);
  if (missing.length === 0) say(t('export.summary.nothingMissing'));
  else blocks.push({ kind: 'list', items: missing });
  return { blocks, gaps: missing.length };
}

/** What is missing, one line each; quotes in no insight are one line together. A study's summary names goals without needs too. */
function missingItems(input: SummaryInput, graph: EvidenceGraph, names: Names) {
  const { t, scope } = input;
  const all = gapsOf(graph);
  const bare = scope.kind === 'study' ? gapsOf(input.graph).filter(({ kind }) => kind === 'goal-without-need') : [];
  const known = new Set(all.map(({ id, kind }) => `${kind} ${id}`));
  const gaps = [...bare.filter(({ id, kind }) => !known.has(`${kind} ${id}`)), ...all];
  const titles = new Map<AnyId, string>();
  for (const list of [input.graph.records.goals, graph.records.needs, graph.records.insights])
    for (const { id, title } of list) titles.set(id, names.in(title) || t('export.summary.untitled'));
  const inside = new Set<AnyId>(
    [...graph.records.goals, ...graph.records.needs, ...graph.records.insights].map((r) => r.id),
  );
  const items = gaps
    .filter(({ kind }) => kind !== 'highlight-without-insight')
    .map(({ kind, id }) => ({
      text: t(`export.summary.gap.${kind}`, { title: titles.get(id) ?? '' }),
      target: inside.has(id) ? id : null,
    }));
  const count = gaps.filter(({ kind }) => kind === 'highlight-without-insight').length;
  if (count > 0) items.push({ text: t('export.summary.gap.highlight-without-insight', { count }), target: null });
  return items;
}

/** Who said a quote, in which interview, when, at which time: what is known of these. */
export function sourceOf(
  { t, timeOf }: Pick<SummaryInput, 't' | 'timeOf'>,
  graph: EvidenceGraph,
  highlight: Highlight,
  names: Names,
): string {
  const interview = graph.interviews.get(highlight.interviewId);
  const time = timeOf(highlight);
  const who = highlight.participantId === null ? null : names.of(highlight.participantId);
  return [
    who ?? t('export.summary.unknownPerson'),
    interview ? names.in(interview.title) : '',
    interview?.heldAt ?? '',
    time === null ? '' : timeCode(time),
    highlight.needsReview ? t('export.summary.needsReview') : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** What stands directly under a record in one stance, of a kind by the beginning of its id. */
export const edgesUnder = (graph: EvidenceGraph, id: AnyId, prefix: string, stance: Stance): GraphEdge[] =>
  (graph.down.get(id) ?? []).filter(
    (edge) => edge.stance === stance && edge.kind !== 'said' && edge.from.startsWith(prefix),
  );

/** HTML has six levels of headings: what nests deeper stands on the sixth. */
const depth = (level: number): 2 | 3 | 4 | 5 | 6 => Math.min(6, level) as 2 | 3 | 4 | 5 | 6;

export const byOrder = <T extends { readonly order: string; readonly id: string }>(list: readonly T[]): T[] =>
  [...list].sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : 1));

const byId = <T extends { readonly id: string }>(list: readonly T[]): T[] =>
  [...list].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
