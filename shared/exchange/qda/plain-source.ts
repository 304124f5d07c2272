import type { DraftSegment, DraftTranscript, Key } from '../import-records.ts';
import { originOf } from '../import-records.ts';
import { type PlacedWords, placeIn, speakerBlocks } from './text-layout.ts';

/** A plain text of another program as a transcript, and where a stretch of it stands there. */
export interface PlainSource {
  readonly transcript: DraftTranscript | null;
  /** UTF-16 offsets in the text with LF only. */
  readonly place: (from: number, to: number) => PlacedWords | null;
}

export function plainSource(
  text: string,
  { key, system, file }: { readonly key: Key; readonly system: string; readonly file: string },
): PlainSource {
  const blocks = speakerBlocks(text);
  const labels = [...new Set(blocks.flatMap(({ speaker }) => speaker ?? []))];
  const transcript: DraftTranscript = {
    key,
    origin: originOf(system, file, key),
    speakers: labels.map((name, i) => ({ key: `s${i + 1}`, name, participant: null })),
    segments: blocks.map(
      ({ from, to, speaker }, i): DraftSegment => ({
        speaker: speaker === null ? null : `s${labels.indexOf(speaker) + 1}`,
        text: text.slice(from, to),
        startMs: null,
        endMs: null,
        externalId: `${key} ${i}`,
      }),
    ),
  };
  return {
    transcript: blocks.length === 0 ? null : transcript,
    place: (from, to) => placeIn(text, blocks, from, to),
  };
}

/** `2023-05-01 10:20:30.5` as an ISO instant; these programs write no zone, so it is taken for UTC. */
export function sqlInstant(value: unknown): string | null {
  const match = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(\.\d{1,6})?/.exec(typeof value === 'string' ? value : '');
  return match === null ? null : `${match[1]}T${match[2]}${match[3] ?? ''}Z`;
}
