import { Dexie } from 'dexie';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { giveConsent } from '#renderer/data/actions/consent-actions.ts';
import { createParticipant } from '#renderer/data/actions/create-actions.ts';
import type { App } from '#renderer/data/app.ts';
import { assert } from '#shared/domain/assert.ts';
import { anApp } from '../../../test/builders.ts';
import { openScreen, type ScreenFrame } from '../../../test/screen-frame.tsx';
import { PrivacySection } from './privacy-section.tsx';

let app: App;
let frame: ScreenFrame;

beforeEach(async () => {
  await page.viewport(1280, 800);
  app = await anApp({ name: crypto.randomUUID() });
  frame = openScreen(app);
});
afterEach(() => frame.close());

test('tells whose consent ends soon, shows the log, and says so where somebody changed it', async () => {
  const made = await createParticipant(app, 'Dana Rossi');
  assert(made.ok, 'a person');
  for (const expiresAt of ['2026-03-20', null])
    await giveConsent(app, { participantId: made.value, scopes: ['record'], at: '2026-03-01', expiresAt });
  await giveConsent(app, { participantId: made.value, scopes: ['analyse'], at: '2026-03-01', expiresAt: '2026-03-25' });
  frame.show(<PrivacySection />);
  await expect.element(page.getByRole('link', { name: /P-001: until .*25.*2026/ })).toBeVisible();
  await expect.element(page.getByText('3 entries, unchanged since they were written.')).toBeVisible();
  expect(frame.element.textContent).not.toContain('Dana Rossi');
  const log = await new Dexie(`tl-audit-${app.at.projectId}`).open();
  await log.table('entries').update(2, { n: 7 });
  log.close();
  frame.show(null);
  frame.show(<PrivacySection key="again" />);
  await expect.element(page.getByText(/entry 2 is not what was written/)).toBeVisible();
});
