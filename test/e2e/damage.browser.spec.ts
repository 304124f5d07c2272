import { expect, test } from '@playwright/test';
import { damage } from '../reliability/damage.ts';

test('a damaged file of the profile is found and everything brought back, never shown as new', async () => {
  test.setTimeout(120_000);
  const { failures, ...counts } = await damage({ n: 5, seed: 7 });
  expect(failures).toEqual([]);
  expect(counts).toMatchObject({ n: 5, undetected: 0, notRestored: 0, failedOpens: 0, ok: true });
});
