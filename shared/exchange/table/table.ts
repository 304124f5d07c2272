/** A table as it was read: what its columns are for is decided later. */
export interface Table {
  /** The name of the file, or of the sheet in a workbook. */
  readonly name: string;
  /** Headings as shown: never empty, no two alike. */
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  /** 1-based, in the file or the sheet. */
  readonly line: number;
  /** One for each column. */
  readonly cells: readonly Cell[];
}

/** A day or an instant of a workbook is an ISO text without a zone. An empty cell is an empty text. */
export type Cell = string | number | boolean;

/** The text of a cell, without space around it. */
export const cellText = (cell: Cell | undefined): string => String(cell ?? '').trim();

/** Column for cells beyond the last heading. */
export const EXTRA = 'Extra';

/** Headings for the cells of a header row: an empty one is named by its place, a second of a name is numbered. */
export function columnNames(header: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return header.map((cell, i) => {
    const own = cell.replace(/[\s\u{a0}]+/gu, ' ').trim() || `Column ${i + 1}`;
    for (let n = 1; ; n++) {
      const candidate = n === 1 ? own : `${own} (${n})`;
      if (taken.has(candidate)) continue;
      taken.add(candidate);
      return candidate;
    }
  });
}
