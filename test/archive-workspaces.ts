import fc from 'fast-check';
import { must } from '#shared/domain/assert.ts';
import { label, type Op } from '#shared/domain/change.ts';
import { type AnyId, type IdKind, idFrom } from '#shared/domain/ids.ts';
import type { Json, JsonObject } from '#shared/domain/json.ts';
import { RECORDS, TABLES, type TableName } from '#shared/domain/records.ts';
import { REFERENCES } from '#shared/domain/references.ts';
import { sha256Parts } from '#shared/domain/sha256.ts';
import { applyChange } from '#shared/exchange/archive/apply-change.ts';
import { emptyWorkspace, type WorkspaceContent } from '#shared/exchange/archive/workspace-content.ts';
import type { MediaSource } from '#shared/exchange/archive/write-archive.ts';

export interface MadeWorkspace {
  readonly content: WorkspaceContent;
  readonly media: ReadonlyMap<string, Uint8Array>;
}

/** Workspaces with rows in every table, made from the schemas themselves, with words that are hard to carry, and a history. */
export const workspaces: fc.Arbitrary<MadeWorkspace> = fc
  .record({
    counts: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: TABLES.length, maxLength: TABLES.length }),
    files: fc.array(fc.uint8Array({ maxLength: 400 }), { maxLength: 3 }),
    clock: fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.nat(50), { maxKeys: 2 }),
  })
  .chain(({ counts, files, clock }) => {
    const ids = new Map<TableName, readonly AnyId[]>(
      TABLES.map((table, t) => [table, Array.from({ length: counts[t] ?? 0 }, (_, n) => idOf(table, t * 10 + n))]),
    );
    const media = new Map(files.map((bytes) => [hashOf(bytes), bytes]));
    const rows = TABLES.flatMap((table) =>
      must(ids.get(table), 'ids').map((id) =>
        rowOf(table, id, ids, [...media.keys()]).map((row): Op => ({ table, key: id, before: null, after: row })),
      ),
    );
    return fc
      .tuple(fc.tuple(...rows), fc.array(fc.nat(), { maxLength: 6 }), TEXT)
      .map(([ops, picks, words]) => ({ content: withHistory(ops.flat(), picks, words, clock), media }));
  });

export const mediaOf = (files: ReadonlyMap<string, Uint8Array>): MediaSource => ({
  size: (sha256) => Promise.resolve(files.get(sha256)?.length ?? null),
  open: (sha256) => {
    const bytes = files.get(sha256);
    return Promise.resolve(bytes ? inChunks(bytes) : null);
  },
});

async function* inChunks(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 100) yield await Promise.resolve(bytes.slice(at, at + 100));
}

export function hashOf(bytes: Uint8Array): string {
  const hash = sha256Parts();
  hash.addBytes(bytes);
  return hash.hex();
}

