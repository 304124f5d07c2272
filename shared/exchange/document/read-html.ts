import { type Block, type DocumentText, FORMATS, type ListItem, NO_DOCUMENT, type Run, runsText } from './blocks.ts';
import { type Attributes, htmlTokens } from './html-tokens.ts';

/**
 * The words of an HTML text with their headings, lists, quotes, tables and links. Nothing of it is ever put into a page: scripts,
 * styles, event handlers and remote pictures do not exist here. Never throws; the time grows with the length.
 */
export function readHtml(html: string): DocumentText {
  const reading = new HtmlReading();
  for (const token of htmlTokens(html)) {
    if (token.kind === 'text') reading.text(token.text);
    else if (token.kind === 'open') reading.open(token.name, token.attributes, token.closed);
    else reading.close(token.name);
  }
  return reading.finish();
}

interface Open {
  readonly name: string;
  readonly format: number;
  readonly href: string | null;
  readonly hidden: boolean;
  readonly pre: boolean;
}

/** Elements deeper than this look like those above them. */
const MOST_DEPTH = 400;

class HtmlReading {
  readonly #blocks: Block[] = [];
  readonly #stack: Open[] = [];
  readonly #lists: ('ul' | 'ol')[] = [];
  #items: ListItem[] = [];
  #row: (readonly Run[])[] | null = null;
  #cells = 0;
  #runs: Run[] = [];
  #mark: ListItem['mark'] | null = null;
  #quotes = 0;
  #heading = 0;
  #property: { name: string; value: string; key: boolean } | null = null;
  #title = '';
  #inTitle = false;
  #pageTitle: string | null = null;
  readonly #fields: Record<string, string | boolean> = {};
  readonly #tags: string[] = [];
  readonly #files: string[] = [];

