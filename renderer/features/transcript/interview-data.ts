import { useLayoutEffect, useMemo } from 'react';
import type { RowSets } from '#renderer/data/followed-rows.ts';
import { highlightsOfInterview, notesOf, segmentsOf, transcriptOf } from '#renderer/data/queries/interview-queries.ts';
import { liveRecords, recordIn } from '#renderer/data/queries/record-queries.ts';
import { useApp, useLive } from '#renderer/data/use-live.ts';
import type { MarkLook } from '#renderer/editor/mark-look.ts';
import { type PendingHighlight, settlePending, usePendingHighlights } from '#renderer/record-ui/highlight-pending.ts';
import { type Codebook, useCodebook } from '#renderer/record-ui/tag-queries.ts';
import { usePreferences } from '#renderer/ui/preferences.ts';
import type { Highlight } from '#shared/domain/highlight.ts';
import type { Id } from '#shared/domain/ids.ts';
import type { Interview } from '#shared/domain/interview.ts';
import type { Note } from '#shared/domain/note.ts';
import type { Participant } from '#shared/domain/participant.ts';
import type { Study } from '#shared/domain/study.ts';
import type { Tag } from '#shared/domain/tag.ts';
import { textFlow } from './text-flow.ts';
import { marksOf, type TranscriptModel } from './transcript-model.ts';
import { useFollowed } from './use-followed.ts';
import { useOrder } from './use-order.ts';

/** Everything that the page of an interview shows. */
export interface InterviewData {
  readonly interview: Interview;
  /** Null for an interview that was not transcribed. */
  readonly model: TranscriptModel | null;
  readonly highlights: readonly Highlight[];
  readonly notes: readonly Note[];
  readonly people: readonly Participant[];
  readonly studies: readonly Study[];
  readonly codebook: Codebook | undefined;
  readonly lookOf: (highlightId: string) => MarkLook | undefined;
}

/** Undefined until the first answer; null when there is no such interview. */
export function useInterview(id: Id<'interview'>): InterviewData | null | undefined {
  const interview = useLive((app) => recordIn(app, 'interviews', id), [id]);
  const transcript = useLive((app) => transcriptOf(app, id), [id]);
  const transcriptId = transcript?.id ?? null;
  // Together: a key that corrects words moves their highlights, and must not make them look lost in between.
  const isKnown = transcript !== undefined;
  const rows = useFollowed(isKnown ? talkRows(transcriptId, id) : null, [isKnown, transcriptId, id]);
  const { segments, highlights: all } = rows ?? NO_ROWS;
  const { by } = useApp();
  const { codeBlind } = usePreferences();
  // Before anything is made of them: the panel must not find the words of another coder marked already.
  const highlights = useMemo(() => (codeBlind ? all?.filter((one) => one.by === by) : all), [codeBlind, all, by]);
  const notes = useLive((app) => notesOf(app, id), [id]);
  const people = useLive((app) => liveRecords(app, 'participants'), []);
  const studies = useLive((app) => liveRecords(app, 'studies'), []);
  const codebook = useCodebook();
  const pending = usePendingHighlights();
  const language = interview?.language ?? null;
  // Apart from the highlights, which change with every key of coding while the words stay.
  const flow = useMemo(() => textFlow(segments ?? [], language), [segments, language]);
  const order = useOrder(segments);
  const marks = useMemo(
    () => (transcriptId && highlights ? marksOf(transcriptId, order, highlights, pending) : null),
    [transcriptId, order, highlights, pending],
  );
  const model = useMemo(
    (): TranscriptModel | null => (transcript && segments && marks ? { transcript, segments, flow, ...marks } : null),
    [transcript, segments, marks, flow],
  );
  const lookOf = useMemo(() => looks(highlights ?? [], pending, codebook), [highlights, pending, codebook]);
  useLayoutEffect(() => settlePending(new Set(highlights?.map((one) => one.id))), [highlights]);
  if (interview === null) return null;
  if (!interview || transcript === undefined || !segments || !highlights || !notes || !people || !studies) {
    return undefined;
  }
  return { interview, model, highlights, notes, people, studies, codebook, lookOf };
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

const NO_ROWS = { segments: undefined, highlights: undefined };

/** What was said and what was picked of it. */
const talkRows = (
  transcriptId: Id<'transcript'> | null,
  interviewId: Id<'interview'>,
): RowSets<'segments' | 'highlights'> => ({
  segments: {
    load: async (app) => (transcriptId === null ? [] : segmentsOf(app, transcriptId)),
    belongs: (row) => row.transcriptId === transcriptId && row.deletedAt === null,
    compare: (a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : byId(a, b)),
  },
  highlights: {
    load: (app) => highlightsOfInterview(app, interviewId),
    belongs: (row) => row.interviewId === interviewId && row.deletedAt === null,
    compare: byId,
  },
});

function looks(
  highlights: readonly Highlight[],
  pending: readonly PendingHighlight[],
  codebook: Codebook | undefined,
): InterviewData['lookOf'] {
  const lookOf = (tags: readonly Tag[]): MarkLook => ({
    hues: tags.map(({ hue }) => hue),
    words: tags.map(({ label }) => label).join(', '),
  });
  const byId = new Map<string, MarkLook>();
  for (const { id, tagIds } of highlights)
    byId.set(id, lookOf(tagIds.flatMap((tagId) => codebook?.byId.get(tagId) ?? [])));
  for (const { id, tags, becomes } of pending) if (!byId.has(becomes ?? id)) byId.set(becomes ?? id, lookOf(tags));
  return (id) => byId.get(id);
}
