import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { must } from '../../../shared/domain/assert.ts';

/** What a reader that shares no code with us finds in a PDF. */
export interface ReadPdf {
  readonly isTagged: boolean;
  readonly language: string;
  /** The roles of all tags. */
  readonly roles: ReadonlySet<string>;
  /** Titles of the outline, outer ones before inner ones. */
  readonly outline: readonly string[];
  /** The words of each page, runs of white space as one space. */
  readonly pages: readonly string[];
  /** The colours in which words are drawn, and those of the grounds under them: `#rrggbb`. */
  readonly inks: ReadonlySet<string>;
  readonly fills: ReadonlySet<string>;
}

export async function readPdf(data: Uint8Array): Promise<ReadPdf> {
  const pdf = await getDocument({ data, verbosity: 0 }).promise;
  const [roles, inks, fills] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const pages: string[] = [];
  for (let n = 1; n <= pdf.numPages; n++) {
    const page = await pdf.getPage(n);
    const { items } = await page.getTextContent();
    pages.push(
      items
        .map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : ''))
        .join('')
        .replace(/\s+/g, ' '),
    );
    collectRoles(await page.getStructTree(), roles);
    const { fnArray, argsArray } = await page.getOperatorList();
    let colour = '#000000';
    const before: string[] = [];
    fnArray.forEach((operator, i) => {
      const args: unknown = argsArray[i];
      if (operator === OPS.save) before.push(colour);
      else if (operator === OPS.restore) colour = before.pop() ?? '#000000';
      else if (operator === OPS.setFillRGBColor && Array.isArray(args)) colour = String(args[0]);
      else if (operator === OPS.showText) inks.add(colour);
      else if (operator === OPS.constructPath && Array.isArray(args) && isGround(args)) fills.add(colour);
    });
  }
  // The dictionary's own names are not in the types.
  const { info } = (await pdf.getMetadata()) as { readonly info: { readonly Language?: string } };
  const outline = titles(await pdf.getOutline());
  const { Marked } = (await pdf.getMarkInfo()) ?? { Marked: false };
  return { isTagged: Marked, language: must(info.Language, 'a language'), roles, outline, pages, inks, fills };
}

const FILLING: ReadonlySet<unknown> = new Set([OPS.fill, OPS.eoFill, OPS.fillStroke, OPS.eoFillStroke]);
/** A rule is filled too, and thinner. */
const GROUND = 20;

/** Whether a path, its painting and its bounds are those of a ground under words. */
function isGround([painting, , bounds]: readonly unknown[]): boolean {
  if (!FILLING.has(painting) || !(bounds instanceof Float32Array)) return false;
  const [left = 0, bottom = 0, right = 0, top = 0] = bounds;
  return Math.abs(right - left) > GROUND && Math.abs(top - bottom) > GROUND;
}

/** Contents have no role and no children. */
interface Tag {
  readonly role?: string;
  readonly type?: string;
  readonly children?: readonly Tag[];
}

function collectRoles(tag: Tag | null, roles: Set<string>): void {
  if (tag?.role !== undefined) roles.add(tag.role);
  for (const child of tag?.children ?? []) collectRoles(child, roles);
}

interface Entry {
  readonly title: string;
  readonly items: readonly Entry[];
}

const titles = (entries: readonly Entry[] | null): readonly string[] =>
  (entries ?? []).flatMap(({ title, items }) => [title, ...titles(items)]);

/** Relative luminance of `#rrggbb`, 0 to 1. */
export function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
