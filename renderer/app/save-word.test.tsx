import { createRoot, type Root } from 'react-dom/client';
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createGoal } from '#renderer/data/actions/create-actions.ts';
import { setFields } from '#renderer/data/actions/field-actions.ts';
import type { App } from '#renderer/data/app.ts';
import { AppProvider } from '#renderer/data/use-live.ts';
import type { MemoryHost } from '#renderer/host/memory-host.ts';
import { must } from '#shared/domain/assert.ts';
import { anApp } from '../../test/builders.ts';
import { EnglishTexts } from './i18n/english-texts.tsx';
import { SaveWord } from './save-word.tsx';
import '#renderer/ui/base.css';
import '#renderer/ui/tokens.css';

let root: Root | null = null;
afterEach(() => {
  root?.unmount();
  document.body.replaceChildren();
});

async function aGoalOnScreen() {
  const app = await anApp({ name: crypto.randomUUID() });
  const made = await createGoal(app, 'Cut churn');
  const frame = document.createElement('div');
  document.body.append(frame);
  root = createRoot(frame);
  root.render(
    <EnglishTexts>
      <AppProvider app={app}>
        <SaveWord />
      </AppProvider>
    </EnglishTexts>,
  );
  await expect.element(page.getByText('Saved', { exact: true })).toBeVisible();
  return { app, goal: must(made.ok ? made.value : null, 'a goal') };
}

/** Writes are refused as on a full disk, until the returned function is called. */
async function fillDisk(app: App): Promise<() => void> {
  let isFull = true;
  app.db.use({
    stack: 'dbcore',
    name: 'full',
    create: (down) => ({
      ...down,
      table: (name) => {
        const table = down.table(name);
        return {
          ...table,
          mutate: (request) =>
            isFull ? Promise.reject(new DOMException('no room', 'QuotaExceededError')) : table.mutate(request),
        };
      },
    }),
  });
  app.db.close();
  await app.db.open();
  return () => {
    isFull = false;
  };
}

test('a write that fails is an alert that stays, with its reason; Retry saves what was typed', async () => {
  const { app, goal } = await aGoalOnScreen();
  const makeRoom = await fillDisk(app);
  await setFields(app, 'goals', goal, { title: 'Cut churn by half' }, 'title');
  await expect.element(page.getByRole('alert')).toHaveTextContent('Not saved: the disk is full');
  await setFields(app, 'goals', goal, { title: 'Cut churn by two thirds' }, 'title');
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  await expect.element(page.getByRole('alert')).toBeVisible();
  makeRoom();
  await userEvent.click(page.getByRole('button', { name: 'Retry' }));
  await expect.element(page.getByText('Saved', { exact: true })).toBeVisible();
  expect(await app.db.goals.get(goal)).toMatchObject({ title: 'Cut churn by two thirds' });
  await app.history.undo();
  expect(await app.db.goals.get(goal)).toMatchObject({ title: 'Cut churn' });
});

test('the draft of what could not be saved is a file that the person chooses', async () => {
  const { app, goal } = await aGoalOnScreen();
  await fillDisk(app);
  await setFields(app, 'goals', goal, { title: 'Cut churn by half' }, 'title');
  await userEvent.click(page.getByRole('button', { name: 'Export draft' }));
  // The builder's Host is one in memory.
  const { control } = app.host as MemoryHost;
  await expect.poll(() => [...control.saved.keys()]).toEqual(['throughline-draft.md']);
  const text = new TextDecoder().decode(control.saved.get('throughline-draft.md'));
  expect(text).toContain('Cut churn by half');
  await app.stop();
});
