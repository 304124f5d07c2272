import { describe, expect, it } from 'vitest';
import { aLine, stored } from '../../test/line-builder.ts';
import { newExperiment } from '../domain/experiment.ts';
import { newMetric } from '../domain/metric.ts';
import { newSolution } from '../domain/solution.ts';
import { type AuditInput, auditOf, gapsUnder } from './gap-audit.ts';

const WHO = { now: '2026-01-05T09:00:00.000Z', by: 'au_1' } as const;
const TODAY = '2026-03-02';

const LINE = aLine({
  goals: { gl_1: 'Fewer leave', gl_2: 'Nobody works on it' },
  needs: { nd_1: 'Approve in place', nd_2: 'Lonely' },
  insights: { in_1: 'Approvals leak out' },
  interviews: { iv_1: { title: 'x', heldAt: '2026-02-01' } },
  people: { pt_1: { name: 'a', alias: 'P-001' }, pt_2: { name: 'b', alias: 'P-002' } },
  quotes: {
    hl_1: { words: 'a', in: 'iv_1', by: 'pt_1' },
    hl_2: { words: 'b', in: 'iv_1', by: 'pt_2' },
  },
  links: [
    ['hl_1', 'in_1'],
    ['hl_2', 'in_1', 'contradicts'],
    ['in_1', 'nd_1'],
    ['nd_1', 'gl_1'],
  ],
});
const solution = stored(newSolution('so_1', { needId: 'nd_1', title: 'By e-mail', order: 'a' }, WHO));
const experiment = stored(
  newExperiment('ex_1', { solutionId: 'so_1', assumption: 'They read it', order: 'a', status: 'done' }, WHO),
);
const metric = stored(
  newMetric(
    'mt_1',
    {
      goalId: 'gl_1',
      name: 'Churn',
      cadenceDays: 14,
      checkIns: [{ id: 'c', at: '2026-01-20', value: 4, note: '' }],
    },
    WHO,
  ),
);
const audit = (parts: Partial<AuditInput> = {}) =>
  auditOf({ graph: LINE, metrics: [], solutions: [], experiments: [], today: TODAY, ...parts }).map(
    ({ kind, id, partId }) => [kind, id, partId],
  );

describe('the gap audit', () => {
  it('lists what is broken or thin, the gravest first', () => {
    expect(audit()).toEqual([
      ['goal-without-need', 'gl_2', null],
      ['goal-without-metric', 'gl_1', null],
      ['goal-without-metric', 'gl_2', null],
      ['contradicted-unreviewed', 'in_1', null],
      ['need-without-goal', 'nd_2', null],
      ['need-without-evidence', 'nd_2', null],
      ['need-on-one-person', 'nd_1', null],
      ['insight-on-one-person', 'in_1', null],
    ]);
  });

  it('says which metric is past its cadence', () => {
    const found = audit({ metrics: [metric] });
    expect(found).toContainEqual(['metric-overdue', 'gl_1', 'mt_1']);
    expect(found).not.toContainEqual(['goal-without-metric', 'gl_1', null]);
    expect(audit({ metrics: [metric], today: '2026-02-03' })).not.toContainEqual(['metric-overdue', 'gl_1', 'mt_1']);
  });

  it('names experiments that ended without a result, and solutions whose need is gone', () => {
    expect(audit({ solutions: [solution], experiments: [experiment] })).toContainEqual([
      'experiment-without-result',
      'ex_1',
      'ex_1',
    ]);
    const told = { ...experiment, outcome: 'supports' as const };
    expect(audit({ solutions: [solution], experiments: [told] }).map(([kind]) => kind)).not.toContain(
      'experiment-without-result',
    );
    const orphan = { ...solution, needId: 'nd_gone' as const };
    expect(audit({ solutions: [orphan] })).toContainEqual(['solution-without-need', 'so_1', 'so_1']);
  });

  it('calls a goal stale once all its insights are', () => {
    expect(audit({ today: '2027-01-01' }).filter(([kind]) => String(kind).includes('stale'))).toEqual([
      ['goal-evidence-stale', 'gl_1', null],
      ['insight-stale', 'in_1', null],
    ]);
  });

  it('gives a goal the gaps on its own line', () => {
    const gaps = auditOf({ graph: LINE, metrics: [], solutions: [], experiments: [], today: TODAY });
    expect(gapsUnder(LINE, gaps, 'gl_2').map(({ kind }) => kind)).toEqual(['goal-without-need', 'goal-without-metric']);
  });
});
