import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { bindKeys } from '#renderer/app/command-registry.ts';
import { EnglishTexts } from '#renderer/app/i18n/english-texts.tsx';
import { createGoal, createNeed } from '#renderer/data/actions/create-actions.ts';
import { createInsight } from '#renderer/data/actions/insight-actions.ts';
import type { App } from '#renderer/data/app.ts';
import { linksFrom } from '#renderer/data/queries/graph-queries.ts';
import { AppProvider } from '#renderer/data/use-live.ts';
import { createProposer } from '#renderer/search/proposer.ts';
import type { SearchClient } from '#renderer/search/search-client.ts';
import { createSearchService } from '#renderer/search/search-service.ts';
import { openSearchStore } from '#renderer/search/search-store.ts';
import { toTextHits } from '#renderer/search/text-hits.ts';
import { SearchContext } from '#renderer/search/use-search.ts';
import { assert } from '#shared/domain/assert.ts';
import type { AnyId } from '#shared/domain/ids.ts';
import type { Result } from '#shared/domain/result.ts';
import type { UnitKind } from '#shared/search/unit.ts';
import { anApp } from '../../test/builders.ts';
import '#renderer/ui/base.css';
import '#renderer/ui/tokens.css';
import { LinkPicker, type LinkPickerProps } from './link-picker.tsx';

let root: Root;
let frame: HTMLElement;
let unbind: () => void;
let closed = 0;

beforeEach(() => {
  frame = document.createElement('div');
  document.body.append(frame);
  root = createRoot(frame);
  unbind = bindKeys({ mac: false, host: 'memory' });
  closed = 0;
});

afterEach(() => {
  unbind();
  root.unmount();
  frame.remove();
});

test('links what it proposes only after Enter, and says why it was proposed', async () => {
  const { app, insight, approve } = await aWorkspace();
  await open(app, { subjects: [insight], kind: 'need' });
  await expect.element(active()).toHaveTextContent('Approve invoices without an export');
  await expect.element(active()).toHaveTextContent(/because: .*(invoices|approve|export)/i);
  expect(marked()).toEqual(expect.arrayContaining(['invoices']));
  expect(await linksFrom(app, insight)).toEqual([]);

  await userEvent.keyboard('{Enter}');
  await expect.poll(async () => targets(app, insight)).toEqual([approve]);
  expect(closed).toBe(1);
});

test('stays open for the next one with Mod+Enter, and shows what is linked', async () => {
  const { app, insight, approve, waiting } = await aWorkspace();
  await open(app, { subjects: [insight], kind: 'need' });
  await expect.element(active()).toHaveTextContent('Approve invoices');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.poll(async () => targets(app, insight)).toEqual([approve]);
  await expect
    .element(list().getByRole('option', { name: /Approve invoices/ }))
    .toHaveAttribute('aria-disabled', 'true');

  await userEvent.keyboard('waiting');
  await expect.element(active()).toHaveTextContent('See who is waiting');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.poll(async () => targets(app, insight)).toEqual([approve, waiting]);
  expect(closed).toBe(0);
});

test('dismisses a proposal with D in the list, keeps it away, and types D in the field', async () => {
  const { app, insight, approve } = await aWorkspace();
  await open(app, { subjects: [insight], kind: 'need' });
  await expect.element(active()).toHaveTextContent('Approve invoices');
  await userEvent.keyboard('d');
  await expect.element(field()).toHaveValue('d');
  await userEvent.keyboard('{Backspace}');
  await expect.element(active()).toHaveTextContent('Approve invoices');

  await userEvent.keyboard('{Tab}');
  expect(document.activeElement?.getAttribute('role')).toBe('listbox');
  await userEvent.keyboard('d');
  await expect
    .poll(async () => (await app.db.evidence.toArray()).map(({ to, status }) => [to, status]))
    .toEqual([[approve, 'rejected']]);
  await expect.poll(() => groups()).not.toContain('Proposed');
  expect(await linksFrom(app, insight)).toEqual([]);
});

test('finds by words and forgives a typing error, or makes the record and links it in one step', async () => {
  const { app, insight } = await aWorkspace();
  await open(app, { subjects: [insight], kind: 'need' });
  await field().fill('waitng');
  await expect.element(list().getByRole('option', { name: /See who is waiting/ })).toBeVisible();

  await field().fill('Pay on time');
  await expect.element(list().getByRole('option', { name: 'Create Need “Pay on time”' })).toBeVisible();
  await userEvent.keyboard('{PageDown}{Enter}');
  await expect.poll(async () => (await app.db.needs.toArray()).map((need) => need.title)).toContain('Pay on time');
  const [link] = await linksFrom(app, insight);
  expect((await app.db.needs.toArray()).find((need) => need.id === link?.to)?.title).toBe('Pay on time');
  await app.history.undo();
  expect(await linksFrom(app, insight)).toEqual([]);
});

