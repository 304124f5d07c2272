import { type AnyRead, nothing, problemOf } from './any-read.ts';
import { RECORDS_FORMAT, readExportedJson } from './export-json.ts';

/** Records that an export of ours wrote as JSON; null for any other file. */
export function readOwnJson(name: string, bytes: Uint8Array): AnyRead | null {
  const value = ownJson(bytes);
  return value === null ? null : ofJson(name, value);
}

function ownJson(bytes: Uint8Array): unknown {
  const start = new TextDecoder().decode(bytes.subarray(0, 4096)).trimStart();
  if (!start.startsWith('{')) return null;
  const text = new TextDecoder().decode(bytes);
  if (!text.includes(`"${RECORDS_FORMAT}"`)) return null;
  try {
    const value: unknown = JSON.parse(text);
    const own = typeof value === 'object' && value !== null && 'format' in value && value.format === RECORDS_FORMAT;
    return own ? value : null;
  } catch {
    // Half a file is told about by the reader of talk in JSON, with its line.
    return null;
  }
}

function ofJson(name: string, value: unknown): AnyRead {
  const read = readExportedJson(value);
  if (!read.ok) return nothing(name, read.problem);
  const { rows } = read.value;
  const problems = read.value.problems.map(({ table, index, message }) =>
    problemOf(name, message, `${table}[${String(index)}]`),
  );
  if ([...rows.values()].some((list) => list.length > 0)) return { as: 'own', name, contentHash: null, problems, rows };
  const empty = problems.length > 0 ? problems : [problemOf(name, 'The export holds no records.')];
  return { as: 'nothing', name, contentHash: null, problems: empty };
}
