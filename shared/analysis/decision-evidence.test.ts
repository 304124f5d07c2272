import { describe, expect, it } from 'vitest';
import { aLine, type LineParts } from '../../test/line-builder.ts';
import { must } from '../domain/assert.ts';
import { evidenceBehind, evidenceChanges, freeze, thaw } from './decision-evidence.ts';

const TODAY = '2026-03-02';
const parts = (links: NonNullable<LineParts['links']>, words = 'Every Friday'): LineParts => ({
  needs: { nd_1: 'Approve in place' },
  interviews: { iv_1: { title: 'Dana', heldAt: '2026-02-01' } },
  people: { pt_1: { name: 'Dana', alias: 'P-001' }, pt_2: { name: 'Eli', alias: 'P-002' } },
  quotes: {
    hl_1: { words, in: 'iv_1', by: 'pt_1' },
    hl_2: { words: 'Never', in: 'iv_1', by: 'pt_2' },
    hl_3: { words: 'New', in: 'iv_1', by: 'pt_2' },
  },
  links,
});
const behind = (links: NonNullable<LineParts['links']>, words?: string) =>
  evidenceBehind(aLine(parts(links, words)), ['nd_1'], TODAY);

describe('evidence behind a decision', () => {
  it('is frozen as text that nothing changes afterwards', () => {
    const then = behind([
      ['hl_1', 'nd_1'],
      ['hl_2', 'nd_1', 'contradicts'],
    ]);
    const frozen = freeze(then, '2026-03-02T09:00:00Z');
    expect(thaw(frozen)).toEqual(then);
    expect(then[0]).toMatchObject({ title: 'Approve in place', people: 1, against: 1 });
    expect(then[0]?.quotes[0]).toEqual({
      id: 'hl_1',
      words: 'Every Friday',
      stance: 'supports',
      who: 'P-001',
      interview: 'Dana',
      heldAt: '2026-02-01',
    });
  });

  it('is not read back when its text is not the one that was frozen', () => {
    const frozen = freeze(behind([['hl_1', 'nd_1']]), '2026-03-02T09:00:00Z');
    expect(thaw({ ...frozen, text: frozen.text.replace('Every', 'Some') })).toBeNull();
    expect(thaw(null)).toBeNull();
  });

  it('is compared with what stands now, quote by quote', () => {
    const then = behind([
      ['hl_1', 'nd_1'],
      ['hl_2', 'nd_1', 'contradicts'],
    ]);
    const now = behind(
      [
        ['hl_1', 'nd_1', 'qualifies'],
        ['hl_3', 'nd_1'],
      ],
      'Every Friday',
    );
    const [change] = evidenceChanges(then, now);
    expect(must(change, 'a record').quotes.map(({ kind, quote }) => [kind, quote.id])).toEqual([
      ['turned', 'hl_1'],
      ['new', 'hl_3'],
      ['gone', 'hl_2'],
    ]);
    const [reworded] = evidenceChanges(behind([['hl_1', 'nd_1']]), behind([['hl_1', 'nd_1']], 'Each Friday'));
    expect(reworded?.quotes).toMatchObject([{ kind: 'reworded', was: { words: 'Every Friday' } }]);
  });

  it('tells that a record is gone', () => {
    const [gone] = evidenceChanges(behind([['hl_1', 'nd_1']]), []);
    expect(gone).toMatchObject({ id: 'nd_1', title: 'Approve in place', now: null });
  });
});
