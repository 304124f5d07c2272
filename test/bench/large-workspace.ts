import { mulberry32 } from '#shared/analysis/random.ts';
import type { GraphRecords } from '#shared/domain/evidence-graph.ts';
import { newGuide } from '#shared/domain/guide.ts';
import type { Highlight } from '#shared/domain/highlight.ts';
import { newMetric } from '#shared/domain/metric.ts';
import type { RecordTypes } from '#shared/domain/records.ts';
import { newStudy } from '#shared/domain/study.ts';
import { newTag, TAG_HUES } from '#shared/domain/tag.ts';
import { newSegment, newTranscript } from '#shared/domain/transcript.ts';
import { idOf, LARGE, lineWorkspace, many, order, WHO, wordsOf } from './line-workspace.ts';

/** Rows by table, as they stand in a database. */
export type Rows = { readonly [T in keyof RecordTypes]?: readonly RecordTypes[T][] };

const SEGMENTS_EACH = 120;
const TAGS = 80;
const STUDIES = 12;
const STATUSES = ['draft', 'reviewed', 'reviewed', 'retired'] as const;
const THEMES = ['Approval', 'Hand-over', 'Price', 'Trust', ''] as const;

/**
 * The large workspace of the plans whole: the line with transcripts of 60,000 segments in which its 15,000 highlights stand, tags in
 * groups, studies, a guide, metrics with statuses and themes spread over the insights. The same for the same seed.
 */
export function largeWorkspace(seed = 1): Rows {
  const line = lineWorkspace(LARGE, seed);
  const random = mulberry32(seed + 1);
  const below = (n: number): number => Math.floor(random() * n);
  const studies = many(STUDIES, 'study', (id, i) =>
    newStudy(
      id,
      { title: `Study ${i}: ${wordsOf(random, 3, 6)}`, question: wordsOf(random, 6, 12), order: order(i) },
      WHO,
    ),
  );
  const tags = many(TAGS, 'tag', (id, i) => {
    const group = i < 8;
    const parentId = group ? null : idOf('tag', i % 8);
    const label = group ? `Group ${i}` : `${wordsOf(random, 1, 3)} ${i}`;
    return newTag(
      id,
      { label, order: order(i), hue: TAG_HUES[i % TAG_HUES.length] ?? 'grey', parentId, codable: !group },
      WHO,
    );
  });
  const interviews = line.interviews.map((one, i) => ({ ...one, studyId: studies[i % STUDIES]?.id ?? null }));
  const transcripts = many(interviews.length, 'transcript', (id, i) => {
    const interview = interviews[i];
    const speakers = [
      { key: 'q', name: 'Interviewer', participantId: null },
      { key: 'a', name: `Guest ${i}`, participantId: interview?.participantIds[0] ?? null },
    ];
    return newTranscript(id, { interviewId: interview?.id ?? idOf('interview', 0), speakers }, WHO);
  });
  const segments = many(interviews.length * SEGMENTS_EACH, 'segment', (id, i) => {
    const turn = i % SEGMENTS_EACH;
    return newSegment(
      id,
      {
        transcriptId: idOf('transcript', Math.floor(i / SEGMENTS_EACH)),
        order: order(turn),
        speaker: turn % 2 === 0 ? 'q' : 'a',
        text: wordsOf(random, 10, 40),
        startMs: turn * 15_000,
        endMs: (turn + 1) * 15_000,
      },
      WHO,
    );
  });
  const interviewAt = new Map(interviews.map(({ id }, i) => [id as string, i]));
  const highlights = line.highlights.map((one): Highlight => {
    const at = interviewAt.get(one.interviewId) ?? 0;
    const segment = segments[at * SEGMENTS_EACH + 1 + 2 * below(SEGMENTS_EACH / 2)];
    const text = segment?.text ?? '';
    const end = text.indexOf(' ', Math.min(text.length, 30 + below(40)));
    const quote = end < 0 ? text : text.slice(0, end);
    const anchor = { ...one.anchor, source: idOf('transcript', at), start: 0, end: quote.length, quote };
    const tagIds = random() < 0.7 ? [idOf('tag', 8 + below(TAGS - 8))] : [];
    return { ...one, anchor: { ...anchor, block: segment?.id ?? anchor.block }, tagIds };
  });
  const insights = line.insights.map((one, i) => ({
    ...one,
    status: STATUSES[i % STATUSES.length] ?? 'draft',
    theme: THEMES[i % THEMES.length] ?? '',
  }));
  const metrics = many(line.goals.length, 'metric', (id, i) =>
    newMetric(id, { goalId: idOf('goal', i), name: wordsOf(random, 2, 4), unit: '%', baseline: 40, target: 60 }, WHO),
  );
  const guides = many(1, 'guide', (id) =>
    newGuide(
      id,
      {
        title: 'How work is handed over',
        order: order(0),
        sections: [{ id: 's1', title: 'Yesterday', minutes: 20, questions: [] }],
      },
      WHO,
    ),
  );
  const rest: Omit<GraphRecords, 'links'> = { ...line, interviews, highlights, insights };
  const { goals, needs, participants } = rest;
  return {
    studies,
    guides,
    participants,
    interviews,
    transcripts,
    segments,
    tags,
    highlights,
    insights,
    needs,
    goals,
    metrics,
    evidence: line.links,
  };
}
