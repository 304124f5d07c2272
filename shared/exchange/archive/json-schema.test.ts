import { expect, test } from 'vitest';
import { TABLES } from '../../domain/records.ts';
import { tableSchema } from './json-schema.ts';

test('every table of this build can be described', () => {
  for (const table of TABLES) expect(tableSchema(table), table).toMatchObject({ title: table, type: 'object' });
});

test('a table reads as its schema', () => {
  expect(tableSchema('tasks')).toMatchObject({
    required: expect.arrayContaining(['id', 'title', 'dueAt', 'done', 'aboutId']),
    properties: {
      id: { type: 'string', description: 'an id of a task' },
      title: { type: 'string' },
      done: { type: 'boolean' },
      dueAt: { anyOf: [{ type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\d$' }, { type: 'null' }] },
    },
  });
});

test('a body is described in two parts, as it is kept', () => {
  const schema = tableSchema('bodies');
  expect(schema.required).not.toContain('blocks');
  expect(schema.$defs).toMatchObject({ text: { required: ['order', 'blocks'] } });
});
