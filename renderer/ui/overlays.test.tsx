import { type ReactNode, useState } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { EnglishTexts } from '#renderer/app/i18n/english-texts.tsx';
import './base.css';
import './tokens.css';
import { AlertDialog } from './alert-dialog.tsx';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { MenuButton } from './menu-button.tsx';
import { NumberField } from './number-field.tsx';
import { Popover } from './popover.tsx';
import { TextField } from './text-field.tsx';
import { focusNewestToast, ToastList } from './toast-list.tsx';
import { currentToasts, dismissToast, toast } from './toasts.ts';

let root: Root;
let frame: HTMLElement;

beforeEach(() => {
  frame = document.createElement('div');
  document.body.append(frame);
  root = createRoot(frame);
});

afterEach(() => {
  for (const { id } of currentToasts()) dismissToast(id);
  root.unmount();
  frame.remove();
});

test('a dialog takes the focus to its first field, closes on Escape and gives the focus back', async () => {
  await draw(
    <Opener>
      {(close) => (
        <Dialog title="Name it" onClose={close}>
          <TextField label="Name" value="" onChange={() => undefined} />
        </Dialog>
      )}
    </Opener>,
  );
  await page.getByRole('button', { name: 'Open' }).click();
  await expect.element(page.getByRole('dialog', { name: 'Name it' })).toBeVisible();
  expect(document.activeElement?.tagName).toBe('INPUT');
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => document.querySelector('dialog')).toBeNull();
  expect(document.activeElement?.textContent).toBe('Open');
});

test('Escape closes a popover inside a dialog and leaves the dialog open', async () => {
  await draw(
    <Dialog title="Outer" onClose={() => undefined}>
      <MenuButton label="Choose" items={[{ kind: 'item', id: 'a', label: 'Alpha' }]} />
    </Dialog>,
  );
  await page.getByRole('button', { name: 'Choose' }).click();
  await expect.element(page.getByRole('menuitem', { name: 'Alpha' })).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => document.querySelector('[role=menu]')).toBeNull();
  expect(document.querySelector('dialog')?.open).toBe(true);
  expect(document.activeElement?.textContent).toBe('Choose');
});

test('a question before a loss has its focus on Cancel', async () => {
  await draw(
    <AlertDialog title="Delete?" confirmLabel="Delete" danger onConfirm={() => undefined} onClose={() => undefined}>
      3 things
    </AlertDialog>,
  );
  await expect.element(page.getByRole('alertdialog', { name: 'Delete?' })).toBeVisible();
  expect(document.activeElement?.textContent).toBe('Cancel');
});

test('a menu moves by arrows and first letters, skips nothing, and runs what is chosen', async () => {
  const chosen: string[] = [];
  const item = (id: string, disabled = false) => ({
    kind: 'item' as const,
    id,
    label: id,
    disabled,
    onSelect: () => chosen.push(id),
  });
  await draw(<MenuButton label="More" items={[item('Open'), item('Pin', true), item('Rename')]} />);
  await page.getByRole('button', { name: 'More' }).click();
  await expect.element(page.getByRole('menuitem', { name: 'Open' })).toHaveFocus();
  await userEvent.keyboard('{ArrowDown}{Enter}');
  expect(chosen).toEqual([]);
  await userEvent.keyboard('r{Enter}');
  await expect.poll(() => chosen).toEqual(['Rename']);
  expect(document.activeElement?.textContent).toBe('More');
});

test('a popover that keeps the focus leaves the selection alone and stays inside the window', async () => {
  await draw(
    <>
      <p>Selected words</p>
      <Popover
        anchor={new DOMRect(window.innerWidth - 10, window.innerHeight - 10, 5, 5)}
        label="Tags"
        keepFocus
        onClose={() => undefined}
      >
        <div style={{ inlineSize: 200, blockSize: 120 }}>here</div>
      </Popover>
    </>,
  );
  await expect.element(page.getByRole('dialog', { name: 'Tags' })).toBeVisible();
  expect(document.activeElement).toBe(document.body);
  const box = document.querySelector('[popover]')?.getBoundingClientRect();
  expect(box?.right).toBeLessThanOrEqual(window.innerWidth);
  expect(box?.bottom).toBeLessThanOrEqual(window.innerHeight - 10);
});

test('toasts: at most three, an error is the last to go, the key reaches the newest', async () => {
  await draw(<ToastList />);
  toast({ text: 'The disk is full', tone: 'error' });
  for (const text of ['one', 'two', 'three']) toast({ text, action: { label: `Undo ${text}`, run: () => undefined } });
  await expect.element(page.getByRole('alert')).toHaveTextContent('The disk is full');
  expect(currentToasts().map(({ text }) => text)).toEqual(['The disk is full', 'two', 'three']);
  expect(focusNewestToast()).toBe(true);
  expect(document.activeElement?.textContent).toBe('Undo three');
});

test('an error is tied to its field, and odd words in a number field are kept and answered', async () => {
  await draw(<Numbers />);
  await page.getByRole('textbox', { name: 'Share' }).fill('a lot');
  const field = document.querySelector('input');
  const error = document.getElementById(field?.getAttribute('aria-describedby') ?? '');
  expect(error?.textContent).toContain('not a number');
  expect(field?.value).toBe('a lot');
  expect(document.querySelector('output')?.textContent).toBe('1');
  await page.getByRole('textbox', { name: 'Share' }).fill('2,5');
  expect(document.querySelector('output')?.textContent).toBe('2.5');
});

function Numbers(): ReactNode {
  const [value, setValue] = useState<number | null>(1);
  return (
    <>
      <NumberField label="Share" value={value} onChange={setValue} />
      <output>{value}</output>
    </>
  );
}

function Opener({ children }: { readonly children: (close: () => void) => ReactNode }): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Open</Button>
      {open && children(() => setOpen(false))}
    </>
  );
}

async function draw(children: ReactNode): Promise<void> {
  root.render(<EnglishTexts>{children}</EnglishTexts>);
  await expect.poll(() => frame.childElementCount).toBeGreaterThan(0);
}
