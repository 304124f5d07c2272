import type { Page } from '@playwright/test';
import { expect, test } from '../fixture.ts';
import { READY } from '../running-app.ts';
import { SCREENS } from '../screens.ts';

test.use({ launchArgs: ['--sample'] });
test.setTimeout(90_000);

/** What must not happen on any screen, as it happens: requests to elsewhere, breaches of the policy, errors. */
function watched(page: Page): { readonly outside: string[]; readonly breaches: string[]; readonly errors: string[] } {
  const seen = { outside: [] as string[], breaches: [] as string[], errors: [] as string[] };
  const own = new URL(page.url()).origin;
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(own) && !/^(blob|data):/.test(url)) seen.outside.push(url);
  });
  page.on('pageerror', (error) => seen.errors.push(String(error)));
  page.on('console', (message) => {
    const text = message.text();
    if (text.startsWith('breach: ')) seen.breaches.push(text);
    else if (message.type() === 'error') seen.errors.push(text);
  });
  return seen;
}

/** For what a screen does after its first picture. */
const SETTLE_MS = 80;

async function walk(page: Page): Promise<void> {
  for (const { name, open } of SCREENS) {
    await open(page);
    await expect(page.getByRole('main').getByRole('heading').first(), name).toBeVisible();
    await page.waitForTimeout(SETTLE_MS);
    await expect(page.getByText('This part could not be shown'), name).toHaveCount(0);
    if (name === 'palette') await page.keyboard.press('Escape');
  }
}

test('05-06 every screen works without a network and keeps to the policy, and nothing is asked of elsewhere', async ({
  page,
  host,
  app,
}) => {
  const seen = watched(page);
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
      console.warn(`breach: ${effectiveDirective} ${blockedURI}`);
    });
  });
  const answer = await page.reload();
  await page.waitForSelector(READY, { state: 'attached' });
  const policy = (await answer?.headerValue('content-security-policy')) ?? '';
  expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self' 'nonce-");
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(policy).not.toMatch(/unsafe|https?:|\*/);

  // Served by 127.0.0.1, the parts of the app come over the network too: a browser has them after a first round.
  if (host.kind === 'browser') await walk(page);
  await page.context().setOffline(true);
  await walk(page);
  expect(seen).toEqual({ outside: [], breaches: [], errors: [] });

  // The listener hears: this is what a breach looks like.
  await page.evaluate(() => {
    const image = new Image();
    image.src = 'https://example.com/x.png';
  });
  await expect.poll(() => seen.breaches).toEqual(['breach: img-src https://example.com/x.png']);
  await page.context().setOffline(false);
  if (!host.standIn) return;
  expect(await app.desktop?.evaluate((_electron, _none, { blockedRequests }) => blockedRequests)).toEqual([]);
});
