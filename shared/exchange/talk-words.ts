const WIDE = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}]/u;

/** Pieces of talk set one after the other: a space between them, nothing within Chinese or Japanese, a new line before a dash. */
export function joinWords(pieces: readonly string[]): string {
  const parts: string[] = [];
  let last = '';
  for (const raw of pieces) {
    const piece = raw.trim();
    if (piece === '') continue;
    if (parts.length > 0) parts.push(between(last, piece));
    parts.push(piece);
    last = piece;
  }
  return parts.join('');
}

function between(left: string, right: string): string {
  if (/^(?:[-–—]\s|>>)/.test(right)) return '\n';
  return WIDE.test(left.slice(-1)) && WIDE.test(right.slice(0, 1)) ? '' : ' ';
}

/** Words between spaces; two characters of a script that sets no spaces count as one. */
export function wordCount(text: string): number {
  const spaced = text.match(/\S+/g)?.length ?? 0;
  const wide = text.match(/[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{sc=Thai}]/gu)?.length ?? 0;
  return spaced + Math.floor(wide / 2);
}

/** Whether the talk stops at the end of a sentence, closing quotes and brackets aside. */
export function endsSentence(text: string): boolean {
  return /[.!?…。！？؟۔।]["'”’»」』)\]]{0,3}$/.test(text.slice(-8).trimEnd());
}

/** Cuts a passage that names nobody into pieces: at the first sentence end after `enough` words, at `most` words. */
export function splitLongTalk(text: string, enough = 150, most = 300): readonly string[] {
  if (wordCount(text) <= most) return [text];
  const pieces: string[] = [];
  let from = 0;
  let words = 0;
  for (const match of text.matchAll(/\S+/g)) {
    words += wordCount(match[0]);
    if (words < most && !(words >= enough && endsSentence(match[0]))) continue;
    const to = match.index + match[0].length;
    pieces.push(text.slice(from, to).trim());
    from = to;
    words = 0;
  }
  const rest = text.slice(from).trim();
  return rest === '' ? pieces : [...pieces, rest];
}
