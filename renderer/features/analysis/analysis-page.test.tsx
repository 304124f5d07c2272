import { useSyncExternalStore } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { EnglishTexts } from '#renderer/app/i18n/english-texts.tsx';
import type { App } from '#renderer/data/app.ts';
import { AppProvider } from '#renderer/data/use-live.ts';
import { loadSample } from '#renderer/features/onboarding/load-sample.ts';
import { createMemoryHost } from '#renderer/host/memory-host.ts';
import { type PlaceOf, placeOf } from '#renderer/routes.ts';
import { ToastList } from '#renderer/ui/toast-list.tsx';
import { assert, must } from '#shared/domain/assert.ts';
import { insert, label, ops, update } from '#shared/domain/change.ts';
import { newInterview } from '#shared/domain/interview.ts';
import { anApp } from '../../../test/builders.ts';
import '#renderer/ui/base.css';
import '#renderer/ui/tokens.css';
import { AnalysisPage } from './analysis-page.tsx';
import { createAnalysisService } from './analysis-service.ts';
import { AnalysisContext } from './use-analysis.ts';

let root: Root;
let frame: HTMLElement;

beforeEach(async () => {
  await page.viewport(1280, 800);
  frame = document.createElement('div');
  frame.style.blockSize = '700px';
  document.body.append(frame);
  root = createRoot(frame);
});

afterEach(() => {
  root.unmount();
  frame.remove();
  window.location.hash = '';
});

test('opens the quotes behind a figure by keyboard, and gives the focus back', async () => {
  const { app } = await sample();
  await open(app, '#/analysis?view=attribute');
  await page.getByRole('table').query()?.querySelector<HTMLElement>('td button')?.focus();
  await expect.poll(() => document.querySelector('td button')).not.toBeNull();
  const button = must(document.querySelector<HTMLElement>('td button'), 'a figure');
  const count = Number(button.textContent);
  button.focus();
  await userEvent.keyboard('{Enter}');
  const popover = page.getByRole('dialog');
  await expect.poll(() => popover.query()?.querySelectorAll('blockquote').length).toBeGreaterThanOrEqual(count);
  expect(popover.query()?.querySelector('blockquote a')?.getAttribute('href')).toMatch(
    /^#\/interviews\/iv_.*highlight=hl_/,
  );
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => document.activeElement).toBe(button);
});

test('has one tab stop for a table, and arrows that go from figure to figure', async () => {
  const { app } = await sample();
  await open(app, '#/analysis?view=attribute');
  await expect.poll(() => document.querySelector('td button')).not.toBeNull();
  const figures = [...document.querySelectorAll<HTMLElement>('td button')];
  await expect.poll(() => figures.filter(({ tabIndex }) => tabIndex === 0)).toEqual([figures[0]]);
  figures[0]?.focus();
  await userEvent.keyboard('{ArrowRight}');
  expect(document.activeElement).toBe(figures[1]);
  const column = must(figures[1]?.closest('td'), 'a cell').cellIndex;
  await userEvent.keyboard('{ArrowDown}');
  const below = must(document.activeElement?.closest('td'), 'a cell');
  expect([below.cellIndex, below.closest('tr')?.rowIndex]).toEqual([column, 2]);
  expect(figures.filter(({ tabIndex }) => tabIndex === 0)).toEqual([document.activeElement]);
});

test('narrows every figure to one group, and says who did the talking', async () => {
  const { app } = await sample();
  await open(app, '#/analysis');
  await page.getByRole('combobox', { name: 'Only' }).selectOptions('Segment');
  await page.getByRole('combobox', { name: 'Segment' }).selectOptions('Cafe');
  await expect.element(page.getByText(/^\d+ quotes · 1 person · \d interviews?$/)).toBeVisible();
  expect(placeOf(window.location.hash)).toMatchObject({ only: 'segment', onlyValue: 'Cafe' });
  await page.getByRole('combobox', { name: 'Only' }).selectOptions('Everybody');
  await page.getByRole('link', { name: 'Who speaks' }).click();
  await expect.element(page.getByText(/^Participants said 75\.1% of all words\./)).toBeVisible();
});

test('shows each drawing as a table as well, with the same figures', async () => {
  const { app } = await sample();
  await open(app, '#/analysis?view=tags');
  await expect.element(page.getByRole('img', { name: /came up with/ })).toBeVisible();
  const drawn = [...document.querySelectorAll('svg g text:last-of-type')].map((one) => one.textContent);
  await page.getByRole('button', { name: 'Show as table' }).click();
  const people = [...document.querySelectorAll('tbody tr')].map((row) => row.querySelectorAll('td')[0]?.textContent);
  expect(people).toEqual(drawn);
});

