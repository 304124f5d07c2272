import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { bindKeys } from '#renderer/app/command-registry.ts';
import { EnglishTexts } from '#renderer/app/i18n/english-texts.tsx';
import { mark, tagByName } from '#renderer/data/actions/highlight-actions.ts';
import type { App } from '#renderer/data/app.ts';
import { liveRecords, ordered } from '#renderer/data/queries/record-queries.ts';
import { AppProvider } from '#renderer/data/use-live.ts';
import { ToastList } from '#renderer/ui/toast-list.tsx';
import { assert, must } from '#shared/domain/assert.ts';
import { anApp, aTranscript } from '../../../test/builders.ts';
import '#renderer/ui/base.css';
import '#renderer/ui/tokens.css';
import { addTag } from './codebook-actions.ts';
import { CodebookPage } from './codebook-page.tsx';

let root: Root;
let frame: HTMLElement;
let unbind: () => void;

beforeEach(async () => {
  await page.viewport(1280, 800);
  frame = document.createElement('div');
  frame.style.blockSize = '700px';
  document.body.append(frame);
  root = createRoot(frame);
  unbind = bindKeys({ mac: false, host: 'memory' });
});

afterEach(() => {
  unbind();
  root.unmount();
  frame.remove();
});

test('writes a group and its tags one after the other, and makes no variant of one that is there', async () => {
  const app = await anApp({ name: `codebook-${crypto.randomUUID()}` });
  await open(app);
  await page.getByRole('button', { name: 'New group' }).click();
  await userEvent.keyboard('Theme{Enter}');
  await expect.poll(() => labels(app)).toEqual(['Theme']);
  await userEvent.keyboard('{Escape}');
  await page.getByRole('button', { name: 'New tag' }).click();
  await userEvent.keyboard('Pricing{Enter}');
  await expect.poll(() => labels(app)).toEqual(['Theme', 'Pricing']);
  await userEvent.keyboard('PRICÍNGS');
  await expect.element(page.getByText('exists: Pricing')).toBeVisible();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('textbox', { name: 'New tag' })).toHaveValue('PRICÍNGS');
  await userEvent.keyboard('{Escape}');
  expect(await labels(app)).toEqual(['Theme', 'Pricing']);
  const [theme, pricing] = ordered(await liveRecords(app, 'tags'));
  expect(pricing?.parentId).toBe(theme?.id);
  expect(document.activeElement).toBe(tree());
});

test('walks, folds, renames and reorders by keys', async () => {
  const app = await aCodebook();
  await open(app);
  tree().focus();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}');
  await expect.poll(active).toContain('Approval');
  await userEvent.keyboard('{Control>}{Shift>}{ArrowUp}{/Shift}{/Control}');
  await expect.poll(() => labels(app)).toEqual(['Theme', 'Approval', 'Pricing']);
  await expect.poll(active).toContain('Approval');
  await userEvent.keyboard('{F2}Sign-off{Enter}');
  await expect.poll(() => labels(app)).toEqual(['Theme', 'Sign-off', 'Pricing']);
  expect(document.activeElement).toBe(tree());
  await userEvent.keyboard('{ArrowLeft}');
  await expect.poll(active).toContain('Theme');
  await userEvent.keyboard('{ArrowLeft}');
  await expect.poll(() => document.querySelectorAll('[role=treegrid] [aria-level]').length).toBe(1);
});

test('says on how many highlights a tag stands before it goes to the trash, and brings it back with its uses', async () => {
  const app = await aCodebook();
  await tagTwo(app, 'Pricing');
  await open(app);
  await expect.poll(() => figures('Pricing')).toEqual(['2', '1']);
  tree().focus();
  await userEvent.keyboard('{ArrowDown}');
  await expect.poll(active).toContain('Pricing');
  await userEvent.keyboard('{Delete}');
  await expect.element(page.getByRole('alertdialog')).toHaveTextContent('It stands on 2 highlights');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Move to Trash' }).click();
  await expect.poll(() => labels(app)).toEqual(['Theme', 'Approval']);
  await expect.poll(active).toContain('Approval');
  expect(document.activeElement).toBe(tree());
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect.poll(() => figures('Pricing')).toEqual(['2', '1']);
});

test('saves a definition as it is typed, as one step, and refuses a name of another tag as an alias', async () => {
  const app = await aCodebook();
  await open(app);
  tree().focus();
  await userEvent.keyboard('{ArrowDown}');
  await page.getByRole('textbox', { name: 'Definition' }).click();
  await userEvent.keyboard('What it costs');
  await expect.poll(async () => (await named(app, 'Pricing')).definition).toBe('What it costs');
  await page.getByRole('textbox', { name: 'Other names' }).fill('Cost, approvals');
  await expect.element(page.getByText(/^exists: Approval/)).toBeVisible();
  await expect.poll(async () => (await named(app, 'Pricing')).aliases).toEqual(['Cost']);
  await page.getByRole('radio', { name: 'Teal' }).click();
  await expect.poll(async () => (await named(app, 'Pricing')).hue).toBe('teal');
  for (let i = 0; i < 3; i++) await app.history.undo();
  expect(await named(app, 'Pricing')).toMatchObject({ definition: '', aliases: [] });
  expect(await labels(app)).toEqual(['Theme', 'Pricing', 'Approval']);
});

async function aCodebook(): Promise<App> {
  const app = await anApp({ name: `codebook-${crypto.randomUUID()}` });
  const group = await addTag(app, 'Theme', { parentId: null, codable: false });
  assert(group.ok, 'a group');
  for (const name of ['Pricing', 'Approval']) await addTag(app, name, { parentId: group.value, codable: true });
  return app;
}

/** Two highlights of one interview, hence of one nameless person. */
async function tagTwo(app: App, tag: string): Promise<void> {
  const { interview, transcript, segments } = await aTranscript(app, ['It is too dear.', 'It went up again.']);
  for (const { id, text } of segments) {
    const picked = { interviewId: interview.id, source: transcript.id, from: { block: id, offset: 0 } };
    const made = await mark(app, { ...picked, to: { block: id, offset: text.length } });
    assert(made.ok, 'a highlight');
    await tagByName(app, [made.value], tag);
  }
}

async function open(app: App): Promise<void> {
  root.render(
    <EnglishTexts>
      <AppProvider app={app}>
        <CodebookPage place={{ kind: 'codebook' }} />
        <ToastList />
      </AppProvider>
    </EnglishTexts>,
  );
  await expect.element(page.getByRole('button', { name: 'New group' })).toBeVisible();
}

const labels = async (app: App): Promise<string[]> => ordered(await liveRecords(app, 'tags')).map((tag) => tag.label);
const named = async (app: App, label: string) =>
  must(
    (await liveRecords(app, 'tags')).find((tag) => tag.label === label),
    label,
  );
const tree = (): HTMLElement => must(document.querySelector<HTMLElement>('[role=treegrid]'), 'the outline');
const active = (): string =>
  document.getElementById(tree().getAttribute('aria-activedescendant') ?? '')?.textContent ?? '';
/** Highlights and people, as the row of a tag says them. */
function figures(label: string): string[] {
  const rows = [...document.querySelectorAll('[role=treegrid] [role=row]')];
  const cells = rows
    .find((row) => row.querySelector('bdi')?.textContent === label)
    ?.querySelectorAll('[role=gridcell]');
  return [...(cells ?? [])].slice(2, 4).map((cell) => cell.textContent);
}
