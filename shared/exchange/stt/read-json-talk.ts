import type { Json } from '../../domain/json.ts';
import { joinCues } from '../join-cues.ts';
import { parseJson } from '../safe-json.ts';
import { isNobody, type LabelCount, tickSpeakers } from '../speakers.ts';
import type { ReadOptions, ReadTalk } from '../transcript.ts';
import type { ProblemList } from '../transcript-problems.ts';
import { engineTalk } from './engines.ts';
import { genericTalk } from './generic-talk.ts';
import type { Spoken } from './spoken.ts';

/**
 * What was said, out of JSON: of a speech-to-text engine, or a list of turns with a speaker and words. Null with a problem when it is
 * neither. Turns of a list stay as they are; stretches of an engine are joined like cues.
 */
export function readJsonTalk(text: string, options: ReadOptions, problems: ProblemList): ReadTalk | null {
  const parsed = parseJson(text);
  if (!parsed.ok) {
    problems.error('unsupported-format', parsed.problem.line, parsed.problem.message, 'nothing');
    return null;
  }
  const engine = engineTalk(parsed.value);
  const listed = engine === null ? genericTalk(parsed.value) : null;
  const raw = engine?.spoken ?? listed?.spoken;
  if (raw === undefined) {
    problems.error('unsupported-format', null, unknownShape(parsed.value), 'nothing');
    return null;
  }
  const named = withNames(listed === null ? raw : withoutMarkup(raw, problems)).map((piece) => ordered(piece));
  const pieces = named.filter((piece) => piece.text !== '');
  const speakers = tickSpeakers(countTurns(pieces), options);
  const ticked = new Set(speakers.filter((one) => one.ticked).map(({ label }) => label));
  const heard = pieces.map((piece) =>
    piece.speaker !== null && ticked.has(piece.speaker) ? piece : { ...piece, speaker: null },
  );
  return {
    language: engine?.language ?? null,
    title: listed?.title ?? null,
    heldAt: null,
    segments: engine === null ? heard : joinCues(heard),
    preface: null,
    speakers,
    cues: engine === null ? 0 : pieces.length,
  };
}

/** An end before its start is no end. */
const ordered = (piece: Spoken): Spoken => ({
  ...piece,
  text: piece.text.trim(),
  endMs: piece.endMs !== null && piece.endMs < (piece.startMs ?? 0) ? null : piece.endMs,
});

const MARKUP = /\{[a-z]{2,20}\}/g;

/** Marks such as `{vocalsound}` are no words. A turn that is nothing else keeps its place, with the sound named in brackets. */
function withoutMarkup(spoken: readonly Spoken[], problems: ProblemList): readonly Spoken[] {
  let count = 0;
  const clean = spoken.map((piece): Spoken => {
    const marks = piece.text.match(MARKUP) ?? [];
    count += marks.length;
    if (marks.length === 0) return piece;
    const words = piece.text.replace(MARKUP, ' ').replace(/\s+/g, ' ').trim();
    return { ...piece, text: words === '' ? `[${(marks[0] ?? '').slice(1, -1)}]` : words };
  });
  if (count > 0) {
    const message = `${count} marks such as {vocalsound} were left out; a turn that is nothing else shows its sound in brackets.`;
    problems.warn('markup-dropped', null, message, 'rest');
  }
  return clean;
}

/** Figures and codes of engines as `Speaker 1`; names stay as they are. Engines count from 0, or from 1: the lowest tells. */
function withNames(spoken: readonly Spoken[]): readonly Spoken[] {
  const numbers = spoken.map(({ speaker }) => numberOf(speaker));
  const first = numbers.some((number) => number === 0) ? 0 : 1;
  return spoken.map((piece, i) => {
    const number = numbers[i] ?? null;
    if (number !== null) return { ...piece, speaker: `Speaker ${number - first + 1}` };
    if (piece.speaker !== null && /^[A-Z]$/.test(piece.speaker))
      return { ...piece, speaker: `Speaker ${piece.speaker}` };
    return piece.speaker !== null && isNobody(piece.speaker) ? { ...piece, speaker: null } : piece;
  });
}

function numberOf(speaker: string | null): number | null {
  const digits = /^(?:s|spk|speaker)?[_ -]?(\d{1,4})$/i.exec(speaker ?? '')?.[1];
  return digits === undefined ? null : Number(digits);
}

function countTurns(pieces: readonly Spoken[]): ReadonlyMap<string, LabelCount> {
  const counts = new Map<string, LabelCount>();
  let last: string | null = null;
  for (const { speaker } of pieces) {
    if (speaker !== null && speaker !== last) {
      const count = counts.get(speaker) ?? { loose: 0, firm: 0 };
      count.firm += 1;
      counts.set(speaker, count);
    }
    last = speaker;
  }
  return counts;
}

function unknownShape(value: Json): string {
  const item = Array.isArray(value) ? value.find((one) => typeof one === 'object' && one !== null) : value;
  const keys = typeof item === 'object' && item !== null ? Object.keys(item).slice(0, 8) : [];
  const found =
    keys.length === 0 ? 'It has no keys.' : `It has the keys ${keys.map((key) => `"${key.slice(0, 40)}"`).join(', ')}.`;
  return `This JSON is no transcript that is known. ${found} Turns need a speaker and their words, as in {"speaker": "Ann", "text": "…"}.`;
}
