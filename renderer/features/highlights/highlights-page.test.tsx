import { useSyncExternalStore } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { bindKeys } from '#renderer/app/command-registry.ts';
import { EnglishTexts } from '#renderer/app/i18n/english-texts.tsx';
import { trashRecord } from '#renderer/data/actions/field-actions.ts';
import { mark, tagByName } from '#renderer/data/actions/highlight-actions.ts';
import { createInsight } from '#renderer/data/actions/insight-actions.ts';
import type { App } from '#renderer/data/app.ts';
import { liveRecords } from '#renderer/data/queries/record-queries.ts';
import { AppProvider } from '#renderer/data/use-live.ts';
import { type PlaceOf, placeOf } from '#renderer/routes.ts';
import { ToastList } from '#renderer/ui/toast-list.tsx';
import { assert, must } from '#shared/domain/assert.ts';
import type { Id } from '#shared/domain/ids.ts';
import type { Result } from '#shared/domain/result.ts';
import { anApp, aTranscript } from '../../../test/builders.ts';
import '#renderer/ui/base.css';
import '#renderer/ui/tokens.css';
import { HighlightsPage } from './highlights-page.tsx';

let root: Root;
let frame: HTMLElement;
let unbind: () => void;

beforeEach(async () => {
  // Rows are remembered for each entry of the history.
  window.history.pushState(null, '');
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
  window.location.hash = '';
});

test('tags the selected quotes in one step, which one undo takes back', async () => {
  const { app, ids } = await threeQuotes();
  await open(app);
  grid().focus();
  await userEvent.keyboard(' {ArrowDown} ');
  await expect.element(page.getByText('2 selected')).toBeVisible();
  await userEvent.keyboard('t');
  await expect.element(page.getByRole('combobox', { name: 'Tag' }).last()).toHaveFocus();
  await userEvent.keyboard('Manual work{Enter}');
  await expect.poll(() => tagged(app, ids)).toEqual([['Manual work'], ['Manual work'], []]);
  expect(document.activeElement).toBe(grid());
  await expect.element(page.getByText('Tagged Manual work on 2 quotes')).toBeVisible();

  await app.history.undo();
  expect(await tagged(app, ids)).toEqual([[], [], []]);
  expect(await app.db.tags.count()).toBe(0);
});

test('puts on the tag that is there when its name is typed in other letters', async () => {
  const { app, ids } = await threeQuotes();
  await tagByName(app, [must(ids[2], 'a quote')], 'Manual work');
  await open(app);
  grid().focus();
  await userEvent.keyboard('t');
  await userEvent.keyboard('mánual works');
  await expect.element(page.getByRole('option', { name: 'exists: Manual work' })).toBeVisible();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => tagged(app, ids)).toEqual([['Manual work'], [], ['Manual work']]);
  expect(await app.db.tags.count()).toBe(1);
});

test('narrows by words, by tag and to quotes without insight, and says so when nothing is left', async () => {
  const { app, ids } = await threeQuotes();
  const [first, second] = ids;
  await createInsight(app, 'Exports are a workaround', [must(first, 'a quote')]);
  const tag = await tagByName(app, [must(second, 'a quote')], 'Chasing');
  await open(app);
  expect(quotes()).toEqual(['We export the invoice', 'I ping finance by chat', 'Nobody knows who approves']);

  await page.getByRole('tab', { name: /Without insight/ }).click();
  await expect.poll(quotes).toEqual(['I ping finance by chat', 'Nobody knows who approves']);
  await page.getByRole('combobox', { name: 'Tag' }).selectOptions('Chasing');
  await expect.poll(quotes).toEqual(['I ping finance by chat']);
  expect(placeOf(window.location.hash)).toMatchObject({ view: 'unlinked', tag: tag.ok && tag.value.id });
  await page.getByRole('button', { name: 'Remove filter: Tag' }).click();
  await page.getByRole('searchbox', { name: 'Find in quotes' }).fill('NOBODY');
  await expect.poll(quotes).toEqual(['Nobody knows who approves']);
  await page.getByRole('searchbox', { name: 'Find in quotes' }).fill('zebra');
  await expect.element(page.getByText('No quote matches “zebra”.')).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect.poll(() => quotes().length).toBe(2);
});

