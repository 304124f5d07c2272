import { unreachable } from '../../domain/assert.ts';
import type { EvidenceGraph } from '../../domain/evidence-graph.ts';
import { gapsOf, supportOf } from '../../domain/evidence-graph.ts';
import { graphOfGoal, graphOfStudy } from '../../domain/evidence-scope.ts';
import { type AnyId, isId } from '../../domain/ids.ts';
import type { Json } from '../../domain/json.ts';
import type { ReportBlock } from '../../domain/report.ts';
import { byOrder } from '../discovery-summary-blocks.ts';
import { methodLine } from '../discovery-summary-figures.ts';
import { groupBy } from '../group-by.ts';
import { linePicture } from '../line-picture.ts';
import { goalNodes, insightNodes, metricChart, quoteNode, quotesOf } from './claim-nodes.ts';
import { figureNodes } from './figure-nodes.ts';
import { type DocNode, depth } from './report-doc.ts';
import type { ReportSources } from './report-sources.ts';

/** What a block of a report shows now; nothing where its record is gone or there is nothing to show. */
export function blockNodes(block: Pick<ReportBlock, 'kind' | 'options'>, sources: ReportSources): readonly DocNode[] {
  const { options, kind } = block;
  const { graph, names, t } = sources;
  const id = text(options.id);
  switch (kind) {
    case 'heading': {
      const title = text(options.text).trim();
      return title === ''
        ? []
        : [{ kind: 'heading', level: depth(number(options.level, 2)), label: '', title: names.in(title), id: null }];
    }
    case 'text':
      return paragraphs(text(options.text)).map((words) => ({
        kind: 'paragraph',
        text: names.in(words),
        tone: 'plain',
      }));
    case 'quote': {
      const highlight = graph.highlights.get(id);
      return highlight ? [quoteNode(sources, highlight)] : [];
    }
    case 'insight':
      return isId('insight', id) ? insightNodes(sources, id, number(options.level, 3), number(options.quotes, 3)) : [];
    case 'goal':
      return isId('goal', id) ? goalNodes(sources, id, number(options.level, 2)) : [];
    case 'needTable':
      return needTable(sources, scoped(sources, options), number(options.quotes, 0));
    case 'throughline':
      return throughline(sources, scoped(sources, options));
    case 'participants':
      return participantTable(sources, options);
    case 'gaps':
      return gapList(sources, scoped(sources, options));
    case 'decision':
      return decisionNodes(sources, id);
    case 'method': {
      const part = scoped(sources, options);
      if (part.records.interviews.length === 0) return [];
      return [{ kind: 'paragraph', text: methodLine(part, t), tone: 'plain' }];
    }
    case 'chart':
      if (options.of === 'figure') return figureNodes(sources, options);
      return text(options.of) === 'metric' ? metricChart(sources, id) : tagChart(sources, scoped(sources, options));
    default:
      return unreachable(kind);
  }
}

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
const number = (value: Json | undefined, fallback: number): number => (typeof value === 'number' ? value : fallback);

const paragraphs = (words: string): readonly string[] =>
  words
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** The part of the line that a block speaks of: a goal's, a study's, or all of it. */
function scoped({ graph }: ReportSources, options: ReportBlock['options']): EvidenceGraph {
  const [goal, study] = [text(options.goal), text(options.study)];
  if (isId('goal', goal)) return graphOfGoal(graph, goal);
  return isId('study', study) ? graphOfStudy(graph, study) : graph;
}

function needTable(sources: ReportSources, part: EvidenceGraph, quotes: number): readonly DocNode[] {
  const { names, t, strengthOf } = sources;
  const needs = byOrder(part.records.needs);
  if (needs.length === 0) return [];
  const rows = needs.map((need) => {
    const { people, quotes: count, against } = supportOf(part, need.id);
    const strength = t(`export.summary.strength.${strengthOf(part, need.id)}`);
    return [names.in(need.title), t(`report.status.${need.status}`), people, count, against, strength];
  });
  const columns = (['need', 'status', 'people', 'quotes', 'against', 'strength'] as const).map((key) =>
    t(`report.column.${key}`),
  );
  const under = quotes === 0 ? [] : needs.flatMap(({ id }) => quotesOf(sources, id, quotes));
  return [{ kind: 'table', table: { name: t('report.part.needs'), columns, rows } }, ...under];
}

function throughline({ names, t }: ReportSources, part: EvidenceGraph): readonly DocNode[] {
  const { goals, needs, insights } = part.records;
  if (goals.length + needs.length + insights.length === 0) return [];
  const columns = (['goal', 'need', 'insight'] as const).map((kind) => ({ kind, title: t(`report.column.${kind}`) }));
  const picture = linePicture(part, { columns, textOf: (_id, words) => names.in(words) });
  return [{ kind: 'picture', title: t('report.picture.title'), picture }];
}

