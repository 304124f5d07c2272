import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { addFigure } from '#renderer/data/actions/figure-actions.ts';
import type { App } from '#renderer/data/app.ts';
import { must } from '#shared/domain/assert.ts';
import { insert, label } from '#shared/domain/change.ts';
import { newConsent } from '#shared/domain/consent.ts';
import { newGoal } from '#shared/domain/goal.ts';
import { newHighlight } from '#shared/domain/highlight.ts';
import type { Id } from '#shared/domain/ids.ts';
import { newInterview } from '#shared/domain/interview.ts';
import { newParticipant } from '#shared/domain/participant.ts';
import { blocksInOrder } from '#shared/domain/report.ts';
import { anApp } from '../../../test/builders.ts';
import { openScreen, type ScreenFrame } from '../../../test/screen-frame.tsx';
import { createReport } from './report-actions.ts';
import { ReportPage } from './report-page.tsx';
import { ReportsPage } from './reports-page.tsx';

let app: App;
let frame: ScreenFrame;

beforeEach(async () => {
  await page.viewport(1280, 800);
  app = await anApp({ name: crypto.randomUUID() });
  frame = openScreen(app);
});
afterEach(() => frame.close());

async function open(): Promise<Id<'report'>> {
  const who = { now: app.now(), by: app.by };
  const [person, interview, quote, goal] = [
    app.newId('participant'),
    app.newId('interview'),
    app.newId('highlight'),
    app.newId('goal'),
  ];
  const anchor = {
    source: 'tr_1',
    block: 'sg_1',
    start: 0,
    end: 9,
    endBlock: null,
    quote: 'Every week, by hand.',
    prefix: '',
    suffix: '',
  };
  await app.run({
    label: label('change.test'),
    ops: [
      insert('participants', newParticipant(person, { name: 'Dana Reyes', alias: 'P-001' }, who)),
      insert(
        'interviews',
        newInterview(interview, { title: 'First talk', heldAt: '2026-02-01', participantIds: [person] }, who),
      ),
      insert('highlights', newHighlight(quote, { interviewId: interview, anchor, participantId: person }, who)),
      insert('goals', newGoal(goal, { title: 'Fewer late orders', order: 'a0' }, who)),
      insert(
        'consents',
        newConsent(
          app.newId('consent'),
          { participantId: person, kind: 'given', scopes: ['quoteInside'], at: '2026-02-01' },
          who,
        ),
      ),
    ],
  });
  const made = await createReport(app, {
    title: 'What we heard',
    blocks: [
      { kind: 'quote', options: { id: quote } },
      { kind: 'goal', options: { id: goal } },
      { kind: 'insight', options: {} },
    ],
  });
  const id = must(made.ok ? made.value : null, 'a report');
  frame.show(<ReportPage place={{ kind: 'report', id }} />);
  await expect.element(page.getByRole('article')).toHaveTextContent('Every week, by hand.');
  return id;
}

const kinds = async (id: Id<'report'>) =>
  blocksInOrder(must(await app.db.reports.get(id), 'the report')).map(({ kind }) => kind);
const row = (kind: string) =>
  page.getByRole('navigation', { name: 'Blocks' }).getByRole('button', { name: new RegExp(`^${kind}`) });

test('blocks are walked and moved by keys, and the dialog moves them anywhere', async () => {
  const id = await open();
  await userEvent.click(row('Quote'));
  await userEvent.keyboard('{Control>}{Shift>}{ArrowDown}{/Shift}{/Control}');
  await expect.poll(() => kinds(id)).toEqual(['goal', 'quote', 'insight']);
  await expect.element(row('Quote')).toHaveFocus();
  await userEvent.keyboard('{Control>}{Shift>}m{/Shift}{/Control}');
  await userEvent.selectOptions(page.getByRole('combobox', { name: 'Place' }), 'After Insight');
  await userEvent.click(page.getByRole('button', { name: 'Move', exact: true }));
  await expect.poll(() => kinds(id)).toEqual(['goal', 'insight', 'quote']);
});

test('before it goes out: an empty block is named, and outside the quote stays back with its reason', async () => {
  await open();
  const checks = page.getByRole('region', { name: 'Before it goes out' });
  await expect.element(checks).toHaveTextContent('A block shows nothing');
  await userEvent.selectOptions(page.getByRole('combobox', { name: 'Audience' }), 'Outside');
  await expect.element(checks).toHaveTextContent('0 quotes go out, 1 stay back.');
  await expect.element(page.getByRole('article')).not.toHaveTextContent('Every week, by hand.');
  await expect.element(page.getByRole('article')).toHaveTextContent('no consent to share it is recorded');
});

test('published it stays as it was, and says when the records say something else', async () => {
  await open();
  await userEvent.click(page.getByRole('button', { name: 'Publish', exact: true }));
  await expect.element(page.getByText(/^Published/)).toBeVisible();
  const [goal] = await app.db.goals.toArray();
  const { id, title } = must(goal, 'a goal');
  await app.run({
    label: label('change.test'),
    ops: [{ table: 'goals', key: id, before: { title }, after: { title: 'No late orders' } }],
  });
  await expect.element(page.getByText(/update available/)).toBeVisible();
  await expect.element(page.getByRole('article')).toHaveTextContent('Fewer late orders');
  await userEvent.click(page.getByRole('button', { name: 'Publish the update' }));
  await expect.element(page.getByRole('article')).toHaveTextContent('No late orders');
});

test('keeps a figure as it was counted, as bars or as a table, and names nobody outside', async () => {
  const id = await open();
  const cell = (text: string, value: number | null = null) => ({ text, value });
  const figure = {
    caption: 'Quotes by person',
    summary: 'Most is said by Dana Reyes.',
    at: '2026-02-03',
    columns: ['Person', 'Quotes', 'Share'],
    rows: [
      [cell('Dana Reyes'), cell('3', 3), cell('75%', 0.75)],
      [cell('Somebody else'), cell('1', 1), cell('', null)],
    ],
    bars: 1,
  };
  expect((await addFigure(app, id, figure)).ok).toBe(true);
  const paper = page.getByRole('article');
  await expect.element(paper).toHaveTextContent('As counted on 2026-02-03.');
  await expect.element(paper).toHaveTextContent('Most is said by Dana Reyes.');
  await userEvent.click(row('Chart'));
  await userEvent.selectOptions(page.getByRole('combobox', { name: 'Show as' }), 'Table');
  await expect.element(paper.getByRole('table').getByRole('cell', { name: '75%' })).toBeVisible();
  await userEvent.selectOptions(page.getByRole('combobox', { name: 'Audience' }), 'Outside');
  await expect.element(paper).not.toHaveTextContent('Dana Reyes');
  await expect.element(paper).toHaveTextContent('Most is said by [P-001].');
});

test('without a report there are templates, and an empty one can be started', async () => {
  frame.show(<ReportsPage place={{ kind: 'reports' }} />);
  await expect.element(page.getByRole('button', { name: 'Use “Goal brief”' })).toBeVisible();
  await userEvent.click(page.getByRole('button', { name: 'Start empty' }));
  await expect.poll(() => window.location.hash).toMatch(/^#\/reports\/rp_/);
});
