import { type ReactNode, useEffect, useState } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { EnglishTexts } from '#renderer/app/i18n/english-texts.tsx';
import { createNeed } from '#renderer/data/actions/create-actions.ts';
import { mark } from '#renderer/data/actions/highlight-actions.ts';
import { createInsight } from '#renderer/data/actions/insight-actions.ts';
import type { App } from '#renderer/data/app.ts';
import { AppProvider } from '#renderer/data/use-live.ts';
import { type Place, placeOf } from '#renderer/routes.ts';
import { createProposer } from '#renderer/search/proposer.ts';
import type { SearchClient } from '#renderer/search/search-client.ts';
import { createSearchService } from '#renderer/search/search-service.ts';
import { openSearchStore } from '#renderer/search/search-store.ts';
import { toTextHits } from '#renderer/search/text-hits.ts';
import { SearchContext } from '#renderer/search/use-search.ts';
import { must } from '#shared/domain/assert.ts';
import type { UnitKind } from '#shared/search/unit.ts';
import { anApp, aTranscript } from '../../../test/builders.ts';
import '#renderer/ui/base.css';
import '#renderer/ui/tokens.css';
import { recentSearches } from './recent-searches.ts';
import { SearchPage } from './search-page.tsx';

let root: Root;
let frame: HTMLElement;
let app: App;
/** How long each query takes to be answered, in the order that they are asked; none: at once. */
let delays: number[] = [];
const asked: string[] = [];

beforeEach(async () => {
  delays = [];
  asked.length = 0;
  window.location.hash = '#/search';
  app = await anApp();
  frame = document.createElement('div');
  frame.style.blockSize = '600px';
  document.body.append(frame);
  root = createRoot(frame);
});

afterEach(() => {
  root.unmount();
  frame.remove();
});

test('finds while typing, and opens the interview at the words with Down and Enter', async () => {
  const { interview, segments } = await records();
  await draw();
  expect(document.activeElement).toBe(field());
  await userEvent.keyboard('approve tool');
  await expect.poll(() => row('approve inside the tool')).toBeTruthy();
  expect(marks(row('approve inside the tool'))).toEqual(['approve', 'tool']);
  expect(heading()).toContain('Transcripts 1');

  await userEvent.keyboard('{ArrowDown}');
  expect(document.activeElement?.closest('a[data-hit]')).toBeTruthy();
  while (!document.activeElement?.textContent?.includes('approve inside')) await userEvent.keyboard('j');
  await userEvent.keyboard('{Enter}');
  await expect
    .poll(() => placeOf(window.location.hash))
    .toMatchObject({
      kind: 'interview',
      id: interview.id,
      seg: segments[1]?.id,
    });
  expect(await recentSearches(app)).toEqual(['approve tool']);
});

test('leads back to the same search and row', async () => {
  await records();
  await draw();
  await userEvent.keyboard('invoice');
  await expect.poll(() => frame.querySelectorAll('a[data-hit]').length).toBeGreaterThan(1);
  await userEvent.keyboard('{Enter}j');
  const left = document.activeElement?.getAttribute('data-hit');
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => placeOf(window.location.hash)?.kind).not.toBe('search');
  window.history.back();
  await expect.poll(() => placeOf(window.location.hash)).toMatchObject({ kind: 'search', q: 'invoice', at: left });
  await expect.poll(() => field().value).toBe('invoice');
  await expect.poll(() => document.activeElement?.getAttribute('data-hit')).toBe(left);
});

test('shows the answer to the last query, however late an older one comes', async () => {
  await records();
  await draw();
  delays = [400, 0];
  // All at once: one query, not one per letter.
  await userEvent.fill(field(), 'sheet');
  await expect.poll(() => asked).toEqual(['sheet']);
  await userEvent.clear(field());
  await userEvent.keyboard('approve');
  await expect.poll(() => row('approve inside')).toBeTruthy();
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(marks(frame)).toEqual(['approve']);
  expect(field().value).toBe('approve');
});

test('a highlight opens at its highlight, a need on its page', async () => {
  const { highlight, need } = await records();
  await draw();
  await userEvent.keyboard('invoice');
  await expect.poll(() => hrefs()).toContain(`#/needs/${need}`);
  expect(hrefs().find((href) => href.includes('highlight='))).toContain(`highlight=${highlight}`);
});

test('operators stand as chips that take themselves out of the text', async () => {
  await records();
  await draw();
  await userEvent.keyboard('type:need invoice');
  await expect.poll(() => chips()).toEqual(['type:need']);
  await expect.poll(() => frame.querySelectorAll('a[data-hit]').length).toBe(1);
  const remove = must(frame.querySelector<HTMLElement>('[aria-label="Remove filter type:need"]'), 'the cross');
  await userEvent.click(remove);
  expect(field().value).toBe('invoice');
  expect(document.activeElement).toBe(field());
  await expect.poll(() => frame.querySelectorAll('a[data-hit]').length).toBeGreaterThan(1);
});

