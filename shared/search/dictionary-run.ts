import { fold } from './fold.ts';
import type { TokenVisitor } from './tokenize.ts';

/**
 * Tokens of a run written without spaces (Chinese, Japanese, Thai, Lao, Khmer, Burmese): its dictionary words, and its overlapping
 * pairs of characters, because how a dictionary cuts depends on what stands around. Positions count characters here.
 * Answers how many positions the run takes.
 */
export function eachRunToken(text: string, start: number, end: number, first: number, visit: TokenVisitor): number {
  const run = clusters(text, start, end);
  const count = run.chars.length;
  const wordAt = words(run.chars);
  for (let i = 0; i < count; i++) {
    const length = wordAt[i] ?? 0;
    const from = run.offsets[i] ?? start;
    if (length > 0) {
      const word = fold(run.chars.slice(i, i + length).join(''));
      visit(word, first + i, from, run.offsets[i + length] ?? end, length === 2 ? 'run-pair' : 'run-word');
    }
    if (i + 1 < count && length !== 2) {
      visit(fold(run.chars.slice(i, i + 2).join('')), first + i, from, run.offsets[i + 2] ?? end, 'pair');
    }
  }
  return count;
}

/** Tells apart runtimes whose dictionaries cut differently. */
export function segmenterPrint(): string {
  print ??= hash(SAMPLES.map((sample) => [...wordPieces(sample)].join('|')).join('/')).toString(36);
  return print;
}

let print: string | undefined;
const SAMPLES = [
  '私たちは毎週月曜日に請求書を手作業で作成していますが、承認に時間がかかりすぎるため、もっと簡単な方法を探しています。',
  '我们每个星期一都要手动整理发票，审批的时间太长，所以希望有更简单的办法来查看过去的客户访谈记录。',
  'เราต้องทำใบแจ้งหนี้ด้วยตนเองทุกวันจันทร์และการอนุมัติใช้เวลานานเกินไป',
  'ພວກເຮົາຕ້ອງການຊອກຫາການສໍາພາດ',
  'យើងត្រូវការស្វែងរកការសម្ភាសន៍',
];

/** Characters with their marks, width variants unified, and where each begins in the text. */
function clusters(text: string, start: number, end: number) {
  const chars: string[] = [];
  const offsets: number[] = [];
  let at = start;
  while (at < end) {
    const from = at;
    at += charWidth(text, at);
    while (at < end && TRAILING.test(text.slice(at, at + charWidth(text, at)))) at += charWidth(text, at);
    chars.push(text.slice(from, at).normalize('NFKC'));
    offsets.push(from);
  }
  offsets.push(end);
  return { chars, offsets };
}

// Marks, and the half-width voicing signs that belong to the character before them.
const TRAILING = /^[\p{M}\uff9e\uff9f]$/u;

const charWidth = (text: string, at: number): number => ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);

/** For each character: how many characters the word that begins there has, 0 inside a word. */
function words(chars: readonly string[]): Uint16Array {
  const lengths = new Uint16Array(chars.length);
  let at = 0;
  let left = 0;
  for (const piece of wordPieces(chars.join(''))) {
    const first = at;
    for (left += piece.length; at < chars.length && left > 0; at++) left -= chars[at]?.length ?? 0;
    if (at > first) lengths[first] = at - first;
  }
  return lengths;
}

function* wordPieces(run: string): Iterable<string> {
  for (const { segment } of segmenterFor(run).segment(run)) yield segment;
}

function segmenterFor(run: string): Intl.Segmenter {
  const locale = LOCALES.find(([script]) => script.test(run))?.[1] ?? 'zh';
  let segmenter = segmenters.get(locale);
  if (segmenter === undefined) {
    segmenter = new Intl.Segmenter(locale, { granularity: 'word' });
    segmenters.set(locale, segmenter);
  }
  return segmenter;
}

const segmenters = new Map<string, Intl.Segmenter>();
const LOCALES: readonly (readonly [RegExp, string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'ja'],
  [/\p{Script=Thai}/u, 'th'],
  [/\p{Script=Lao}/u, 'lo'],
  [/\p{Script=Khmer}/u, 'km'],
  [/\p{Script=Myanmar}/u, 'my'],
];

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}
