import { anchorAt, type TextBlock } from '../../domain/anchor.ts';
import { plainText, textBlocks } from '../../domain/body.ts';
import { sameJson } from '../../domain/change.ts';
import type { Highlight } from '../../domain/highlight.ts';
import type { Interview } from '../../domain/interview.ts';
import type { Json, JsonObject } from '../../domain/json.ts';
import type { Media } from '../../domain/media.ts';
import type { Note } from '../../domain/note.ts';
import { sha256 } from '../../domain/sha256.ts';
import type { Segment, Transcript } from '../../domain/transcript.ts';
import type { XmlNode } from '../xml/write-xml.ts';
import { derivedGuid, guidOf } from './guid.ts';
import { ownDescription, ownRow } from './own-note.ts';
import type { ProjectIndex } from './project-index.ts';
import { byOrder } from './write-codes.ts';
import type { PackageWriter } from './write-project.ts';
import { type WrittenText, writeText } from './written-text.ts';

/** An interview as a source: text where there is no recording, else audio or video with its transcript. */
export function sourceNode(index: ProjectIndex, writer: PackageWriter, interview: Interview): XmlNode {
  const transcripts = index.of('transcripts', 'interviewId', interview.id);
  const [transcript] = transcripts;
  for (const _ of transcripts.slice(1)) writer.leave('further transcripts of an interview');
  const segments = transcript ? index.of('segments', 'transcriptId', transcript.id).toSorted(byOrder) : [];
  const written = writeText(
    segments.map((segment) => ({ id: segment.id, text: segment.text, prefix: headOf(segment, transcript) })),
  );
  const [media, ...others] = index
    .of('media', 'interviewId', interview.id)
    .filter(({ kind }) => kind === 'audio' || kind === 'video');
  for (const _ of others) writer.leave('further recordings of an interview');
  const highlights = transcript ? index.highlightsIn(transcript.id) : [];
  const text: SourceText = { blocks: segments, written, highlights, source: transcript?.id ?? '' };
  const description = ownDescription(interviewData(interview, transcript, segments, text));
  const noteRefs = [
    ...index.of('notes', 'interviewId', interview.id).map(({ id }) => id),
    ...writer.memosOf(interview.id),
  ].map(noteRef);
  const codings = interview.tagIds.filter(index.has).map((tag) => codingNode(interview.id, tag, null));
  const tail = [...codings, ...noteRefs, ...writer.values(interview.id, interview.attributes)];
  const attributes = { guid: guidOf(interview.id), name: interview.title, ...createdBy(interview) };
  if (!media || !transcript) {
    return {
      name: 'TextSource',
      attributes: { ...attributes, plainTextPath: writer.text(guidOf(interview.id), written.text) },
      children: [
        { name: 'Description', text: description },
        ...highlights.map((highlight) => selectionNode(writer, text, highlight)),
        ...tail,
      ],
    };
  }
  return {
    name: media.kind === 'audio' ? 'AudioSource' : 'VideoSource',
    attributes: { ...attributes, path: writer.media(media) },
    children: [{ name: 'Description', text: description }, transcriptNode(writer, transcript, segments, text), ...tail],
  };
}

/** A note of an interview, with the highlights in it. */
export function noteNode(index: ProjectIndex, writer: PackageWriter, note: Note): XmlNode {
  const [body] = index.of('bodies', 'ownerId', note.id);
  const blocks = body ? textBlocks(body) : [];
  const written = writeText(blocks);
  const highlights = index.highlightsIn(note.id);
  const text: SourceText = { blocks, written, highlights, source: note.id };
  const data = {
    ...ownRow('notes', note),
    sha256: sha256(written.text),
    ...(body ? { body: { order: [...body.order], blocks: body.blocks as unknown as JsonObject } } : {}),
    highlights: highlightData(text),
  };
  return {
    name: 'Note',
    attributes: {
      guid: guidOf(note.id),
      name: note.title || firstLine(body ? plainText(body) : ''),
      plainTextPath: writer.text(guidOf(note.id), written.text),
      ...createdBy(note),
    },
    children: [
      { name: 'Description', text: ownDescription(data) },
      ...highlights.map((highlight) => selectionNode(writer, text, highlight)),
      ...writer.memosOf(note.id).map(noteRef),
    ],
  };
}

export const noteRef = (id: string): XmlNode => ({ name: 'NoteRef', attributes: { targetGUID: guidOf(id) } });

/** Who made a record, and when. */
export const createdBy = ({ by, createdAt }: { readonly by: string; readonly createdAt: string }) => ({
  creatingUser: guidOf(by),
  creationDateTime: createdAt,
});

export function firstLine(text: string): string {
  const line = text.split('\n').find((own) => own.trim() !== '') ?? '';
  return line.length > 80 ? `${line.slice(0, 80).replace(/\s\S*$/, '')}…` : line;
}

interface SourceText {
  readonly source: string;
  readonly blocks: readonly TextBlock[];
  readonly written: WrittenText;
  readonly highlights: readonly Highlight[];
}

function headOf(segment: Segment, transcript: Transcript | undefined): string {
  const name = transcript?.speakers
    .find(({ key }) => key === segment.speaker)
    ?.name.replace(/\s+/g, ' ')
    .trim();
  return name ? `${name}: ` : '';
}

