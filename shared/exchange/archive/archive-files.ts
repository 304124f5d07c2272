import { must } from '../../domain/assert.ts';
import type { BodyContent } from '../../domain/body.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import type { JsonObject } from '../../domain/json.ts';
import { TABLES, type TableName } from '../../domain/records.ts';
import {
  BAGIT,
  BODIES,
  bodyPath,
  CHANGES,
  CLOCK,
  MERGE_LISTS,
  READER,
  README,
  recordsFolder,
  schemaPath,
} from './archive-paths.ts';
import { BAGIT_TEXT } from './bag-info.ts';
import { bodyMarkdown } from './body-markdown.ts';
import { changeLines } from './change-lines.ts';
import { tableSchema } from './json-schema.ts';
import { encodeText, jsonLine, ndjsonFiles, type TextFile } from './ndjson.ts';
import { ARCHIVE_README } from './readme.ts';
import type { WorkspaceContent } from './workspace-content.ts';

/** Every file under `data/` but the media, one at a time and in no particular order. */
export function* payloadFiles(content: WorkspaceContent): Generator<TextFile> {
  for (const table of TABLES) {
    const rows = byId(content.rows.get(table) ?? []);
    if (table === BODIES) yield* bodyFiles(rows);
    else yield* ndjsonFiles(recordsFolder(table), rows);
  }
  for (const [table, rows] of content.unknown.tables) yield* ndjsonFiles(recordsFolder(table), byId(rows));
  yield* ndjsonFiles(CHANGES, changeLines(content.changes));
  yield { path: CLOCK, bytes: jsonLine(content.clock) };
  for (const list of ['conflicts', 'purged', 'erased'] as const) {
    const lines = content[list].map((row) => `${canonicalJson(row)}\n`).sort();
    yield { path: MERGE_LISTS[list], bytes: encodeText(lines.join('')) };
  }
  yield* unknownFiles(content, true);
}

/** The files beside `data/` that tell how to read it; those that carry the bag itself are not among them. */
export function* guideFiles(content: WorkspaceContent, readerPage: string | null): Generator<TextFile> {
  yield { path: BAGIT, bytes: encodeText(BAGIT_TEXT) };
  yield { path: README, bytes: encodeText(ARCHIVE_README) };
  if (readerPage !== null) yield { path: READER, bytes: encodeText(readerPage) };
  for (const table of TABLES) yield { path: schemaPath(table), bytes: schemaFile(table) };
  yield* unknownFiles(content, false);
}

/** The schemas are the same in every archive of a build. */
const schemas = new Map<TableName, Uint8Array>();

function schemaFile(table: TableName): Uint8Array {
  const known = schemas.get(table) ?? jsonLine(tableSchema(table));
  schemas.set(table, known);
  return known;
}

function* bodyFiles(rows: readonly JsonObject[]): Generator<TextFile> {
  yield* ndjsonFiles(
    recordsFolder(BODIES),
    rows.map(({ order: _order, blocks: _blocks, ...row }) => row),
  );
  for (const row of rows) {
    const order = must(row.order, 'the order of a body');
    const blocks = must(row.blocks, 'the blocks of a body');
    const id = String(row.id);
    yield { path: bodyPath(id, 'json'), bytes: jsonLine({ order, blocks }) };
    // Rows of a workspace are valid records of their tables.
    const twin = bodyMarkdown({ order, blocks } as unknown as BodyContent);
    yield { path: bodyPath(id, 'md'), bytes: encodeText(twin) };
  }
}

function* unknownFiles({ unknown }: WorkspaceContent, inside: boolean): Generator<TextFile> {
  for (const [path, bytes] of unknown.files) if (path.startsWith('data/') === inside) yield { path, bytes };
}

const byId = (rows: readonly JsonObject[]): readonly JsonObject[] =>
  rows.toSorted((a, b) => (String(a.id) < String(b.id) ? -1 : 1));
