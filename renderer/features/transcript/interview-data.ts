import { useLayoutEffect, useMemo } from 'react';
import type { App } from '#renderer/data/app.ts';
import { highlightsOfInterview, notesOf, segmentsOf, transcriptOf } from '#renderer/data/queries/interview-queries.ts';
import { liveRecords, recordIn } from '#renderer/data/queries/record-queries.ts';
import { useLive } from '#renderer/data/use-live.ts';
import type { MarkLook } from '#renderer/editor/mark-look.ts';
import { type PendingHighlight, settlePending, usePendingHighlights } from '#renderer/record-ui/highlight-pending.ts';
import { type Codebook, useCodebook } from '#renderer/record-ui/tag-queries.ts';
import type { Highlight } from '#shared/domain/highlight.ts';
import type { Id } from '#shared/domain/ids.ts';
import type { Interview } from '#shared/domain/interview.ts';
import type { Note } from '#shared/domain/note.ts';
import type { Participant } from '#shared/domain/participant.ts';
import type { Study } from '#shared/domain/study.ts';
import type { Tag } from '#shared/domain/tag.ts';
import { textFlow } from './text-flow.ts';
import { type TranscriptModel, transcriptModel } from './transcript-model.ts';

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
  const spoken = useLive((app) => wordsOf(app, id), [id]);
  const highlights = useLive((app) => highlightsOfInterview(app, id), [id]);
  const notes = useLive((app) => notesOf(app, id), [id]);
  const people = useLive((app) => liveRecords(app, 'participants'), []);
  const studies = useLive((app) => liveRecords(app, 'studies'), []);
  const codebook = useCodebook();
  const pending = usePendingHighlights();
  const language = interview?.language ?? null;
  // Apart from the highlights, which change with every key of coding while the words stay.
  const flow = useMemo(() => textFlow(spoken?.segments ?? [], language), [spoken, language]);
  const model = useMemo(
    () =>
      spoken?.transcript &&
      highlights &&
      transcriptModel(spoken.transcript, spoken.segments, highlights, pending, flow),
    [spoken, highlights, pending, flow],
  );
  const lookOf = useMemo(() => looks(highlights ?? [], pending, codebook), [highlights, pending, codebook]);
  useLayoutEffect(() => settlePending(new Set(highlights?.map((one) => one.id))), [highlights]);
  if (interview === null) return null;
  if (!interview || !spoken || !highlights || !notes || !people || !studies) {
    return undefined;
  }
  return { interview, model: model ?? null, highlights, notes, people, studies, codebook, lookOf };
}

async function wordsOf(app: App, id: Id<'interview'>) {
  const transcript = await transcriptOf(app, id);
  return { transcript, segments: transcript ? await segmentsOf(app, transcript.id) : [] };
}

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
  for (const { id, tags } of pending) byId.set(id, lookOf(tags));
  return (id) => byId.get(id);
}