function participantTable(sources: ReportSources, options: ReportBlock['options']): readonly DocNode[] {
  const { graph, names, t, gate } = sources;
  const [study, interviewId] = [text(options.study), text(options.interview)];
  const interviews = graph.records.interviews.filter(
    (interview) =>
      (study === '' || interview.studyId === study) && (interviewId === '' || interview.id === interviewId),
  );
  const counts = new Map<string, number>();
  for (const { participantIds } of interviews)
    for (const id of participantIds) counts.set(id, (counts.get(id) ?? 0) + 1);
  const people = graph.records.participants.filter(({ id }) => counts.has(id));
  if (people.length === 0) return [];
  const inside = gate.audience === 'inside';
  const columns = [
    ...(['person', 'role', 'segment'] as const).map((key) => t(`report.column.${key}`)),
    ...(inside ? [t('report.column.company')] : []),
    t('report.column.interviews'),
  ];
  const rows = people.map(({ id, role, segment, company }) => [
    names.of(id),
    names.in(role),
    segment,
    ...(inside ? [company] : []),
    counts.get(id) ?? 0,
  ]);
  return [{ kind: 'table', table: { name: t('report.part.participants'), columns, rows } }];
}

function gapList({ names, t }: ReportSources, part: EvidenceGraph): readonly DocNode[] {
  const titleOf = (id: AnyId): string => {
    const place = part.places.get(id);
    return (place && 'title' in place && names.in(place.title)) || t('export.summary.untitled');
  };
  const gaps = gapsOf(part);
  const items = gaps
    .filter(({ kind }) => kind !== 'highlight-without-insight')
    .map(({ kind, id }) => ({
      text: t(`export.summary.gap.${kind}`, { title: titleOf(id) }),
      target: id as string | null,
    }));
  const count = gaps.length - items.length;
  if (count > 0) items.push({ text: t('export.summary.gap.highlight-without-insight', { count }), target: null });
  if (items.length === 0) return [{ kind: 'paragraph', text: t('export.summary.nothingMissing'), tone: 'plain' }];
  return [{ kind: 'list', items }];
}

function decisionNodes({ all, names, t }: ReportSources, id: string): readonly DocNode[] {
  const decision = all('decisions').find((one) => one.id === id);
  if (!decision) return [];
  const { decidedAt, reviewAt, people } = decision;
  const facts: (readonly [string, string])[] = [[t('report.column.status'), t(`report.decision.${decision.status}`)]];
  if (decidedAt) facts.push([t('report.decision.decidedAt'), decidedAt]);
  if (reviewAt) facts.push([t('report.decision.reviewAt'), reviewAt]);
  if (people.trim() !== '') facts.push([t('report.decision.people'), names.in(people)]);
  const part = (key: 'choice' | 'reasons' | 'dissent'): readonly DocNode[] =>
    paragraphs(decision[key]).map((words) => ({
      kind: 'paragraph',
      text: t(`report.decision.${key}`, { text: names.in(words) }),
      tone: 'plain',
    }));
  return [
    {
      kind: 'heading',
      level: 3,
      label: t('report.kind.decision'),
      title: names.in(decision.title) || t('export.summary.untitled'),
      id,
    },
    { kind: 'facts', title: '', rows: facts },
    ...part('choice'),
    ...part('reasons'),
    ...part('dissent'),
  ];
}

/** The tags with the most people, as bars. */
function tagChart({ all, names, t }: ReportSources, part: EvidenceGraph): readonly DocNode[] {
  const quotes = part.records.highlights.flatMap((highlight) =>
    highlight.tagIds.map((tag) => [tag as string, highlight] as const),
  );
  const byTag = groupBy(quotes, ([tag]) => tag);
  const points = all('tags')
    .flatMap(({ id, label }) => {
      const own = byTag.get(id);
      return own
        ? [
            {
              label: names.in(label),
              value: new Set(own.map(([, { participantId, interviewId }]) => participantId ?? interviewId)).size,
            },
          ]
        : [];
    })
    .sort((a, b) => b.value - a.value || (a.label < b.label ? -1 : 1))
    .slice(0, MOST_BARS);
  const [top] = points;
  if (!top) return [];
  return [
    {
      kind: 'chart',
      form: 'bars',
      title: t('report.chart.tags'),
      summary: t('report.chart.tagsSummary', { name: top.label, count: top.value }),
      unit: '',
      points,
      target: null,
    },
  ];
}
const MOST_BARS = 12;
