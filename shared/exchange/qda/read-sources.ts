import type { Anchor } from '../../domain/anchor.ts';
import type { Interview } from '../../domain/interview.ts';
import type { Json, JsonObject } from '../../domain/json.ts';
import type { Media } from '../../domain/media.ts';
import { sha256 } from '../../domain/sha256.ts';
import { type Segment, type Transcript, timeCode } from '../../domain/transcript.ts';
import type {
  DraftHighlight,
  DraftInterview,
  DraftMedia,
  DraftNote,
  DraftSegment,
  DraftTranscript,
  Key,
} from '../import-records.ts';
import { mimeOf } from '../media-type.ts';
import { childOf, childrenOf, type XmlElement } from '../xml/read-xml.ts';
import { xmlPlain } from '../xml/write-xml.ts';
import { derivedGuid, readGuid } from './guid.ts';
import { checkedRow, ownTitle, readDescription, rowIn } from './own-note.ts';
import { type PlacedRange, positionsOf } from './positions.ts';
import { valuesOf } from './read-values.ts';
import {
  claimNotes,
  codingsOf,
  draftBase,
  guidOfElement,
  keyFor,
  memoOn,
  type Reading,
  type ReadThing,
} from './reading.ts';
import { type LayoutBlock, placeIn, speakerBlocks } from './text-layout.ts';

const SOURCES = new Set(['TextSource', 'PictureSource', 'PDFSource', 'AudioSource', 'VideoSource']);

/** The sources of a project as interviews. */
export async function readSources(reading: Reading, element: XmlElement | undefined): Promise<void> {
  const titles = new Map<string, number>();
  for (const source of element?.children ?? []) {
    if (SOURCES.has(source.name)) reading.lists.interviews.push(await readSource(reading, source, titles));
  }
}

/** The text of a source or a note, with the blocks that its selections point into. */
export interface SourceWords {
  /** With LF only. */
  readonly flat: string;
  /** From the positions of the file to offsets in `flat`. */
  readonly positions: (range: { readonly start: number; readonly end: number }) => PlacedRange;
  readonly blocks: readonly LayoutBlock[];
  /** Key of the transcript or note that will hold it. */
  readonly source: Key;
  readonly interview: Key;
  /** What our own export says of the highlights, by GUID. */
  readonly own: JsonObject;
}

async function readSource(reading: Reading, element: XmlElement, titles: Map<string, number>): Promise<DraftInterview> {
  const guid = guidOfElement(reading, element);
  const base = draftBase(reading, 'interview', guid, element);
  const thing: ReadThing = { kind: 'source', key: base.key };
  reading.things.set(guid, thing);
  claimNotes(reading, element, thing);
  const { words, data } = readDescription(childOf(element, 'Description')?.text ?? '');
  // What our own export wrote was checked by the schema of its table.
  const own = rowIn(data, 'interviews') as Interview | null;
  const [talk, ...others] = childrenOf(element, 'Transcript');
  for (const other of others) {
    reading.problems.warn('A recording has more than one transcript; the further one was left out.', {
      line: other.line,
      kept: 'nothing',
    });
  }
  const holder = talk ?? childOf(element, 'Representation') ?? childOf(element, 'TextDescription') ?? element;
  const stored = await reading.files.textOf(holder);
  const transcript =
    stored === null ? null : transcriptOf(reading, { element: holder, guid, interview: base.key, stored, data });
  if (transcript) for (const selection of textSelections(holder)) readSelection(reading, selection, transcript.words);
  const regions = regionNote(reading, element, guid, base.key);
  if (words.trim() !== '') memoOn(reading, base.key, derivedGuid('description', guid), words);
  const media = mediaOf(reading, element, guid);
  const title = own ? ownTitle(element.attributes.name ?? '', own.title) : titleOf(reading, element, talk, titles);
  const { tags } = codingsOf(reading, element);
  const draft = transcript && (transcript.draft.segments.length > 0 || transcript.own) ? transcript.draft : null;
  return {
    ...base,
    title,
    ...(own ? ownFields(own) : { attributes: valuesOf(reading, element) }),
    tags,
    transcript: draft && { ...draft, ...(media ? { media: media.key } : {}) },
    notes: regions ? [regions] : [],
    media: media ? [media] : [],
  };
}

