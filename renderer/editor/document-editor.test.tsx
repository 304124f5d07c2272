import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { bindKeys } from '#renderer/app/command-registry.ts';
import { EnglishTexts } from '#renderer/app/i18n/english-texts.tsx';
import { createInterview } from '#renderer/data/actions/create-actions.ts';
import { mark } from '#renderer/data/actions/highlight-actions.ts';
import type { App } from '#renderer/data/app.ts';
import { keptWords } from '#renderer/data/kept-words.ts';
import { bodyOf, notesOf } from '#renderer/data/queries/interview-queries.ts';
import { AppProvider } from '#renderer/data/use-live.ts';
import { assert, must } from '#shared/domain/assert.ts';
import { plainText } from '#shared/domain/body.ts';
import type { Note } from '#shared/domain/note.ts';
import { anApp } from '../../test/builders.ts';
import '#renderer/ui/base.css';
import '#renderer/ui/tokens.css';
import { DocumentEditor, type DocumentEditorProps } from './document-editor.tsx';

let root: Root;
let frame: HTMLElement;
let unbind: () => void;

beforeEach(() => {
  frame = document.createElement('div');
  document.body.append(frame);
  root = createRoot(frame);
  unbind = bindKeys({ mac: false, host: 'memory' });
});

afterEach(() => {
  unbind();
  root.unmount();
  frame.remove();
});

async function aNote(): Promise<{ readonly app: App; readonly note: Note }> {
  const app = await anApp({ name: crypto.randomUUID() });
  const made = await createInterview(app, { title: 'Dana' });
  assert(made.ok, 'an interview');
  return { app, note: must((await notesOf(app, made.value))[0], 'its note') };
}

async function open(app: App, note: Note, more: Partial<DocumentEditorProps> = {}): Promise<void> {
  show(app, note, more);
  await expect.element(text()).toHaveAttribute('contenteditable', 'true');
}

function show(app: App, note: Note, more: Partial<DocumentEditorProps> = {}): void {
  root.render(
    <EnglishTexts>
      <AppProvider app={app}>
        <DocumentEditor ownerId={note.id} label="Note" {...more} />
      </AppProvider>
    </EnglishTexts>,
  );
}

async function close(): Promise<void> {
  root.render(null);
  await expect.poll(() => frame.childElementCount).toBe(0);
}

const text = () => page.getByRole('textbox', { name: 'Note' });
const saved = async (app: App, note: Note): Promise<string> => {
  const body = await bodyOf(app, note.id);
  return body ? plainText(body) : '';
};

test('saves while it is written, says so, and writing on is one step of undo', async () => {
  const { app, note } = await aNote();
  await open(app, note);
  await userEvent.click(text());
  const words = new Set<string>();
  const forget = app.saveState.subscribe(() => words.add(app.saveState.word().kind));
  await userEvent.keyboard('Nobody can approve.');
  await expect.poll(() => saved(app, note)).toBe('Nobody can approve.');
  await userEvent.keyboard('{Enter}So we wait.');
  await expect.poll(() => saved(app, note)).toBe('Nobody can approve.\nSo we wait.');
  await expect.poll(() => app.saveState.word().kind).toBe('saved');
  forget();
  expect([...words].sort()).toEqual(['saved', 'saving']);

  // Out of the text, the command takes the whole writing back; in the text, the text's own undo takes the last words.
  (document.activeElement as HTMLElement).blur();
  await app.history.undo();
  await expect.poll(() => saved(app, note)).toBe('');
  await expect.poll(() => frame.querySelector('[role="textbox"]')?.textContent).toBe('');
  await app.history.redo();
  await expect.element(text()).toHaveTextContent('Nobody can approve.So we wait.');
});

test('undoes its own words while it has the focus, and loading is nothing to undo', async () => {
  const { app, note } = await aNote();
  await open(app, note);
  await userEvent.click(text());
  await userEvent.keyboard('First.');
  await expect.poll(() => saved(app, note)).toBe('First.');
  await close();
  await open(app, note);
  await expect.element(text()).toHaveTextContent('First.');
  await userEvent.click(text());
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.element(text()).toHaveTextContent('First.');
  await userEvent.keyboard('{End} Second.');
  await expect.poll(() => saved(app, note)).toBe('First. Second.');
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.poll(() => saved(app, note)).toBe('First.');
});

test('turns Markdown into headings and lists, and reads them back', async () => {
  const { app, note } = await aNote();
  await open(app, note);
  await userEvent.click(text());
  await userEvent.keyboard('## What I saw{Enter}- one{Enter}two{Enter}{Enter}**bold** words');
  await expect.poll(() => saved(app, note)).toBe('What I saw\none\ntwo\nbold words');
  await close();
  await open(app, note);
  await expect.element(page.getByRole('heading', { name: 'What I saw' })).toBeVisible();
  expect([...frame.querySelectorAll('li')].map((item) => item.textContent)).toEqual(['one', 'two']);
  expect(frame.querySelector('strong')?.textContent).toBe('bold');
});

