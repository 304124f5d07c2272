/** Where the grid's one cursor stands. Row -1 is the head; column -1 is the row as a whole. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
  /** Rows that fit on the screen. */
  readonly page: number;
  readonly rtl: boolean;
}

export interface GridKey {
  readonly key: string;
  readonly mod: boolean;
}

/** Where a key leads from a place; null when the key does not move the cursor. */
export function moveInGrid(at: GridPlace, { key, mod }: GridKey, size: GridSize): GridPlace | null {
  const last = size.rows - 1;
  const toRow = (row: number): GridPlace => ({ row: Math.max(0, Math.min(last, row)), column: at.column });
  switch (key) {
    case 'ArrowDown':
      return toRow(at.row + 1);
    case 'ArrowUp':
      return at.row <= 0 ? { row: -1, column: Math.max(0, at.column) } : toRow(at.row - 1);
    case 'PageDown':
      return toRow(Math.max(0, at.row) + size.page);
    case 'PageUp':
      return toRow(at.row - size.page);
    case 'ArrowRight':
    case 'ArrowLeft':
      return sideways(at, (key === 'ArrowRight') !== size.rtl ? 1 : -1, size);
    case 'Home':
      return mod || at.column < 0 ? toRow(0) : { row: at.row, column: 0 };
    case 'End':
      return mod || at.column < 0 ? toRow(last) : { row: at.row, column: size.columns - 1 };
    default:
      return null;
  }
}

function sideways(at: GridPlace, step: number, size: GridSize): GridPlace {
  const least = at.row < 0 ? 0 : -1;
  return { row: at.row, column: Math.max(least, Math.min(size.columns - 1, at.column + step)) };
}

/** The keys of the rows between two of them, both included, in either order. */
export function rangeBetween(keys: readonly string[], from: string, to: string): readonly string[] {
  const [a, b] = [keys.indexOf(from), keys.indexOf(to)];
  if (a < 0 || b < 0) return [to];
  return keys.slice(Math.min(a, b), Math.max(a, b) + 1);
}

export function toggled(set: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(key)) next.add(key);
  return next;
}