test('removes with an offer to undo, and the row below takes over', async () => {
  const { app } = await threeQuotes();
  await open(app);
  grid().focus();
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(page.getByRole('blockquote')).toHaveTextContent('and I ping finance by chat every day');
  await userEvent.keyboard('{Delete}');
  await expect.poll(quotes).toEqual(['We export the invoice', 'Nobody knows who approves']);
  await expect.element(page.getByRole('blockquote')).toHaveTextContent('Nobody knows who approves');
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect.poll(quotes).toHaveLength(3);
});

test('no longer shows a tag that is in the trash, and shows it again once restored', async () => {
  const { app, ids } = await threeQuotes();
  const tag = await tagByName(app, ids, 'Manual work');
  assert(tag.ok, 'a tag');
  await open(app);
  await expect.poll(() => chips()).toBe(3);
  await trashRecord(app, 'tags', tag.value.id);
  await expect.poll(() => chips()).toBe(0);
  await app.history.undo();
  await expect.poll(() => chips()).toBe(3);
});

/** Three quotes of one talk, in reading order. */
async function threeQuotes() {
  const app = await anApp({ name: `highlights-${crypto.randomUUID()}` });
  const { interview, transcript, segments } = await aTranscript(app, [
    { speaker: 'Dana', text: 'We export the invoice to a spreadsheet.', startMs: 1000 },
    { speaker: 'Dana', text: 'Then, well, and I ping finance by chat every day.', startMs: 2000 },
    { speaker: 'Dana', text: 'Nobody knows who approves.', startMs: 3000 },
  ]);
  const ids: Id<'highlight'>[] = [];
  for (const [i, words] of ['We export the invoice', 'I ping finance by chat', 'Nobody knows who approves'].entries()) {
    const segment = must(segments[i], 'a segment');
    const from = segment.text.indexOf(words);
    const at = (offset: number) => ({ block: segment.id, offset });
    const picked = {
      interviewId: interview.id,
      source: transcript.id,
      from: at(from),
      to: at(from + words.length),
    };
    ids.push(await made(mark(app, picked)));
  }
  return { app, ids };
}

async function made<T>(action: Promise<Result<T, unknown>>): Promise<T> {
  const result = await action;
  assert(result.ok, 'a record that was made');
  return result.value;
}

async function open(app: App): Promise<void> {
  root.render(
    <EnglishTexts>
      <AppProvider app={app}>
        <AtAddress />
        <ToastList />
      </AppProvider>
    </EnglishTexts>,
  );
  await expect.poll(() => document.querySelector('[role=grid] [data-key]')).not.toBeNull();
  await expect.poll(() => document.querySelector('blockquote')?.textContent).toContain('to a spreadsheet');
}

function AtAddress() {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  const place = placeOf(hash);
  return <HighlightsPage place={place?.kind === 'highlights' ? place : START} />;
}

const START: PlaceOf<'highlights'> = { kind: 'highlights' };

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

async function tagged(app: App, ids: readonly Id<'highlight'>[]): Promise<string[][]> {
  const labels = new Map((await liveRecords(app, 'tags')).map((tag) => [tag.id, tag.label]));
  const highlights = await app.db.highlights.bulkGet([...ids]);
  return highlights.map((highlight) => highlight?.tagIds.map((id) => labels.get(id) ?? id) ?? []);
}

const grid = (): HTMLElement => must(document.querySelector<HTMLElement>('[role=grid]'), 'the grid');
const quotes = (): string[] =>
  [...document.querySelectorAll('[role=grid] [data-column=words] bdi')].map((cell) => cell.textContent);
const chips = (): number => document.querySelectorAll('[role=grid] [data-column=tags] bdi').length;
