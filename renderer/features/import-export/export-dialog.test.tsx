import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { bindKeys } from '#renderer/app/command-registry.ts';
import { EnglishTexts } from '#renderer/app/i18n/english-texts.tsx';
import type { App } from '#renderer/data/app.ts';
import { AppProvider } from '#renderer/data/use-live.ts';
import { loadSample } from '#renderer/features/onboarding/load-sample.ts';
import { must } from '#shared/domain/assert.ts';
import { anApp } from '../../../test/builders.ts';
import '#renderer/ui/base.css';
import '#renderer/ui/tokens.css';
import { ExportLauncher } from './export-launcher.tsx';

let root: Root;
let frame: HTMLElement;
let unbind: () => void;

beforeEach(() => {
  frame = document.createElement('div');
  document.body.append(frame);
  root = createRoot(frame);
  unbind = bindKeys({ mac: false, host: 'memory' });
});

afterEach(() => {
  unbind();
  root.unmount();
  frame.remove();
  window.location.hash = '';
});

async function shown(): Promise<App> {
  const app = await anApp();
  await loadSample(app);
  root.render(
    <EnglishTexts>
      <AppProvider app={app}>
        <ExportLauncher />
      </AppProvider>
    </EnglishTexts>,
  );
  return app;
}

test('the keys open it for the goal that is looked at, it says what the file will hold, and saves it', async () => {
  const app = await shown();
  const goal = must(
    (await app.db.goals.toArray()).find(({ title }) => title !== ''),
    'a goal',
  );
  window.location.hash = `#/goals/${goal.id}`;
  await expect
    .poll(() =>
      userEvent.keyboard('{Control>}{Shift>}e{/Shift}{/Control}').then(() => document.querySelector('dialog')),
    )
    .not.toBeNull();
  await expect.element(page.getByLabelText('What to export')).toHaveValue(goal.id);
  await expect.element(page.getByText(/This file holds \d+ quotes of \d+ people/)).toBeVisible();
  await userEvent.selectOptions(page.getByLabelText('Format'), 'markdown');
  const write = app.host.files.finishSave;
  const names: string[] = [];
  Object.assign(app.host.files, {
    finishSave: async (token: string) => {
      const done = await write(token);
      if (done.ok) names.push(done.value);
      return done;
    },
  });
  await page.getByRole('button', { name: 'Save…' }).click();
  await expect.poll(() => names).toHaveLength(1);
  expect(names[0]).toMatch(/^Discovery summary – .+ 2026-03-02\.md$/);
  await expect.poll(() => document.querySelector('dialog')).toBeNull();
});

test('another way for people to appear changes what is said about names', async () => {
  await shown();
  await expect
    .poll(() =>
      userEvent.keyboard('{Control>}{Shift>}e{/Shift}{/Control}').then(() => document.querySelector('dialog')),
    )
    .not.toBeNull();
  await expect.element(page.getByText(/may still hold a part/)).toBeVisible();
  await userEvent.selectOptions(page.getByLabelText('How people appear'), 'real');
  await expect.poll(() => document.body.textContent).not.toMatch(/may still hold a part/);
});
