import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { EnglishTexts } from '#renderer/app/i18n/english-texts.tsx';
import type { App } from '#renderer/data/app.ts';
import { keptKeys } from '#renderer/data/kept-words.ts';
import { AppProvider } from '#renderer/data/use-live.ts';
import { anApp } from '../../test/builders.ts';
import { DraftField } from './draft-field.tsx';

let root: Root;
let frame: HTMLElement;

beforeEach(() => {
  frame = document.createElement('div');
  document.body.append(frame);
  root = createRoot(frame);
});

afterEach(() => {
  root.unmount();
  frame.remove();
  localStorage.clear();
});

const field = () => page.getByRole('textbox', { name: 'Title' });

function show(app: App, value: string, save: (value: string) => Promise<unknown>): void {
  root.render(
    <EnglishTexts>
      <AppProvider app={app}>
        <DraftField name="gl_1/title" label="Title" value={value} onSave={save} />
      </AppProvider>
    </EnglishTexts>,
  );
}

test('is not called saved before the database has answered for what was typed', async () => {
  const app = await anApp({ name: crypto.randomUUID() });
  let answer = (): void => undefined;
  show(app, '', () => new Promise<void>((resolve) => (answer = resolve)));
  await userEvent.fill(field(), 'Churn');
  expect(app.saveState.word().kind).toBe('saving');
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(app.saveState.word().kind).toBe('saving');
  answer();
  await expect.poll(() => app.saveState.word().kind).toBe('saved');
});

test('has the words of a page that went away before they were saved, and saves them', async () => {
  const app = await anApp({ name: crypto.randomUUID() });
  show(app, 'Cut', () => new Promise(() => undefined));
  await userEvent.fill(field(), 'Cut churn');
  window.dispatchEvent(new Event('pagehide'));
  root.unmount();

  const saved: string[] = [];
  root = createRoot(frame);
  show(app, 'Cut', async (value) => saved.push(value));
  await expect.element(field()).toHaveValue('Cut churn');
  await expect.poll(() => saved).toEqual(['Cut churn']);
  await expect.poll(keptKeys).toEqual([]);
});

test('leaves what was written elsewhere since', async () => {
  const app = await anApp({ name: crypto.randomUUID() });
  show(app, 'Cut', () => new Promise(() => undefined));
  await userEvent.fill(field(), 'Cut churn');
  window.dispatchEvent(new Event('pagehide'));
  root.unmount();

  root = createRoot(frame);
  show(app, 'Grow', async () => undefined);
  await expect.element(field()).toHaveValue('Grow');
  await expect.poll(keptKeys).toEqual([]);
});
