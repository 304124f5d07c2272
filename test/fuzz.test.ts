import { describe, expect, test } from 'vitest';
import { FORMATS } from './fuzz/formats.ts';
import { caseBytes } from './fuzz/one-case.ts';
import { runCases } from './fuzz/run-cases.ts';

/** Three hundred and some in all; `npm run fuzz` takes thousands of each. */
const EACH = 18;

describe('a mutated file', () => {
  test('of every format is read or refused by name, and nothing else happens', async () => {
    for await (const { failures, ...report } of runCases(Object.keys(FORMATS), EACH, 7)) {
      expect(failures, report.format).toEqual([]);
      expect(report).toMatchObject({ crashes: 0, hangs: 0, partialWrites: 0, ok: true });
      expect(report.imported + report.refused).toBe(EACH);
    }
  }, 180_000);

  test('is the same file for the same number, and another one for the next', async () => {
    const [one, again, next] = await Promise.all([5, 5, 6].map((index) => caseBytes('vtt', 3, index)));
    expect(one).toEqual(again);
    expect(one).not.toEqual(next);
  });
});
