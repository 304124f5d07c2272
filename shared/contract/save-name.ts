/** `name` made safe as a file's name on every system, ending in `.extension`. A title in it may hold anything a person can type. */
export function saveName(name: string, extension: string): string {
  const ending = `.${extension}`;
  const stem = name.toLowerCase().endsWith(ending) ? name.slice(0, -ending.length) : name;
  const plain = [...stem.replace(FORBIDDEN, '-').trim()].slice(0, LONGEST).join('').replace(EDGES, '');
  const usable = plain === '' || RESERVED.test(plain) ? `Untitled ${plain}`.trim() : plain;
  return `${usable}${ending}`;
}

/** In characters; with an ending this stays below the 255 bytes that file systems allow, even in scripts of 3 bytes each. */
const LONGEST = 80;
/** Separators, what Windows forbids, controls, and the bidi marks that make one ending look like another. */
const FORBIDDEN = /[<>:"/\\|?*\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;
/** A leading dot hides the file; Windows drops dots and spaces at the end. */
const EDGES = /^[. ]+|[. ]+$/g;
const RESERVED = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i;
