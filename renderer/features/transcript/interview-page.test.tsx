import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { bindKeys } from '#renderer/app/command-registry.ts';
import { EnglishTexts } from '#renderer/app/i18n/english-texts.tsx';
import { mark } from '#renderer/data/actions/highlight-actions.ts';
import type { App } from '#renderer/data/app.ts';
import { AppProvider } from '#renderer/data/use-live.ts';
import { assert, must } from '#shared/domain/assert.ts';
import type { Highlight } from '#shared/domain/highlight.ts';
import type { Id } from '#shared/domain/ids.ts';
import { anApp, aTranscript } from '../../../test/builders.ts';
import '#renderer/ui/base.css';
import '#renderer/ui/tokens.css';
import { InterviewPage } from './interview-page.tsx';

let root: Root;
let frame: HTMLElement;
let unbind: () => void;

beforeEach(async () => {
  await page.viewport(1280, 800);
  frame = document.createElement('div');
  frame.style.height = '600px';
  document.body.append(frame);
  root = createRoot(frame);
  unbind = bindKeys({ mac: false, host: 'memory' });
});

afterEach(() => {
  unbind();
  root.unmount();
  frame.remove();
});

const TURNS = [
  'Every week we export the invoice. Nobody can approve inside the tool! So we chase people.',
  { speaker: 'Interviewer', text: 'Who do you ask first?' },
  'I ping finance in the chat. Then I wait.',
];

async function open(turns: Parameters<typeof aTranscript>[1] = TURNS) {
  const app = await anApp({ name: crypto.randomUUID() });
  const made = await aTranscript(app, turns);
  show(app, { kind: 'interview', id: made.interview.id });
  await expect.element(page.getByRole('list', { name: '' }).first()).toBeVisible();
  return { app, ...made };
}

function show(app: App, place: Parameters<typeof InterviewPage>[0]['place']): void {
  root.render(
    <EnglishTexts>
      <AppProvider app={app}>
        <InterviewPage place={place} />
      </AppProvider>
    </EnglishTexts>,
  );
}

const row = (name: RegExp) => page.getByRole('listitem', { name }).first();
const stored = (app: App): Promise<Highlight[]> => app.db.highlights.toArray();
const quotes = async (app: App): Promise<string[]> => (await stored(app)).map((one) => one.anchor.quote);
const tagsOf = async (app: App, highlight: Highlight | undefined): Promise<(string | undefined)[]> =>
  (await app.db.tags.bulkGet([...(highlight?.tagIds ?? [])])).map((tag) => tag?.label);

/** Puts the focus on the first segment as a keyboard does: by its tab stop. */
async function enter(): Promise<void> {
  must(frame.querySelector<HTMLElement>('[data-segment][tabindex="0"]'), 'a row').focus();
  await userEvent.keyboard('{Home}');
}

test('codes by keys alone: S, S, T, a name, Enter make a tagged highlight of the second sentence', async () => {
  const { app } = await open();
  await enter();
  await userEvent.keyboard('sst');
  await expect.element(page.getByRole('combobox', { name: 'Tag' })).toHaveFocus();
  await userEvent.keyboard('Approvals{Enter}');
  await expect.poll(() => quotes(app)).toEqual(['Nobody can approve inside the tool!']);
  expect(await tagsOf(app, (await stored(app))[0])).toEqual(['Approvals']);
  // The mark is drawn, names its tag, and the words are still selected for the next key.
  await expect.poll(() => frame.querySelector('mark')?.textContent).toBe('Nobody can approve inside the tool!');
  await expect.poll(() => frame.querySelector('mark')?.getAttribute('aria-description')).toBe('Approvals');
  await expect.poll(() => window.getSelection()?.toString()).toBe('Nobody can approve inside the tool!');
  await expect.poll(() => document.activeElement?.getAttribute('role')).toBe('listitem');

  // R repeats the tag on the next sentence; U takes the highlight under the caret away.
  await userEvent.keyboard('sr');
  await expect.poll(() => quotes(app)).toEqual(['Nobody can approve inside the tool!', 'So we chase people.']);
  await userEvent.keyboard('{Escape}u');
  await expect.poll(() => quotes(app)).toEqual(['Nobody can approve inside the tool!']);
});

test('draws a selection over several segments into one highlight', async () => {
  const { app, segments } = await open();
  await enter();
  await userEvent.keyboard('ss{Shift>}S{/Shift}');
  await userEvent.keyboard('{Shift>}{ArrowDown}{/Shift}h');
  await expect
    .poll(() => quotes(app))
    .toEqual(['Nobody can approve inside the tool! So we chase people.\nWho do you ask first?']);
  expect((await stored(app))[0]?.anchor.endBlock).toBe(segments[1]?.id);
  await expect
    .poll(() => [...frame.querySelectorAll('mark')].map((one) => one.textContent))
    .toEqual(['Nobody can approve inside the tool! So we chase people.', 'Who do you ask first?']);
});