test('copies a table with tabs, and saves it as CSV and the drawing as SVG and PNG', async () => {
  const { app, host } = await sample();
  const copied = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  await open(app, '#/analysis?view=tags');
  await page.getByRole('button', { name: 'Copy table' }).click();
  await expect.poll(() => copied.mock.calls[0]?.[0]).toMatch(/^Tag\tPeople\tQuotes\tOf all people\nLate change\t4\t/);
  for (const [i, name] of ['CSV table', 'SVG drawing', 'PNG picture'].entries()) {
    await page.getByRole('button', { name: 'Save as' }).click();
    await page.getByRole('menuitem', { name }).click();
    await expect.poll(() => host.control.saved.size).toBe(i + 1);
  }
  const [csv, svg, png] = [...host.control.saved.values()];
  const text = new TextDecoder().decode(csv);
  expect(text).toMatch(/Tag,People,Quotes,Of all people\r\nLate change,4,\d+,0\.57/);
  const drawing = new TextDecoder().decode(svg);
  expect(new DOMParser().parseFromString(drawing, 'image/svg+xml').querySelector('parsererror')).toBeNull();
  // On its own: nothing in it asks for styles that are not there.
  expect(drawing).not.toMatch(/var\(|class=/);
  expect([...(png ?? [])].slice(1, 4)).toEqual([...new TextEncoder().encode('PNG')]);
  copied.mockRestore();
});

test('says whether another interview is needed, and what is missing where that cannot be said', async () => {
  const { app } = await sample();
  await open(app, '#/analysis?tab=saturation');
  await expect
    .element(page.getByText(/^Yes\. After 6 interviews the newest run of 2 still brought 9\.1% new tags/))
    .toBeVisible();
  await page.getByRole('combobox', { name: 'Base' }).selectOptions('6');
  await expect
    .element(page.getByText('Yes, it is too early to say: 2 more interviews with tags are needed: 8 needed, 6 coded.'))
    .toBeVisible();
  expect(document.body.textContent).not.toMatch(/NaN|Infinity|undefined/);
});

test('puts two coders side by side, and settles a difference with one press and one undo', async () => {
  const { app } = await sample();
  await open(app, '#/analysis?tab=agreement');
  await expect.element(page.getByText('One person has tagged so far.')).toBeVisible();
  await secondCoder(app);
  await expect.element(page.getByRole('columnheader', { name: 'Only Mara' })).toBeVisible();
  const differences = () => Number(/(\d+) place/.exec(document.body.textContent)?.[1]);
  await expect.poll(differences).toBeGreaterThan(1);
  const before = differences();
  await page
    .getByRole('button', { name: /^Take .* off$/ })
    .first()
    .click();
  await expect.poll(differences).toBe(before - 1);
  await app.history.undo();
  await expect.poll(differences).toBe(before);
});

test('reads a survey: a score with its interval, one question by another with its test, and open answers', async () => {
  const { app } = await sample();
  await respondents(app);
  await open(app, '#/analysis?tab=survey');
  await page.getByRole('combobox', { name: 'Question' }).selectOptions('Recommend');
  await expect
    .element(page.getByText(/^NPS 20 \(95 % from -\d+ to \d+\): 12 promoters, 12 passives, 6 detractors; n = 30/))
    .toBeVisible();
  await page.getByRole('combobox', { name: 'By' }).selectOptions('Plan');
  await expect.element(page.getByText(/Fisher’s exact test|Chi-square test/)).toBeVisible();
  await page.getByRole('combobox', { name: 'Question' }).selectOptions('Why?');
  await expect.element(page.getByText('30 of 31 respondents wrote something.')).toBeVisible();
});

test('has no figures to show without quotes, and says where they come from', async () => {
  const app = await anApp({ name: `analysis-${crypto.randomUUID()}` });
  render(app, '#/analysis');
  await expect.element(page.getByText(/^Figures come from quotes/)).toBeVisible();
});

async function sample() {
  const host = createMemoryHost();
  const app: App = { ...(await anApp({ name: `analysis-${crypto.randomUUID()}` })), host };
  assert((await loadSample(app)).ok, 'the sample project');
  return { app, host };
}

async function open(app: App, hash: string): Promise<void> {
  render(app, hash);
  await expect.element(page.getByRole('tablist')).toBeVisible();
}

function render(app: App, hash: string): void {
  window.location.hash = hash;
  root.render(
    <EnglishTexts>
      <AppProvider app={app}>
        <AnalysisContext value={createAnalysisService(app.db)}>
          <AtAddress />
          <ToastList />
        </AnalysisContext>
      </AppProvider>
    </EnglishTexts>,
  );
}

function AtAddress() {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  const place = placeOf(hash);
  return <AnalysisPage place={place?.kind === 'analysis' ? place : START} />;
}

const START: PlaceOf<'analysis'> = { kind: 'analysis' };

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

/** Every second quote of one talk is tagged by somebody else. */
async function secondCoder(app: App): Promise<void> {
  const mara = app.newId('author');
  const highlights = await app.db.highlights.toArray();
  const own = highlights.filter(
    ({ interviewId, tagIds }) => interviewId === highlights[0]?.interviewId && tagIds.length > 0,
  );
  const done = await app.run({
    label: label('change.edit'),
    ops: ops(
      insert('authors', { id: mara, createdAt: app.now(), by: app.by, deletedAt: null, origin: null, name: 'Mara' }),
      ...own
        .filter((_, i) => i % 2 === 0)
        .map((one) =>
          update('highlights', one, {
            tagging: { ...one.tagging, [one.tagIds[0] ?? '']: { by: mara, at: app.now() } },
          }),
        ),
    ),
  });
  assert(done.ok, 'a second coder');
}

/** Thirty responses: twelve promoters, twelve passives, six detractors. */
async function respondents(app: App): Promise<void> {
  const who = { now: app.now(), by: app.by };
  const done = await app.run({
    label: label('change.import'),
    ops: Array.from({ length: 30 }, (_, i) => {
      const attributes = {
        Recommend: i < 12 ? 9 : i < 24 ? 8 : 3,
        Plan: i % 2 === 0 ? 'Free' : 'Team',
        'Why?': `Because of ${i}`,
      };
      const input = { title: `Response ${i}`, kind: 'survey-response', attributes } as const;
      return insert('interviews', newInterview(app.newId('interview'), input, who));
    }),
  });
  assert(done.ok, 'responses');
}