function ownFields({
  kind,
  heldAt,
  language,
  interviewers,
  stage,
  answers,
  attributes,
  studyId,
  participantIds,
  guideId,
}: Interview) {
  return {
    ...{ kind, heldAt, language, interviewers, stage, answers, attributes },
    study: studyId,
    participants: participantIds,
    guide: guideId,
  };
}

/** A second source of a name is numbered; a recording without a name has that of its transcript. */
function titleOf(
  reading: Reading,
  element: XmlElement,
  talk: XmlElement | undefined,
  titles: Map<string, number>,
): string {
  const { name = '', path, plainTextPath } = element.attributes;
  const file = (path ?? plainTextPath ?? '').split('/').at(-1) ?? '';
  const title = name.trim() || (talk?.attributes.name ?? '').trim() || file || element.name;
  const count = (titles.get(title) ?? 0) + 1;
  titles.set(title, count);
  if (count === 1) return title;
  reading.problems.warn(`Two sources are named "${title}"; the second is numbered.`, { line: element.line });
  return `${title} (${count})`;
}

interface TranscriptInput {
  readonly element: XmlElement;
  readonly guid: string;
  readonly interview: Key;
  readonly stored: string;
  readonly data: JsonObject | null;
}

function transcriptOf(reading: Reading, { element, guid, interview, stored, data }: TranscriptInput) {
  const flat = stored.replace(/\r\n?/g, '\n');
  const fitting = data !== null && data.sha256 === sha256(flat);
  const row = fitting
    ? (checkedRow(data?.transcript ?? null, 'transcripts', data?.epoch ?? null) as Transcript | null)
    : null;
  const lines =
    fitting && row && Array.isArray(data?.segments)
      ? (data.segments as readonly Json[]).flatMap((line) => ownLine(line))
      : null;
  // Two records of ours: the interview has the GUID of the source, its transcript one of its own.
  const key = row?.id ?? keyFor('transcript', guid);
  const blocks = lines ? lines.map(({ from, to }) => ({ from, to, speaker: null })) : speakerBlocks(flat);
  const positions = countingOf(reading, element, stored);
  const words: SourceWords = { flat, positions, blocks, source: key, interview, own: objectIn(data, 'highlights') };
  const base = { ...draftBase(reading, 'transcript', guid, element), key, uuid: row ? row.id.slice(3) : undefined };
  if (row && lines) {
    const draft: DraftTranscript = {
      ...base,
      speakers: row.speakers.map(({ key: own, name, participantId }) => ({
        key: own,
        name,
        participant: participantId,
      })),
      segments: lines.map(({ segment, from, to }, i) => ({
        ...segment,
        text: segment.text ?? flat.slice(from, to),
        externalId: `${guid} ${i}`,
      })),
    };
    return { draft, words, own: true };
  }
  const labels = [...new Set(blocks.flatMap(({ speaker }) => speaker ?? []))];
  const times = timesOf(element, words);
  const draft: DraftTranscript = {
    ...base,
    speakers: labels.map((name, i) => ({ key: `s${i + 1}`, name, participant: null })),
    segments: blocks.map(
      ({ from, to, speaker }, i): DraftSegment => ({
        speaker: speaker === null ? null : `s${labels.indexOf(speaker) + 1}`,
        text: flat.slice(from, to),
        startMs: times[i] ?? null,
        endMs: null,
        externalId: `${guid} ${i}`,
      }),
    ),
  };
  return { draft, words, own: false };
}

interface OwnLine {
  readonly from: number;
  readonly to: number;
  readonly segment: Omit<DraftSegment, 'text'> & { readonly text: string | null };
}

/** One line of the bounds that our export wrote; nothing for one that is not what we write. */
function ownLine(line: Json): readonly OwnLine[] {
  if (!Array.isArray(line)) return [];
  const [id, from, length, speaker, startMs, endMs, questionId, original] = line as readonly Json[];
  if (typeof id !== 'string' || typeof from !== 'number' || typeof length !== 'number') return [];
  const text = (value: Json | undefined): string | null => (typeof value === 'string' ? value : null);
  const figure = (value: Json | undefined): number | null => (typeof value === 'number' ? value : null);
  const segment: Pick<Segment, 'speaker' | 'startMs' | 'endMs' | 'questionId'> = {
    speaker: text(speaker),
    startMs: figure(startMs),
    endMs: figure(endMs),
    questionId: text(questionId),
  };
  return [{ from, to: from + length, segment: { ...segment, text: text(original), uuid: id.slice(3) } }];
}

