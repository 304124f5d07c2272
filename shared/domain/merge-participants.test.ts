import { expect, test } from 'vitest';
import { duplicateParticipants } from './duplicate-participants.ts';
import { mergedValues, mergeParticipants, withIdReplaced } from './merge-participants.ts';
import { newParticipant, type Participant } from './participant.ts';

const who = { now: '2026-03-02T08:00:00Z', by: 'au_1' as const };
const person = (n: number, fields: Partial<Participant>): Participant => ({
  ...newParticipant(`pt_${n}`, { name: '', alias: `P-00${n}`, ...fields }, who),
  rev: 1,
  updatedAt: who.now,
});

test('finds one person twice by mail, telephone, name, order of the name and one slip of a key', () => {
  const people = [
    person(1, { name: 'Dana Rossi', email: 'dana@example.org' }),
    person(2, { name: 'D. Rossi', email: ' Dana@Example.org' }),
    person(3, { name: 'Émile  Zola', phone: '+49 30 1234567' }),
    person(4, { name: 'emile zola', phone: '0049-30-1234567' }),
    person(5, { name: 'Rossi, Dana' }),
    person(6, { name: 'Jonathan Meer', company: 'Second Rise' }),
    person(7, { name: 'Jonahtan Meer', company: 'second rise' }),
  ];
  const found = duplicateParticipants(people).map(({ first, second, reasons }) => [first.id, second.id, ...reasons]);
  expect(found).toEqual([
    ['pt_1', 'pt_2', 'email'],
    ['pt_3', 'pt_4', 'name'],
    ['pt_1', 'pt_5', 'name-order'],
    ['pt_6', 'pt_7', 'near-name'],
  ]);
});

test('different people stay different: short names, other companies, no name at all', () => {
  const people = [
    person(1, { name: 'Ana' }),
    person(2, { name: 'Ina' }),
    person(3, { name: '' }),
    person(4, { name: '' }),
    person(5, { name: 'Jonathan Meer', company: 'A' }),
    person(6, { name: 'Jonathan Meir', company: 'B' }),
  ];
  expect(duplicateParticipants(people)).toEqual([]);
});

test('an empty field is filled from the duplicate, a field with two values keeps the survivor’s unless told', () => {
  const [a, b] = [person(1, { name: 'Dana', role: 'Ops' }), person(2, { name: 'Dana Rossi', company: 'Acme' })];
  const kept = (from?: ReadonlySet<'name'>) =>
    Object.fromEntries(mergedValues(a, b, from).map((one) => [one.field, one.kept]));
  expect(kept()).toMatchObject({ name: 'Dana', role: 'Ops', company: 'Acme', alias: 'P-001' });
  expect(kept(new Set(['name']))).toMatchObject({ name: 'Dana Rossi', role: 'Ops' });
});

test('every kind of reference names the survivor, once', () => {
  expect(withIdReplaced('interviews', { participantIds: ['pt_2', 'pt_1', 'pt_3'] }, 'pt_2', 'pt_1')).toEqual({
    participantIds: ['pt_1', 'pt_3'],
  });
  expect(withIdReplaced('highlights', { participantId: 'pt_2' }, 'pt_2', 'pt_1')).toEqual({ participantId: 'pt_1' });
  expect(withIdReplaced('consents', { participantId: 'pt_2' }, 'pt_2', 'pt_1')).toEqual({ participantId: 'pt_1' });
  const speakers = [
    { key: 'a', participantId: 'pt_2' },
    { key: 'b', participantId: null },
  ];
  expect(withIdReplaced('transcripts', { speakers }, 'pt_2', 'pt_1')).toEqual({
    speakers: [
      { key: 'a', participantId: 'pt_1' },
      { key: 'b', participantId: null },
    ],
  });
  expect(withIdReplaced('interviews', { participantIds: ['pt_3'] }, 'pt_2', 'pt_1')).toBeNull();
});

test('the duplicate goes to the trash and says where it went', () => {
  const ops = mergeParticipants(person(1, {}), person(2, {}), [], { now: who.now });
  expect(ops.map(({ key, after }) => [key, after])).toEqual([['pt_2', { deletedAt: who.now, mergedInto: 'pt_1' }]]);
});
