import type { Random } from './random.ts';

/** Lines that move, go and come twice; figures at their ends; words of the format in wrong places; nesting without an end. */
export function mutateText(text: string, words: readonly string[], random: Random): string {
  const lines = text.split('\n');
  const at = random.below(lines.length);
  const place = random.below(text.length + 1);
  switch (random.below(12)) {
    case 0:
      return lines.toSpliced(at, random.below(4) + 1).join('\n');
    case 1:
      return lines.toSpliced(at, 0, ...lines.slice(at, at + random.below(20) + 1)).join('\n');
    case 2:
      return swapped(lines, at, random.below(lines.length)).join('\n');
    case 3:
      return lines.toSpliced(at, 0, random.pick(words)).join('\n');
    case 4:
      return text.slice(0, place) + random.pick(words) + text.slice(place);
    case 5:
      return text.slice(0, place) + random.pick(words).repeat(random.pick([2, 50, 3_000])) + text.slice(place);
    case 6:
      return figures(text, random);
    case 7:
      return text.slice(0, place) + random.pick(HARD) + text.slice(place);
    case 8:
      return text.replaceAll('\n', random.pick(['\r', '\r\n', '\n\n', '', ' ', '\u{2028}']));
    case 9:
      return text.slice(0, place) + random.pick(HARD).repeat(random.pick([5, 5_000])) + text.slice(place);
    case 10:
      return lines.map((line) => (random.chance(0.2) ? line.slice(0, random.below(line.length)) : line)).join('\n');
    default:
      return text.slice(0, place) + text.slice(0, random.below(5_000)).repeat(random.below(20)) + text.slice(place);
  }
}

/** Characters that readers fall over. */
const HARD: readonly string[] = [
  '\0',
  '\u{feff}',
  '\u{202e}',
  '👩‍👩‍👧',
  'e\u{301}',
  '\u{d800}',
  '"',
  "'",
  '&#xd800;',
  '&amp;amp;',
  '<',
  '>',
  '[',
  '(',
  '{',
  '\\',
  '*',
  '_',
  '`',
  '|',
  ':',
  ' ',
  '\t',
  '%',
  '$',
  '=1+1',
  '__proto__',
  'constructor',
  '../../x',
  '𝒳'.repeat(40),
];

const ENDS = [
  '0',
  '-1',
  '99',
  '60',
  '4294967296',
  '9007199254740993',
  '1e999',
  'x1',
  '-0',
  '٣',
  '00000000000000000001',
];

function figures(text: string, random: Random): string {
  const found = [...text.matchAll(/\d+/g)];
  if (found.length === 0) return `${text}${random.pick(ENDS)}`;
  const { index, 0: digits } = random.pick(found);
  return text.slice(0, index) + random.pick(ENDS) + text.slice(index + digits.length);
}

function swapped(lines: readonly string[], a: number, b: number): readonly string[] {
  const [first, second] = [lines[a] ?? '', lines[b] ?? ''];
  return lines.with(a, second).with(b, first);
}