/** The time of each block that begins at a synchronised place, or behind the speaker's name of a line that does. */
function timesOf(element: XmlElement, { flat, positions, blocks }: SourceWords): readonly (number | null)[] {
  const points = syncPoints(element).flatMap(({ ms, position }) =>
    ms === null || position === null ? [] : [{ ms, position }],
  );
  if (points.length === 0) return [];
  const starts = points
    .map(({ ms, position }) => [positions({ start: position, end: position }).from, ms] as const)
    .sort(([a], [b]) => a - b);
  let next = 0;
  return blocks.map(({ from }) => {
    const lineStart = flat.lastIndexOf('\n', from - 1) + 1;
    while (next < starts.length && (starts[next]?.[0] ?? 0) < lineStart) next += 1;
    const [at, ms] = starts[next] ?? [Number.POSITIVE_INFINITY, null];
    return at <= from ? ms : null;
  });
}

interface SyncPoint {
  readonly guid: string | null;
  readonly ms: number | null;
  readonly position: number | null;
}

const syncPoints = (element: XmlElement): readonly SyncPoint[] =>
  childrenOf(element, 'SyncPoint').map(({ attributes }) => ({
    guid: readGuid(attributes.guid),
    ms: wholeNumber(attributes.timeStamp),
    position: wholeNumber(attributes.position),
  }));

const wholeNumber = (text: string | undefined): number | null =>
  text !== undefined && /^\s*-?\d{1,15}\s*$/.test(text) ? Number(text) : null;

/** A selection of words with its two positions. */
export interface TextSelection {
  readonly element: XmlElement;
  readonly start: number | null;
  readonly end: number | null;
}

export function textSelections(holder: XmlElement): readonly TextSelection[] {
  const plain = childrenOf(holder, 'PlainTextSelection').map((element) => {
    const { startPosition, endPosition } = element.attributes;
    return { element, start: wholeNumber(startPosition), end: wholeNumber(endPosition) };
  });
  const positions = new Map(syncPoints(holder).map(({ guid, position }) => [guid, position]));
  const synced = childrenOf(holder, 'TranscriptSelection').map((element) => {
    const { fromSyncPoint, toSyncPoint } = element.attributes;
    const at = (point: string | undefined): number | null => positions.get(readGuid(point)) ?? null;
    return { element, start: at(fromSyncPoint), end: at(toSyncPoint) };
  });
  return [...plain, ...synced];
}

/** How the positions of a text count, found over all of its selections. */
export function countingOf(reading: Reading, holder: XmlElement, stored: string): SourceWords['positions'] {
  const ranges = textSelections(holder).flatMap(({ element, start, end }) => {
    if (start === null || end === null) return [];
    const { words } = readDescription(childOf(element, 'Description')?.text ?? '');
    const begins = (element.attributes.name ?? '').replace(/(?:…|\.\.\.)$/, '');
    return [{ start, end, words, begins }];
  });
  return positionsOf(stored, ranges, reading.origin);
}

/** A selection of words as a highlight; what has no words is told and left out. */
export function readSelection(reading: Reading, { element, start, end }: TextSelection, words: SourceWords): void {
  const guid = guidOfElement(reading, element);
  const own = objectIn(words.own, guid);
  const base = draftBase(reading, 'highlight', guid, element);
  const range = start === null || end === null ? null : words.positions({ start, end });
  const placed = range && placeIn(words.flat, words.blocks, range.from, range.to);
  const anchor = anchorIn(own);
  const described = readDescription(childOf(element, 'Description')?.text ?? '').words;
  if (!placed && !anchor) {
    const name = element.attributes.name ?? described;
    reading.problems.warn(`The selection "${name.slice(0, 60)}" holds no words of its text and was left out.`, {
      line: element.line,
      kept: 'nothing',
    });
    return;
  }
  if (range?.clamped)
    reading.problems.warn('A selection reaches past the end of its text; it ends there.', { line: element.line });
  reading.things.set(guid, { kind: 'selection', key: base.key });
  const { tags, taggings } = codingsOf(reading, element);
  const participant = own.participantId;
  const highlight: DraftHighlight = {
    ...base,
    interview: words.interview,
    source: words.source,
    place: placed && { from: placed.from, to: placed.to },
    quote: anchor?.quote ?? placed?.quote ?? '',
    tags,
    taggings,
    ...(typeof participant === 'string' || participant === null ? { participant } : {}),
    ...(anchor ? { anchor } : {}),
    ...(own.needsReview === true ? { needsReview: true } : {}),
  };
  reading.lists.highlights.push(highlight);
  claimNotes(reading, element, { kind: 'selection', key: base.key });
  // Some programs put a comment where others put the words.
  if (
    described.trim() !== '' &&
    folded(described) !== folded(highlight.quote) &&
    folded(described) !== folded(rangeText(words, range))
  ) {
    memoOn(reading, base.key, derivedGuid('comment', guid), described, element);
  }
}

