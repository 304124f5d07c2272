import { useSyncExternalStore } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { EnglishTexts } from '#renderer/app/i18n/english-texts.tsx';
import { createNeed } from '#renderer/data/actions/create-actions.ts';
import type { App } from '#renderer/data/app.ts';
import { AppProvider } from '#renderer/data/use-live.ts';
import { type PlaceOf, placeOf } from '#renderer/routes.ts';
import { ToastList } from '#renderer/ui/toast-list.tsx';
import { type PrioritySettings, readPrioritySettings, USUAL_PRIORITIES } from '#shared/analysis/priority-settings.ts';
import { assert, must } from '#shared/domain/assert.ts';
import { insert, label } from '#shared/domain/change.ts';
import type { Id } from '#shared/domain/ids.ts';
import { newInterview } from '#shared/domain/interview.ts';
import { newScore } from '#shared/domain/score.ts';
import { settingId } from '#shared/domain/setting.ts';
import { anApp } from '../../../test/builders.ts';
import '#renderer/ui/base.css';
import '#renderer/ui/tokens.css';
import { PrioritisePage } from './prioritise-page.tsx';
import { estimate, setPriorities } from './priority-actions.ts';

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

const NAMES = [
  'Know the order',
  'See who waits',
  'Approve in place',
  'Say no kindly',
  'Find old talks',
  'Trust the price',
];

test('estimates the inputs of a score from its cell, names who said it, and takes it back with one undo', async () => {
  const { app, ids } = await withNeeds(2, { shown: ['ice'] });
  await open(app, '#/prioritise');
  await expect.poll(() => cell(0, 'ICE (product)')).toBe('Estimate…');
  must(row(0).querySelector<HTMLElement>('td button'), 'a cell').focus();
  await userEvent.keyboard('{Enter}');
  await page.getByRole('textbox', { name: 'Impact' }).fill('8');
  await page.getByRole('textbox', { name: 'Confidence' }).fill('6');
  await page.getByRole('textbox', { name: 'Ease' }).fill('3');
  await page.getByRole('textbox', { name: 'Why' }).fill('Three talks');
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => cell(0, 'ICE (product)')).toBe('1. 144');
  expect(await app.db.scores.where('aboutId').equals(must(ids[0], 'a need')).toArray()).toMatchObject([
    { kind: 'iceImpact', value: 8, source: 'estimate', by: app.by, at: '2026-03-02', note: 'Three talks' },
    { kind: 'iceConfidence', value: 6 },
    { kind: 'ease', value: 3 },
  ]);
  must(row(0).querySelector<HTMLElement>('td button'), 'a cell').click();
  await expect.element(page.getByText('Impact: 8 – You, 2 Mar 2026')).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await app.history.undo();
  await expect.poll(() => cell(0, 'ICE (product)')).toBe('Estimate…');
  await estimate(app, must(ids[0], 'a need'), [{ kind: 'ease', name: '', value: 3 }], { at: '2026-03-02', note: '' });
  await expect.poll(() => cell(0, 'ICE (product)')).toBe('no value for impact');
});

test('refuses a value off its scale in words, and keeps it out of the score', async () => {
  const { app } = await withNeeds(1, { shown: ['ice'] });
  await open(app, '#/prioritise');
  must(row(0).querySelector<HTMLElement>('td button'), 'a cell').click();
  await page.getByRole('textbox', { name: 'Impact' }).fill('11');
  await expect.element(page.getByText('The most possible is 10.')).toBeVisible();
  await page.getByRole('button', { name: 'Save estimate' }).click();
  await expect.element(page.getByRole('alert')).toHaveTextContent('Change a value first.');
  expect(await app.db.scores.count()).toBe(0);
});

