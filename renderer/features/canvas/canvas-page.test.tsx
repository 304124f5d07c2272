import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { bindKeys } from '#renderer/app/command-registry.ts';
import { EnglishTexts } from '#renderer/app/i18n/english-texts.tsx';
import type { App } from '#renderer/data/app.ts';
import { linksTo } from '#renderer/data/queries/graph-queries.ts';
import { AppProvider } from '#renderer/data/use-live.ts';
import { loadSample } from '#renderer/features/onboarding/load-sample.ts';
import { must } from '#shared/domain/assert.ts';
import { label, remove } from '#shared/domain/change.ts';
import { anApp } from '../../../test/builders.ts';
import '#renderer/ui/base.css';
import '#renderer/ui/tokens.css';
import { CanvasPage } from './canvas-page.tsx';

let root: Root;
let frame: HTMLElement;
let unbind: () => void;

beforeEach(() => {
  frame = document.createElement('div');
  frame.style.cssText = 'block-size: 800px; inline-size: 1200px';
  document.body.append(frame);
  root = createRoot(frame);
  unbind = bindKeys({ mac: false, host: 'memory' });
});

afterEach(() => {
  unbind();
  root.unmount();
  frame.remove();
});

async function shown(): Promise<App> {
  const app = await anApp({ name: `canvas-${crypto.randomUUID()}` });
  await loadSample(app);
  const boards = (await app.db.boards.toArray()).map((one) => remove('boards', one));
  await app.run({ label: label('change.test'), ops: boards });
  root.render(
    <EnglishTexts>
      <AppProvider app={app}>
        <CanvasPage place={{ kind: 'canvas' }} />
      </AppProvider>
    </EnglishTexts>,
  );
  await page.getByRole('button', { name: 'New canvas' }).first().click();
  await expect.poll(() => frame.querySelector('[data-tray] [data-quote]')).not.toBeNull();
  return app;
}

const board = async (app: App) => must((await app.db.boards.toArray())[0], 'the canvas');

test('by keys alone a quote goes into a cluster, and the named cluster is an insight', async () => {
  const app = await shown();
  const quote = must(frame.querySelector<HTMLElement>('[data-tray] [data-quote]'), 'a quote');
  const id = quote.dataset.quote;
  quote.focus();
  await userEvent.keyboard('{Control>}{Shift>}m{/Shift}{/Control}');
  await page.getByRole('dialog').getByRole('combobox').fill('new cluster');
  await userEvent.keyboard('{Enter}');
  const name = page.getByRole('textbox', { name: 'What do they say?' });
  await expect.element(name).toBeVisible();
  await name.fill('Approvals leak out');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('link', { name: 'Open the insight' })).toBeVisible();
  const [cluster] = Object.values((await board(app)).clusters);
  const insight = must(cluster?.insightId, 'its insight');
  expect((await linksTo(app, insight)).map(({ from }) => from)).toEqual([id]);
  expect(await app.db.insights.get(insight)).toMatchObject({ title: 'Approvals leak out' });
});

test('a drag onto the canvas and the arrow keys put a quote where they say', async () => {
  const app = await shown();
  const canvas = must(frame.querySelector<HTMLElement>('[data-canvas]'), 'the canvas').getBoundingClientRect();
  const quote = must(frame.querySelector<HTMLElement>('[data-tray] [data-quote]'), 'a quote');
  const box = quote.getBoundingClientRect();
  const at = (type: string, x: number, y: number, target: EventTarget): void =>
    void target.dispatchEvent(
      new PointerEvent(type, { clientX: x, clientY: y, bubbles: true, pointerId: 1, button: 0, cancelable: true }),
    );
  at('pointerdown', box.left + 10, box.top + 10, quote);
  await new Promise(requestAnimationFrame);
  at('pointermove', canvas.left + 110, canvas.top + 210, window);
  await new Promise(requestAnimationFrame);
  at('pointerup', canvas.left + 110, canvas.top + 210, window);
  const id = must(quote.dataset.quote, 'its id');
  const place = async () => (await board(app)).places[id];
  await expect.poll(place).toMatchObject({ cluster: null });
  const start = must(await place(), 'its place');
  // The border of the canvas is one pixel wide.
  expect(Math.abs(start.x - 100)).toBeLessThanOrEqual(2);
  expect(Math.abs(start.y - 200)).toBeLessThanOrEqual(2);
  await expect.poll(() => frame.querySelector(`[data-loose="${id}"]`)).not.toBeNull();
  must(frame.querySelector<HTMLElement>(`[data-loose="${id}"]`), 'the card').focus();
  await userEvent.keyboard('{ArrowRight}');
  await expect.poll(place).toMatchObject({ x: start.x + 24, y: start.y });
});
