import { useSyncExternalStore } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { EnglishTexts } from '#renderer/app/i18n/english-texts.tsx';
import type { App } from '#renderer/data/app.ts';
import { AppProvider } from '#renderer/data/use-live.ts';
import { loadSample } from '#renderer/features/onboarding/load-sample.ts';
import { createMemoryHost } from '#renderer/host/memory-host.ts';
import { placeOf } from '#renderer/routes.ts';
import { ToastList } from '#renderer/ui/toast-list.tsx';
import { assert, must } from '#shared/domain/assert.ts';
import { label, ops, update } from '#shared/domain/change.ts';
import { anApp } from '../../../test/builders.ts';
import '#renderer/ui/base.css';
import '#renderer/ui/tokens.css';
import { AnalysisPage } from './analysis-page.tsx';
import { createAnalysisService } from './analysis-service.ts';
import { chooseMapTags, mapTags } from './map-tag-actions.ts';
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

test('adds the four tags of the forces in one step, and shows the forces of a need with its quotes', async () => {
  const app = await sample();
  render(app, '#/analysis?tab=maps');
  await page.getByRole('button', { name: 'Add the four tags' }).click();
  await expect
    .element(page.getByText('No quote here carries one of the four tags yet.', { exact: false }))
    .toBeVisible();
  const { forces } = await mapTags(app);
  const [need] = (await app.db.needs.toArray()).filter(({ title }) => title.startsWith('Get every last change'));
  const lines = await app.db.evidence.where('to').equals(must(need, 'the need').id).toArray();
  const insights = lines.map(({ from }) => from);
  const below = await app.db.evidence.where('to').anyOf(insights).toArray();
  const quotes = (await app.db.highlights.toArray()).filter(({ id }) => below.some(({ from }) => from === id));
  assert(quotes.length > 2 && forces.push !== null && forces.habit !== null, 'quotes under the need, and the tags');
  const tagged = quotes.map((one, i) =>
    update('highlights', one, { tagIds: [...one.tagIds, must(i === 0 ? forces.habit : forces.push, 'a tag')] }),
  );
  assert((await app.run({ label: label('change.settings'), ops: ops(...tagged) })).ok, 'tagged');
  await page.getByRole('combobox', { name: 'Forces of' }).selectOptions(need?.id ?? '');
  expect(placeOf(window.location.hash)).toMatchObject({ need: need?.id });
  const push = page.getByRole('region', { name: 'Push' });
  await push.getByRole('button', { name: /^\d+ quotes?, people: \d+$/ }).click();
  const popover = page.getByRole('dialog');
  await expect.poll(() => popover.query()?.querySelectorAll('blockquote').length).toBe(quotes.length - 1);
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('region', { name: 'Pull' })).toHaveTextContent('Nobody has said so yet.');
  await page.getByRole('button', { name: 'Show as table' }).click();
  const row = page.getByRole('row', { name: /^Get every last change/ });
  await expect.element(row.getByRole('link')).toHaveAttribute('href', `#/needs/${need?.id}`);

  // The heading is one of the tags' group, made in the same step: one undo takes back all five.
  const made = (await app.db.changes.toArray()).filter(({ ops: done }) =>
    done.some(({ table }) => table === 'settings'),
  );
  expect(made.map(({ ops: done }) => done.map(({ table }) => table))).toEqual([
    ['tags', 'tags', 'tags', 'tags', 'tags', 'settings'],
  ]);
});

