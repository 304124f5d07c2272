/** `name` made safe as a file's name on every system, ending in `.extension`. A title in it may hold anything a person can type. */
export function saveName(name: string, extension: string): string {
  const ending = `.${extension}`;
  const stem = name.toLowerCase().endsWith(ending) ? name.slice(0, -ending.length) : name;
  const plain = cut(stem.replace(FORBIDDEN, '-').trim()).replace(EDGES, '');
  const usable = plain === '' || RESERVED.test(plain) ? `Untitled ${plain}`.trim() : plain;
  return `${usable}${ending}`;
}

/** The characters that fit: whole ones, so that no emoji is cut in half. */
function cut(text: string): string {
  let bytes = 0;
  let kept = '';
  for (const char of [...text].slice(0, LONGEST)) {
    bytes += utf8Bytes(char);
    if (bytes > MOST_BYTES) break;
    kept += char;
  }
  return kept;
}

function utf8Bytes(char: string): number {
  const code = char.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

/** In characters. */
const LONGEST = 80;
/** File systems allow 255 bytes; 80 emoji have 320. The rest is for the ending and for "Untitled ". */
const MOST_BYTES = 225;
/** Separators, what Windows forbids, controls, and the bidi marks that make one ending look like another. */
const FORBIDDEN = /[<>:"/\\|?*\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;
/** A leading dot hides the file; Windows drops dots and spaces at the end. */
const EDGES = /^[. ]+|[. ]+$/g;
const RESERVED = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i;
