/**
 * Places in a text counted in three ways: UTF-16 code units (ours), Unicode code points (REFI-QDA, QualCoder) and UTF-8 bytes
 * (Taguette). A lone surrogate is one code point, and three bytes as the replacement character that UTF-8 writes for it.
 */
export interface OffsetMap {
  /** The UTF-16 offset of a foreign one. Past the end it is the length; within a character, its start. */
  readonly toUtf16: (foreign: number) => number;
  /** The foreign offset of a UTF-16 one; between the halves of a pair it is the start of the pair. */
  readonly fromUtf16: (offset: number) => number;
  /** The length of the text in the foreign count. */
  readonly length: number;
}

export const codePointOffsets = (text: string): OffsetMap => offsetMap(text, () => 1);

export const utf8Offsets = (text: string): OffsetMap => offsetMap(text, utf8Length);

/** How many bytes UTF-8 needs for a code point. */
function utf8Length(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x1_0000 ? 3 : 4;
}

/** Only every so many characters are remembered: a text of a book needs a few thousand entries, and a look-up a short walk. */
const STEP = 256;

function offsetMap(text: string, weigh: (codePoint: number) => number): OffsetMap {
  const own: number[] = [];
  const foreign: number[] = [];
  let at = 0;
  let weight = 0;
  for (let count = 0; at < text.length; count++) {
    if (count % STEP === 0) {
      own.push(at);
      foreign.push(weight);
    }
    const point = text.codePointAt(at) ?? 0;
    weight += weigh(point);
    at += point > 0xffff ? 2 : 1;
  }
  const length = weight;
  const walk = (from: readonly number[], goal: number, measure: 'own' | 'foreign'): readonly [number, number] => {
    const start = lastAtMost(from, goal);
    let [unit, sum] = [own[start] ?? 0, foreign[start] ?? 0];
    while (unit < text.length) {
      const point = text.codePointAt(unit) ?? 0;
      const [nextUnit, nextSum] = [unit + (point > 0xffff ? 2 : 1), sum + weigh(point)];
      if ((measure === 'own' ? nextUnit : nextSum) > goal) break;
      [unit, sum] = [nextUnit, nextSum];
    }
    return [unit, sum];
  };
  return {
    length,
    toUtf16: (goal) => (goal >= length ? text.length : walk(foreign, Math.max(0, goal), 'foreign')[0]),
    fromUtf16: (goal) => (goal >= text.length ? length : walk(own, Math.max(0, goal), 'own')[1]),
  };
}

/** The index of the last number that is not above `goal`. */
function lastAtMost(sorted: readonly number[], goal: number): number {
  let [low, high] = [0, sorted.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sorted[middle] ?? 0) <= goal) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}