test('shows needs by stage, how they sound, and which stage nobody speaks of', async () => {
  const app = await sample();
  render(app, '#/analysis?tab=maps&map=stages');
  await page.getByRole('combobox', { name: 'Take the stages from' }).selectOptions('What breaks');
  const grid = page.getByRole('table', { name: /^People by need and stage/ });
  await expect.element(grid.getByRole('columnheader', { name: 'Late change' })).toBeVisible();
  await expect.element(page.getByText('How it sounds from stage to stage shows once', { exact: false })).toBeVisible();
  await page.getByRole('combobox', { name: 'Tags that sound bad' }).selectOptions('Safety buffer');
  await expect.poll(async () => (await mapTags(app)).negative.length).toBe(1);
  const late = must(
    (await app.db.tags.toArray()).find((tag) => tag.label === 'Late change'),
    'a tag',
  ).id;
  const people = new Set(
    (await app.db.highlights.toArray())
      .filter(({ tagIds }) => tagIds.includes(late))
      .map(({ participantId }) => participantId),
  );
  await expect.element(page.getByText(`Most is said about “Late change”: ${people.size} people.`)).toBeVisible();
  const cell = must(grid.query()?.querySelector<HTMLElement>('td button'), 'a figure');
  cell.click();
  await expect.poll(() => page.getByRole('dialog').query()?.querySelectorAll('blockquote').length).toBeGreaterThan(0);
});

test('adds the eight steps of a job in their order, and takes those that are there by name', async () => {
  const app = await sample();
  const [first] = await app.db.tags.filter((tag) => tag.label === 'Safety buffer').toArray();
  const renamed = update('tags', must(first, 'a tag'), { label: 'Prepare', labelKey: 'prepare' });
  assert((await app.run({ label: label('change.settings'), ops: ops(renamed) })).ok, 'renamed');
  render(app, '#/analysis?tab=maps&map=stages');
  await page.getByRole('button', { name: 'Add eight steps of a job' }).click();
  await expect.poll(async () => (await mapTags(app)).stages.length).toBe(8);
  const { stages } = await mapTags(app);
  const tags = await app.db.tags.bulkGet([...stages]);
  expect(tags.map((tag) => tag?.label)).toEqual([
    'Define',
    'Locate',
    'Prepare',
    'Confirm',
    'Execute',
    'Monitor',
    'Modify',
    'Conclude',
  ]);
  expect(stages[2]).toBe(first?.id);
  expect((await chooseMapTags(app, () => ({ stages: stages.slice(0, 2) }))).ok).toBe(true);
  await expect.element(page.getByText('No quote carries one of these stages yet.', { exact: false })).toBeVisible();
});

test('puts the riskiest assumption first, and says what is missing of the others', async () => {
  const app = await sample();
  render(app, '#/analysis?tab=maps&map=assumptions');
  await expect.element(page.getByText(/^Test first: “|is not on the map|are not on the map/).first()).toBeVisible();
  const asTable = page.getByRole('button', { name: 'Show as table' });
  if (asTable.query()) await asTable.click();
  const rows = document.querySelectorAll('tbody tr');
  const live = (await app.db.experiments.toArray()).filter(({ status }) => status !== 'dropped');
  expect(rows.length).toBe(live.length);
  const risks = [...rows].map((one) => one.querySelectorAll('td')[4]?.textContent ?? '');
  const given = risks.filter((text) => text.endsWith('%')).map((text) => Number.parseInt(text, 10));
  expect(given.length).toBeGreaterThan(1);
  expect(given).toEqual([...given].sort((a, b) => b - a));
  await page.getByRole('combobox', { name: 'Importance of the need from' }).selectOptions('Survey answers');
  await expect.poll(() => placeOf(window.location.hash)).toMatchObject({ importance: 'survey' });
});

async function sample(): Promise<App> {
  const app = { ...(await anApp({ name: `maps-${crypto.randomUUID()}` })), host: createMemoryHost() };
  assert((await loadSample(app)).ok, 'the sample project');
  return app;
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
  const hash = useSyncExternalStore(
    (listener) => {
      window.addEventListener('hashchange', listener);
      return () => window.removeEventListener('hashchange', listener);
    },
    () => window.location.hash,
  );
  const place = placeOf(hash);
  return place?.kind === 'analysis' ? <AnalysisPage place={place} /> : null;
}
