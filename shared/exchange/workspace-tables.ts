import type { OutTable } from './csv-out.ts';
import { groupBy } from './group-by.ts';
import type { ProjectRows } from './import-known.ts';

const day = (text: string | null) => (text === null ? null : { day: text });

/** The records of a workspace as tables, one a kind, the id first. Headings are those that an import of tables knows again. */
export function workspaceTables(rows: ProjectRows): readonly OutTable[] {
  const nameOf = new Map<string, string>();
  for (const list of [rows.interviews, rows.insights, rows.needs, rows.goals, rows.studies])
    for (const { id, title } of list ?? []) nameOf.set(id, title);
  for (const { id, label } of rows.tags ?? []) nameOf.set(id, label);
  for (const { id, alias, name } of rows.participants ?? []) nameOf.set(id, name || alias);
  const name = (id: string | null): string => (id === null ? '' : (nameOf.get(id) ?? ''));
  const metrics = groupBy(rows.metrics ?? [], ({ goalId }) => goalId as string);
  const speakers = new Map((rows.transcripts ?? []).map((one) => [one.id as string, one]));
  const table = (title: string, columns: readonly string[], list: OutTable['rows']): OutTable => ({
    name: title,
    columns,
    rows: list,
  });
  return [
    table(
      'Highlights',
      ['id', 'quote', 'tags', 'participant', 'interview', 'needs review'],
      (rows.highlights ?? []).map((one) => [
        one.id,
        one.anchor.quote,
        one.tagIds.map(name),
        name(one.participantId),
        name(one.interviewId),
        one.needsReview,
      ]),
    ),
    table(
      'Interviews',
      ['id', 'title', 'date', 'participant', 'study', 'kind', 'tags'],
      (rows.interviews ?? []).map((one) => [
        one.id,
        one.title,
        day(one.heldAt),
        one.participantIds.map(name),
        name(one.studyId),
        one.kind,
        one.tagIds.map(name),
      ]),
    ),
    table(
      'Segments',
      ['id', 'interview', 'speaker', 'start', 'end', 'text'],
      inOrder(rows.segments ?? []).map((one) => {
        const transcript = speakers.get(one.transcriptId);
        return [
          one.id,
          name(transcript?.interviewId ?? null),
          transcript?.speakers.find(({ key }) => key === one.speaker)?.name ?? null,
          one.startMs,
          one.endMs,
          one.text,
        ];
      }),
    ),
    table(
      'Participants',
      ['id', 'name', 'alias', 'email', 'company', 'role', 'segment'],
      (rows.participants ?? []).map((one) => [
        one.id,
        one.name,
        one.alias,
        one.email,
        one.company,
        one.role,
        one.segment,
      ]),
    ),
    table(
      'Tags',
      ['id', 'name', 'description', 'parent'],
      (rows.tags ?? []).map((one) => [one.id, one.label, one.definition, name(one.parentId)]),
    ),
    table(
      'Insights',
      ['id', 'title', 'status', 'confidence', 'review'],
      (rows.insights ?? []).map((one) => [one.id, one.title, one.status, one.confidence, day(one.reviewAt)]),
    ),
    table(
      'Needs',
      ['id', 'title', 'status', 'parent'],
      (rows.needs ?? []).map((one) => [one.id, one.title, one.status, name(one.parentId)]),
    ),
    table(
      'Goals',
      ['id', 'title', 'owner', 'status', 'metric', 'unit', 'baseline', 'target', 'current', 'due'],
      (rows.goals ?? []).map((one) => {
        const [metric] = metrics.get(one.id) ?? [];
        return [
          one.id,
          one.title,
          one.owner,
          one.status,
          metric?.name ?? null,
          metric?.unit ?? null,
          metric?.baseline ?? null,
          metric?.target ?? null,
          metric?.checkIns.at(-1)?.value ?? null,
          day(metric?.dueAt ?? null),
        ];
      }),
    ),
    table(
      'Links',
      ['id', 'from', 'from title', 'stance', 'to', 'to title', 'note'],
      (rows.evidence ?? [])
        .filter(({ status }) => status === 'accepted')
        .map((one) => [
          one.id,
          one.from,
          nameOf.get(one.from) ?? '',
          one.stance,
          one.to,
          nameOf.get(one.to) ?? '',
          one.note,
        ]),
    ),
  ];
}

const inOrder = <T extends { readonly transcriptId: string; readonly order: string; readonly id: string }>(
  list: readonly T[],
): readonly T[] =>
  [...list].sort((a, b) => compare(a.transcriptId, b.transcriptId) || compare(a.order, b.order) || compare(a.id, b.id));
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
