import { supportOf } from '../../domain/evidence-graph.ts';
import { STANCES } from '../../domain/evidence-link.ts';
import type { Highlight } from '../../domain/highlight.ts';
import type { AnyId, Id } from '../../domain/ids.ts';
import { edgesUnder, sourceOf } from '../discovery-summary-blocks.ts';
import { metricBlock } from '../discovery-summary-figures.ts';
import { type DocNode, type DocQuote, depth } from './report-doc.ts';
import type { ReportSources } from './report-sources.ts';

/** A highlight as it is quoted. */
export function quoteNode(
  sources: ReportSources,
  highlight: Highlight,
  stance: DocQuote['stance'] = 'supports',
): DocQuote {
  const { graph, names, t } = sources;
  return {
    kind: 'quote',
    id: highlight.id,
    words: names.in(highlight.anchor.quote),
    source: sourceOf(sources, graph, highlight, names),
    stance,
    stanceText: stance === 'supports' ? '' : t(`export.summary.stance.${stance}`),
  };
}

/** An insight: its claim, on what it stands, and quotes from each side. */
export function insightNodes(
  sources: ReportSources,
  id: Id<'insight'>,
  level: number,
  most: number,
): readonly DocNode[] {
  const { graph, names, t } = sources;
  const insight = graph.records.insights.find((one) => one.id === id);
  if (!insight) return [];
  const label = t('export.summary.kind.insight');
  const nodes: DocNode[] = [
    { kind: 'heading', level: depth(level), label, title: names.in(insight.title) || t('export.summary.untitled'), id },
    { kind: 'paragraph', text: supportText(sources, id), tone: 'quiet' },
  ];
  if (insight.status === 'draft') nodes.push({ kind: 'paragraph', text: t('export.summary.draft'), tone: 'quiet' });
  if (sources.isStale(insight))
    nodes.push({
      kind: 'paragraph',
      text: t('export.summary.stale', { date: insight.reviewAt ?? insight.createdAt.slice(0, 10) }),
      tone: 'gap',
    });
  return [...nodes, ...quotesOf(sources, id, most)];
}

/** Quotes directly under a claim: of each stance up to `most`, those that may go out first. */
export function quotesOf(sources: ReportSources, id: AnyId, most: number): readonly DocNode[] {
  const { graph, gate } = sources;
  return STANCES.flatMap((stance) =>
    edgesUnder(graph, id, 'hl_', stance)
      .flatMap(({ from }) => graph.highlights.get(from) ?? [])
      .sort((a, b) => Number(gate.withheld(a) !== null) - Number(gate.withheld(b) !== null) || (a.id < b.id ? -1 : 1))
      .slice(0, most)
      .map((highlight) => quoteNode(sources, highlight, stance)),
  );
}

/** On how many people and quotes a record stands, in a sentence. */
function supportText({ graph, strengthOf, t }: ReportSources, id: AnyId): string {
  const { quotes, people, against } = supportOf(graph, id);
  return t(against > 0 ? 'export.summary.supportAgainst' : 'export.summary.support', {
    quotes: t('export.summary.count.quotes', { count: quotes }),
    people: t('export.summary.count.people', { count: people }),
    strength: t(`export.summary.strength.${strengthOf(graph, id)}`),
    against: t('export.summary.count.against', { count: against }),
  });
}

/** A goal: why it matters, how it is read and how that went, and on what it stands. */
export function goalNodes(sources: ReportSources, id: Id<'goal'>, level: number): readonly DocNode[] {
  const { graph, names, t } = sources;
  const goal = graph.records.goals.find((one) => one.id === id);
  if (!goal) return [];
  const label = t('export.summary.kind.goal');
  const nodes: DocNode[] = [
    { kind: 'heading', level: depth(level), label, title: names.in(goal.title) || t('export.summary.untitled'), id },
  ];
  const say = (text: string, tone: 'plain' | 'quiet' | 'gap' = 'plain'): void =>
    void nodes.push({ kind: 'paragraph', text, tone });
  if (goal.startsAt && goal.endsAt) say(t('export.summary.period', { from: goal.startsAt, to: goal.endsAt }), 'quiet');
  if (goal.owner.trim() !== '') say(t('report.owner', { name: goal.owner }), 'quiet');
  if (goal.reason.trim() !== '') say(names.in(goal.reason));
  const metrics = sources.all('metrics').filter((metric) => metric.goalId === id);
  for (const metric of metrics) {
    const facts = metricBlock(metric, names, t);
    if (facts.kind === 'facts') nodes.push({ kind: 'facts', title: facts.title, rows: facts.rows });
    if (metric.checkIns.length >= 2) nodes.push(...metricChart(sources, metric.id));
  }
  if (metrics.length === 0) say(t('export.summary.metric.none'), 'gap');
  say(supportText(sources, id), 'quiet');
  return nodes;
}

/** A metric over its check-ins. */
export function metricChart({ all, names, t }: ReportSources, id: string): readonly DocNode[] {
  const metric = all('metrics').find((one) => one.id === id);
  const [first, last] = [metric?.checkIns[0], metric?.checkIns.at(-1)];
  if (!metric || !first || !last) return [];
  const title = names.in(metric.name);
  return [
    {
      kind: 'chart',
      form: 'line',
      title,
      summary: t('report.chart.metricSummary', {
        name: title,
        from: first.value,
        fromDate: first.at,
        to: last.value,
        toDate: last.at,
        unit: metric.unit,
      }),
      unit: metric.unit,
      points: metric.checkIns.map(({ at, value }) => ({ label: at, value })),
      target: metric.target,
    },
  ];
}