function interviewData(
  interview: Interview,
  transcript: Transcript | undefined,
  segments: readonly Segment[],
  text: SourceText,
): JsonObject {
  const lines = text.written.lines.map(({ from, length, original }, i): Json => {
    const segment = segments[i];
    const { speaker = null, startMs = null, endMs = null, questionId = null } = segment ?? {};
    return [segment?.id ?? '', from, length, speaker, startMs, endMs, questionId, original, segment?.order ?? ''];
  });
  return {
    ...ownRow('interviews', interview),
    sha256: sha256(text.written.text),
    ...(transcript ? { transcript: ownRow('transcripts', transcript).row ?? null, segments: lines } : {}),
    highlights: highlightData(text),
  };
}

/** Of each highlight what its selection does not say: whose words they are, and the anchor where it cannot be found from the place. */
function highlightData({ source, blocks, highlights, written }: SourceText): JsonObject {
  // Where the file says the words otherwise, a place in it does not give them back.
  const altered = written.lines.some(({ original }) => original !== null);
  const data = highlights.map((highlight) => {
    const { anchor, participantId, needsReview } = highlight;
    const at = anchorAt(
      source,
      blocks,
      { block: anchor.block, offset: anchor.start },
      { block: anchor.endBlock ?? anchor.block, offset: anchor.end },
    );
    // A mark that only touches a block has no word in it: read from its place it would end before.
    const touches = anchor.endBlock !== null && (anchor.end === 0 || anchor.start >= lengthOf(blocks, anchor.block));
    const plain =
      at !== null && !altered && !touches && !needsReview && sameJson(at as unknown as Json, anchor as unknown as Json);
    return [
      guidOf(highlight.id),
      { participantId, ...(plain ? {} : { needsReview, anchor: anchor as unknown as Json }) },
    ] as const;
  });
  return Object.fromEntries(data);
}

const lengthOf = (blocks: readonly TextBlock[], id: string): number =>
  blocks.find((block) => block.id === id)?.text.length ?? 0;

/** The place of a highlight in its text; one whose words are gone points to where they were. */
function rangeOf({ anchor }: Highlight, { written }: SourceText): readonly [number, number] {
  const from = written.place(anchor.block, anchor.start);
  const to = written.place(anchor.endBlock ?? anchor.block, anchor.end);
  if (from !== null && to !== null && to > from) return [from, to];
  const start = Math.min(from ?? 0, Math.max(0, written.length - 1));
  return [start, Math.min(written.length, start + 1)];
}

function selectionNode(writer: PackageWriter, text: SourceText, highlight: Highlight): XmlNode {
  const [start, end] = rangeOf(highlight, text);
  return {
    name: 'PlainTextSelection',
    attributes: {
      guid: guidOf(highlight.id),
      name: firstLine(highlight.anchor.quote),
      startPosition: start,
      endPosition: end,
      ...createdBy(highlight),
    },
    children: selectionParts(writer, highlight),
  };
}

function selectionParts(writer: PackageWriter, highlight: Highlight): readonly XmlNode[] {
  return [
    { name: 'Description', text: highlight.anchor.quote },
    ...highlight.tagIds.filter(writer.has).map((tag) => codingNode(highlight.id, tag, highlight)),
    ...writer.memosOf(highlight.id).map(noteRef),
  ];
}

function codingNode(owner: string, tagId: string, highlight: Highlight | null): XmlNode {
  // Only what was written down: a tag without an entry was put on by whoever made the highlight.
  const tagging = Object.entries(highlight?.tagging ?? {}).find(([id]) => id === tagId)?.[1];
  const at = tagging && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(tagging.at) ? tagging.at : undefined;
  return {
    name: 'Coding',
    attributes: {
      guid: derivedGuid('coding', owner, tagId),
      creatingUser: tagging ? guidOf(tagging.by) : undefined,
      creationDateTime: at,
    },
    children: [{ name: 'CodeRef', attributes: { targetGUID: guidOf(tagId) } }],
  };
}

function transcriptNode(
  writer: PackageWriter,
  transcript: Transcript,
  segments: readonly Segment[],
  text: SourceText,
): XmlNode {
  const points = new Map<number, number | null>();
  for (const segment of segments) {
    const at = text.written.place(segment.id, 0);
    if (at !== null) points.set(at, segment.startMs === null ? null : Math.round(segment.startMs));
  }
  const ranges = text.highlights.map((highlight) => [highlight, rangeOf(highlight, text)] as const);
  for (const [, range] of ranges) for (const at of range) if (!points.has(at)) points.set(at, null);
  const pointGuid = (at: number): string => derivedGuid('sync', transcript.id, String(at));
  return {
    name: 'Transcript',
    attributes: {
      guid: guidOf(transcript.id),
      plainTextPath: writer.text(guidOf(transcript.id), text.written.text),
      ...createdBy(transcript),
    },
    children: [
      ...[...points]
        .sort(([a], [b]) => a - b)
        .map(
          ([at, ms]): XmlNode => ({
            name: 'SyncPoint',
            attributes: { guid: pointGuid(at), timeStamp: ms, position: at },
          }),
        ),
      ...ranges.map(
        ([highlight, [start, end]]): XmlNode => ({
          name: 'TranscriptSelection',
          attributes: {
            guid: guidOf(highlight.id),
            name: firstLine(highlight.anchor.quote),
            fromSyncPoint: pointGuid(start),
            toSyncPoint: pointGuid(end),
            ...createdBy(highlight),
          },
          children: selectionParts(writer, highlight),
        }),
      ),
    ],
  };
}

export const mediaName = ({ id, name }: Media): string =>
  `${guidOf(id)}${/\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0].toLowerCase() ?? ''}`;
