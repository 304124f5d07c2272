import { graphOfStudy } from '../../domain/evidence-scope.ts';
import { type Id, isId } from '../../domain/ids.ts';
import type { JsonObject } from '../../domain/json.ts';
import type { ReportBlockKind } from '../../domain/report.ts';
import { byOrder } from '../discovery-summary-blocks.ts';
import type { ReportSources } from './report-sources.ts';

export const REPORT_TEMPLATES = [
  'discovery-summary',
  'study-readout',
  'goal-brief',
  'interview-snapshot',
  'strategy-digest',
] as const;
export type ReportTemplate = (typeof REPORT_TEMPLATES)[number];

/** What a template is about. */
export type TemplateScope = Partial<Record<'study' | 'goal' | 'interview', string>>;

/** Which scope a template cannot do without; null = it tells of all. */
export const SCOPE_OF: Readonly<Record<ReportTemplate, keyof TemplateScope | null>> = {
  'discovery-summary': 'study',
  'study-readout': 'study',
  'goal-brief': 'goal',
  'interview-snapshot': 'interview',
  'strategy-digest': null,
};

export interface TemplateBlock {
  readonly kind: ReportBlockKind;
  readonly options: JsonObject;
}

export interface FilledTemplate {
  readonly title: string;
  readonly blocks: readonly TemplateBlock[];
}

type TemplateSources = Pick<ReportSources, 'graph' | 'all' | 't' | 'today'>;

/** The blocks of a template as the records stand: a start to be changed. */
export function fillTemplate(template: ReportTemplate, scope: TemplateScope, sources: TemplateSources): FilledTemplate {
  const { t } = sources;
  const name = nameOf(scope, sources);
  const title = t(`report.template.${template}`) + (name === '' ? '' : `: ${name}`);
  const head = (key: Parameters<typeof t>[0], level = 2): TemplateBlock => ({
    kind: 'heading',
    options: { text: t(key), level },
  });
  const study: JsonObject = scope.study === undefined ? {} : { study: scope.study };
  switch (template) {
    case 'discovery-summary':
      return {
        title,
        blocks: [
          ...question(scope, sources),
          { kind: 'method', options: study },
          { kind: 'throughline', options: study },
          ...goalsOf(scope, sources).flatMap((id): TemplateBlock[] => [
            { kind: 'goal', options: { id } },
            { kind: 'needTable', options: { goal: id } },
          ]),
          head('report.part.claims'),
          ...insightsOf(scope, sources).map((id): TemplateBlock => ({ kind: 'insight', options: { id, quotes: 3 } })),
          head('report.part.gaps'),
          { kind: 'gaps', options: study },
        ],
      };
    case 'study-readout':
      return {
        title,
        blocks: [
          ...question(scope, sources),
          { kind: 'method', options: study },
          head('report.part.participants'),
          { kind: 'participants', options: study },
          head('report.part.claims'),
          ...insightsOf(scope, sources).map((id): TemplateBlock => ({ kind: 'insight', options: { id, quotes: 2 } })),
          head('report.part.needs'),
          { kind: 'needTable', options: study },
          { kind: 'chart', options: { of: 'tags', ...study } },
        ],
      };
    case 'goal-brief':
      return {
        title,
        blocks: [
          { kind: 'goal', options: { id: scope.goal ?? '' } },
          { kind: 'needTable', options: { goal: scope.goal ?? '', quotes: 1 } },
          { kind: 'throughline', options: { goal: scope.goal ?? '' } },
          ...decisionsAbout(scope.goal ?? '', sources),
          head('report.part.gaps'),
          { kind: 'gaps', options: { goal: scope.goal ?? '' } },
        ],
      };
    case 'interview-snapshot':
      return {
        title,
        blocks: [
          { kind: 'participants', options: { interview: scope.interview ?? '' } },
          head('report.part.quotes'),
          ...quotesOfInterview(scope.interview ?? '', sources),
          head('report.part.claims'),
          ...insightsHeardIn(scope.interview ?? '', sources),
        ],
      };
    case 'strategy-digest':
      return {
        title,
        blocks: [
          { kind: 'method', options: {} },
          ...byOrder(sources.graph.records.goals.filter(({ status }) => status === 'active')).flatMap(
            (goal): TemplateBlock[] => [
              { kind: 'goal', options: { id: goal.id } },
              { kind: 'needTable', options: { goal: goal.id } },
              ...decisionsAbout(goal.id, sources),
            ],
          ),
          head('report.part.picture'),
          { kind: 'throughline', options: {} },
          head('report.part.gaps'),
          { kind: 'gaps', options: {} },
        ],
      };
  }
}

function nameOf(scope: TemplateScope, { graph, all }: TemplateSources): string {
  const study = all('studies').find(({ id }) => id === scope.study)?.title;
  const goal = graph.records.goals.find(({ id }) => id === scope.goal)?.title;
  return study ?? goal ?? graph.interviews.get(scope.interview ?? '')?.title ?? '';
}

function question(scope: TemplateScope, { all, t }: TemplateSources): readonly TemplateBlock[] {
  const words =
    all('studies')
      .find(({ id }) => id === scope.study)
      ?.question.trim() ?? '';
  return words === '' ? [] : [{ kind: 'text', options: { text: t('export.summary.question', { question: words }) } }];
}

const partOf = (scope: TemplateScope, { graph }: TemplateSources) =>
  scope.study !== undefined && isId('study', scope.study) ? graphOfStudy(graph, scope.study) : graph;

const goalsOf = (scope: TemplateScope, sources: TemplateSources): readonly Id<'goal'>[] =>
  byOrder(partOf(scope, sources).records.goals).map(({ id }) => id);

const insightsOf = (scope: TemplateScope, sources: TemplateSources): readonly Id<'insight'>[] =>
  partOf(scope, sources)
    .records.insights.filter(({ status }) => status !== 'retired')
    .map(({ id }) => id);

const decisionsAbout = (goal: string, { all, graph }: TemplateSources): readonly TemplateBlock[] => {
  const needs = new Set<string>([goal, ...(graph.down.get(goal) ?? []).map(({ from }) => from)]);
  return all('decisions')
    .filter(({ aboutIds }) => aboutIds.some((id) => needs.has(id)))
    .map(({ id }) => ({ kind: 'decision', options: { id } }));
};

const quotesOfInterview = (interview: string, { graph }: TemplateSources): readonly TemplateBlock[] =>
  graph.records.highlights
    .filter(({ interviewId }) => interviewId === interview)
    .slice(0, MOST_QUOTES)
    .map(({ id }) => ({ kind: 'quote', options: { id } }));
const MOST_QUOTES = 12;

function insightsHeardIn(interview: string, { graph }: TemplateSources): readonly TemplateBlock[] {
  const quotes = new Set<string>(
    graph.records.highlights.filter(({ interviewId }) => interviewId === interview).map(({ id }) => id),
  );
  return graph.records.insights
    .filter(({ id }) => (graph.down.get(id) ?? []).some(({ from }) => quotes.has(from)))
    .map(({ id }) => ({ kind: 'insight', options: { id, quotes: 1 } }));
}
