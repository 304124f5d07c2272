import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { mark } from '#renderer/data/actions/highlight-actions.ts';
import type { App } from '#renderer/data/app.ts';
import { ToastList } from '#renderer/ui/toast-list.tsx';
import { assert } from '#shared/domain/assert.ts';
import { anApp, aTranscript } from '../../../test/builders.ts';
import { openScreen, type ScreenFrame } from '../../../test/screen-frame.tsx';
import { HighlightsPage } from './highlights-page.tsx';

const SAID = [
  'The invoice waits for somebody to approve it.',
  'Nobody can approve an invoice from the phone.',
  'I approve each invoice by mail, twice.',
  'Approving invoices takes my whole Friday.',
  'The driver calls me when the gate is closed.',
  'When the gate is closed the driver leaves again.',
  'Our driver knows the gate, the new one stood before it closed.',
  'We moved offices last spring.',
  'Lunch was better before.',
  'My sister lives in the north.',
  'They print labels at night.',
];

let app: App;
let frame: ScreenFrame;

beforeEach(async () => {
  await page.viewport(1280, 800);
  app = await anApp({ name: crypto.randomUUID() });
  frame = openScreen(app);
});
afterEach(() => frame.close());

async function quotes(): Promise<void> {
  const { interview, transcript, segments } = await aTranscript(
    app,
    SAID.map((text) => ({ speaker: 'Dana', text })),
  );
  for (const { id, text } of segments) {
    const [from, to] = [
      { block: id, offset: 0 },
      { block: id, offset: text.length },
    ];
    const done = await mark(app, { interviewId: interview.id, source: transcript.id, from, to });
    assert(done.ok, 'a highlight');
  }
}

const tagged = async (): Promise<readonly string[]> =>
  (await app.db.highlights.toArray()).filter(({ tagIds }) => tagIds.length > 0).map(({ anchor }) => anchor.quote);

test('quotes without a tag are grouped by shared words; one is left out, the rest is tagged in one step', async () => {
  await quotes();
  frame.show(
    <>
      <HighlightsPage place={{ kind: 'highlights', view: 'themes' }} />
      <ToastList />
    </>,
  );
  const invoices = page.getByRole('region', { name: /“approve” and “invoice”|“invoice” and “approve”/ });
  await expect.element(invoices.getByText('4 quotes · 1 person')).toBeVisible();
  await expect.element(page.getByRole('region', { name: /gate/ }).getByText('3 quotes · 1 person')).toBeVisible();
  await expect.element(page.getByText(/^7 of 11 quotes without a tag share telling words/)).toBeVisible();

  await userEvent.click(invoices.getByRole('button', { name: /^Leave out: Approving invoices/ }));
  await expect.element(invoices.getByText('3 quotes · 1 person')).toBeVisible();
  await userEvent.click(invoices.getByRole('button', { name: 'Tag…' }));
  await userEvent.fill(page.getByRole('combobox', { name: 'Tag' }).last(), 'Approval');
  await userEvent.keyboard('{Enter}');
  await expect.poll(tagged).toEqual(SAID.slice(0, 3));
  await expect.element(page.getByRole('region', { name: /gate/ })).toBeVisible();
  await expect.element(invoices).not.toBeInTheDocument();

  await app.history.undo();
  expect(await tagged()).toEqual([]);
  await expect.element(invoices.getByText(/4 quotes/)).toBeVisible();
});

test('an insight is made of a theme, and the quotes stand behind it', async () => {
  await quotes();
  frame.show(<HighlightsPage place={{ kind: 'highlights', view: 'themes' }} />);
  const gate = page.getByRole('region', { name: /gate/ });
  await userEvent.click(gate.getByRole('button', { name: 'New insight…' }));
  await userEvent.fill(page.getByRole('textbox', { name: /learn from this/ }), 'Closed gates cost a second drive.');
  await userEvent.keyboard('{Enter}');
  await expect.poll(async () => (await app.db.evidence.toArray()).length).toBe(3);
  expect((await app.db.insights.toArray()).map(({ title }) => title)).toEqual(['Closed gates cost a second drive.']);
});

test('without a quote that lacks a tag it says what this is for', async () => {
  const { interview, transcript, segments } = await aTranscript(app, [{ speaker: 'Dana', text: 'One thing.' }]);
  const block = segments[0]?.id ?? '';
  const [from, to] = [
    { block, offset: 0 },
    { block, offset: 9 },
  ];
  await mark(app, { interviewId: interview.id, source: transcript.id, from, to });
  frame.show(<HighlightsPage place={{ kind: 'highlights', view: 'themes' }} />);
  await expect.element(page.getByText(/three that share words are needed/)).toBeVisible();
});
