import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { bindKeys } from '#renderer/app/command-registry.ts';
import { EnglishTexts } from '#renderer/app/i18n/english-texts.tsx';
import { createInsight } from '#renderer/data/actions/insight-actions.ts';
import type { App } from '#renderer/data/app.ts';
import { AppProvider } from '#renderer/data/use-live.ts';
import { assert, must } from '#shared/domain/assert.ts';
import { anApp } from '../../../test/builders.ts';
import '#renderer/ui/base.css';
import '#renderer/ui/tokens.css';
import { InsightsPage } from './insights-page.tsx';

let root: Root;
let frame: HTMLElement;
let unbind: () => void;

beforeEach(() => {
  frame = document.createElement('div');
  frame.style.cssText = 'block-size: 700px; inline-size: 1200px';
  document.body.append(frame);
  root = createRoot(frame);
  unbind = bindKeys({ mac: false, host: 'memory' });
});

afterEach(() => {
  unbind();
  root.unmount();
  frame.remove();
});

async function aBoard(by?: string): Promise<App> {
  const app = await anApp({ name: `board-${crypto.randomUUID()}` });
  assert((await createInsight(app, 'Approvals leak out')).ok, 'an insight');
  root.render(
    <EnglishTexts>
      <AppProvider app={app}>
        <InsightsPage place={{ kind: 'insights', by }} />
      </AppProvider>
    </EnglishTexts>,
  );
  await expect.element(page.getByRole('link', { name: 'Approvals leak out' })).toBeVisible();
  return app;
}

const insight = async (app: App) => must((await app.db.insights.toArray())[0], 'the insight');
const card = (): HTMLElement => must(frame.querySelector<HTMLElement>('[data-card]'), 'the card');
const label = async (app: App): Promise<string> => (await app.db.changes.orderBy('seq').last())?.label.key ?? '';

test('a drag, the keys and "Move to..." do the same to a card', async () => {
  const app = await aBoard();
  const data = new DataTransfer();
  const reviewed = must(frame.querySelector('[aria-label^="Reviewed"]'), 'a column');
  card().dispatchEvent(new DragEvent('dragstart', { bubbles: true, dataTransfer: data }));
  await new Promise(requestAnimationFrame);
  reviewed.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }));
  await expect.poll(async () => (await insight(app)).status).toBe('reviewed');
  expect(await label(app)).toBe('change.insight-column');

  card().querySelector<HTMLElement>('a')?.focus();
  await userEvent.keyboard('{Alt>}{Shift>}{ArrowRight}{/Shift}{/Alt}');
  await expect.poll(async () => (await insight(app)).status).toBe('retired');
  expect(await label(app)).toBe('change.insight-column');

  await expect.poll(() => card().closest('section')?.getAttribute('aria-label')).toMatch(/^Retired/);
  card().querySelector<HTMLElement>('a')?.focus();
  await userEvent.keyboard('{Control>}{Shift>}m{/Shift}{/Control}');
  await page.getByRole('dialog').getByRole('combobox').fill('draft');
  await userEvent.keyboard('{Enter}');
  await expect.poll(async () => (await insight(app)).status).toBe('draft');
  expect(await label(app)).toBe('change.insight-column');
});

test('a card can be moved to a theme that does not exist yet', async () => {
  const app = await aBoard('theme');
  card().querySelector<HTMLElement>('a')?.focus();
  await userEvent.keyboard('{Control>}{Shift>}m{/Shift}{/Control}');
  await page.getByRole('dialog').getByRole('combobox').fill('Approval');
  await userEvent.keyboard('{Enter}');
  await expect.poll(async () => (await insight(app)).theme).toBe('Approval');
  await expect.element(page.getByRole('heading', { name: /Approval/ })).toBeVisible();
});
