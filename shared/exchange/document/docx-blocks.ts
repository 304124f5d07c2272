import { bytesSource } from '../archive/byte-source.ts';
import { readForeignZip } from '../foreign-zip.ts';
import { decodeXml, walkXml } from '../xml/walk-xml.ts';
import { type Block, type DocumentText, FORMATS, type ListItem, NO_DOCUMENT, type Run, runsText } from './blocks.ts';
import { type DocxStyles, docxStyles, outlineLook, type ParagraphLook } from './docx-styles.ts';

/** The words of a Word document with their headings, lists, quotes, tables, looks and links; null where it cannot be read. */
export async function readDocx(bytes: Uint8Array): Promise<DocumentText | null> {
  const zip = await readForeignZip(bytesSource(bytes));
  const entries = zip.ok ? zip.value.entries : [];
  const main = await entries.find(({ path }) => path === 'word/document.xml')?.read();
  if (!main?.ok) return null;
  const reading = new DocxReading(await docxStyles(entries));
  const read = walkXml(decodeXml(main.value), reading);
  return read.ok ? reading.finish() : null;
}

class DocxReading {
  readonly #styles: DocxStyles;
  readonly #blocks: Block[] = [];
  readonly #open: string[] = [];
  #title: string | null = null;
  #items: ListItem[] = [];
  #listId = '';
  #runs: Run[] = [];
  #look: ParagraphLook | null = null;
  #list: { id: string; depth: number } | null = null;
  #format = 0;
  #href: string | null = null;
  #row: (readonly Run[])[] | null = null;
  #cell: Run[] | null = null;
  /** What is said once more for older programs, and text that was deleted. */
  #hidden = 0;

  constructor(styles: DocxStyles) {
    this.#styles = styles;
  }

  readonly open = (name: string, attributes: Readonly<Record<string, string>>): void => {
    this.#open.push(name);
    if (this.#hidden > 0 || name === 'Fallback' || name === 'del') this.#hidden += 1;
    else if (name === 'p') this.#begin();
    else if (name === 'pStyle') this.#look ??= this.#styles.looks.get(attributes.val ?? '') ?? null;
    else if (name === 'outlineLvl' && this.#open.includes('p')) this.#look ??= outlineLook(attributes.val);
    else if (name === 'ilvl')
      this.#list = { id: this.#list?.id ?? '', depth: Math.min(Number(attributes.val) || 0, 11) };
    else if (name === 'numId')
      this.#list = attributes.val === '0' ? null : { id: attributes.val ?? '', depth: this.#list?.depth ?? 0 };
    else if (name === 'r') this.#format = 0;
    else if (this.#open.at(-2) === 'rPr' && this.#open.includes('r')) this.#turn(name, attributes.val);
    else if (name === 'hyperlink') this.#href = this.#styles.links.get(attributes.id ?? '') ?? null;
    else if (name === 'tab' && this.#open.at(-2) === 'r') this.#put('\t');
    else if (name === 'br' || name === 'cr') this.#put('\n');
    else if (name === 'tr') this.#row = [];
    else if (name === 'tc') this.#cell = [];
  };

  readonly close = (name: string): void => {
    this.#open.pop();
    if (this.#hidden > 0) this.#hidden -= 1;
    else if (name === 'p') this.#end();
    else if (name === 'hyperlink') this.#href = null;
    else if (name === 'tc') {
      this.#row?.push(this.#cell ?? []);
      this.#cell = null;
    } else if (name === 'tr') this.#endRow();
  };

  readonly text = (text: string): void => {
    if (this.#hidden === 0 && this.#open.at(-1) === 't') this.#put(text);
  };

  finish(): DocumentText {
    this.#endList();
    return { ...NO_DOCUMENT, title: this.#title, blocks: this.#blocks };
  }

  #begin(): void {
    this.#runs = [];
    this.#look = null;
    this.#list = null;
  }

  #turn(name: string, value: string | undefined): void {
    const format = LOOKS[name];
    if (format !== undefined && !['0', 'false', 'none', 'off'].includes(value ?? '')) this.#format |= format;
  }

  #put(text: string): void {
    const last = this.#runs.at(-1);
    const run = { text, format: this.#format, href: this.#href };
    if (last && last.format === run.format && last.href === run.href) {
      this.#runs[this.#runs.length - 1] = { ...last, text: last.text + text };
    } else this.#runs.push(run);
  }

  #end(): void {
    const runs = this.#runs;
    this.#runs = [];
    if (runsText(runs).trim() === '') return;
    if (this.#cell) {
      if (this.#cell.length > 0) this.#cell.push({ text: '\n', format: 0, href: null });
      this.#cell.push(...runs);
    } else if (this.#list !== null && this.#look?.kind !== 'heading') {
      const { id, depth } = this.#list;
      // Another list begins; a list within one may be of another kind.
      if (depth === 0 && id !== this.#listId) this.#endList();
      this.#listId = id;
      this.#items.push({ depth, mark: this.#styles.numbered.has(id) ? 'number' : 'bullet', runs });
    } else if (this.#look?.kind === 'list') this.#items.push({ depth: 0, mark: 'bullet', runs });
    else this.#paragraph(runs);
  }

  #paragraph(runs: readonly Run[]): void {
    this.#endList();
    const look = this.#look;
    if (look?.kind === 'title' && this.#title === null && this.#blocks.length === 0)
      this.#title = runsText(runs).trim();
    else if (look?.kind === 'heading') this.#blocks.push({ kind: 'heading', level: look.level, runs });
    else if (look?.kind === 'title') this.#blocks.push({ kind: 'heading', level: 1, runs });
    else this.#blocks.push({ kind: look?.kind === 'quote' ? 'quote' : 'paragraph', runs });
  }

  #endRow(): void {
    const cells = this.#row ?? [];
    this.#row = null;
    if (cells.every((cell) => cell.length === 0)) return;
    this.#endList();
    this.#blocks.push({ kind: 'row', cells });
  }

  #endList(): void {
    if (this.#items.length > 0) this.#blocks.push({ kind: 'list', items: this.#items });
    this.#items = [];
  }
}

const LOOKS: Readonly<Record<string, number>> = {
  b: FORMATS.bold,
  i: FORMATS.italic,
  strike: FORMATS.strike,
  dstrike: FORMATS.strike,
  u: FORMATS.underline,
};