test('an early Enter takes nothing that was found for other words', async () => {
  const { app, insight, waiting } = await aWorkspace();
  await open(app, { subjects: [insight], kind: 'need' });
  await field().fill('waitng');
  await expect.element(active()).toHaveTextContent('See who is waiting');
  await userEvent.keyboard('{ArrowDown}{ArrowUp}');
  await field().fill('Archive a contract');
  await userEvent.keyboard('{Enter}');
  await expect.poll(async () => (await linksFrom(app, insight)).length).toBe(1);
  const [link] = await linksFrom(app, insight);
  expect(link?.to).not.toBe(waiting);
  expect((await app.db.needs.toArray()).find(({ id }) => id === link?.to)?.title).toBe('Archive a contract');
});

test('with the words changed the first row counts again, not the place chosen among the old rows', async () => {
  const { app, insight } = await aWorkspace();
  await open(app, { subjects: [insight], kind: 'need' });
  await expect.element(active()).toHaveTextContent('Approve invoices');
  await userEvent.keyboard('{ArrowDown}{ArrowDown}');
  await field().fill('a');
  const first = list().getByRole('option').first();
  await expect.element(first).toHaveAttribute('aria-selected', 'true');
});

test('links from the claim side with the stance that was chosen', async () => {
  const { app, approve } = await aWorkspace();
  const goal = await made(createGoal(app, 'Invoices are approved the same day'));
  await open(app, { subjects: [goal], kind: 'need' });
  await page.getByRole('combobox', { name: 'How it speaks' }).selectOptions('Contradicts');
  await list()
    .getByRole('option', { name: /Approve invoices/ })
    .click();
  await expect
    .poll(async () => (await linksFrom(app, approve)).map(({ to, stance }) => ({ to, stance })))
    .toEqual([{ to: goal, stance: 'contradicts' }]);
});

async function aWorkspace() {
  const app = await anApp({ name: `picker-${crypto.randomUUID()}` });
  const approve = await made(createNeed(app, 'Approve invoices without an export'));
  const waiting = await made(createNeed(app, 'See who is waiting'));
  for (const title of ['Share a calendar', 'Print labels at the door', 'Count stock at night', 'Find an old order']) {
    await made(createNeed(app, title));
  }
  const insight = await made(createInsight(app, 'Teams export invoices because they cannot approve them in the tool'));
  return { app, approve, waiting, insight };
}

async function made<T>(action: Promise<Result<T, unknown>>): Promise<T> {
  const result = await action;
  assert(result.ok, 'a record that was made');
  return result.value;
}

async function open(app: App, props: Pick<LinkPickerProps, 'subjects' | 'kind'>): Promise<void> {
  root.render(
    <EnglishTexts>
      <AppProvider app={app}>
        <SearchContext value={searchIn(app)}>
          <LinkPicker {...props} onClose={() => void closed++} />
        </SearchContext>
      </AppProvider>
    </EnglishTexts>,
  );
  await expect.element(page.getByRole('dialog')).toBeVisible();
}

/** The search of the product, here in the page instead of in its worker. */
function searchIn(app: App): SearchClient {
  const service = createSearchService(app.db, openSearchStore(`picker-${crypto.randomUUID()}`));
  const proposer = createProposer(app.db);
  const ready = service.open();
  return {
    async query(_box, text, { limit, kinds }) {
      await ready;
      // The screen names kinds by the same words as the index.
      const known = kinds as readonly UnitKind[] | undefined;
      return toTextHits(await service.query(text, { limit, kinds: known, now: app.now() }));
    },
    propose: (from, to, limit) => proposer.propose(from, to, limit),
    proposalInbox: () => proposer.inbox(),
    caughtUp: () => ready.then(() => service.catchUp()),
    close: () => undefined,
  };
}

const list = () => page.getByRole('listbox', { name: 'Link a need' });
const field = () => page.getByRole('combobox', { name: 'Link a need' });
const active = () => list().getByRole('option', { selected: true });
const marked = (): string[] => [...document.querySelectorAll('[aria-selected="true"] mark')].map((m) => m.textContent);
const groups = (): string[] =>
  [...document.querySelectorAll('[role="listbox"] [role="group"]')].map((g) => g.firstElementChild?.textContent ?? '');
const targets = async (app: App, from: AnyId): Promise<AnyId[]> => (await linksFrom(app, from)).map((link) => link.to);
