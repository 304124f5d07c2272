import type { ForeignEntry } from '../foreign-zip.ts';
import { decodeXml, walkXml } from '../xml/walk-xml.ts';

/** What the parts beside a Word text say about it. A part that is missing or broken says nothing. */
export interface DocxStyles {
  /** By the id of the style. */
  readonly looks: ReadonlyMap<string, ParagraphLook>;
  /** Lists with numbers, by the list's id. */
  readonly numbered: ReadonlySet<string>;
  /** Addresses of links by their ids. */
  readonly links: ReadonlyMap<string, string>;
}

export type ParagraphLook =
  | { readonly kind: 'title' | 'quote' | 'list' }
  | { readonly kind: 'heading'; readonly level: number };

/** Styles are called in English inside the file, whatever language Word shows them in. */
export async function docxStyles(entries: readonly ForeignEntry[]): Promise<DocxStyles> {
  const looks = new Map<string, ParagraphLook>();
  let style = '';
  await walkPart(entries, 'word/styles.xml', (name, attributes) => {
    if (name === 'style') style = attributes.styleId ?? '';
    const look =
      name === 'name' ? lookOf(attributes.val ?? '') : name === 'outlineLvl' ? outlineLook(attributes.val) : null;
    if (look !== null && style !== '' && !looks.has(style)) looks.set(style, look);
  });
  const numbers = new Set<string>();
  const numbered = new Set<string>();
  let [list, level] = ['', ''];
  await walkPart(entries, 'word/numbering.xml', (name, attributes) => {
    if (name === 'abstractNum') list = attributes.abstractNumId ?? '';
    else if (name === 'lvl') level = attributes.ilvl ?? '';
    else if (name === 'numFmt' && level === '0' && !['bullet', 'none'].includes(attributes.val ?? ''))
      numbers.add(list);
    else if (name === 'num') list = attributes.numId ?? '';
    else if (name === 'abstractNumId' && numbers.has(attributes.val ?? '')) numbered.add(list);
  });
  const links = new Map<string, string>();
  await walkPart(entries, 'word/_rels/document.xml.rels', (name, attributes) => {
    if (name !== 'Relationship' || attributes.TargetMode !== 'External') return;
    if (attributes.Id !== undefined && attributes.Target !== undefined) links.set(attributes.Id, attributes.Target);
  });
  return { looks, numbered, links };
}

export const outlineLook = (level: string | undefined): ParagraphLook | null =>
  /^[0-5]$/.test(level ?? '') ? { kind: 'heading', level: Number(level) + 1 } : null;

function lookOf(name: string): ParagraphLook | null {
  const heading = /^heading ([1-6])$/i.exec(name)?.[1];
  if (heading !== undefined) return { kind: 'heading', level: Number(heading) };
  if (/^title$/i.test(name)) return { kind: 'title' };
  if (/^(?:intense )?quote$/i.test(name)) return { kind: 'quote' };
  return /^list (?:bullet|number)(?: [2-5])?$/i.test(name) ? { kind: 'list' } : null;
}

async function walkPart(
  entries: readonly ForeignEntry[],
  path: string,
  open: (name: string, attributes: Readonly<Record<string, string>>) => void,
): Promise<void> {
  const part = await entries.find((entry) => entry.path === path)?.read();
  if (part?.ok) walkXml(decodeXml(part.value), { open, close: () => undefined, text: () => undefined });
}
