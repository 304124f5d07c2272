import { expect, test } from 'vitest';
import { trashRecord } from '#renderer/data/actions/field-actions.ts';
import { mark, tagByName } from '#renderer/data/actions/highlight-actions.ts';
import { assert, must } from '#shared/domain/assert.ts';
import { insert, label, ops, update } from '#shared/domain/change.ts';
import { newConsent } from '#shared/domain/consent.ts';
import type { Id } from '#shared/domain/ids.ts';
import { newParticipant } from '#shared/domain/participant.ts';
import type { Result } from '#shared/domain/result.ts';
import { anApp, aTranscript } from '../../../test/builders.ts';
import { createAnalysisService } from './analysis-service.ts';

const NOWHERE = {};

test('counts tags by people and by quotes, and finds the quotes of each cell', async () => {
  const { app, tags, quotes } = await twoTalks();
  const service = createAnalysisService(app.db);
  const { tags: used, ...rest } = await service.ask({ kind: 'overview', scope: NOWHERE });
  expect(rest).toMatchObject({ quotes: 3, people: 2, interviews: 2, withdrawn: 0 });
  expect(rest.attributes).toContainEqual({ key: 'segment', values: 2 });
  expect(used).toEqual([
    { tagId: tags.late, quotes: 2, people: 2 },
    { tagId: tags.cost, quotes: 2, people: 1 },
  ]);
  const { table, tests } = await service.ask({
    kind: 'attribute',
    scope: NOWHERE,
    attribute: 'segment',
    by: 'quotes',
  });
  expect(table.groups).toEqual(['large', 'small']);
  expect(table.counts[table.tags.indexOf(tags.cost)]).toEqual([0, 2]);
  // One person of two in two groups: nothing can be said, and p says so.
  expect(tests[table.tags.indexOf(tags.cost)]).toMatchObject({ found: { parts: { test: 'fisher' } }, p: 1 });
  const cell = { tagId: tags.late, attribute: 'segment', value: 'small' };
  expect(await service.ask({ kind: 'quotes', scope: NOWHERE, cell })).toEqual([quotes[0]]);
  expect(await service.ask({ kind: 'quotes', scope: NOWHERE, cell: { word: 'export' } })).toEqual([quotes[0]]);
  const month = { period: 'month', at: '2026-03' } as const;
  expect(await service.ask({ kind: 'quotes', scope: NOWHERE, cell: month })).toHaveLength(3);
});

test('sees which tags stand on the same words, and follows each change', async () => {
  const { app, tags, quotes } = await twoTalks();
  const service = createAnalysisService(app.db);
  const c = async () => {
    const { pairs } = await service.ask({ kind: 'together', scope: NOWHERE, most: 30 });
    return pairs.map(({ one, other, found }) => [[one, other].sort(), found.value]);
  };
  const pair = [tags.late, tags.cost].sort();
  // The first quote lies over the second: late 2, cost 2, one of each meets the other, and the first carries both.
  expect(await c()).toEqual([[pair, 1 / 3]]);
  expect(await service.ask({ kind: 'quotes', scope: NOWHERE, cell: { tagId: tags.late, withTag: tags.cost } })).toEqual(
    [quotes[0]],
  );

  ok(await tagByName(app, [must(quotes[2], 'a quote')], 'Cost'));
  expect(await c()).toEqual([[pair, 2 / 3]]);
  await app.history.undo();
  expect(await c()).toEqual([[pair, 1 / 3]]);
  await trashRecord(app, 'highlights', must(quotes[0], 'a quote'));
  expect(await c()).toEqual([[pair, 0]]);
});

test('gives, however it came there, what a new service gives', async () => {
  const { app, quotes, people } = await twoTalks();
  const old = createAnalysisService(app.db);
  const questions = [
    { kind: 'overview', scope: NOWHERE },
    { kind: 'together', scope: NOWHERE, most: 9 },
    { kind: 'attribute', scope: NOWHERE, attribute: 'segment', by: 'people' },
    { kind: 'saturation', scope: NOWHERE, settings: { base: 1, run: 1, threshold: 0.05 } },
  ] as const;
  const steps = [
    () => tagByName(app, quotes, 'Approval'),
    () => trashRecord(app, 'highlights', must(quotes[1], 'a quote')),
    () => app.history.undo(),
    async () => {
      const person = must(await app.db.participants.get(must(people[0], 'a person')), 'a person');
      return app.run({ label: label('change.edit'), ops: ops(update('participants', person, { segment: 'large' })) });
    },
    async () => trashRecord(app, 'interviews', must((await app.db.interviews.toArray())[1], 'an interview').id),
  ];
  for (const step of steps) {
    await step();
    const fresh = createAnalysisService(app.db);
    for (const question of questions) expect(await old.ask(question)).toEqual(await fresh.ask(question));
  }
});

