import { collapseRepeats, repeatsMostly } from './collapse-repeats.ts';
import type { RawCue } from './cue-blocks.ts';
import { plainCueText, type Voice, voicesOf } from './cue-text.ts';
import { joinCues } from './join-cues.ts';
import { type SpeakerHead, speakerHead } from './speaker-head.ts';
import { isNobody, type LabelCount, tickSpeakers } from './speakers.ts';
import { joinWords } from './talk-words.ts';
import type { ReadOptions, ReadTalk, SpeakerLabel, TranscriptSegment } from './transcript.ts';
import type { ProblemList } from './transcript-problems.ts';

interface CleanCue {
  readonly line: number;
  readonly startMs: number | null;
  readonly endMs: number | null;
  readonly voices: readonly Voice[];
}

type CueTalk = Pick<ReadTalk, 'segments' | 'speakers' | 'cues'>;

/**
 * Raw cues to segments: tags out, empty cues out with a warning, rolling lines collapsed, speakers by `<v>` or by label.
 */
export function cueTalk(
  raw: readonly RawCue[],
  kind: 'webvtt' | 'srt' | 'sbv',
  options: ReadOptions,
  problems: ProblemList,
): CueTalk {
  const cues = raw.map((cue): CleanCue => {
    const text = cue.lines.join('\n');
    const voices = kind === 'webvtt' ? voicesOf(text) : [{ speaker: null, text: plainCueText(text) }];
    return { ...cue, voices: voices.filter((voice) => voice.text.trim() !== '') };
  });
  const filled = cues.filter((cue) => cue.voices.length > 0);
  for (const cue of cues) {
    if (cue.voices.length === 0)
      problems.warn('empty-cue', cue.line, 'This cue has no words; it was left out.', 'nothing');
  }
  const voiced = filled.some((cue) => cue.voices.some((voice) => voice.speaker !== null));
  const talk = voiced ? byVoice(filled, options) : byLabel(withoutRepeats(filled, options, problems), options);
  return { ...talk, cues: filled.length };
}

function byVoice(cues: readonly CleanCue[], options: ReadOptions): Omit<CueTalk, 'cues'> {
  const pieces = cues.flatMap(({ startMs, endMs, voices }) =>
    voices.map(({ speaker, text }): TranscriptSegment => {
      return { speaker: speaker === null || isNobody(speaker) ? null : speaker, startMs, endMs, text: flat(text) };
    }),
  );
  const speakers = tickSpeakers(countTurns(pieces), options);
  const ticked = tickedOf(speakers);
  return {
    speakers,
    segments: joinCues(
      pieces.map((piece) =>
        piece.speaker !== null && ticked.has(piece.speaker) ? piece : { ...piece, speaker: null },
      ),
    ),
  };
}

function countTurns(pieces: readonly TranscriptSegment[]): ReadonlyMap<string, LabelCount> {
  const counts = new Map<string, LabelCount>();
  let last: string | null = null;
  for (const { speaker } of pieces) {
    if (speaker !== null) {
      const count = counts.get(speaker) ?? { loose: 0, firm: 0 };
      if (speaker !== last) count.firm += 1;
      counts.set(speaker, count);
    }
    last = speaker;
  }
  return counts;
}

function byLabel(cues: readonly CleanCue[], options: ReadOptions): Omit<CueTalk, 'cues'> {
  const lined = cues.map((cue) => {
    const lines = cue.voices.flatMap((voice) => voice.text.split('\n'));
    return { ...cue, lines: lines.map((line) => ({ line, head: colonHead(line) })) };
  });
  const uses = new Map<string, number>();
  const turns = new Map<string, number>();
  let last: string | null = null;
  for (const { head } of lined.flatMap((cue) => cue.lines)) {
    if (head?.label === undefined || head.label === null) continue;
    uses.set(head.label, (uses.get(head.label) ?? 0) + 1);
    if (head.label !== last) turns.set(head.label, (turns.get(head.label) ?? 0) + 1);
    last = head.label;
  }
  const counts = new Map([...uses].map(([label, loose]) => [label, { loose, firm: 0 }]));
  const speakers = tickSpeakers(counts, options)
    .filter(({ label }) => !isNobody(label))
    .map((found) => ({ ...found, turns: turns.get(found.label) ?? found.turns }));
  const ticked = tickedOf(speakers);
  const pieces = lined.flatMap((cue) => {
    const voices: { speaker: string | null; lines: string[] }[] = [];
    for (const { line, head } of cue.lines) {
      const label = head?.label ?? null;
      if (head !== null && label !== null && ticked.has(label)) voices.push({ speaker: label, lines: [head.rest] });
      else if (head !== null && label !== null && isNobody(label) && ticked.size > 0) {
        voices.push({ speaker: null, lines: [head.rest] });
      } else {
        const open = voices.at(-1);
        if (open === undefined) voices.push({ speaker: null, lines: [line] });
        else open.lines.push(line);
      }
    }
    return voices.map(({ speaker, lines }): TranscriptSegment => {
      return { speaker, startMs: cue.startMs, endMs: cue.endMs, text: joinWords(lines) };
    });
  });
  return { speakers, segments: joinCues(pieces.filter((piece) => piece.text !== '')) };
}

/** Times within the words of a cue are words: only `Name: text` counts here. */
function colonHead(line: string): SpeakerHead | null {
  const head = speakerHead(line);
  return head === null || head.label === null || head.firm || head.startMs !== null ? null : head;
}

function withoutRepeats(cues: readonly CleanCue[], options: ReadOptions, problems: ProblemList): readonly CleanCue[] {
  const lined = cues.map((cue) => ({
    ...cue,
    lines: cue.voices.flatMap(({ text }) => text.split('\n').filter((line) => line.trim() !== '')),
  }));
  if (!(options.collapseRepeats ?? repeatsMostly(lined))) return cues;
  const collapsed = collapseRepeats(lined);
  const message =
    'Rolling captions: lines that repeat the cue before were left out. Turn this off in the preview to keep them.';
  if (options.collapseRepeats === undefined) problems.warn('repeats-collapsed', null, message);
  return collapsed.map(({ lines, ...cue }) => ({ ...cue, voices: [{ speaker: null, text: lines.join('\n') }] }));
}

function tickedOf(speakers: readonly SpeakerLabel[]): ReadonlySet<string> {
  return new Set(speakers.filter((speaker) => speaker.ticked).map((speaker) => speaker.label));
}

function flat(text: string): string {
  return joinWords(text.split('\n'));
}
