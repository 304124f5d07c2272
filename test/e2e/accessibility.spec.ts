import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { expect, test } from './fixture.ts';
import { SCREENS, settled } from './screens.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

test.use({ launchArgs: ['--sample'] });

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any screen (${theme})`, async ({ page }) => {
    test.setTimeout(240_000);
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await page.evaluate(axe);
    const found: string[] = [];
    for (const { name, open } of SCREENS) {
      await open(page);
      await settled(page);
      const { violations } = await page.evaluate(
        (): Promise<AxeResults> =>
          // axe puts itself on the window; its types know it as a module only.
          (window as unknown as { axe: { run(options: unknown): Promise<AxeResults> } }).axe.run({
            runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
          }),
      );
      for (const { id, nodes } of violations) {
        found.push(...nodes.map((node) => `${name}: ${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`));
      }
      await page.keyboard.press('Escape');
    }
    expect(found).toEqual([]);
  });
}
