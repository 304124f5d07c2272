import { type Body, textBlocks } from '../domain/body.ts';
import type { Decision } from '../domain/decision.ts';
import type { Experiment } from '../domain/experiment.ts';
import type { Goal } from '../domain/goal.ts';
import { type Guide, questionsOf } from '../domain/guide.ts';
import type { Highlight } from '../domain/highlight.ts';
import type { Insight } from '../domain/insight.ts';
import type { Interview } from '../domain/interview.ts';
import type { Memo } from '../domain/memo.ts';
import type { Metric } from '../domain/metric.ts';
import type { Need } from '../domain/need.ts';
import type { Note } from '../domain/note.ts';
import type { Participant } from '../domain/participant.ts';
import { blocksInOrder, type Report } from '../domain/report.ts';
import type { Solution } from '../domain/solution.ts';
import type { Study } from '../domain/study.ts';
import type { Tag } from '../domain/tag.ts';
import type { Segment } from '../domain/transcript.ts';
import { type SearchUnit, SPOKEN_BY, type UnitFlag, type UnitKind } from './unit.ts';

/** Words of a run of turns: a unit closes at the first turn that reaches the one, and never grows past the other by more than a turn. */
const RUN_WORDS = 150;
const NOTE_WORDS = 300;

/** What search sees of an interview: runs of whole turns. One without a transcript is still found by its title. */
export function interviewUnits(
  interview: Interview,
  segments: readonly Segment[],
  participants: readonly Participant[],
): SearchUnit[] {
  const base = {
    kind: 'transcript' as const,
    recordId: interview.id,
    groupId: interview.id,
    title: interview.title,
    at: interview.heldAt ?? interview.createdAt,
    keywords: interviewKeywords(interview, participants),
    flags: (segments.length > 0 ? ['has:transcript'] : []) as UnitFlag[],
  };
  const facts = Object.entries(interview.attributes).map(([name, value]) => `${name}: ${value}`);
  const runs = cutRuns(segments, RUN_WORDS).map((run) => ({
    ...base,
    key: `${interview.id}/${run[0]?.id}`,
    openAt: run[0]?.id ?? null,
    text: run.map((segment) => segment.text).join('\n'),
  }));
  if (runs.length > 0 && facts.length === 0) return runs;
  return [{ ...base, key: interview.id, openAt: null, text: facts.join('\n') }, ...runs];
}

/** The text of the unit that opens at the first of these segments, and the segment that stands at each of its lines. */
export const runFrom = (segments: readonly Segment[]): readonly Segment[] => cutRuns(segments, RUN_WORDS)[0] ?? [];

/** A note as units of whole blocks. */
export function noteUnits(
  note: Note,
  body: Body | null,
  interview: Interview,
  participants: readonly Participant[],
): SearchUnit[] {
  const blocks = body ? textBlocks(body).filter((block) => block.text.trim() !== '') : [];
  const base = {
    kind: 'note' as const,
    recordId: note.id,
    groupId: interview.id,
    title: note.title || interview.title,
    at: interview.heldAt ?? note.createdAt,
    keywords: interviewKeywords(interview, participants),
    flags: [] as UnitFlag[],
  };
  return cutRuns(blocks, NOTE_WORDS).map((run) => ({
    ...base,
    key: `${note.id}/${run[0]?.id}`,
    openAt: run[0]?.id ?? null,
    text: run.map((block) => block.text).join('\n'),
  }));
}

/** A highlight: its quote, with its tags' names as a title, so that a tag's name finds its quotes. */
export function highlightUnit(
  highlight: Highlight,
  tags: readonly Tag[],
  interview: Interview,
  participants: readonly Participant[],
  linked: boolean,
): SearchUnit {
  const flags: UnitFlag[] = [];
  if (tags.length === 0) flags.push('is:untagged');
  else flags.push('has:tag');
  flags.push(linked ? 'has:link' : 'is:unlinked');
  if (highlight.needsReview) flags.push('is:needs-review');
  const { participantId } = highlight;
  const own = participantId ? [`participant:${participantId}`, `${SPOKEN_BY}:${participantId}`] : [];
  const there = interviewKeywords(interview, participants);
  // Where nobody knows who speaks, it may be any of them.
  const known = participantId === null ? there : there.filter((keyword) => !keyword.startsWith(`${SPOKEN_BY}:`));
  return {
    key: highlight.id,
    kind: 'highlight',
    recordId: highlight.id,
    groupId: highlight.id,
    openAt: highlight.anchor.block,
    title: tags.map((tag) => tag.label).join(', '),
    text: highlight.anchor.quote,
    at: interview.heldAt ?? highlight.createdAt,
    keywords: [...new Set([...known, ...own, ...tags.map((tag) => `tag:${tag.id}`)])],
    flags,
  };
}

