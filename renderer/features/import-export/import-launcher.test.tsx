import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { EnglishTexts } from '#renderer/app/i18n/english-texts.tsx';
import type { App } from '#renderer/data/app.ts';
import { AppProvider } from '#renderer/data/use-live.ts';
import { createMemoryHost, type MemoryHost } from '#renderer/host/memory-host.ts';
import { runCommand } from '#renderer/ui/commands.tsx';
import { ToastList } from '#renderer/ui/toast-list.tsx';
import '#renderer/ui/base.css';
import '#renderer/ui/tokens.css';
import { anApp } from '../../../test/builders.ts';
import { ImportLauncher } from './import-launcher.tsx';

const VTT =
  'WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v Moderator>When do you notice?\n\n00:00:04.000 --> 00:00:09.000\n<v Mira Holt>When somebody calls.\n\n00:00:10.000 --> late\n<v Mira Holt>Never before.\n';

let root: Root;
let frame: HTMLElement;
let app: App;
let host: MemoryHost;

beforeEach(async () => {
  host = createMemoryHost();
  app = { ...(await anApp()), host };
  frame = document.createElement('div');
  document.body.append(frame);
  root = createRoot(frame);
  root.render(
    <EnglishTexts>
      <AppProvider app={app}>
        <ImportLauncher />
        <ToastList />
      </AppProvider>
    </EnglishTexts>,
  );
  await expect.poll(() => runCommand('import.open')).toBe(true);
});

afterEach(() => {
  root.unmount();
  frame.remove();
});

test('shows what the worker found in chosen files, imports them in one step and takes it back', async () => {
  host.control.pick(file('friday.vtt', VTT), file('empty.srt', ''));
  runCommand('import.open');

  await expect.element(page.getByRole('dialog', { name: 'Import transcripts' })).toBeVisible();
  await expect.element(page.getByText('1 of 2 chosen')).toBeVisible();
  await expect.element(page.getByRole('combobox', { name: 'Moderator is' })).toHaveValue('nobody');
  await expect.element(page.getByRole('combobox', { name: 'Mira Holt is' })).toHaveValue('new');
  await expect.element(page.getByText(/^empty\.srt: The file is empty/)).toBeVisible();
  await userEvent.fill(page.getByRole('textbox', { name: 'Title' }), 'A Friday');
  await page.getByRole('button', { name: 'Import 1 file' }).click();

  await expect.element(page.getByText(/^Imported 1 interview\./)).toBeVisible();
  expect((await app.db.interviews.toArray()).map(({ title }) => title)).toEqual(['A Friday']);
  expect(await app.db.participants.count()).toBe(1);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => app.db.interviews.count()).toBe(0);
});

test('takes a label that is no speaker back into the words', async () => {
  const text =
    'Ann: How late is it?\n\nBea: Very.\n\nAnn: Why?\n\nBea: Paper.\n\nNotice: read this.\n\nNotice: and this.\n';
  host.control.pick(file('talk.txt', text));
  runCommand('import.open');
  const notice = page.getByRole('combobox', { name: 'Notice is' });
  await expect.element(notice).toHaveValue('new');
  await userEvent.selectOptions(notice, 'none');
  await expect.element(notice).toHaveValue('none');
  await page.getByRole('button', { name: 'Import 1 file' }).click();
  await expect.poll(() => app.db.participants.count()).toBe(2);
  const words = (await app.db.segments.toArray()).map((segment) => segment.text).join('\n');
  expect(words).toContain('Notice: read this.');
});

test('takes dropped files anywhere on the window, and leaves nothing behind when cancelled', async () => {
  const data = new DataTransfer();
  data.items.add(new File([VTT], 'friday.vtt'));
  const drag = (type: string): DragEvent =>
    new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true });
  document.body.dispatchEvent(drag('dragover'));
  await expect.element(page.getByText('Drop to import')).toBeVisible();
  const drop = drag('drop');
  document.body.dispatchEvent(drop);
  expect(drop.defaultPrevented).toBe(true);
  await expect.element(page.getByText('1 of 1 chosen')).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  expect(await app.db.changes.count()).toBe(0);
});

const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });
