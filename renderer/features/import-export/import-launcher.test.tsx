import { zipSync } from 'fflate';
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

  await expect.element(page.getByRole('dialog', { name: 'Import', exact: true })).toBeVisible();
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

test('reads a Word document and says what it found', async () => {
  const lines = ['Ann: How late is it?', 'Bea: Very late.', 'Ann: Why?', 'Bea: The paper.'];
  const paragraphs = lines.map((line) => `<w:p><w:r><w:t>${line}</w:t></w:r></w:p>`).join('');
  const xml = `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraphs}</w:body></w:document>`;
  host.control.pick({ name: 'talk.docx', bytes: zipOf({ 'word/document.xml': xml }) });
  runCommand('import.open');
  await expect.element(page.getByText('Word document')).toBeVisible();
  await expect.element(page.getByRole('row', { name: /^Turns of talk 4/ })).toBeVisible();
  await page.getByRole('button', { name: 'Import 1 file' }).click();
  await expect.poll(() => app.db.segments.count()).toBe(4);
  expect((await app.db.interviews.toArray()).map(({ title }) => title)).toEqual(['Talk']);
});

test('reads the folder of a vault as one, with the links between its notes, and other folders file by file', async () => {
  host.control.pick(
    file('vault/Visit.md', '# Visit\n\nWe wait, see [[Gate]].\n'),
    file('vault/sub/Gate.md', 'It is loud.\n'),
    file('talks/one.md', '**Ann:** Hi.\n\n**Bo:** Ho.\n\n**Ann:** Hi.\n\n**Bo:** Ho.\n'),
    file('talks/two.md', 'Nobody speaks here.\n'),
  );
  runCommand('import.open');
  await expect.element(page.getByText('Obsidian vault')).toBeVisible();
  await expect.element(page.getByText('3 of 3 chosen')).toBeVisible();
  await page.getByRole('button', { name: 'Import 3 files' }).click();
  await expect.element(page.getByRole('dialog', { name: 'Imported' })).toBeVisible();
  const titles = (await app.db.interviews.toArray()).map(({ title }) => title);
  expect(titles.toSorted()).toEqual(['Gate', 'One', 'Two', 'Visit']);
  const gate = (await app.db.interviews.toArray()).find(({ title }) => title === 'Gate');
  expect(JSON.stringify(await app.db.bodies.toArray())).toContain(`"url":"#/interviews/${gate?.id}"`);
});

test('maps the columns of a table of people, and says afterwards what came of it', async () => {
  host.control.pick(file('people.csv', 'name;e-mail;firm;shirt\nMira Holt;mira@example.org;Holt;M\n'));
  runCommand('import.open');
  await expect.element(page.getByRole('combobox', { name: 'e-mail becomes' })).toHaveValue('email');
  await userEvent.selectOptions(page.getByRole('combobox', { name: 'firm becomes' }), 'company');
  await userEvent.fill(page.getByRole('searchbox', { name: 'Filter columns' }), 'firm');
  await expect.element(page.getByText('1 of 4 columns shown')).toBeVisible();
  await userEvent.fill(page.getByRole('searchbox', { name: 'Filter columns' }), '');
  await userEvent.selectOptions(page.getByRole('combobox', { name: 'shirt becomes' }), 'ignore');
  await expect.element(page.getByRole('row', { name: /^Participants 1/ })).toBeVisible();
  await page.getByRole('button', { name: 'Import 1 file' }).click();
  await expect.element(page.getByRole('dialog', { name: 'Imported' })).toBeVisible();
  expect(await app.db.participants.toArray()).toMatchObject([
    { name: 'Mira Holt', email: 'mira@example.org', company: 'Holt', attributes: {} },
  ]);
  await page.getByRole('button', { name: 'Show' }).click();
  expect(window.location.hash).toContain('/participants');
});

test('adds only what is new when a survey comes again', async () => {
  const survey =
    'Response ID,How satisfied are you with the pickup?,What would you change about the pickup?,Why did you choose this shop over others?\n1,4,The opening hours,It is near\n2,2,Nothing,My sister works there\n';
  host.control.pick(file('pickup.csv', survey));
  runCommand('import.open');
  await expect.element(page.getByRole('row', { name: /^Interviews 2 – –/ })).toBeVisible();
  await page.getByRole('button', { name: 'Import 1 file' }).click();
  await expect.element(page.getByRole('dialog', { name: 'Imported' })).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).last().click();

  host.control.pick(file('pickup.csv', `${survey}3,5,The price,It was open\n`));
  runCommand('import.open');
  await expect.element(page.getByRole('row', { name: /^Interviews 1 – 2/ })).toBeVisible();
  await page.getByRole('button', { name: 'Import 1 file' }).click();
  await expect.poll(() => app.db.interviews.count()).toBe(3);
  expect(await app.db.changes.count()).toBe(2);
});

test('takes over a REFI-QDA project with its codings', async () => {
  const id = (n: number): string => `00000000-0000-4000-8000-00000000000${n}`;
  const words = 'It was late again.';
  const xml = `<?xml version="1.0" encoding="utf-8"?><Project name="Pickup" xmlns="urn:QDA-XML:project:1.0"><Users><User guid="${id(1)}" name="Coder"/></Users><CodeBook><Codes><Code guid="${id(2)}" name="Late" isCodable="true"/></Codes></CodeBook><Sources><TextSource guid="${id(3)}" name="Talk one" plainTextPath="internal://${id(3)}.txt"><PlainTextSelection guid="${id(4)}" name="" startPosition="7" endPosition="11"><Coding guid="${id(5)}" creatingUser="${id(1)}"><CodeRef targetGUID="${id(2)}"/></Coding></PlainTextSelection></TextSource></Sources></Project>`;
  host.control.pick({ name: 'pickup.qdpx', bytes: zipOf({ 'project.qde': xml, [`sources/${id(3)}.txt`]: words }) });
  runCommand('import.open');
  await expect.element(page.getByText('REFI-QDA project')).toBeVisible();
  await expect.element(page.getByRole('row', { name: /^Highlights 1/ })).toBeVisible();
  await page.getByRole('button', { name: 'Import 1 file' }).click();
  await expect.element(page.getByRole('dialog', { name: 'Imported' })).toBeVisible();
  expect(await app.db.highlights.toArray()).toMatchObject([{ anchor: { quote: 'late' } }]);
  expect((await app.db.tags.toArray()).map(({ label }) => label)).toEqual(['Late']);
});

test('says what is wrong with a damaged archive and saves the list of problems', async () => {
  const whole = zipOf({ 'project.qde': '<Project/>' });
  host.control.pick({ name: 'cut.qdpx', bytes: whole.slice(0, whole.length - 30) }, file('friday.vtt', VTT));
  runCommand('import.open');
  await expect.element(page.getByText('1 of 2 chosen')).toBeVisible();
  await expect.element(page.getByText(/^cut\.qdpx: /)).toBeVisible();
  await page.getByRole('button', { name: 'Save as CSV…' }).first().click();
  await expect.poll(() => host.control.saved.size).toBe(1);
  const text = new TextDecoder().decode([...host.control.saved.values()][0]);
  expect(text).toContain('level,file,entry,line,column,message,kept');
  expect(text).toContain('cut.qdpx');
});

const zipOf = (entries: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(entries).map(([name, text]) => [name, new TextEncoder().encode(text)])));

const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });
