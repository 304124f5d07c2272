import type { Highlight } from '#shared/domain/highlight.ts';
import type { Participant } from '#shared/domain/participant.ts';
import { proposeRedactions, type Redaction, type RedactionProposal, redact } from '#shared/domain/redaction.ts';
import { type Segment, type Transcript, timeCode } from '#shared/domain/transcript.ts';
import type { ExportGate } from '#shared/exchange/export-gate.ts';

export interface RedactedCopy {
  /** Markdown: each turn with its speaker's alias, highlights in bold. */
  readonly text: string;
  /** What the rules still find in it. */
  readonly leftovers: readonly RedactionProposal[];
  readonly highlights: number;
  /** Turns that stay back because consent is missing. */
  readonly withheld: number;
}

export interface CopyInput {
  readonly transcript: Transcript;
  readonly segments: readonly Segment[];
  readonly highlights: readonly Highlight[];
  readonly people: readonly Participant[];
  readonly redactions: readonly Redaction[];
  readonly gate: ExportGate;
}

/** A transcript as it may be handed on: made anew each time out of the words as they stand, so it is never out of date. */
export function redactedCopy({ transcript, segments, highlights, people, redactions, gate }: CopyInput): RedactedCopy {
  const speakers = new Map(transcript.speakers.map((one) => [one.key, one]));
  const lines: string[] = [];
  let [marked, withheld] = [0, 0];
  for (const { id, speaker, text, startMs } of segments) {
    const who = speaker === null ? undefined : speakers.get(speaker);
    const person = who?.participantId ?? null;
    if (person !== null && gate.person(person) !== null) {
      withheld += 1;
      continue;
    }
    const copy = redact(text, redactions);
    const ranges = highlights
      .filter(({ anchor }) => anchor.block === id && anchor.endBlock === null)
      .map(({ anchor }) => [copy.at(anchor.start, 'start'), copy.at(anchor.end, 'end')] as const);
    marked += ranges.length;
    const alias = people.find((one) => one.id === person)?.alias ?? redact(who?.name ?? '', redactions).text;
    const head = [startMs === null ? '' : timeCode(startMs), alias].filter((part) => part !== '').join(' ');
    lines.push(`${head === '' ? '' : `${head}: `}${withMarks(copy.text, ranges)}`);
  }
  const text = `${lines.join('\n\n')}\n`;
  return { text, leftovers: proposeRedactions([text], people), highlights: marked, withheld };
}

/** The text with `**` around every range; ranges that touch or overlap are one. */
function withMarks(text: string, ranges: readonly (readonly [number, number])[]): string {
  let [out, done] = ['', 0];
  for (const [start, end] of merged(ranges)) {
    out += `${text.slice(done, start)}**${text.slice(start, end)}**`;
    done = end;
  }
  return out + text.slice(done);
}

function merged(ranges: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const out: [number, number][] = [];
  for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = out.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else if (end > start) out.push([start, end]);
  }
  return out;
}
