import { blockText, type DocumentText } from '../document/blocks.ts';
import { isoDate } from '../held-at.ts';
import { type DraftInterview, draftOf, type ImportDraft, originOf } from '../import-records.ts';
import { listOf } from '../table/cell-values.ts';
import { guessKind, guessRoles, IGNORE } from '../table/column-roles.ts';
import { cellText, type Table, type TableRow } from '../table/table.ts';
import { tableToDraft } from '../table/table-draft.ts';
import { TagList, tagPath } from '../table/tag-rows.ts';
import { vaultPath } from './vault-paths.ts';
import type { VaultReading } from './vault-reading.ts';
import type { VaultTable } from './vault-tables.ts';

interface RowFacts {
  readonly heldAt: string | null;
  readonly tags: readonly string[];
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
}

export const NO_FACTS: RowFacts = { heldAt: null, tags: [], attributes: {} };

/** What the cells of a row say about its page. The first column is its title. */
export function rowFacts({ columns }: Table, { cells }: TableRow): RowFacts {
  const roles = guessRoles(columns, 'interviews');
  const filled = columns.flatMap((heading, i) => {
    const cell = cells[i] ?? '';
    return i === 0 || cellText(cell) === '' ? [] : [{ heading, cell, role: roles[i] }];
  });
  const tags = filled.flatMap(({ role, cell }) => (role === 'tags' ? listOf(cell) : []));
  const days = filled.flatMap(({ role, cell }) => (role === 'date' ? (isoDate(cellText(cell)) ?? []) : []));
  const rest = filled.filter(({ role }) => role !== 'tags');
  return {
    heldAt: days[0] ?? null,
    tags,
    attributes: Object.fromEntries(rest.map(({ heading, cell }) => [heading, cell])),
  };
}

/** Below the title Notion writes the row of the page once more, a line for each column. */
export function withoutFacts(document: DocumentText, { columns }: Table): DocumentText {
  const [first, ...rest] = document.blocks;
  if (first?.kind !== 'paragraph') return document;
  const lines = blockText(first).split('\n');
  const isRow = lines.every((line) => columns.some((heading) => line.startsWith(`${heading}:`)));
  return isRow ? { ...document, blocks: rest } : document;
}

/** Rows without a page are interviews with details and no words. */
export function looseRows({ kind, name }: VaultReading, { path, table, loose }: VaultTable): ImportDraft {
  const tags = new TagList(kind, name);
  const interviews = loose.flatMap((row): DraftInterview[] => {
    const title = cellText(row.cells[0]);
    const { heldAt, attributes, tags: own } = rowFacts(table, row);
    if (title === '' && Object.keys(attributes).length === 0) return [];
    const key = `${vaultPath(path).id ?? path} row ${row.line}`;
    const keys = own.map((tag) => tags.key(tagPath(tag)));
    return [{ key, origin: originOf(kind, name, key), title, kind: 'field-note', heldAt, attributes, tags: keys }];
  });
  return draftOf({ interviews, tags: tags.all() });
}

/** A database whose rows have no pages is a table as any other. */
export function tableAlone({ name, problems }: VaultReading, path: string, table: Table): ImportDraft {
  const kind = guessKind(table);
  if (kind === null) {
    const heads = table.columns.slice(0, 8).join(', ');
    problems.error(`The headings do not say what its rows are: ${heads}. Import this file by itself and choose.`, {
      entry: path,
    });
    return draftOf({});
  }
  // The day of a goal's value is not said by an export: the value alone is no check-in.
  const roles = guessRoles(table.columns, kind).map((role) => (role === 'current' ? IGNORE : role));
  const read = tableToDraft(table, { file: name, kind, roles, today: '' });
  for (const { level, message, line, column, kept } of read.problems) {
    const place = { entry: path, line, column, kept };
    if (level === 'error') problems.error(message, place);
    else problems.warn(message, place);
  }
  return read.records;
}
