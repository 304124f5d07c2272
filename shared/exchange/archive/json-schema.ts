import { assert, must } from '../../domain/assert.ts';
import type { Json, JsonObject } from '../../domain/json.ts';
import { RECORDS, type TableName } from '../../domain/records.ts';
import { BODIES } from './archive-paths.ts';

/** The JSON Schema (2020-12) of a table's rows, derived from the schema that the app itself checks them by. */
export function tableSchema(table: TableName): JsonObject {
  const row = convert(asNode(RECORDS[table].schema));
  const head = { $schema: 'https://json-schema.org/draft/2020-12/schema', title: table };
  if (table !== BODIES) return { ...head, ...row };
  // The text of a body stands in a file of its own beside its row.
  const { order, blocks, ...properties } = row.properties as JsonObject;
  const text: JsonObject = {
    type: 'object',
    properties: { order: must(order, 'the order of a body'), blocks: must(blocks, 'the blocks of a body') },
    required: ['order', 'blocks'],
  };
  const required = (row.required as readonly string[]).filter((field) => field in properties);
  return { ...head, ...row, properties, required, $defs: { text } };
}

/** The parts of a valibot schema that ours are made of. */
interface SchemaNode {
  readonly type: string;
  readonly entries?: Readonly<Record<string, SchemaNode>>;
  readonly wrapped?: SchemaNode;
  readonly item?: SchemaNode;
  readonly value?: SchemaNode;
  readonly options?: readonly (SchemaNode | string)[];
  readonly message?: unknown;
  readonly pipe?: readonly { readonly type: string; readonly requirement?: unknown; readonly message?: unknown }[];
}

// Valibot's schemas are plain objects of this form; its own types hide them behind the general one.
const asNode = (schema: unknown): SchemaNode => schema as SchemaNode;

function convert(node: SchemaNode): JsonObject {
  switch (node.type) {
    case 'object': {
      const entries = Object.entries(must(node.entries, 'the entries of an object'));
      const properties = Object.fromEntries(entries.map(([field, schema]) => [field, convert(schema)]));
      return { type: 'object', properties, required: entries.map(([field]) => field) };
    }
    case 'array':
      return { type: 'array', items: convert(must(node.item, 'the item of an array')) };
    case 'record':
      return { type: 'object', additionalProperties: convert(must(node.value, 'the value of a record')) };
    case 'nullable':
      return { anyOf: [convert(must(node.wrapped, 'what may be null')), { type: 'null' }] };
    case 'union':
      return { anyOf: must(node.options, 'the options of a union').map((option) => convert(asNode(option))) };
    case 'picklist':
      return { enum: must(node.options, 'the options of a list') as readonly Json[] };
    case 'string':
      return { type: 'string', ...pattern(node) };
    case 'number':
    case 'boolean':
      return { type: node.type };
    case 'custom':
      // Ids are checked by a function that says what it wants; free JSON by one that says nothing.
      return typeof node.message === 'string' ? { type: 'string', description: node.message } : {};
    default:
      throw new Error(`expected: a schema that the archive can describe, not "${node.type}"`);
  }
}

function pattern({ pipe }: SchemaNode): JsonObject {
  if (pipe === undefined) return {};
  const [, rule, ...others] = pipe;
  assert(others.length === 0 && rule?.type === 'regex', 'a text with one pattern');
  assert(rule.requirement instanceof RegExp && typeof rule.message === 'string', 'a pattern that says what it wants');
  return { pattern: rule.requirement.source, description: rule.message };
}