/** Emoji, right to left, accents apart, U+0000, line ends, halves of pairs. */
const TEXT = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    '',
    '👩‍🔬🧵',
    'שלום עולם',
    'مرحبا',
    'e\u0301',
    '\u0000',
    'a\r\nb\u2028c',
    '\ud83e',
    'x\udc00y',
    '"\\',
    '</script>',
    '\ufeff',
  ),
);
const AUTHOR = idFrom('author', '00000000-0000-7000-8000-000000000001');
const INSTANT = fc
  .date({ min: new Date('1999-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());

const idOf = (table: TableName, n: number): AnyId =>
  idFrom(RECORDS[table].kind, `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`);

interface SchemaNode {
  readonly type: string;
  readonly entries?: Readonly<Record<string, SchemaNode>>;
  readonly wrapped?: SchemaNode;
  readonly item?: SchemaNode;
  readonly value?: SchemaNode;
  readonly options?: readonly Json[];
  readonly message?: string;
  readonly pipe?: readonly { readonly message?: string }[];
}

function rowOf(
  table: TableName,
  id: AnyId,
  ids: ReadonlyMap<TableName, readonly AnyId[]>,
  media: readonly string[],
): fc.Arbitrary<JsonObject> {
  const all = [...ids.values()].flat();
  const idsOf = (kind: string): readonly AnyId[] =>
    TABLES.filter((name) => (RECORDS[name].kind as IdKind) === kind).flatMap((name) => ids.get(name) ?? []);
  const keyed = new Set(REFERENCES[table].flatMap(({ field, as }) => (as === 'keys' ? [field] : [])));

  const arbitraryOf = (node: SchemaNode, field: string): fc.Arbitrary<Json> => {
    switch (node.type) {
      case 'object':
        return objectOf(node, field);
      case 'array':
        return fc.array(arbitraryOf(must(node.item, 'item'), field), { maxLength: 3 });
      case 'record': {
        const keys = keyed.has(field) ? oneOf(all) : TEXT.filter((key) => key !== '__proto__');
        return fc
          .array(fc.tuple(keys, arbitraryOf(must(node.value, 'value'), field)), { maxLength: 3 })
          .map(Object.fromEntries);
      }
      case 'nullable':
        return field === 'sha256' || field === 'form'
          ? fc.constantFrom(null, ...media)
          : fc.oneof(fc.constant(null), arbitraryOf(must(node.wrapped, 'wrapped'), field));
      case 'union':
        return fc.oneof(TEXT, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean());
      case 'picklist':
        return fc.constantFrom(...must(node.options, 'options'));
      case 'string':
        return textOf(node);
      case 'number':
        return fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }));
      case 'boolean':
        return fc.boolean();
      default:
        return customOf(node);
    }
  };
  const objectOf = (node: SchemaNode, field: string): fc.Arbitrary<JsonObject> =>
    fc.record(
      Object.fromEntries(
        Object.entries(must(node.entries, 'entries')).map(([name, inner]) => [
          name,
          arbitraryOf(inner, inner.type === 'record' || inner.type === 'nullable' ? name : field),
        ]),
      ),
      { noNullPrototype: true },
    );
  const customOf = ({ message = '' }: SchemaNode): fc.Arbitrary<Json> => {
    // A field of that name is refused wherever it stands, so no workspace has one.
    if (message === '') {
      return fc
        .jsonValue({ maxDepth: 3 })
        .map((value) => JSON.stringify(value))
        .filter((text) => !text.includes('__proto__'))
        .map((text) => JSON.parse(text) as Json);
    }
    const [, kind] = /^an id of an? (\w+)$/.exec(message) ?? [];
    if (kind === 'author') return fc.constant(AUTHOR);
    return oneOf(kind === undefined ? all : idsOf(kind), message);
  };
  // Where no record of the kind exists, the row cannot be made: the caller leaves it out.
  const oneOf = (from: readonly AnyId[], what = ''): fc.Arbitrary<AnyId> =>
    from.length === 0 ? fc.constant(`xx_none ${what}` as AnyId) : fc.constantFrom(...from);
  const { rev: _rev, updatedAt: _updatedAt, ...entries } = must(schemaOf(table).entries, 'entries');
  return objectOf({ type: 'object', entries }, '').map((row) => ({ ...row, id }));
}

const textOf = ({ pipe }: SchemaNode): fc.Arbitrary<string> => {
  const [, rule] = pipe ?? [];
  if (rule === undefined) return TEXT;
  return rule.message === 'a date as YYYY-MM-DD' ? INSTANT.map((at) => at.slice(0, 10)) : INSTANT;
};

// Valibot's schemas are plain objects of this form.
const schemaOf = (table: TableName): SchemaNode => RECORDS[table].schema as unknown as SchemaNode;

/** The rows in two changes, then an edit, a trashing and a removal where there is something to edit, trash and remove. */
function withHistory(
  inserts: readonly Op[],
  picks: readonly number[],
  words: string,
  clock: Readonly<Record<string, number>>,
): WorkspaceContent {
  const kept = complete(inserts);
  const half = Math.floor(kept.length / 2);
  let content: WorkspaceContent = { ...emptyWorkspace('project-1', 'copy-1'), clock };
  const commit = (ops: readonly Op[]): void => {
    const n = content.head.seq + 1;
    const applied = applyChange(
      content,
      { label: label('change.edit', { words }), ops },
      {
        id: idFrom('change', `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`),
        at: `2026-03-0${Math.min(9, n)}T08:00:00Z`,
        by: AUTHOR,
        device: words,
      },
    );
    if (!applied.ok) throw new Error(JSON.stringify(applied.problem));
    content = applied.value;
  };
  commit(kept.slice(0, half));
  commit(kept.slice(half));
  for (const pick of picks) {
    const op = kept[pick % Math.max(1, kept.length)];
    if (op === undefined) continue;
    commit([{ ...op, before: {}, after: { deletedAt: pick % 2 === 0 ? '2026-04-01T08:00:00Z' : null } }]);
  }
  return content;
}

/** Without the rows that could not be made, those that name one of them, those that name one of those ... */
function complete(inserts: readonly Op[]): readonly Op[] {
  const names = (op: Op, ids: readonly string[]): boolean => ids.some((id) => JSON.stringify(op.after).includes(id));
  const gone = inserts.filter((op) => names(op, ['xx_none'])).map((op) => op.key as string);
  let kept = inserts.filter((op) => !names(op, ['xx_none']));
  for (let before = inserts.length; kept.length < before; ) {
    before = kept.length;
    gone.push(...kept.filter((op) => names(op, gone)).map((op) => op.key as string));
    kept = kept.filter((op) => !gone.includes(op.key));
  }
  return kept;
}
