import { type BodyContent, blockOf } from './body.ts';
import type { LineMark, Note } from './note.ts';

type Marks = Note['marks'];

const NO_LINE_MARK: LineMark = { atMs: null, mark: null, questionId: null };

const isMarked = ({ atMs, mark, questionId }: LineMark): boolean =>
  atMs !== null || mark !== null || questionId !== null;

/** The marks with one line's fields set; a line that carries nothing any more has no entry. */
export function withLineMark(marks: Marks, block: string, fields: Partial<LineMark>): Marks {
  const { [block]: before = NO_LINE_MARK, ...others } = marks;
  const next = { ...before, ...fields };
  return isMarked(next) ? { ...others, [block]: next } : others;
}

/**
 * Where the marks belong after an edit. A mark stays with its block. Where Enter at the start of a line pushed its words into a new
 * block, or a line was joined to the one above, the mark goes where the words went. Marks of blocks that are gone stay in the record,
 * unseen: an undo of the text brings the block back, and its mark with it.
 */
export function followMarks(marks: Marks, before: BodyContent, after: BodyContent): Marks {
  if (Object.keys(marks).length === 0) return marks;
  const was = new Set(before.order);
  const is = new Set(after.order);
  let next = marks;
  for (const [i, id] of after.order.entries()) {
    if (marks[id] === undefined) continue;
    if (was.has(id)) next = afterPush(next, id, pushedTo(id, i, was, before, after));
    else next = afterReturn(next, id, after.order[i - 1], before, after);
  }
  for (const [i, id] of before.order.entries()) {
    const mark = marks[id];
    if (is.has(id) || !mark) continue;
    const words = textOf(before, id);
    if (words === '') continue;
    // An undo or a paste brought the line back as another block.
    const isReborn = (one: string): boolean =>
      !was.has(one) && next[one] === undefined && isTheLine(textOf(after, one), words);
    const reborn = after.order.find(isReborn);
    if (reborn !== undefined) {
      next = { ...next, [reborn]: mark };
      continue;
    }
    const above = before.order.slice(0, i).findLast((one) => is.has(one));
    if (above === undefined) continue;
    const [shorter, longer] = [textOf(before, above), textOf(after, above)];
    // The line above has grown by these words: else they were deleted, and the mark with them.
    const grown = longer.startsWith(shorter) ? longer.slice(shorter.length) : longer;
    if (longer.length > shorter.length && beginsAs(grown, words)) {
      next = { ...next, [above]: joined(next[above] ?? NO_LINE_MARK, mark) };
    }
  }
  return next;
}

const textOf = (content: BodyContent, id: string): string => blockOf(content, id)?.text ?? '';

/** The new block below an emptied line to which its words went; undefined where they did not leave it. */
function pushedTo(
  id: string,
  at: number,
  was: ReadonlySet<string>,
  before: BodyContent,
  after: BodyContent,
): string | undefined {
  const words = textOf(before, id);
  if (words === '' || textOf(after, id) !== '') return undefined;
  for (const below of after.order.slice(at + 1)) {
    const text = textOf(after, below);
    // A line that was there already takes the words only where it has changed.
    if (was.has(below) && text === textOf(before, below)) return undefined;
    if (text !== '') return beginsAs(text, words) ? below : undefined;
  }
  return undefined;
}

const ENOUGH = 0.5;

/** Whether these are the words, give or take what was typed in them since the last save: most pairs of letters are there. */
function saysMostOf(text: string, words: string): boolean {
  if (text.includes(words)) return true;
  const pairs = Array.from({ length: Math.max(0, words.length - 1) }, (_, i) => words.slice(i, i + 2));
  const found = pairs.filter((pair) => text.includes(pair)).length;
  return pairs.length > 0 && found >= pairs.length * ENOUGH;
}

/** Whether a text holds the words, or how they begin: of a line that fell apart the first part keeps the mark. */
const beginsAs = (text: string, words: string): boolean =>
  (words.startsWith(text) && text.length >= Math.min(2, words.length)) || saysMostOf(text, words);

const isTheLine = (text: string, words: string): boolean =>
  text !== '' && text.length <= 2 * words.length && beginsAs(text, words);

function afterPush(marks: Marks, id: string, to: string | undefined): Marks {
  const { [id]: moved, ...others } = marks;
  return to === undefined || moved === undefined
    ? marks
    : { ...others, [to]: joined(moved, marks[to] ?? NO_LINE_MARK) };
}

/** A line that had been joined to the one above is a line of its own again: what it had lent is only its own again. */
function afterReturn(
  marks: Marks,
  id: string,
  above: string | undefined,
  before: BodyContent,
  after: BodyContent,
): Marks {
  const own = marks[id];
  // The time tells it: two lines of their own never carry the same millisecond.
  if (above === undefined || own === undefined || own.atMs === null) return marks;
  const isApart = textOf(before, above) === textOf(after, above) + textOf(after, id);
  const { [above]: lent, ...others } = marks;
  return isApart && sameMark(lent, own) ? others : marks;
}

/** What the upper line has counts; what it lacks comes from the lower one. */
const joined = (upper: LineMark, lower: LineMark): LineMark => ({
  atMs: upper.atMs ?? lower.atMs,
  mark: upper.mark ?? lower.mark,
  questionId: upper.questionId ?? lower.questionId,
});

const sameMark = (a: LineMark | undefined, b: LineMark): boolean =>
  a !== undefined && a.atMs === b.atMs && a.mark === b.mark && a.questionId === b.questionId;
