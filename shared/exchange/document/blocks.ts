/** A document of another program between its reader and our records: blocks of words, whatever file they came from. */
export interface DocumentText {
  readonly title: string | null;
  readonly language: string | null;
  readonly tags: readonly string[];
  /** What the file says about itself: front matter, properties of a database row. */
  readonly fields: Readonly<Record<string, string | number | boolean>>;
  readonly blocks: readonly Block[];
  /** Addresses of the pictures and other files that it shows, as it has them. */
  readonly shows: readonly string[];
}

export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly runs: readonly Run[] }
  | { readonly kind: 'paragraph' | 'quote'; readonly runs: readonly Run[] }
  | { readonly kind: 'code'; readonly text: string; readonly language: string | null }
  | { readonly kind: 'list'; readonly items: readonly ListItem[] }
  | { readonly kind: 'row'; readonly cells: readonly (readonly Run[])[] };

export interface ListItem {
  /** 0 for the outermost list. */
  readonly depth: number;
  readonly mark: 'bullet' | 'number' | 'open' | 'done';
  readonly runs: readonly Run[];
}

/** Words of one look. A line feed in them is a line break. */
export interface Run {
  readonly text: string;
  /** A sum of `FORMATS`. */
  readonly format: number;
  /** The address of a link as the file has it, else null. */
  readonly href: string | null;
}

/** The bits by which the editor stores the look of words. */
export const FORMATS = { bold: 1, italic: 2, strike: 4, underline: 8, code: 16 } as const;

export const NO_DOCUMENT: DocumentText = {
  title: null,
  language: null,
  tags: [],
  fields: {},
  blocks: [],
  shows: [],
};

export const runsText = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('');

/** The words of a block as a text file would hold them: list items are lines, cells of a table row are parted by tabs. */
export function blockText(block: Block): string {
  switch (block.kind) {
    case 'code':
      return block.text;
    case 'list':
      return block.items.map(({ runs }) => runsText(runs)).join('\n');
    case 'row':
      return block.cells.map((cell) => runsText(cell).replaceAll('\n', ' ')).join('\t');
    default:
      return runsText(block.runs);
  }
}

/** The blocks with the links of every run changed. */
export function withLinks(blocks: readonly Block[], change: (run: Run) => Run): readonly Block[] {
  const all = (runs: readonly Run[]): readonly Run[] => runs.map((run) => (run.href === null ? run : change(run)));
  return blocks.map((block): Block => {
    if (block.kind === 'code') return block;
    if (block.kind === 'list')
      return { ...block, items: block.items.map((item) => ({ ...item, runs: all(item.runs) })) };
    if (block.kind === 'row') return { ...block, cells: block.cells.map(all) };
    return { ...block, runs: all(block.runs) };
  });
}

/** How many words a document has. */
export const documentWords = ({ blocks }: Pick<DocumentText, 'blocks'>): number =>
  blocks.reduce((sum, block) => sum + (blockText(block).match(/\S+/g)?.length ?? 0), 0);