test('draws a highlight as a mark that travels with its words, and shows where it is gone', async () => {
  const { app, note } = await aNote();
  const pressed: string[][] = [];
  const highlighting = {
    lookOf: () => ({ hues: ['teal'], words: 'Approvals' }),
    onPick: () => undefined,
    onMark: (ids: readonly string[]) => void pressed.push([...ids]),
  };
  await open(app, note, { highlighting });
  await userEvent.click(text());
  await userEvent.keyboard('Nobody can approve inside the tool.');
  await expect.poll(() => saved(app, note)).toContain('tool.');
  const body = must(await bodyOf(app, note.id), 'a body');
  const block = must(body.order[0], 'a block');
  const place = { interviewId: note.interviewId, source: note.id };
  const made = await mark(app, { ...place, from: { block, offset: 7 }, to: { block, offset: 18 } });
  assert(made.ok, 'a highlight');
  const marks = () => [...frame.querySelectorAll('mark')].map((one) => one.textContent);
  await expect.poll(marks).toEqual(['can approve']);
  expect(frame.querySelector('mark')?.getAttribute('aria-description')).toBe('Approvals');

  await userEvent.keyboard('{Home}Really: ');
  await expect.poll(async () => (await app.db.highlights.get(made.value))?.anchor.start).toBe(15);
  expect(marks()).toEqual(['can approve']);
  expect(JSON.stringify(await bodyOf(app, note.id))).not.toContain('highlight-mark');

  await userEvent.click(must(frame.querySelector('mark'), 'a mark'));
  expect(pressed).toEqual([[made.value]]);

  await userEvent.keyboard('{Control>}a{/Control}{Backspace}Other words');
  await expect.poll(async () => (await app.db.highlights.get(made.value))?.needsReview).toBe(true);
  await expect.poll(marks).toEqual([]);
});

test('has its caret where it was when the focus comes back', async () => {
  const { app, note } = await aNote();
  await open(app, note);
  await userEvent.click(text());
  await userEvent.keyboard('Alpha beta.{ArrowLeft}');
  const field = document.createElement('input');
  frame.after(field);
  field.focus();
  field.select();
  (text().element() as HTMLElement).focus();
  field.remove();
  await userEvent.keyboard(' gamma');
  await expect.poll(() => saved(app, note)).toBe('Alpha beta gamma.');
});

test('goes on writing behind words that were highlighted meanwhile, and does not replace them', async () => {
  const { app, note } = await aNote();
  const highlighting = {
    lookOf: () => ({ hues: ['teal'], words: 'Approvals' }),
    onPick: () => undefined,
    onMark: () => undefined,
  };
  await open(app, note, { highlighting });
  await userEvent.click(text());
  await userEvent.keyboard('Alpha beta');
  await userEvent.keyboard('{Shift>}{ArrowLeft}{ArrowLeft}{ArrowLeft}{ArrowLeft}{/Shift}');
  const field = document.createElement('input');
  frame.after(field);
  field.focus();
  await expect.poll(() => saved(app, note)).toBe('Alpha beta');
  const block = must((await bodyOf(app, note.id))?.order[0], 'a block');
  const picked = {
    interviewId: note.interviewId,
    source: note.id,
    from: { block, offset: 6 },
    to: { block, offset: 10 },
  };
  assert((await mark(app, picked)).ok, 'a highlight');
  await expect.poll(() => frame.querySelector('mark')?.textContent).toBe('beta');
  (text().element() as HTMLElement).focus();
  field.remove();
  await userEvent.keyboard(' gamma');
  await expect.poll(() => saved(app, note)).toBe('Alpha beta gamma');
});

test('takes a mark off when its highlight is undone after an undo of the text', async () => {
  const { app, note } = await aNote();
  await open(app, note, {
    highlighting: { lookOf: () => undefined, onPick: () => undefined, onMark: () => undefined },
  });
  await userEvent.click(text());
  await userEvent.keyboard('Alpha beta.');
  await expect.poll(() => saved(app, note)).toBe('Alpha beta.');
  const block = must(must(await bodyOf(app, note.id), 'a body').order[0], 'a block');
  const from = { block, offset: 0 };
  assert(
    (await mark(app, { interviewId: note.interviewId, source: note.id, from, to: { block, offset: 5 } })).ok,
    'made',
  );
  const marks = () => [...frame.querySelectorAll('mark')].map((one) => one.textContent);
  await expect.poll(marks).toEqual(['Alpha']);

  // Gone again before the next save: that save says nothing new.
  await userEvent.keyboard('{End}!{Control>}z{/Control}');
  await expect.poll(() => app.saveState.word().kind).toBe('saved');
  (document.activeElement as HTMLElement).blur();
  while ((await app.db.highlights.count()) > 0) await app.history.undo();
  await expect.poll(marks).toEqual([]);
  await expect.element(text()).toHaveTextContent('Alpha beta.');
});

