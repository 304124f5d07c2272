import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { bindKeys } from '#renderer/app/command-registry.ts';
import { EnglishTexts } from '#renderer/app/i18n/english-texts.tsx';
import { mark, tagByName } from '#renderer/data/actions/highlight-actions.ts';
import type { App } from '#renderer/data/app.ts';
import { liveRecords, ordered } from '#renderer/data/queries/record-queries.ts';
import { AppProvider } from '#renderer/data/use-live.ts';
import { createMemoryHost } from '#renderer/host/memory-host.ts';
import { createSearchClient } from '#renderer/search/create-search-client.ts';
import type { SearchClient } from '#renderer/search/search-client.ts';
import { SearchContext } from '#renderer/search/use-search.ts';
import { registerCommand } from '#renderer/ui/commands.tsx';
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

test('goes into a table or a codebook file, and files are read where all files are', async () => {
  const host = createMemoryHost();
  const app: App = { ...(await anApp({ name: `codebook-${crypto.randomUUID()}` })), host };
  await addTag(app, 'Pricing', { parentId: null, codable: true });
  await open(app);
  const asked: string[] = [];
  const stop = registerCommand('import.open', { run: () => void asked.push('import') });
  await page.getByRole('button', { name: 'Import tags from a file' }).click();
  stop();
  expect(asked).toEqual(['import']);
  for (const item of ['As a table (.csv)', 'For other analysis programs (.qdc)']) {
    await page.getByRole('button', { name: 'Export the codebook' }).click();
    await page.getByRole('menuitem', { name: item }).click();
  }
  await expect.poll(() => [...host.control.saved.keys()].sort()).toEqual(['Codebook.csv', 'Codebook.qdc']);
  const text = (name: string) => new TextDecoder().decode(must(host.control.saved.get(name), name));
  expect(text('Codebook.csv')).toMatch(/tag,definition,color,aliases\r\nPricing,,#[0-9a-f]{6},\r\n$/);
  expect(text('Codebook.qdc')).toContain('name="Pricing"');
});

async function open(app: App, view?: 'duplicates', search: SearchClient | null = null): Promise<void> {
  root.render(
    <EnglishTexts>
      <AppProvider app={app}>
        <SearchContext value={search}>
          <CodebookPage place={{ kind: 'codebook', view }} />
        </SearchContext>
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

test('merges two chosen tags after saying what will happen, and one undo takes it back', async () => {
  const app = await aCodebook();
  await tagTwo(app, 'Pricing');
  await open(app);
  tree().focus();
  await userEvent.keyboard('{ArrowDown} {Shift>}{ArrowDown}{/Shift}');
  await expect.element(page.getByText('2 chosen')).toBeVisible();
  await page.getByRole('group', { name: 'With the chosen tags' }).getByRole('button', { name: 'Merge…' }).click();
  await page.getByRole('combobox', { name: 'Keep' }).selectOptions('Approval');
  await expect.element(page.getByText('2 highlights get “Approval”')).toBeVisible();
  await expect.element(page.getByText('It will be found as Pricing too')).toBeVisible();
  await page.getByRole('button', { name: 'Merge', exact: true }).click();
  await expect.poll(() => labels(app)).toEqual(['Theme', 'Approval']);
  await expect.poll(() => figures('Approval')).toEqual(['2', '1']);
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect.poll(() => labels(app)).toEqual(['Theme', 'Pricing', 'Approval']);
  await expect.poll(() => figures('Pricing')).toEqual(['2', '1']);
});

test('splits chosen quotes off to a new tag', async () => {
  const app = await aCodebook();
  await tagTwo(app, 'Pricing');
  await open(app);
  await page.getByRole('button', { name: 'Actions for Pricing' }).click();
  await page.getByRole('menuitem', { name: 'Split…' }).click();
  await page.getByRole('textbox', { name: 'Name of the new tag' }).fill('Increases');
  await page.getByRole('checkbox', { name: 'It went up again.' }).click();
  await page.getByRole('button', { name: 'Move 1 quote' }).click();
  await expect.poll(() => figures('Increases')).toEqual(['1', '1']);
  await expect.poll(() => figures('Pricing')).toEqual(['1', '1']);
});

test('lists tags that look like one with why, and forgets those that are told apart', async () => {
  const app = await aCodebook();
  await addTag(app, 'Aproval', { parentId: null, codable: true });
  await open(app, 'duplicates');
  await expect.element(page.getByText('a typing error apart')).toBeVisible();
  await page.getByRole('button', { name: 'These are two' }).click();
  await expect.element(page.getByText('No two tags look alike.')).toBeVisible();
});

test('archives, and in a locked codebook proposes', async () => {
  const app = await aCodebook();
  await open(app);
  await page.getByRole('button', { name: 'Actions for Pricing' }).click();
  await page.getByRole('menuitem', { name: 'Archive' }).click();
  await expect.element(page.getByRole('checkbox', { name: 'Show 1 archived tag' })).toBeVisible();
  expect(figures('Pricing')).toEqual([]);
  await page.getByRole('checkbox', { name: 'Show 1 archived tag' }).click();
  await expect.poll(() => figures('Pricing')).toEqual(['0', '0']);
  await page.getByRole('button', { name: 'Lock the codebook' }).click();
  await expect.element(page.getByText(/^The codebook is locked/)).toBeVisible();
  await page.getByRole('button', { name: 'Propose tag' }).click();
  await userEvent.keyboard('Onboarding{Enter}{Escape}');
  await expect.element(page.getByText('Proposed', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Actions for Onboarding' }).click();
  await page.getByRole('menuitem', { name: 'Accept' }).click();
  await expect.element(page.getByText('Proposed', { exact: true })).not.toBeInTheDocument();
  await page.getByRole('button', { name: 'Unlock the codebook' }).first().click();
  await expect.element(page.getByText(/^The codebook is locked/)).not.toBeInTheDocument();
});

test('tags every place that a search finds, all or some, in one step', async () => {
  const app = await aCodebook();
  await aTranscript(app, ['The invoice is late. We wait.', 'Nothing here.', 'Which invoices? All of them.']);
  const search = createSearchClient(app.db.name.replace(/^tl-/, '').replace(/-1$/, ''), () => '2026-03-02T09:00:00Z');
  await search.caughtUp();
  await open(app, undefined, search);
  await page.getByRole('button', { name: 'Actions for Pricing' }).click();
  await page.getByRole('menuitem', { name: 'Tag by search…' }).click();
  await userEvent.keyboard('invoice');
  await expect.element(page.getByText('2 of 2 chosen')).toBeVisible();
  await expect.element(page.getByText('The invoice is late.')).toBeVisible();
  await page.getByRole('button', { name: 'None', exact: true }).click();
  await expect.element(page.getByText('0 of 2 chosen')).toBeVisible();
  await page.getByRole('button', { name: 'All', exact: true }).click();
  await page.getByRole('button', { name: 'Tag 2 places' }).click();
  await expect
    .poll(async () => (await app.db.highlights.toArray()).map(({ anchor }) => anchor.quote))
    .toEqual(['The invoice is late.', 'Which invoices?']);
  await expect.poll(() => figures('Pricing')[0]).toBe('2');
  await app.history.undo();
  expect(await app.db.highlights.count()).toBe(0);
  search.close();
});
