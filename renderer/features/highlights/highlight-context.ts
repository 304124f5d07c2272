import type { App } from '#renderer/data/app.ts';
import { bodyOf, segmentsOf, transcriptOf } from '#renderer/data/queries/interview-queries.ts';
import { recordIn } from '#renderer/data/queries/record-queries.ts';
import { type TextBlock, textOf } from '#shared/domain/anchor.ts';
import { textBlocks } from '#shared/domain/body.ts';
import type { Highlight } from '#shared/domain/highlight.ts';
import type { AnyId } from '#shared/domain/ids.ts';
import { isId } from '#shared/domain/ids.ts';

/** One segment or block of the text around a quote. */
export interface ContextBlock {
  readonly id: string;
  /** As the transcript names the speaker; null in a note, or where nobody is named. */
  readonly speaker: string | null;
  readonly before: string;
  /** The words of the quote that stand in this block. */
  readonly words: string;
  readonly after: string;
}

/** The segments or blocks in which a quote stands, cut at its words. Null when the words do not stand there now. */
export async function contextOf(app: App, { anchor, interviewId }: Highlight): Promise<readonly ContextBlock[] | null> {
  const blocks = isId('transcript', anchor.source)
    ? await segmentBlocks(app, anchor)
    : await bodyBlocks(app, anchor.source);
  if (textOf(anchor, blocks) !== anchor.quote) return null;
  const transcript = isId('transcript', anchor.source) ? await transcriptOf(app, interviewId) : null;
  const names = new Map(transcript?.speakers.map(({ key, name }) => [key, name]));
  const first = blocks.findIndex(({ id }) => id === anchor.block);
  const last = blocks.findIndex(({ id }) => id === (anchor.endBlock ?? anchor.block));
  return blocks.slice(first, last + 1).map(({ id, text, speaker = null }, i) => {
    const start = i === 0 ? anchor.start : 0;
    const end = i === last - first ? anchor.end : text.length;
    return {
      id,
      speaker: speaker === null ? null : (names.get(speaker) ?? speaker),
      before: near(text.slice(0, start), 'end'),
      words: text.slice(start, end),
      after: near(text.slice(end), 'start'),
    };
  });
}

type SpokenBlock = TextBlock & { readonly speaker?: string | null };

/** A quote in one segment, which nearly all are, needs that segment only. */
async function segmentBlocks(app: App, { source, block, endBlock }: Highlight['anchor']): Promise<SpokenBlock[]> {
  if (!isId('segment', block) || !isId('transcript', source)) return [];
  if (endBlock !== null) return segmentsOf(app, source);
  const segment = await recordIn(app, 'segments', block);
  return segment?.deletedAt === null ? [segment] : [];
}

async function bodyBlocks(app: App, owner: string): Promise<SpokenBlock[]> {
  // An anchor's source is a transcript or the owner of a body.
  const body = await bodyOf(app, owner as AnyId);
  return body ? textBlocks(body) : [];
}

const NEAR = 600;

/** The part of a long text next to the quote, from the edge of a word. */
function near(text: string, side: 'start' | 'end'): string {
  if (text.length <= NEAR) return text;
  if (side === 'end') {
    const cut = text.slice(-NEAR);
    return `…${cut.slice(cut.indexOf(' ') + 1)}`;
  }
  const cut = text.slice(0, NEAR);
  return `${cut.slice(0, cut.lastIndexOf(' '))}…`;
}