test('opens its panel after words are drawn with the pointer, leaves the focus in the text, and takes the first letter as a tag', async () => {
  const { app, segments } = await open();
  const text = must(frame.querySelector(`[data-words="${segments[2]?.id}"]`)?.firstChild, 'words');
  await userEvent.click(row(/Dana/));
  text.parentElement?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
  window.getSelection()?.setBaseAndExtent(text, 2, text, 14);
  // The hand has left the transcript before it lets go.
  document.body.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));
  await expect.element(page.getByRole('combobox', { name: 'Tag' })).toBeVisible();
  expect(window.getSelection()?.toString()).toBe('ping finance');
  expect(document.activeElement?.closest('[popover]')).toBeNull();
  await userEvent.keyboard('chat');
  await expect.element(page.getByRole('combobox', { name: 'Tag' })).toHaveValue('chat');
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => quotes(app)).toEqual(['ping finance']);
});

test('makes an insight of the selected words with I', async () => {
  const { app } = await open();
  await enter();
  await userEvent.keyboard('si');
  await expect.element(page.getByRole('textbox', { name: 'What do you learn from this?' })).toHaveFocus();
  await userEvent.keyboard('Approvals leak out{Enter}');
  await expect
    .poll(async () => (await app.db.insights.toArray()).map((one) => one.title))
    .toEqual(['Approvals leak out']);
  const [highlight] = await stored(app);
  expect((await app.db.evidence.toArray()).map((one) => one.from)).toEqual([highlight?.id]);
});

test('shows overlapping highlights as neighbouring marks, and lists them all where they overlap', async () => {
  const { app, interview, transcript, segments } = await open();
  const block = must(segments[0], 'a segment').id;
  const pick = async (from: number, to: number): Promise<Id<'highlight'>> => {
    const source = { interviewId: interview.id, source: transcript.id };
    const done = await mark(app, { ...source, from: { block, offset: from }, to: { block, offset: to } });
    assert(done.ok, 'a highlight');
    return done.value;
  };
  const long = await pick(0, 33);
  const short = await pick(11, 47);
  await expect
    .poll(() =>
      [...frame.querySelectorAll<HTMLElement>('mark')].map((one) => [
        one.textContent,
        one.dataset.highlights?.split(' ').length,
      ]),
    )
    .toEqual([
      ['Every week ', 1],
      ['we export the invoice.', 2],
      [' Nobody can ap', 1],
    ]);
  await userEvent.click(must(frame.querySelectorAll('mark')[1], 'the overlap'));
  await expect.element(page.getByRole('group', { name: '2 highlights here' })).toBeVisible();
  await userEvent.click(page.getByRole('radio').nth(1));
  await userEvent.click(page.getByRole('button', { name: 'Remove highlight' }));
  await expect.poll(async () => (await stored(app)).length).toBe(1);
  expect([long, short]).toContain((await stored(app))[0]?.id);
});

test('corrects a segment with E, keeps its highlight on the words, and is one undo', async () => {
  const { app, segments } = await open();
  await enter();
  await userEvent.keyboard('ssh');
  await expect.poll(() => quotes(app)).toHaveLength(1);
  await userEvent.keyboard('{Home}e');
  await expect.element(page.getByRole('textbox', { name: /Words of Dana/ })).toHaveFocus();
  await userEvent.keyboard('Well. {Escape}');
  const first = must(segments[0], 'a segment');
  await expect.poll(async () => (await app.db.segments.get(first.id))?.text).toBe(`Well. ${first.text}`);
  await expect.poll(() => frame.querySelector('mark')?.textContent).toBe('Nobody can approve inside the tool!');
  await app.history.undo();
  expect((await app.db.segments.get(first.id))?.text).toBe(first.text);
});

test('stays calm in a narrow window, where every guess of a height is wrong', async () => {
  await page.viewport(414, 800);
  const turns = Array.from({ length: 600 }, (_, i) => `Turn number ${i} says a sentence that is longer than a line.`);
  const { app, interview, segments } = await open(turns);
  const wanted = must(segments[400], 'a segment');
  show(app, { kind: 'interview', id: interview.id, seg: wanted.id });
  await expect.poll(() => document.activeElement?.getAttribute('data-segment')).toBe(wanted.id);
});

test('draws a transcript of 2,500 segments a screen at a time, and goes to the place that an address names', async () => {
  const turns = Array.from({ length: 2500 }, (_, i) => `Turn number ${i} says a sentence of its own.`);
  const { app, interview, segments } = await open(turns);
  await expect.poll(() => frame.querySelectorAll('[data-segment]').length).toBeGreaterThan(5);
  expect(frame.querySelectorAll('[data-segment]').length).toBeLessThan(60);
  expect(frame.querySelector('[data-segment]')?.getAttribute('aria-setsize')).toBe('2500');
  const wanted = must(segments[1800], 'a segment');
  show(app, { kind: 'interview', id: interview.id, seg: wanted.id });
  await expect.poll(() => document.activeElement?.getAttribute('data-segment')).toBe(wanted.id);
  await userEvent.keyboard('{Control>}{End}{/Control}');
  await expect.poll(() => document.activeElement?.getAttribute('data-segment')).toBe(segments[2499]?.id);
});
