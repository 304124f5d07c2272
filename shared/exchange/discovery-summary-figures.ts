import { type EvidenceGraph, personOf } from '../domain/evidence-graph.ts';
import { currentValue, type Metric } from '../domain/metric.ts';
import type { SummaryBlock } from './discovery-summary.ts';
import type { Names } from './discovery-summary-names.ts';
import type { SummaryText } from './discovery-summary-texts.ts';

/** On what the summary stands: how many interviews and people, and when. */
export function methodLine(graph: EvidenceGraph, t: SummaryText): string {
  const { interviews, insights, highlights } = graph.records;
  const days = interviews.flatMap(({ heldAt }) => heldAt ?? []).sort();
  const [from, to] = [days[0], days.at(-1)];
  const held =
    from === undefined || to === undefined
      ? t('export.summary.held.unknown')
      : from === to
        ? t('export.summary.held.day', { from })
        : t('export.summary.held.span', { from, to });
  return t('export.summary.method', {
    interviews: t('export.summary.count.interviews', { count: interviews.length }),
    people: t('export.summary.count.people', { count: peopleIn(graph) }),
    held,
    quotes: t('export.summary.count.quotes', { count: highlights.length }),
    insights: t('export.summary.count.insights', { count: insights.length }),
  });
}

/** People behind a part of the line. A quote of nobody known counts one nameless person per interview, as in the evidence. */
export function peopleIn(graph: EvidenceGraph): number {
  const { interviews, highlights } = graph.records;
  return new Set<string>([
    ...interviews.flatMap(({ participantIds }) => participantIds),
    ...highlights.map((highlight) => personOf(graph, highlight)),
  ]).size;
}

/** How a goal is read: from where, where it stands, to where, until when. What is not known is said. */
export function metricBlock(metric: Metric, names: Names, t: SummaryText): SummaryBlock {
  const unit = metric.unit.trim() === '' ? '' : ` ${metric.unit.trim()}`;
  const value = (n: number | null): string => (n === null ? t('export.summary.metric.unknown') : `${n}${unit}`);
  const last = metric.checkIns.at(-1);
  const current = value(currentValue(metric));
  return {
    kind: 'facts',
    title: names.in(metric.name),
    rows: [
      [t('export.summary.metric.baseline'), value(metric.baseline)],
      [
        t('export.summary.metric.current'),
        last ? t('export.summary.metric.asOf', { value: current, date: last.at }) : current,
      ],
      [t('export.summary.metric.target'), value(metric.target)],
      [t('export.summary.metric.due'), metric.dueAt ?? t('export.summary.metric.unknown')],
    ],
  };
}
