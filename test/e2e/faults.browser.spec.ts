import { expect, test } from '@playwright/test';
import { clock } from '../reliability/clock.ts';
import { disk } from '../reliability/disk.ts';
import { power } from '../reliability/power.ts';
import { hasSmallDisks } from '../reliability/small-disk.ts';
import { soak } from '../reliability/soak.ts';
import { windows } from '../reliability/windows.ts';

/** Of each a little: `npm run fault -- NAME --n N` does as much as one has time for. Slowness is not looked at beside other tests. */
const grave = ({ failures }: { readonly failures: readonly { readonly what: string }[] }): readonly string[] =>
  failures.map(({ what }) => what).filter((what) => !what.startsWith('late'));

test.describe.configure({ timeout: 150_000 });

test('a loss of power takes the last moment of typing at most', async () => {
  expect(grave(await power({ n: 1, seed: 2 }))).toEqual([]);
});

test('where the room ends, typing goes on, and is saved when there is room again', async () => {
  test.skip(!hasSmallDisks(), 'only root can mount a disk to fill');
  expect(grave(await disk({ n: 1, seed: 4 }))).toEqual([]);
});

test('two windows that write at the same time lose nothing of each other', async () => {
  expect(grave(await windows({ n: 8, seed: 1 }))).toEqual([]);
});

test('a clock that jumps changes no word and no order', async () => {
  expect(grave(await clock({ n: 1, seed: 5 }))).toEqual([]);
});

test('some work of all kinds leaves both witnesses in agreement, and a start after a kill finds it', async () => {
  expect(grave(await soak({ n: 1, seed: 1 }, { host: 'browser', minuteMs: 8_000 }))).toEqual([]);
});