test('a kind narrows the rows and is part of the address', async () => {
  await records();
  await draw();
  await userEvent.keyboard('invoice');
  await expect.poll(() => button('Needs')).toBeTruthy();
  await userEvent.click(must(button('Needs'), 'the facet'));
  await expect.poll(() => frame.querySelectorAll('a[data-hit]').length).toBe(1);
  expect(placeOf(window.location.hash)).toEqual({ kind: 'search', q: 'invoice', kinds: 'need' });
});

test('says when no result has all words, names slips, and offers a lesser search where nothing is found', async () => {
  await records();
  await draw();
  await userEvent.keyboard('invoice churn ');
  await expect.poll(() => frame.textContent).toContain('No result has all of these words');
  await userEvent.clear(field());
  await userEvent.keyboard('invoise');
  await expect.poll(() => frame.textContent).toContain('Also searched: invoice');
  await userEvent.clear(field());
  await userEvent.keyboard('type:study invoice');
  await expect.poll(() => button('Drop type:study')).toBeTruthy();
  await userEvent.click(must(button('Drop type:study'), 'the suggestion'));
  expect(field().value).toBe('invoice');
  await expect.poll(() => frame.querySelectorAll('a[data-hit]').length).toBeGreaterThan(1);
});

test('before anything is asked it shows what a search can say, and recent searches', async () => {
  await records();
  await draw();
  await expect.poll(() => frame.textContent).toContain('What a search can say');
  await userEvent.keyboard('invoice');
  await expect.poll(() => row('Export the invoice')).toBeTruthy();
  await userEvent.keyboard('{Enter}{Escape}');
  expect(document.activeElement).toBe(field());
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => button('invoice')?.closest('section')?.textContent).toContain('Recent searches');
});

async function records() {
  const { interview, transcript, segments } = await aTranscript(app, [
    'We export the invoice to a sheet every week.',
    'Because nobody can approve inside the tool.',
    'It costs a day.',
  ]);
  const need = ok(await createNeed(app, 'Export the invoice without a sheet'));
  ok(await createInsight(app, 'Approval leaks into chat'));
  const block = must(segments[0], 'a segment').id;
  const highlight = ok(
    await mark(app, {
      interviewId: interview.id,
      source: transcript.id,
      from: { block, offset: 3 },
      to: { block, offset: 21 },
    }),
  );
  return { interview, transcript, segments, need, highlight };
}

const ok = <T,>(result: { readonly ok: true; readonly value: T } | { readonly ok: false }): T =>
  must(result.ok ? result.value : null, 'a result');

async function draw(): Promise<void> {
  const client = await inThisThread();
  root.render(
    <EnglishTexts>
      <AppProvider app={app}>
        <SearchContext value={client}>
          <Here />
        </SearchContext>
      </AppProvider>
    </EnglishTexts>,
  );
  await expect.poll(() => document.querySelector('input[type=search]')).not.toBeNull();
}

/** What the router does: draws the page for as long as the address means it. */
function Here(): ReactNode {
  const [place, setPlace] = useState<Place | null>(placeOf(window.location.hash));
  useEffect(() => {
    const follow = (): void => setPlace(placeOf(window.location.hash));
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  return place?.kind === 'search' ? <SearchPage place={place} /> : null;
}

/** The same service and proposer as in the worker, without the worker between; it answers old queries too. */
async function inThisThread(): Promise<SearchClient> {
  const service = createSearchService(app.db, openSearchStore(app.newUuid()));
  await service.open();
  const proposer = createProposer(app.db);
  return {
    async query(_box, text, { limit, kinds }) {
      asked.push(text);
      const delay = delays.shift() ?? 0;
      // The screen names kinds by the same words as the index.
      const only = kinds as readonly UnitKind[] | undefined;
      const hits = toTextHits(await service.query(text, { limit, kinds: only, now: app.now() }));
      await new Promise((resolve) => setTimeout(resolve, delay));
      return hits;
    },
    propose: (from, to, limit) => proposer.propose(from, to, limit),
    proposalInbox: () => proposer.inbox(),
    caughtUp: () => service.catchUp(),
    close: () => undefined,
  };
}

const field = (): HTMLInputElement =>
  must(frame.querySelector<HTMLInputElement>('input[aria-label="Search everything"], input[type=search]'), 'the field');
const row = (text: string): Element | undefined =>
  [...frame.querySelectorAll('a[data-hit]')].find((one) => one.textContent?.includes(text));
const hrefs = (): string[] => [...frame.querySelectorAll('a[data-hit]')].map((one) => one.getAttribute('href') ?? '');
const marks = (element: Element | undefined): string[] =>
  [...(element?.querySelectorAll('mark') ?? [])].map((one) => one.textContent ?? '');
const heading = (): string => [...frame.querySelectorAll('h2')].map((one) => one.textContent).join(' | ');
const chips = (): string[] =>
  [...frame.querySelectorAll('ul[aria-label="Filters of this search"] li')].map((one) => one.textContent ?? '');
const button = (text: string): HTMLElement | undefined =>
  [...frame.querySelectorAll<HTMLElement>('button')].find((one) => one.textContent?.startsWith(text));
