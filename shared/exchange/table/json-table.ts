import type { Json, JsonObject } from '../../domain/json.ts';
import { recordProblems } from '../record-problems.ts';
import { parseJson } from '../safe-json.ts';
import type { ReadTables } from './read-table.ts';
import { rowsToTable } from './rows-to-table.ts';
import type { Cell } from './table.ts';

/**
 * A list of objects in JSON as a table: a column for each of their keys, lists of words joined by `; `. What its columns are for is said
 * by a person, as with any table. Null for JSON that holds no such list.
 */
export function jsonTables(file: { readonly name: string; readonly text: string }): ReadTables | null {
  const parsed = parseJson(file.text);
  const list = parsed.ok ? listIn(parsed.value) : null;
  if (list === null) return null;
  const problems = recordProblems(file.name);
  const flat = list.map((item) => (isObject(item) ? cellsOf(item) : null));
  const columns = [...new Set(flat.flatMap((cells) => (cells === null ? [] : [...cells.keys()])))].slice(
    0,
    MOST_COLUMNS,
  );
  const filled = flat.filter((cells) => cells !== null && [...cells.values()].some((cell) => cell !== ''));
  if (columns.length === 0 || filled.length < list.length * 0.9) return null;
  const rows = flat.map((cells, i) => ({ line: i + 1, cells: columns.map((key) => cells?.get(key) ?? '') }));
  const table = rowsToTable(file.name, [{ line: 0, cells: columns }, ...rows], problems);
  return { tables: [table], problems: problems.all() };
}

const MOST_COLUMNS = 300;

/** The list that a file is, or the longest that it holds under one of its keys. */
function listIn(value: Json): readonly Json[] | null {
  const lists = Array.isArray(value) ? [value] : isObject(value) ? Object.values(value).filter(Array.isArray) : [];
  const longest = lists.toSorted((a, b) => b.length - a.length)[0];
  return longest !== undefined && longest.length >= 2 && longest.some(isObject) ? longest : null;
}

/** Fields of fields by their way, `customer.email`; what lies deeper is left out. */
function cellsOf(item: JsonObject): ReadonlyMap<string, Cell> {
  const cells = new Map<string, Cell>();
  for (const [key, value] of Object.entries(item)) {
    if (!isObject(value)) put(cells, key, value);
    else for (const [inner, own] of Object.entries(value)) if (!isObject(own)) put(cells, `${key}.${inner}`, own);
  }
  return cells;
}

function put(cells: Map<string, Cell>, key: string, value: Json): void {
  if (Array.isArray(value)) {
    const words = value.filter((one) => typeof one === 'string' || typeof one === 'number');
    cells.set(key, words.join('; '));
  } else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    cells.set(key, value);
}

const isObject = (value: Json | undefined): value is JsonObject =>
  value !== null && value !== undefined && typeof value === 'object' && !Array.isArray(value);
