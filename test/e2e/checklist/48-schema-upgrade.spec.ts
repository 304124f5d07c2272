import { expect, test } from '@playwright/test';
import { upgrade } from '../../reliability/upgrade.ts';

// biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names from a destructured first parameter
test('48 the oldest schema comes to today with every record, and a snapshot of before beside it, killed midway or not', async ({}, {
  project,
}) => {
  test.skip(process.env.E2E_HOST === 'electron', 'the profile is that of the stand-in');
  test.setTimeout(120_000);
  const host = project.name === 'desktop' ? 'desktop' : 'browser';
  expect(await upgrade({ n: 1, seed: 1 }, [host])).toEqual({
    fault: 'upgrade',
    n: 1,
    seed: 1,
    torn: 0,
    failedOpens: 0,
    notRestored: 0,
    ok: true,
    failures: [],
  });
});
