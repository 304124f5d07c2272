import { expect, test } from '@playwright/test';
import { AIMS, kill } from '../../reliability/kill.ts';

/** The fault itself holds 250 ms; a computer that runs other tests beside this one may stand still for longer than that. */
const BUSY_MS = 1_500;

// biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names from a destructured first parameter
test('41 a kill of any process while somebody types takes the last moment at most, and nothing that was saved', async ({}, {
  project,
}) => {
  test.skip(
    process.env.E2E_HOST === 'electron',
    'the processes are those of the stand-in; saved-words.spec kills Electron',
  );
  test.setTimeout(120_000);
  const aims = AIMS.filter(({ host }) => host === project.name);
  const { failures, typingLostMs, ...counts } = await kill({ n: 1, seed: 41 }, aims);
  expect(failures.filter(({ what }) => !what.startsWith('late'))).toEqual([]);
  expect(counts).toMatchObject({ acknowledgedLost: 0, torn: 0, failedOpens: 0 });
  expect(typingLostMs?.max).toBeLessThan(BUSY_MS);
});
