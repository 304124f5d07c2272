import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { bindKeys } from '#renderer/app/command-registry.ts';
import { EnglishTexts } from '#renderer/app/i18n/english-texts.tsx';
import { createNeed } from '#renderer/data/actions/create-actions.ts';
import type { App } from '#renderer/data/app.ts';
import { AppProvider } from '#renderer/data/use-live.ts';
import { assert, must } from '#shared/domain/assert.ts';
import type { Id } from '#shared/domain/ids.ts';
import { anApp } from '../../../test/builders.ts';
import '#renderer/ui/base.css';
import '#renderer/ui/tokens.css';
import { NeedsPage } from './needs-page.tsx';

let root: Root;
let frame: HTMLElement;
let unbind: () => void;

beforeEach(() => {
  frame = document.createElement('div');
  frame.style.blockSize = '600px';
  document.body.append(frame);
  root = createRoot(frame);
  unbind = bindKeys({ mac: false, host: 'memory' });
});

afterEach(() => {
  unbind();
  root.unmount();
  frame.remove();
});

test('is one tab stop; arrows walk it, open and close it', async () => {
  await aTree();
  expect(frame.querySelectorAll('[role="treegrid"] [tabindex="0"]')).toHaveLength(1);
  await userEvent.keyboard('{ArrowDown}{ArrowRight}');
  expect(focused()).toBe('b1');
  await userEvent.keyboard('{ArrowLeft}');
  expect(focused()).toBe('b');
  await userEvent.keyboard('{ArrowLeft}');
  await expect.poll(drawn).toEqual(['a', 'b', 'c']);
  expect(row('b')?.getAttribute('aria-expanded')).toBe('false');
  await userEvent.keyboard('{ArrowRight}{End}');
  expect(focused()).toBe('c');
  expect(row('c')).toMatchObject({ ariaLevel: '1', ariaPosInSet: '3', ariaSetSize: '3' });
});

test('nests and moves a need by keys and keeps the focus with it', async () => {
  const app = await aTree();
  await userEvent.keyboard('{End}{Alt>}{Shift>}{ArrowRight}{/Shift}{/Alt}');
  await expect.poll(drawn).toEqual(['a', 'b', '-b1', '-c']);
  await userEvent.keyboard('{Control>}{Shift>}{ArrowUp}{/Shift}{/Control}');
  await expect.poll(drawn).toEqual(['a', 'b', '-c', '-b1']);
  await expect.poll(focused).toBe('c');
  await userEvent.keyboard('{Alt>}{Shift>}{ArrowLeft}{/Shift}{/Alt}');
  await expect.poll(drawn).toEqual(['a', 'b', '-b1', 'c']);
  await app.history.undo();
  await expect.poll(drawn).toEqual(['a', 'b', '-c', '-b1']);
  await expect.poll(focused).toBe('c');
});

test('writes one need after the other, nested with Tab', async () => {
  await aTree();
  await page.getByRole('button', { name: 'Add a need' }).click();
  await userEvent.keyboard('d{Enter}');
  await expect.poll(drawn).toEqual(['a', 'b', '-b1', 'c', 'd']);
  await userEvent.keyboard('{Tab}d1{Enter}');
  await expect.poll(drawn).toEqual(['a', 'b', '-b1', 'c', 'd', '-d1']);
  await userEvent.keyboard('{Escape}');
  await expect.poll(focused).toBe('d1');
});

test('who writes faster than a need is saved loses no letter, and the focus ends on the last', async () => {
  await aTree();
  await page.getByRole('button', { name: 'Add a need' }).click();
  const field = must(frame.querySelector<HTMLInputElement>('[role=treegrid] input'), 'the field');
  const write = (words: string): void => {
    // As React hears it: its own property would hide the change.
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, words);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const press = (key: string): void => {
    field.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  };
  // No turn of the loop between them: nothing can be saved before all of it is typed.
  for (const words of ['d', 'e', 'f']) {
    write(words);
    press('Enter');
  }
  press('Escape');
  await expect.poll(drawn).toEqual(['a', 'b', '-b1', 'c', 'd', 'e', 'f']);
  await expect.poll(focused).toBe('f');
});

test('renames in place with F2, and Escape leaves the words as they were', async () => {
  await aTree();
  await userEvent.keyboard('{F2}');
  await expect.element(page.getByRole('textbox', { name: 'Statement' })).toHaveFocus();
  await userEvent.keyboard('renamed{Enter}');
  await expect.poll(drawn).toEqual(['renamed', 'b', '-b1', 'c']);
  await expect.poll(focused).toBe('renamed');
  await userEvent.keyboard('{F2}');
  await expect.element(page.getByRole('textbox', { name: 'Statement' })).toHaveFocus();
  await userEvent.keyboard('other{Escape}');
  await expect.poll(focused).toBe('renamed');
  expect(drawn()).toEqual(['renamed', 'b', '-b1', 'c']);
});

test('counts what hangs on a need before it goes to the trash, and moves the focus on', async () => {
  await aTree();
  await userEvent.keyboard('{ArrowDown}{Delete}');
  await expect.element(page.getByRole('alertdialog')).toHaveTextContent('1 need that moves to the top of the tree');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Move to Trash' }).click();
  await expect.poll(() => drawn().toSorted()).toEqual(['a', 'b1', 'c']);
  await expect.poll(focused).toBe('b1');
});

/** a, b with b1 under it, c; the focus is on a. */
async function aTree(): Promise<App> {
  const app = await anApp({ name: `tree-${crypto.randomUUID()}` });
  await made(app, 'a');
  const b = await made(app, 'b');
  await made(app, 'c');
  await made(app, 'b1', b);
  root.render(
    <EnglishTexts>
      <AppProvider app={app}>
        <NeedsPage place={{ kind: 'needs' }} />
      </AppProvider>
    </EnglishTexts>,
  );
  await expect.poll(drawn).toEqual(['a', 'b', '-b1', 'c']);
  row('a')?.focus();
  return app;
}

async function made(app: App, title: string, parent: Id<'need'> | null = null): Promise<Id<'need'>> {
  const need = await createNeed(app, title, parent);
  assert(need.ok, 'a need that was made');
  return need.value;
}

const rows = (): HTMLElement[] => [...frame.querySelectorAll<HTMLElement>('[data-need]')];
const nameOf = (element: Element | null): string => element?.querySelector('a')?.textContent ?? '';
const row = (name: string): HTMLElement | undefined => rows().find((one) => nameOf(one) === name);
const focused = (): string => nameOf(document.activeElement);
const drawn = (): string[] => rows().map((one) => '-'.repeat(Number(one.ariaLevel) - 1) + nameOf(one));