export const insightUnit = (insight: Insight, body: Body | null): SearchUnit => ({
  ...one(
    'insight',
    insight,
    insight.title,
    lines(...(body ? textBlocks(body).map((block) => block.text) : []), insight.theme, insight.owner),
  ),
  flags: insight.status === 'draft' ? ['is:draft'] : [],
});

export const needUnit = (need: Need): SearchUnit =>
  one('need', need, need.title, lines(need.job.when, need.job.want, need.job.soThat));

export const metricUnit = (metric: Metric): SearchUnit =>
  one('metric', metric, metric.name, lines(metric.unit, ...metric.checkIns.map(({ note }) => note)));

export const solutionUnit = (solution: Solution): SearchUnit =>
  one('solution', solution, solution.title, solution.description);

export const experimentUnit = (experiment: Experiment): SearchUnit =>
  one(
    'experiment',
    experiment,
    experiment.assumption,
    lines(experiment.method, experiment.threshold, experiment.result),
  );

export const memoUnit = (memo: Memo): SearchUnit => one('memo', memo, '', memo.text);

export const decisionUnit = (decision: Decision): SearchUnit =>
  one(
    'decision',
    decision,
    decision.title,
    lines(decision.choice, decision.reasons, ...decision.options, decision.people, decision.dissent),
  );

/** A report with its own words: what it cites is found where it stands. */
export const reportUnit = (report: Report): SearchUnit =>
  one(
    'report',
    report,
    report.title,
    lines(
      ...blocksInOrder(report).flatMap(({ options }) =>
        Object.values(options).filter((value): value is string => typeof value === 'string' && /\s/.test(value)),
      ),
    ),
  );

export const guideUnit = (guide: Guide): SearchUnit =>
  one(
    'guide',
    guide,
    guide.title,
    lines(...questionsOf(guide).flatMap(({ text, aim, probes }) => [text, aim, ...probes])),
  );

/** The units of a record in the trash: found only when the trash is asked for. */
export const trashedUnits = (units: readonly SearchUnit[]): SearchUnit[] =>
  units.map((unit) => ({ ...unit, flags: [...unit.flags, 'is:trashed'] }));

const lines = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n');

/** A goal with the names of its metrics. */
export const goalUnit = (goal: Goal, metrics: readonly Metric[]): SearchUnit =>
  one(
    'goal',
    goal,
    goal.title,
    [goal.owner, ...metrics.map((metric) => metric.name)].filter((s) => s !== '').join('\n'),
  );

export const participantUnit = (participant: Participant): SearchUnit => ({
  ...one(
    'participant',
    participant,
    participant.name || participant.alias,
    [participant.alias, participant.company, participant.role, participant.segment].filter((s) => s !== '').join(' · '),
  ),
  keywords: [`${SPOKEN_BY}:${participant.id}`],
});

export const tagUnit = (tag: Tag): SearchUnit =>
  one('tag', tag, tag.label, [...tag.aliases, tag.definition].filter((s) => s !== '').join('\n'));

export const studyUnit = (study: Study): SearchUnit => one('study', study, study.title, study.question);

function one(
  kind: UnitKind,
  record: { readonly id: string; readonly updatedAt: string },
  title: string,
  text: string,
): SearchUnit {
  return {
    key: record.id,
    kind,
    recordId: record.id,
    groupId: record.id,
    openAt: null,
    title,
    text,
    at: record.updatedAt,
    keywords: [],
    flags: [],
  };
}

function interviewKeywords(interview: Interview, participants: readonly Participant[]): string[] {
  const present = participants.filter((participant) => interview.participantIds.includes(participant.id));
  const segments = new Set(present.map((participant) => participant.segment).filter((segment) => segment !== ''));
  return [
    `type:${interview.kind}`,
    ...(interview.studyId ? [`study:${interview.studyId}`] : []),
    ...present.flatMap(({ id }) => [`participant:${id}`, `${SPOKEN_BY}:${id}`]),
    ...[...segments].map((segment) => `segment:${segment}`),
  ];
}

/** Neighbours in reading order, joined until they hold enough words. */
function cutRuns<T extends { readonly text: string }>(parts: readonly T[], words: number): T[][] {
  const runs: T[][] = [];
  let run: T[] = [];
  let count = 0;
  for (const part of parts) {
    run.push(part);
    count += part.text.split(/\s+/).length;
    if (count < words) continue;
    runs.push(run);
    run = [];
    count = 0;
  }
  if (run.length > 0) runs.push(run);
  return runs;
}
