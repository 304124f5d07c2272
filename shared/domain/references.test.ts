import { expect, test } from 'vitest';
import type { JsonObject } from './json.ts';
import { RECORDS, TABLES } from './records.ts';
import { idsNamed, ownersOf, REFERENCES, withoutIds } from './references.ts';

test('every field that is listed is a field of its record', () => {
  for (const table of TABLES) {
    // Each schema is an object schema; the registry only shows what all schemas have.
    const fields = (RECORDS[table].schema as unknown as { readonly entries: object }).entries;
    for (const { field } of REFERENCES[table]) expect(fields, `${table}.${field}`).toHaveProperty(field);
  }
});

test('every field that may hold an id is listed', () => {
  for (const table of TABLES) {
    const listed = new Set(REFERENCES[table].map(({ field }) => field));
    const fields = Object.keys((RECORDS[table].schema as unknown as { readonly entries: object }).entries);
    // A question is a part of a guide, not a record.
    const missing = fields.filter((field) => /Ids?$/.test(field) && field !== 'questionId' && !listed.has(field));
    expect(missing, table).toEqual([]);
  }
});

test('ids are taken out of every place where they stand', () => {
  const transcript: JsonObject = {
    interviewId: 'iv_1',
    mediaId: 'md_1',
    speakers: [
      { key: 'A', participantId: 'pt_1' },
      { key: 'B', participantId: 'pt_2' },
    ],
  };
  expect(idsNamed('transcripts', transcript)).toEqual(['iv_1', 'md_1', 'pt_1', 'pt_2']);
  expect(ownersOf('transcripts', transcript)).toEqual(['iv_1']);
  expect(withoutIds('transcripts', transcript, new Set(['md_1', 'pt_2']))).toEqual({
    mediaId: null,
    speakers: [
      { key: 'A', participantId: 'pt_1' },
      { key: 'B', participantId: null },
    ],
  });
  expect(withoutIds('transcripts', transcript, new Set(['pt_9']))).toBeNull();
});

test('maps lose the entries of what is gone', () => {
  const rating: JsonObject = { roundId: 'rd_1', values: { nd_1: 3, nd_2: 5 } };
  expect(withoutIds('ratings', rating, new Set(['nd_1']))).toEqual({ values: { nd_2: 5 } });
});
