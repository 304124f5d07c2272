/** The words of a rich text file (RTF), an empty line between its paragraphs; of its looks nothing. Never throws. */
export function rtfLines(bytes: Uint8Array): readonly string[] {
  return rtfParagraphs(latin(bytes))
    .map((text) => text.replace(/[ \t]+$/gm, '').trim())
    .filter((text) => text !== '')
    .flatMap((text, i) => [...(i > 0 ? [''] : []), ...text.split('\n')]);
}

/** How every such file begins. */
export const isRtf = (bytes: Uint8Array): boolean => latin(bytes.subarray(0, 40)).trimStart().startsWith('{\\rtf');

interface Group {
  readonly hidden: boolean;
  /** How many characters stand in for one that is written as its number. */
  readonly skip: number;
}

function rtfParagraphs(rtf: string): readonly string[] {
  const paragraphs: string[] = [];
  let parts: string[] = [];
  let waiting: number[] = [];
  let codePage = 'windows-1252';
  let group: Group = { hidden: false, skip: 1 };
  const groups: Group[] = [];
  let toSkip = 0;
  const flushBytes = (): void => {
    if (waiting.length > 0) parts.push(decoded(waiting, codePage));
    waiting = [];
  };
  const put = (text: string): void => {
    flushBytes();
    if (toSkip > 0) toSkip -= 1;
    else if (!group.hidden) parts.push(text);
  };
  const end = (): void => {
    flushBytes();
    if (group.hidden) return;
    paragraphs.push(parts.join(''));
    parts = [];
  };
  const word = /\\(?:([a-z]{1,32})(-?\d{1,10})?[ ]?|'([\da-f]{2})|([^a-z]))|[{}]|[^\\{}]+/giy;
  for (let match = word.exec(rtf); match !== null; match = word.exec(rtf)) {
    const [whole, name, figure, hex, sign] = match;
    if (whole === '{') {
      flushBytes();
      if (groups.length < MOST_DEPTH) groups.push(group);
    } else if (whole === '}') {
      flushBytes();
      group = groups.pop() ?? group;
      toSkip = 0;
    } else if (hex !== undefined) {
      if (toSkip > 0) toSkip -= 1;
      else if (!group.hidden) waiting.push(Number.parseInt(hex, 16));
    } else if (sign !== undefined) {
      if (sign === '*') group = { ...group, hidden: true };
      else if (sign === '~') put('\u{a0}');
      else if (sign === '_') put('-');
      else if (sign === '\n' || sign === '\r') end();
      else if (/[\\{}]/.test(sign)) put(sign);
    } else if (name !== undefined) {
      const value = figure === undefined ? null : Number(figure);
      if (HIDDEN.has(name)) group = { ...group, hidden: true };
      else if (name === 'par' || name === 'row' || name === 'sect' || name === 'page') end();
      else if (name === 'u' && value !== null) {
        put(String.fromCharCode(value < 0 ? value + 0x10000 : value & 0xffff));
        toSkip = group.skip;
      } else if (name === 'uc') group = { ...group, skip: Math.min(Math.max(value ?? 1, 0), 20) };
      else if (name === 'ansicpg' && value !== null) codePage = `windows-${value}`;
      else if (name === 'bin' && value !== null && value > 0) word.lastIndex += Math.min(value, rtf.length);
      else {
        const text = WORDS[name];
        if (text !== undefined) put(text);
      }
    } else {
      const text = whole.replace(/[\r\n\0]+/g, '');
      flushBytes();
      const left = text.slice(toSkip);
      toSkip = Math.max(0, toSkip - text.length);
      if (!group.hidden && left !== '') parts.push(highBytes(left, codePage));
    }
  }
  end();
  return paragraphs;
}

const MOST_DEPTH = 10_000;

const WORDS: Readonly<Record<string, string>> = {
  tab: '\t',
  cell: '\t',
  line: '\n',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  emdash: '—',
  endash: '–',
  bullet: '•',
  emspace: ' ',
  enspace: ' ',
};

/** Tables of the file, and what is beside the text. */
const HIDDEN: ReadonlySet<string> = new Set(
  (
    'fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr footerf footnote fldinst ' +
    'listtable listoverridetable rsidtbl generator themedata datastore latentstyles xmlnstbl mmathPr annotation atnid atnauthor deleted'
  ).split(' '),
);

/** A character for each byte. */
function latin(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return parts.join('');
}

/** Some programs write bytes above 127 as they are. */
const highBytes = (text: string, codePage: string): string =>
  /[\u{80}-\u{ff}]/u.test(text)
    ? decoded(
        [...text].map((char) => char.charCodeAt(0)),
        codePage,
      )
    : text;

function decoded(codes: readonly number[], codePage: string): string {
  try {
    return new TextDecoder(codePage === 'windows-932' ? 'shift_jis' : codePage).decode(Uint8Array.from(codes));
  } catch {
    // A code page that nobody knows: its letters are shown as Latin ones.
    return String.fromCharCode(...codes);
  }
}
