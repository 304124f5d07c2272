import type { JsonObject } from '#shared/domain/json.ts';
import type { Failure } from './fault-report.ts';
import type { Typing } from './note-typing.ts';
import { disagreement, type PageDump, rowsOf } from './page-dump.ts';

/** A note up to a fault. */
export interface NoteBefore {
  /** What it held when the typing began. */
  readonly written: string;
  readonly typed: Typing;
  /** Its texts for which the window said "Saved". */
  readonly saved: readonly string[];
  /** When the fault came, in ms of the epoch. */
  readonly at: number;
}

export interface NoteAfter {
  readonly text: string;
  /** Ms between the first letter that is gone and the fault; 0 where none is. */
  readonly lostMs: number;
  readonly failures: readonly Omit<Failure, 'seed'>[];
}

/** Compares what a start after the fault shows with what was typed and what was called saved. */
export function checkNote({ written, typed, saved, at }: NoteBefore, dump: PageDump, mostLostMs: number): NoteAfter {
  const text = noteText(dump, written);
  const whole = written + typed.text;
  const failures: Omit<Failure, 'seed'>[] = [];
  const tail = (long: string): string => JSON.stringify(long.slice(-60));
  // The letter that was on its way when the fault came may have arrived.
  if (!whole.startsWith(text) && text.slice(0, -1) !== whole)
    failures.push({ harm: 'torn', what: `${tail(text)} was never typed; that was ${tail(whole)}` });
  const lostMs = lostBy(typed, at, text.length - written.length);
  if (lostMs > mostLostMs) failures.push({ harm: 'late', what: `${lostMs} ms of typing are lost` });
  const told = saved.at(-1) ?? '';
  if (!text.startsWith(told))
    failures.push({ harm: 'acknowledgedLost', what: `${tail(told)} was saved, found is ${tail(text)}` });
  const wrong = disagreement(dump);
  if (wrong !== null) failures.push({ harm: 'torn', what: wrong });
  return { text, lostMs, failures };
}

/** The text of the note that was typed into: the longest that goes on from what was there. */
function noteText(dump: PageDump, written: string): string {
  const own = bodyTexts(dump).filter((text) => text.startsWith(written) && isTyped(text));
  return own.sort((a, b) => b.length - a.length)[0] ?? '';
}

/** Of every rich text, without its paragraphs. */
export const bodyTexts = (dump: PageDump): readonly string[] => rowsOf(dump, 'bodies').map(bodyText);

/** Only what `typeOn` types has neither capitals nor signs. */
const isTyped = (text: string): boolean => /^[a-z ]+$/.test(text);

function bodyText({ order, blocks }: JsonObject): string {
  if (!Array.isArray(order) || blocks === null || typeof blocks !== 'object') return '';
  const byId = new Map(Object.entries(blocks));
  return order.map((id) => textOf(byId.get(String(id)))).join('');
}

const textOf = (block: unknown): string =>
  typeof block === 'object' && block !== null && 'text' in block ? String(block.text) : '';

function lostBy({ at }: Typing, faultAt: number, found: number): number {
  const first = at.slice(Math.max(0, found)).find((pressed) => pressed <= faultAt);
  return first === undefined ? 0 : faultAt - first;
}
