import { expect, it } from 'vitest';
import { schedule } from './schedule.ts';

it('never says "Saved" while a witness lacks a word, and has every word in both in the end, whatever fails', async () => {
  const { failures, ...counts } = await schedule({ n: 60, seed: 20_260_302 });
  expect(failures).toEqual([]);
  expect(counts).toEqual({
    fault: 'schedule',
    n: 60,
    seed: 20_260_302,
    falseSaved: 0,
    acknowledgedLost: 0,
    notRestored: 0,
    ok: true,
  });
}, 300_000);
