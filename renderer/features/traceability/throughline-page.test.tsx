import { useSyncExternalStore } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { EnglishTexts } from '#renderer/app/i18n/english-texts.tsx';
import type { App } from '#renderer/data/app.ts';
import { AppProvider } from '#renderer/data/use-live.ts';
import { loadSample } from '#renderer/features/onboarding/load-sample.ts';
import { placeOf } from '#renderer/routes.ts';
import { createProposer } from '#renderer/search/proposer.ts';
import type { SearchClient } from '#renderer/search/search-client.ts';
import { createSearchService } from '#renderer/search/search-service.ts';
import { openSearchStore } from '#renderer/search/search-store.ts';
import { toTextHits } from '#renderer/search/text-hits.ts';
import { SearchContext } from '#renderer/search/use-search.ts';
import { must } from '#shared/domain/assert.ts';
import type { UnitKind } from '#shared/search/unit.ts';
import { anApp } from '../../../test/builders.ts';
import '#renderer/ui/base.css';
import '#renderer/ui/tokens.css';
import { ThroughlinePage } from './throughline-page.tsx';

let root: Root;
let frame: HTMLElement;

beforeEach(() => {
  frame = document.createElement('div');
  frame.style.cssText = 'block-size: 900px; inline-size: 1200px';
  document.body.append(frame);
  root = createRoot(frame);
  window.location.hash = '#/throughline';
});

afterEach(() => {
  root.unmount();
  frame.remove();
  window.location.hash = '';
});

/** The page at the address, as the router shows it. */
function AtAddress() {
  const hash = useSyncExternalStore(
    (tell) => {
      window.addEventListener('hashchange', tell);
      return () => window.removeEventListener('hashchange', tell);
    },
    () => window.location.hash,
  );
  const place = placeOf(hash);
  return place?.kind === 'throughline' ? <ThroughlinePage place={place} /> : <p>elsewhere</p>;
}

async function shown(sample = true): Promise<App> {
  const app = await anApp();
  if (sample) await loadSample(app);
  root.render(
    <EnglishTexts>
      <AppProvider app={app}>
        <SearchContext value={searchIn(app)}>
          <AtAddress />
        </SearchContext>
      </AppProvider>
    </EnglishTexts>,
  );
  await expect.element(page.getByRole('heading', { level: 1 })).toBeVisible();
  return app;
}

const pressed = (): string[] =>
  [...frame.querySelectorAll<HTMLElement>('[aria-pressed="true"]')].map((one) => one.dataset.place ?? '');
const focused = (): string => (document.activeElement as HTMLElement | null)?.dataset.place ?? '';

test('a chosen insight lights its line, is in the address, and can be let go', async () => {
  const app = await shown();
  const insight = must((await app.db.insights.toArray())[0], 'an insight');
  await expect.poll(() => frame.querySelector(`[data-place="${insight.id}"]`)).not.toBeNull();
  await userEvent.click(must(frame.querySelector(`[data-place="${insight.id}"]`), 'its card'));
  await expect.poll(pressed).toEqual([insight.id]);
  expect(window.location.hash).toContain(`focus=${insight.id}`);
  await expect.element(page.getByText(/^Insight \d of \d, backed by/)).toBeVisible();
  await page.getByRole('button', { name: 'Clear choice' }).click();
  await expect.poll(pressed).toEqual([]);
  expect(window.location.hash).not.toContain('focus');
});

test('arrows follow the links from a goal to an interview and back, Enter chooses and then opens', async () => {
  await shown();
  await expect.poll(() => frame.querySelector('[data-place^="gl_"]')).not.toBeNull();
  expect(frame.querySelectorAll('[data-place][tabindex="0"]')).toHaveLength(1);
  must(frame.querySelector<HTMLElement>('[data-place^="gl_"]'), 'a goal').focus();
  for (const kind of ['nd_', 'in_', 'hl_', 'iv_']) {
    await userEvent.keyboard('{ArrowRight}');
    await expect.poll(focused).toMatch(new RegExp(`^${kind}`));
  }
  await userEvent.keyboard('{ArrowLeft}');
  await expect.poll(focused).toMatch(/^hl_/);
  const quote = focused();
  await userEvent.keyboard('{Enter}');
  await expect.poll(pressed).toEqual([quote]);
  await expect.poll(focused).toBe(quote);
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => window.location.hash).toContain('#/interviews/iv_');
  expect(window.location.hash).toContain(`highlight=${quote}`);
});

test('the outline holds the same choice, and opens and closes by keys', async () => {
  const app = await shown();
  const goal = must((await app.db.goals.toArray())[0], 'a goal');
  window.location.hash = `#/throughline?focus=${goal.id}&tab=outline`;
  await expect
    .poll(() => frame.querySelector('[role="treeitem"][aria-selected="true"]')?.textContent)
    .toContain(goal.title);
  const rows = (): number => frame.querySelectorAll('[role="treeitem"]').length;
  const before = rows();
  must(frame.querySelector<HTMLElement>('[role="treeitem"][tabindex="0"]'), 'the row with the tab stop').focus();
  await userEvent.keyboard('{ArrowLeft}');
  await expect.poll(rows).toBeLessThan(before);
  await userEvent.keyboard('{ArrowRight}{ArrowRight}');
  await expect.poll(() => document.activeElement?.getAttribute('aria-level')).toBe('2');
});

test('each gap is listed with the one step that mends it, and is gone once it is taken', async () => {
  const app = await shown();
  window.location.hash = '#/throughline?tab=gaps';
  await page.getByRole('button', { name: /^Link a need: Buyers reorder/ }).click();
  await page.getByRole('combobox', { name: 'Link a need' }).fill('last change');
  await expect.element(page.getByRole('option', { name: /Get every last change/ })).toBeVisible();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('button', { name: /^Link a need: Buyers reorder/ })).not.toBeInTheDocument();
  await app.history.undo();
  await expect.element(page.getByRole('button', { name: /^Link a need: Buyers reorder/ })).toBeVisible();
});

test('without a line the first missing step is the action', async () => {
  await shown(false);
  await expect.element(page.getByRole('link', { name: 'Go to interviews' })).toBeVisible();
});

function searchIn(app: App): SearchClient {
  const service = createSearchService(app.db, openSearchStore(`throughline-${crypto.randomUUID()}`));
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