test('leaves out whoever has withdrawn, and says how many quotes that are', async () => {
  const { app, people } = await twoTalks();
  const service = createAnalysisService(app.db);
  const consent = (kind: 'given' | 'withdrawn', at: string) =>
    app.run({
      label: label('change.edit'),
      ops: [
        insert(
          'consents',
          newConsent(
            app.newId('consent'),
            { participantId: must(people[0], 'a person'), kind, scopes: ['analyse'], at },
            { now: app.now(), by: app.by },
          ),
        ),
      ],
    });
  await consent('given', '2026-01-01');
  expect(await service.ask({ kind: 'overview', scope: NOWHERE })).toMatchObject({ quotes: 3, withdrawn: 0 });
  await consent('withdrawn', '2026-02-01');
  expect(await service.ask({ kind: 'overview', scope: NOWHERE })).toMatchObject({ quotes: 1, people: 1, withdrawn: 2 });
});

test('says what is missing for saturation, in figures', async () => {
  const { app } = await twoTalks();
  const service = createAnalysisService(app.db);
  const settings = { base: 4, run: 2, threshold: 0.05 };
  expect(await service.ask({ kind: 'saturation', scope: NOWHERE, settings })).toMatchObject({
    found: { value: null, reason: { kind: 'not-enough-interviews', needed: 6, have: 2 } },
  });
});

test('puts two coders of the same talk side by side', async () => {
  const { app, quotes, tags } = await twoTalks();
  const other: Id<'author'> = 'au_other';
  const first = must(await app.db.highlights.get(must(quotes[0], 'a quote')), 'a quote');
  await app.run({
    label: label('change.edit'),
    ops: ops(update('highlights', first, { tagging: { ...first.tagging, [tags.late]: { by: other, at: app.now() } } })),
  });
  const service = createAnalysisService(app.db);
  const found = await service.ask({ kind: 'agreement', scope: NOWHERE, unit: 'segment', coders: null });
  expect(found.coders).toEqual([
    { id: app.by, tags: 3 },
    { id: other, tags: 1 },
  ]);
  // Both tagged in the first talk alone: three segments, one of them with "late" by the other and "cost" by us.
  expect(found).toMatchObject({ chosen: [app.by, other], interviews: 1, units: 3 });
  expect(found.overall?.table).toEqual({ both: 0, onlyFirst: 1, onlySecond: 1, neither: 4 });
  expect(found.open.map(({ tagId, coder, text }) => [tagId, coder, text])).toEqual(
    [
      [tags.late, other, 'We export the invoice to a spreadsheet.'],
      [tags.cost, app.by, 'We export the invoice to a spreadsheet.'],
    ].sort((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1)),
  );
});

/** Two talks: in the first a long quote (late, cost) over a short one (cost), in the second one quote (late). */
async function twoTalks() {
  const app = await anApp();
  const who = { now: app.now(), by: app.by };
  const people = [app.newId('participant'), app.newId('participant')];
  await app.run({
    label: label('change.import'),
    ops: people.map((id, i) =>
      insert(
        'participants',
        newParticipant(id, { name: `N${i}`, alias: `P-00${i}`, segment: ['small', 'large'][i] ?? '' }, who),
      ),
    ),
  });
  const quotes: Id<'highlight'>[] = [];
  const words = [['We export the invoice to a spreadsheet', 'a spreadsheet'], ['Nobody knows']];
  for (const [i, list] of words.entries()) {
    const { interview, transcript, segments } = await aTranscript(app, [
      'We export the invoice to a spreadsheet.',
      'Nobody knows who approves.',
      'It is late.',
    ]);
    const stored = must(await app.db.interviews.get(interview.id), 'an interview');
    const person = must(people[i], 'a person');
    await app.run({
      label: label('change.edit'),
      ops: ops(update('interviews', stored, { participantIds: [person] })),
    });
    for (const one of list) {
      const segment = must(
        segments.find(({ text }) => text.includes(one)),
        'a segment',
      );
      const from = segment.text.indexOf(one);
      const at = (offset: number) => ({ block: segment.id, offset });
      const picked = { interviewId: interview.id, source: transcript.id, from: at(from), to: at(from + one.length) };
      quotes.push(ok(await mark(app, picked)));
    }
  }
  const tag = async (name: string, on: readonly number[]) =>
    ok(
      await tagByName(
        app,
        on.map((i) => must(quotes[i], 'a quote')),
        name,
      ),
    ).id;
  return { app, quotes, people, tags: { late: await tag('Late', [0, 2]), cost: await tag('Cost', [0, 1]) } };
}

function ok<T>(result: Result<T, unknown>): T {
  assert(result.ok, 'a result');
  return result.value;
}