test('keeps what respondents said and what the team estimates in columns of their own', async () => {
  const { app, ids } = await withNeeds(1, { shown: ['opportunitySurvey', 'opportunity'] });
  const [need] = ids;
  assert(need, 'a need');
  await answers(app, need);
  await estimate(app, need, [{ kind: 'importance', name: '', value: 2 }], { at: '2026-03-02', note: '' });
  await estimate(app, need, [{ kind: 'satisfaction', name: '', value: 1 }], { at: '2026-03-02', note: '' });
  await open(app, '#/prioritise');
  await expect.poll(() => cell(0, 'Opportunity score (survey)')).toBe('1. 15 high');
  expect(cell(0, 'Opportunity score (estimate)')).toBe('1. 3 served');
  must(row(0).querySelectorAll<HTMLElement>('td button')[0], 'a cell').click();
  await expect.element(page.getByText('Importance: 10 answers')).toBeVisible();
  // Answers are read here, not typed.
  expect(page.getByRole('dialog').query()?.querySelector('form')).toBeNull();
  expect(page.getByRole('dialog').query()?.querySelector('a')?.getAttribute('href')).toMatch(/^#\/interviews\/iv_/);
});

test('moves the ranks when a weight changes, and undo brings them back', async () => {
  const criteria = [
    { name: 'Fit', weight: 5 },
    { name: 'Fear', weight: 1 },
  ];
  const { app, ids } = await withNeeds(2, { shown: ['weighted'], criteria });
  for (const [i, id] of ids.entries()) {
    const values = [
      { kind: 'criterion', name: 'Fit', value: i === 0 ? 9 : 1 },
      { kind: 'criterion', name: 'Fear', value: i === 0 ? 1 : 9 },
    ] as const;
    await estimate(app, id, values, { at: '2026-03-02', note: '' });
  }
  await open(app, '#/prioritise');
  const order = () => [...document.querySelectorAll('tbody th')].map((one) => one.textContent);
  await expect.poll(order).toEqual(['Know the order', 'See who waits']);
  await page.getByRole('tab', { name: 'Frameworks' }).click();
  await page.getByRole('textbox', { name: 'Fear' }).fill('20');
  await userEvent.keyboard('{Enter}');
  await expect.poll(async () => (await settings(app)).criteria[1]?.weight).toBe(20);
  await page.getByRole('tab', { name: 'Side by side' }).click();
  await expect.poll(order).toEqual(['See who waits', 'Know the order']);
  await app.history.undo();
  await expect.poll(order).toEqual(['Know the order', 'See who waits']);
});

test('says at which column a formula is wrong, and keeps only a right one', async () => {
  const { app } = await withNeeds(1, {});
  await open(app, '#/prioritise?tab=frameworks');
  const field = page.getByRole('textbox', { name: 'Own formula' });
  const keep = page.getByRole('button', { name: 'Use this formula' });
  for (const [text, problem] of [
    ['reach + effort', 'Column 7: people and person-months cannot be put together here.'],
    ['reech * 2', 'Column 1: there is no “reech”.'],
    ['alert(1)', 'Column 1: there is no function “alert”.'],
    ['(reach', 'Column 1: this bracket is not closed.'],
  ] as const) {
    await field.fill(text);
    await expect.element(page.getByText(problem)).toBeVisible();
    await expect.element(keep).toBeDisabled();
  }
  await field.fill('reach * impact / effort');
  await expect.element(page.getByText('The result is in people / person-months.')).toBeVisible();
  await keep.click();
  await expect.poll(async () => (await settings(app)).formula).toBe('reach * impact / effort');
});

test('tells what would change the top five, and how many needs that takes', async () => {
  const { app, ids } = await withNeeds(6, { shown: ['moscow', 'valueEffort'] });
  await open(app, '#/prioritise?tab=sensitivity&framework=valueEffort');
  await expect.element(page.getByText(/^6 more needs with a score are needed/)).toBeVisible();
  for (const [i, id] of ids.entries()) {
    const values = [
      { kind: 'value', name: '', value: 10 - i },
      { kind: 'effortPoints', name: '', value: 2 },
    ] as const;
    await estimate(app, id, values, { at: '2026-03-02', note: '' });
  }
  await expect
    .element(page.getByText(/“(Find old talks|Trust the price)” (leaves|gets into) the top 5 once its/))
    .toBeVisible();
  expect(document.body.textContent).not.toMatch(/NaN|Infinity|undefined/);
});

async function withNeeds(count: number, part: Partial<PrioritySettings>) {
  const app = await anApp({ name: `prioritise-${crypto.randomUUID()}` });
  const ids: Id<'need'>[] = [];
  for (const name of NAMES.slice(0, count)) {
    const made = await createNeed(app, name);
    assert(made.ok, 'a need');
    ids.push(made.value);
  }
  assert((await setPriorities(app, { ...USUAL_PRIORITIES, ...part })).ok, 'settings');
  return { app, ids };
}

/** Ten respondents: nine find it important, three are satisfied. */
async function answers(app: App, need: Id<'need'>): Promise<void> {
  const who = { now: app.now(), by: app.by };
  const made = Array.from({ length: 10 }, (_, i) => {
    const interview = newInterview(app.newId('interview'), { title: `Response ${i}`, kind: 'survey-response' }, who);
    const said = { aboutId: need, source: 'survey', interviewId: interview.id, at: '2026-03-01' } as const;
    return [
      insert('interviews', interview),
      insert('scores', newScore(app.newId('score'), { ...said, kind: 'importance', value: i < 9 ? 5 : 2 }, who)),
      insert('scores', newScore(app.newId('score'), { ...said, kind: 'satisfaction', value: i < 3 ? 4 : 1 }, who)),
    ];
  });
  assert((await app.run({ label: label('change.import'), ops: made.flat() })).ok, 'answers');
}

const settings = async (app: App): Promise<PrioritySettings> =>
  readPrioritySettings((await app.db.settings.get(settingId('measures')))?.value);

async function open(app: App, hash: string): Promise<void> {
  window.location.hash = hash;
  root.render(
    <EnglishTexts>
      <AppProvider app={app}>
        <AtAddress />
        <ToastList />
      </AppProvider>
    </EnglishTexts>,
  );
  await expect.element(page.getByRole('tablist')).toBeVisible();
}

function AtAddress() {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  const place = placeOf(hash);
  return <PrioritisePage place={place?.kind === 'prioritise' ? place : START} />;
}

const START: PlaceOf<'prioritise'> = { kind: 'prioritise' };

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

const row = (i: number): HTMLElement => must(document.querySelectorAll<HTMLElement>('tbody tr')[i], 'a row');

/** What the column of this name says in a row. */
function cell(i: number, column: string): string | undefined {
  const heads = [...document.querySelectorAll('thead th')].map((one) => one.textContent);
  return document.querySelectorAll('tbody tr')[i]?.children[heads.indexOf(column)]?.textContent.replace(/\s+/g, ' ');
}