  get #top(): Open {
    return this.#stack.at(-1) ?? { name: '', format: 0, href: null, hidden: false, pre: false };
  }

  text(text: string): void {
    if (this.#inTitle) this.#title += text;
    const { hidden, pre, format, href } = this.#top;
    if (hidden) return;
    const clean = text.replace(/\r\n?/g, '\n').replaceAll('\0', '');
    const words = pre ? clean : clean.replace(/[ \t\n\f]+/g, ' ');
    if (words === '') return;
    this.#runs.push({ text: words, format, href });
  }

  open(name: string, attributes: Attributes, closed: boolean): void {
    const classes = ` ${attributes.get('class') ?? ''} `;
    const style = attributes.get('style') ?? '';
    if (name === 'title') this.#inTitle = this.#title === '';
    if (name === 'br') this.#runs.push({ text: '\n', format: 0, href: null });
    // Values of one property of Notion stand side by side.
    else if (BLOCKS.has(name) || / selected-value /.test(classes)) this.#flush();
    if (name === 'ul' || name === 'ol') this.#lists.push(name);
    else if (name === 'li') this.#mark = this.#itemMark(style);
    else if (name === 'blockquote') this.#quotes += 1;
    else if (name === 'tr') this.#row = [];
    else if (name === 'td' || name === 'th') this.#cells += 1;
    if (/^h[1-6]$/.test(name)) this.#heading = Number(name[1]);
    this.#ticks(name, attributes, classes);
    const file = attributes.get('src') ?? (name === 'object' ? attributes.get('data') : undefined);
    if (file !== undefined && !this.#top.hidden && this.#files.length < MOST_FILES) this.#files.push(file);
    if (/ property-row /.test(classes)) this.#property = { name: '', value: '', key: true };
    if (closed || VOID.has(name) || this.#stack.length >= MOST_DEPTH) return;
    const up = this.#top;
    const code = name === 'pre' || /en-codeblock\s*:\s*true/.test(style);
    if (code) this.#flush();
    this.#stack.push({
      name,
      format: up.format | (INLINE[name] ?? 0),
      href: name === 'a' ? (attributes.get('href')?.trim() ?? null) : up.href,
      hidden: up.hidden || HIDDEN.has(name) || / katex-html /.test(classes),
      pre: up.pre || code || name === 'annotation',
    });
  }

  close(name: string): void {
    if (name === 'title') this.#inTitle = false;
    const at = this.#stack.findLastIndex((open) => open.name === name);
    if (at < 0 && name !== 'p' && name !== 'br') return;
    if (name === 'br') this.#runs.push({ text: '\n', format: 0, href: null });
    const code = this.#stack[at]?.pre === true && this.#stack[at - 1]?.pre !== true;
    if (BLOCKS.has(name)) this.#flush(code && name !== 'annotation');
    if (name === 'ul' || name === 'ol') {
      this.#lists.pop();
      if (this.#lists.length === 0) this.#endList();
    } else if (name === 'li') this.#mark = null;
    else if (name === 'blockquote') this.#quotes = Math.max(0, this.#quotes - 1);
    else if (name === 'td' || name === 'th') this.#endCell(name);
    else if (name === 'tr') this.#endRow();
    if (/^h[1-6]$/.test(name)) this.#heading = 0;
    if (at >= 0) this.#stack.length = at;
  }

  finish(): DocumentText {
    this.#flush();
    this.#endRow();
    this.#endList();
    const title = (this.#pageTitle ?? this.#title).replace(/\s+/g, ' ').trim();
    return {
      ...NO_DOCUMENT,
      title: title === '' ? null : title,
      blocks: this.#blocks,
      fields: this.#fields,
      tags: this.#tags,
      shows: this.#files,
    };
  }

  #itemMark(style: string): ListItem['mark'] {
    const checked = /--en-checked\s*:\s*(true|false)/.exec(style)?.[1];
    if (checked !== undefined) return checked === 'true' ? 'done' : 'open';
    return this.#lists.at(-1) === 'ol' ? 'number' : 'bullet';
  }

  /** Boxes to tick: of plain HTML, of Notion and of Evernote. */
  #ticks(name: string, attributes: Attributes, classes: string): void {
    const notion = / checkbox-(on|off) /.exec(classes)?.[1];
    const box =
      name === 'en-todo'
        ? attributes.get('checked') === 'true'
        : name === 'input' && attributes.get('type')?.toLowerCase() === 'checkbox'
          ? attributes.has('checked')
          : notion === undefined
            ? null
            : notion === 'on';
    if (box === null) return;
    if (this.#property) this.#property.value = String(box);
    else this.#mark = box ? 'done' : 'open';
  }

  /** Ends the block that is open, if it has words. */
  #flush(code = false): void {
    const raw = this.#runs;
    this.#runs = [];
    if (code) {
      const text = runsText(raw).replace(/^\n/, '').trimEnd();
      if (text.trim() !== '') this.#put({ kind: 'code', text, language: null }, [{ text, format: 0, href: null }]);
      return;
    }
    const runs = trimmed(raw);
    if (runsText(runs).trim() === '') return;
    if (this.#heading > 0) this.#put({ kind: 'heading', level: this.#heading, runs }, runs);
    else this.#put({ kind: this.#quotes > 0 ? 'quote' : 'paragraph', runs }, runs);
  }

  #put(block: Block, runs: readonly Run[]): void {
    if (this.#property) this.#property[this.#property.key ? 'name' : 'value'] += joined(this.#property, runsText(runs));
    else if (this.#cells > 0 && this.#row) {
      const cell = this.#row.pop() ?? [];
      this.#row.push(cell.length === 0 ? runs : [...cell, { text: '\n', format: 0, href: null }, ...runs]);
    } else if (this.#mark !== null || (this.#lists.length > 0 && block.kind !== 'heading')) {
      const depth = Math.max(0, this.#lists.length - 1);
      const before = this.#items.at(-1);
      // A second paragraph of an item goes on in it.
      if (this.#mark === null && before) this.#items[this.#items.length - 1] = longer(before, runs);
      else this.#items.push({ depth, mark: this.#mark ?? 'bullet', runs });
      this.#mark = null;
      if (this.#lists.length === 0) this.#endList();
    } else {
      this.#endList();
      if (block.kind === 'heading' && this.#stack.at(-1)?.name === 'h1' && this.#isPageTitle()) {
        this.#pageTitle ??= runsText(runs);
      } else this.#blocks.push(block);
    }
  }

  /** Notion sets the title of a page above its text, within a header. */
  #isPageTitle(): boolean {
    return this.#blocks.length === 0 && this.#stack.some(({ name }) => name === 'header');
  }

  #endList(): void {
    if (this.#items.length > 0) this.#blocks.push({ kind: 'list', items: this.#items });
    this.#items = [];
  }

  #endCell(name: string): void {
    this.#flush();
    this.#cells = Math.max(0, this.#cells - 1);
    if (this.#property) {
      this.#property.key = name === 'th' ? false : this.#property.key;
      return;
    }
    this.#row?.push([]);
  }

  #endRow(): void {
    if (this.#property) {
      const { name, value } = this.#property;
      this.#property = null;
      if (/^tags$/i.test(name)) this.#tags.push(...value.split('\n'));
      else if (name !== '' && value !== '') this.#fields[name.slice(0, 200)] = boxed(value);
      this.#row = null;
      return;
    }
    const cells = this.#row;
    this.#row = null;
    if (cells === null || cells.every((cell) => cell.length === 0)) return;
    if (cells.at(-1)?.length === 0) cells.pop();
    this.#endList();
    const [only] = cells;
    // A table of one cell is there for the looks.
    if (cells.length === 1 && only) this.#blocks.push({ kind: 'paragraph', runs: only });
    else this.#blocks.push({ kind: 'row', cells });
  }
}

const MOST_FILES = 10_000;

/** Several values of one property are lines of it. */
const joined = ({ name, value, key }: { name: string; value: string; key: boolean }, text: string): string =>
  (key ? name : value) === '' ? text : `\n${text}`;

const boxed = (value: string): string | boolean => (value === 'true' ? true : value === 'false' ? false : value);

const longer = (item: ListItem, runs: readonly Run[]): ListItem => ({
  ...item,
  runs: [...item.runs, { text: '\n', format: 0, href: null }, ...runs],
});

/** Runs as they are read: no space at the ends of lines, neighbours of one look joined. */
function trimmed(runs: readonly Run[]): readonly Run[] {
  const out: Run[] = [];
  let atStart = true;
  for (const run of runs) {
    let { text } = run;
    if (atStart) text = text.replace(/^[ \t]+/, '');
    else if (/[ \t]$/.test(out.at(-1)?.text ?? '')) text = text.replace(/^[ \t]+/, '');
    if (text === '') continue;
    const last = out.at(-1);
    if (text.startsWith('\n') && last) out[out.length - 1] = { ...last, text: last.text.replace(/[ \t]+$/, '') };
    const before = out.at(-1);
    if (before && before.format === run.format && before.href === run.href) {
      out[out.length - 1] = { ...before, text: before.text + text };
    } else out.push({ ...run, text });
    atStart = text.endsWith('\n');
  }
  while (out.length > 0) {
    const last = out.at(-1);
    const text = last?.text.replace(/\s+$/, '') ?? '';
    if (last === undefined || text === last.text) break;
    out.pop();
    if (text !== '') {
      out.push({ ...last, text });
      break;
    }
  }
  const first = out.findIndex(({ text }) => text.trim() !== '');
  return first < 0
    ? []
    : out.slice(first).map((run, i) => (i === 0 ? { ...run, text: run.text.replace(/^\s+/, '') } : run));
}

const INLINE: Readonly<Record<string, number>> = {
  b: FORMATS.bold,
  strong: FORMATS.bold,
  i: FORMATS.italic,
  em: FORMATS.italic,
  s: FORMATS.strike,
  del: FORMATS.strike,
  strike: FORMATS.strike,
  u: FORMATS.underline,
  ins: FORMATS.underline,
  code: FORMATS.code,
  kbd: FORMATS.code,
  samp: FORMATS.code,
};

const BLOCKS: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote body caption center dd details dialog div dl dt en-note fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 head header hr html legend li main nav ol option p pre section summary table tbody td tfoot th thead title tr ul'
  ).split(' '),
);
const VOID: ReadonlySet<string> = new Set(
  'area base br col embed en-media en-todo hr img input link meta param source track wbr'.split(' '),
);
/** What is no text of the document: looks, programs, and what stands in for a recording that cannot be played. */
const HIDDEN: ReadonlySet<string> = new Set(
  'audio canvas head iframe math noembed noframes noscript object script select style svg template textarea title video xmp'.split(
    ' ',
  ),
);