test('keeps what the database has not answered for when the page goes away, and only so long', async () => {
  const { app, note } = await aNote();
  await open(app, note);
  await userEvent.click(text());
  await userEvent.keyboard('Last words');
  window.dispatchEvent(new Event('pagehide'));
  expect(JSON.stringify(keptWords(`body.${note.id}`)?.value)).toContain('Last words');
  await expect.poll(() => saved(app, note)).toBe('Last words');
  await expect.poll(() => keptWords(`body.${note.id}`)).toBe(null);
});

test('takes pasted markup without scripts, styles and links that lead elsewhere', async () => {
  const { app, note } = await aNote();
  await open(app, note);
  await userEvent.click(text());
  const data = new DataTransfer();
  data.setData(
    'text/html',
    `<h2>Plan</h2><p onclick="x()">See <a href="https://example.org/a">this</a>, not <a href="javascript:alert(1)">that</a><img src=x onerror="window.hurt=1"><script>window.hurt=1</script></p><ul><li><b>one</b></li><li>two</li></ul>`,
  );
  data.setData('text/plain', 'plain');
  document.activeElement?.dispatchEvent(
    new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
  );
  await expect.poll(() => saved(app, note)).toBe('Plan\nSee this, not that\none\ntwo');
  expect([...frame.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual(['https://example.org/a']);
  expect(Object.hasOwn(window, 'hurt')).toBe(false);
});

test('takes 500 kB of pasted markup, with nothing run, as one step', async () => {
  const { app, note } = await aNote();
  await open(app, note);
  await userEvent.click(text());
  await userEvent.keyboard('Before. ');
  const line = (i: number): string =>
    `<p style="color:red" onclick="window.hurt=${i}">Line <b>${i}</b> of a long page, <a href="https://example.org/${i}">with a link</a>.<img src="x${i}" onerror="window.hurt=1"></p>`;
  const html = `${Array.from({ length: 3_200 }, (_, i) => line(i)).join('')}<script>window.hurt=1</script>`;
  expect(html.length).toBeGreaterThan(500_000);
  const data = new DataTransfer();
  data.setData('text/html', html);
  document.activeElement?.dispatchEvent(
    new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
  );
  await expect.poll(() => frame.textContent.includes('Line 3199 of a long page'), { timeout: 10_000 }).toBe(true);
  await expect.poll(async () => (await saved(app, note)).split('\n').length, { timeout: 10_000 }).toBe(3_200);
  expect(frame.querySelectorAll('img, script, [onclick], [style*="red"]')).toHaveLength(0);
  expect(Object.hasOwn(window, 'hurt')).toBe(false);
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.poll(() => saved(app, note), { timeout: 10_000 }).toBe('Before. ');
});

test('has one toolbar stop: Alt+F10 goes there, arrows move, Escape comes back', async () => {
  const { app, note } = await aNote();
  await open(app, note);
  await userEvent.click(text());
  await userEvent.keyboard('{Alt>}{F10}{/Alt}');
  await expect.element(page.getByRole('button', { name: 'Bold' })).toHaveFocus();
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(page.getByRole('button', { name: 'Italic' })).toHaveFocus();
  expect(frame.querySelectorAll('[role="toolbar"] button[tabindex="0"]')).toHaveLength(1);
  await userEvent.keyboard('{Escape}');
  await expect.element(text()).toHaveFocus();
});

test('is read only in a second window until it is taken over there', async () => {
  const { app, note } = await aNote();
  const letGo = new AbortController();
  const other = () => new Promise<void>((resolve) => letGo.signal.addEventListener('abort', () => resolve()));
  // Rejected when the lock is taken over below: the other window then shows the text read only.
  const lost = navigator.locks.request(`edit:${note.id}`, other).then(
    () => false,
    () => true,
  );
  show(app, note);
  await expect.element(text()).toHaveAttribute('aria-readonly', 'true');
  await userEvent.click(page.getByRole('button', { name: 'Edit here' }));
  await expect.element(text()).toHaveAttribute('contenteditable', 'true');
  expect(await lost).toBe(true);
  await expect.element(text()).toHaveFocus();

  // Taken away in turn, it stands in line and takes over when that window goes.
  const going = new AbortController();
  const held = navigator.locks.request(
    `edit:${note.id}`,
    { steal: true },
    () => new Promise<void>((resolve) => going.signal.addEventListener('abort', () => resolve())),
  );
  await expect.element(text()).toHaveAttribute('aria-readonly', 'true');
  going.abort();
  await held;
  await expect.element(text()).toHaveAttribute('contenteditable', 'true');
});
