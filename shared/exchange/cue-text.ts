/** Words of one voice in a cue. */
export interface Voice {
  readonly speaker: string | null;
  readonly text: string;
}

/** Marks of WebVTT and SRT. Anything else in angle brackets (`<inaudible>`, `<3`) is what somebody wrote, and stays. */
const TAG = /^\/?(?:c|i|b|u|s|v|ruby|rt|rp|lang|font|em|strong|span|br|p)(?:[.\s/].*)?$/is;
const TIME_TAG = /^[\d:.,]{4,20}$/;
const LONGEST_TAG = 400;

/** Splits the text of a cue at its `<v Name>` tags, takes out all other tags and decodes entities once. */
export function voicesOf(text: string): readonly Voice[] {
  const voices: Voice[] = [];
  let speaker: string | null = null;
  let words: string[] = [];
  let at = 0;
  const close = (next: string | null): void => {
    voices.push({ speaker, text: decodeEntities(words.join('')) });
    speaker = next;
    words = [];
  };
  for (const tag of tagsOf(text)) {
    words.push(text.slice(at, tag.from));
    at = tag.to;
    const name = /^v(?:\.\S*)?(?:\s+(.*))?$/is.exec(tag.body);
    if (name !== null) close(nameOf(name[1] ?? ''));
    else if (/^\/v\s*$/i.test(tag.body)) close(null);
    else if (/^br\b/i.test(tag.body)) words.push('\n');
  }
  words.push(text.slice(at));
  close(null);
  return voices.filter((voice) => voice.text.trim() !== '');
}

/** The text of a cue of SRT or SBV without tags, `<v>` among them, and without `{\an8}` marks. */
export function plainCueText(text: string): string {
  return voicesOf(text.replace(/\{\\[^{}\n]{0,100}\}/g, ''))
    .map((voice) => voice.text)
    .join('');
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: '\u{a0}',
  quot: '"',
  apos: "'",
  lrm: '\u{200e}',
  rlm: '\u{200f}',
};

/** Decodes character references once: `&amp;lt;` becomes `&lt;`. Unknown ones stay as written. */
export function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|nbsp|quot|apos|lrm|rlm));/gi,
    (raw, dec, hex, name) => {
      if (name !== undefined) return NAMED[String(name).toLowerCase()] ?? raw;
      const code = dec === undefined ? Number.parseInt(String(hex), 16) : Number(dec);
      const fits = code >= 0x20 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) && (code < 0x7f || code > 0x9f);
      return fits ? String.fromCodePoint(code) : code === 9 || code === 10 ? ' ' : raw;
    },
  );
}

function nameOf(annotation: string): string | null {
  const name = decodeEntities(annotation).replace(/\s+/g, ' ').trim();
  return name === '' || name === '-' ? null : name;
}

interface Tag {
  readonly from: number;
  readonly to: number;
  readonly body: string;
}

function* tagsOf(text: string): Generator<Tag> {
  let end = -1;
  for (let from = text.indexOf('<'); from >= 0; from = text.indexOf('<', from + 1)) {
    if (end < from) end = text.indexOf('>', from);
    if (end < 0) return;
    if (end - from > LONGEST_TAG) continue;
    const body = text.slice(from + 1, end);
    if (TAG.test(body) || TIME_TAG.test(body)) yield { from, to: end + 1, body };
  }
}
