import type { SpeakerHead } from './speaker-head.ts';
import { isNobody, type LabelCount, tickSpeakers } from './speakers.ts';
import { joinWords, splitLongTalk } from './talk-words.ts';
import type { ReadOptions, ReadTalk, TranscriptSegment } from './transcript.ts';

/** A line of text or Markdown as its reader sees it. */
export interface TalkLine {
  /**
   * `break` ends a turn and has no words (a rule); `heading` ends a turn and is a segment of its own; `own` begins a new
   * line within a paragraph (list item, table row); `aside` are words of nobody in the talk.
   */
  readonly kind: 'blank' | 'break' | 'heading' | 'text' | 'own' | 'aside';
  readonly text: string;
  readonly head: SpeakerHead | null;
  /** The label is set in bold: when it is no speaker, its words still are not those of the speaker before. */
  readonly bold: boolean;
}

interface LineRules {
  /** Lines of one paragraph are joined as words (Markdown) or keep their line ends (plain text). */
  readonly soft: boolean;
  readonly options: ReadOptions;
}

type LineTalk = Pick<ReadTalk, 'segments' | 'speakers'> & {
  /** Index of the line where the talk begins; 0 when nobody is ticked. */
  readonly start: number;
};

/** Lines to segments: paragraphs, each with the speaker of the last label before it. */
export function talkOf(lines: readonly TalkLine[], rules: LineRules): LineTalk {
  const speakers = tickSpeakers(countLabels(lines), rules.options).filter(({ label }) => !isNobody(label));
  const ticked = new Set(speakers.filter((speaker) => speaker.ticked).map((speaker) => speaker.label));
  const start =
    ticked.size === 0
      ? 0
      : Math.max(
          0,
          lines.findIndex((line) => begins(line, ticked)),
        );
  return { speakers, start, segments: segmentsOf(lines.slice(start), ticked, rules.soft) };
}

function begins({ head }: TalkLine, ticked: ReadonlySet<string>): boolean {
  return head !== null && ((head.label !== null && ticked.has(head.label)) || head.startMs !== null);
}

function countLabels(lines: readonly TalkLine[]): ReadonlyMap<string, LabelCount> {
  const counts = new Map<string, LabelCount>();
  for (const { head } of lines) {
    if (head === null || head.label === null) continue;
    const count = counts.get(head.label) ?? { loose: 0, firm: 0 };
    counts.set(head.label, count);
    count[head.firm ? 'firm' : 'loose'] += 1;
  }
  return counts;
}

function segmentsOf(
  lines: readonly TalkLine[],
  ticked: ReadonlySet<string>,
  soft: boolean,
): readonly TranscriptSegment[] {
  const segments: TranscriptSegment[] = [];
  let speaker: string | null = null;
  let startMs: number | null = null;
  let endMs: number | null = null;
  let paragraph: string[] = [];
  const add = (words: string): void => {
    if (words !== '') paragraph.push(words);
  };
  const flush = (): void => {
    if (paragraph.length === 0) return;
    const text = soft ? joinLines(paragraph) : paragraph.join('\n');
    const pieces = speaker === null ? splitLongTalk(text) : [text];
    pieces.forEach((piece, at) => {
      const times = { startMs: at === 0 ? startMs : null, endMs: at === pieces.length - 1 ? endMs : null };
      segments.push({ speaker, ...times, text: piece });
    });
    paragraph = [];
    startMs = null;
    endMs = null;
  };
  for (const { kind, text, head, bold } of lines) {
    if (kind !== 'text' && kind !== 'own') {
      flush();
      if (kind !== 'blank') speaker = null;
      add(text);
      if (kind !== 'blank') flush();
      continue;
    }
    const label = head?.label ?? null;
    const turn = label !== null && (ticked.has(label) || (isNobody(label) && (head?.firm === true || ticked.size > 0)));
    if (head !== null && (turn || bold || head.startMs !== null)) {
      flush();
      if (turn || bold) speaker = turn && label !== null && !isNobody(label) ? label : null;
      startMs = head.startMs ?? startMs;
      endMs = head.endMs;
      add(turn ? head.rest : head.restWithLabel);
    } else {
      add(kind === 'own' && soft ? `\n${text}` : text);
    }
  }
  flush();
  return segments;
}

/** `joinWords`, except before lines that begin anew. */
function joinLines(lines: readonly string[]): string {
  const groups: string[][] = [];
  for (const line of lines) {
    const open = groups.at(-1);
    if (open === undefined || line.startsWith('\n')) groups.push([line]);
    else open.push(line);
  }
  return groups.map(joinWords).join('\n');
}