const rangeText = ({ flat }: SourceWords, range: { readonly from: number; readonly to: number } | null): string =>
  range === null ? '' : flat.slice(range.from, range.to);

const folded = (text: string): string => xmlPlain(text).replace(/\s+/g, ' ').trim();

function anchorIn(own: JsonObject): Anchor | null {
  const anchor = objectIn(own, 'anchor');
  const texts = ['source', 'block', 'quote', 'prefix', 'suffix'].every((field) => typeof anchor[field] === 'string');
  const figures = ['start', 'end'].every((field) => typeof anchor[field] === 'number');
  const endBlock = anchor.endBlock === null || typeof anchor.endBlock === 'string';
  // The fields were just looked at.
  return texts && figures && endBlock ? (anchor as unknown as Anchor) : null;
}

export function objectIn(data: JsonObject | null, field: string): JsonObject {
  const value = data?.[field];
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as JsonObject) : {};
}

const REGIONS = new Set(['PictureSelection', 'PDFSelection', 'AudioSelection', 'VideoSelection']);

/** Selections of a picture, a page or a stretch of time: a line of a note for each, so that their codes and words are kept. */
function regionNote(reading: Reading, element: XmlElement, guid: string, interview: Key): DraftNote | null {
  const regions = element.children.filter(({ name }) => REGIONS.has(name));
  if (regions.length === 0) return null;
  if (element.name === 'PictureSource') reading.kept.Sources.push(element);
  const own = derivedGuid('regions', guid);
  const note = draftBase(reading, 'note', own);
  const lines: string[] = [];
  for (const region of regions) {
    const words = readDescription(childOf(region, 'Description')?.text ?? '').words || (region.attributes.name ?? '');
    const line = [placeOfRegion(region), words.replace(/\s+/g, ' ').trim()].filter((part) => part !== '').join(': ');
    const regionGuid = guidOfElement(reading, region);
    const base = draftBase(reading, 'highlight', regionGuid, region);
    reading.things.set(regionGuid, { kind: 'selection', key: base.key });
    const { tags, taggings } = codingsOf(reading, region);
    const place = { from: { block: lines.length, offset: 0 }, to: { block: lines.length, offset: line.length } };
    reading.lists.highlights.push({ ...base, interview, source: note.key, place, quote: line, tags, taggings });
    claimNotes(reading, region, { kind: 'selection', key: base.key });
    lines.push(line);
  }
  return { ...note, title: '', body: { kind: 'lines', lines } };
}

function placeOfRegion({ attributes }: XmlElement): string {
  const { firstX, firstY, secondX, secondY, page, begin, end } = attributes;
  if (begin !== undefined) return `${timeCode(wholeNumber(begin) ?? 0)}–${timeCode(wholeNumber(end) ?? 0)}`;
  return `${page === undefined ? '' : `p. ${page} `}(${firstX}, ${firstY})–(${secondX}, ${secondY})`;
}

const MEDIA_KINDS: Readonly<Record<string, Media['kind']>> = {
  AudioSource: 'audio',
  VideoSource: 'video',
  PictureSource: 'image',
  PDFSource: 'file',
};

function mediaOf(reading: Reading, element: XmlElement, guid: string): (DraftMedia & { readonly key: Key }) | null {
  const kind = MEDIA_KINDS[element.name];
  const { path, currentPath } = element.attributes;
  if (kind === undefined || path === undefined) return null;
  const entry = reading.files.find(path) ?? reading.files.find(currentPath);
  const name = decodedName(path);
  if (entry === null) {
    reading.problems.warn(
      `The file "${name}" is not in the package; only its name was read. Add the file to the interview by hand.`,
      { line: element.line },
    );
  }
  const base = draftBase(reading, 'media', derivedGuid('media', guid));
  return { ...base, kind, name, mime: mimeOf(name), size: entry?.size ?? 0, entry: entry?.path ?? null };
}

const decodedName = (path: string): string => path.replaceAll('\\', '/').split('/').at(-1) ?? path;
