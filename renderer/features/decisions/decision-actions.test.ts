import { expect, it } from 'vitest';
import { createNeed } from '#renderer/data/actions/create-actions.ts';
import { setFields } from '#renderer/data/actions/field-actions.ts';
import { addSolution } from '#renderer/data/actions/solution-actions.ts';
import { evidenceGraph } from '#renderer/data/queries/graph-queries.ts';
import { evidenceBehind, evidenceChanges, thaw } from '#shared/analysis/decision-evidence.ts';
import { assert, must } from '#shared/domain/assert.ts';
import type { Result } from '#shared/domain/result.ts';
import { anApp } from '../../../test/builders.ts';
import { createDecision, decide, onTheLine, reviewDecision } from './decision-actions.ts';

const done = async <T>(action: Promise<Result<T, unknown>>): Promise<T> => {
  const result = await action;
  assert(result.ok, 'an action that succeeds');
  return result.value;
};

it('a decision keeps the evidence as it stood, whatever becomes of it', async () => {
  const app = await anApp({ today: '2026-03-02' });
  const need = await done(createNeed(app, 'Approve in place'));
  const solution = await done(addSolution(app, need, 'By e-mail'));
  const id = await done(createDecision(app, 'Do we build it?', [solution]));
  expect(await onTheLine(app, [solution, need])).toEqual([need]);
  await done(decide(app, await evidenceGraph(app), id));
  const decided = must(await app.db.decisions.get(id), 'the decision');
  expect(decided).toMatchObject({ status: 'decided', decidedAt: '2026-03-02' });
  await done(setFields(app, 'needs', need, { title: 'Approve anywhere' }));
  const was = must(thaw(must(await app.db.decisions.get(id), 'the decision').frozen), 'what was kept');
  expect(was.map(({ title }) => title)).toEqual(['Approve in place']);
  const now = evidenceBehind(await evidenceGraph(app), [need], '2026-03-02');
  expect(evidenceChanges(was, now)).toMatchObject([{ title: 'Approve anywhere', quotes: [] }]);
  await done(reviewDecision(app, id, 'kept'));
  expect(await app.db.decisions.get(id)).toMatchObject({ status: 'kept', reviewAt: null, frozen: decided.frozen });
});
