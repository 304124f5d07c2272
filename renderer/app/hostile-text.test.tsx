import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { createInterview } from '#renderer/data/actions/create-actions.ts';
import type { App } from '#renderer/data/app.ts';
import { bodyOf, notesOf } from '#renderer/data/queries/interview-queries.ts';
import { DocumentEditor } from '#renderer/editor/document-editor.tsx';
import { ParticipantsPage } from '#renderer/features/participants/participants-page.tsx';
import { StudiesPage } from '#renderer/features/studies/studies-page.tsx';
import { InterviewPage } from '#renderer/features/transcript/interview-page.tsx';
import { toast } from '#renderer/ui/toasts.ts';
import { assert, must } from '#shared/domain/assert.ts';
import { plainText } from '#shared/domain/body.ts';
import { insert, label } from '#shared/domain/change.ts';
import { newParticipant } from '#shared/domain/participant.ts';
import { newStudy } from '#shared/domain/study.ts';
import { readTranscript } from '#shared/exchange/read-transcript.ts';
import { anApp, aTranscript } from '../../test/builders.ts';
import { openScreen, type ScreenFrame } from '../../test/screen-frame.tsx';
import { xssPayloads } from '../../test/xss-payloads.ts';

const PAYLOADS = xssPayloads('window.ranHere(1)');
let app: App;
let frame: ScreenFrame;
let runs = 0;

beforeEach(async () => {
  await page.viewport(1280, 800);
  runs = 0;
  Object.assign(window, { ranHere: () => void runs++ });
  app = await anApp({ name: crypto.randomUUID() });
  frame = openScreen(app);
});
afterEach(() => frame.close());

/** Nothing ran, nothing on the page could, and nothing was fetched. */
async function harmless(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 300));
  const all = [...document.querySelectorAll('*')].filter(
    (element) => frame.element.contains(element) || element.closest('dialog'),
  );
  const live = all.filter(
    (element) =>
      ['SCRIPT', 'IFRAME', 'OBJECT', 'EMBED', 'BASE', 'META', 'FORM'].includes(element.tagName) ||
      element.getAttributeNames().some((name) => name.startsWith('on')) ||
      /^\s*(javascript|data|vbscript):/i.test(element.getAttribute('href') ?? ''),
  );
  expect(live.map((element) => element.outerHTML.slice(0, 200))).toEqual([]);
  expect(runs).toBe(0);
}

test('the payloads do run where nobody stops them: the test can fail', async () => {
  const bare = document.createElement('div');
  document.body.append(bare);
  bare.innerHTML = '<img src=x onerror=window.ranHere(1)>';
  await expect.poll(() => runs).toBe(1);
  bare.remove();
});

test('titles and names are words, whatever stands in them', async () => {
  const who = { now: app.now(), by: app.by };
  const orders = app.orderKeys(null, PAYLOADS.length);
  const studies = PAYLOADS.map((title, i) =>
    newStudy(app.newId('study'), { title, question: title, order: must(orders[i], 'a key') }, who),
  );
  const people = PAYLOADS.map((name, i) =>
    newParticipant(app.newId('participant'), { name, alias: `P-${i} ${name}`, company: name, role: name }, who),
  );
  const done = await app.run({
    label: label('change.import'),
    ops: [...studies.map((one) => insert('studies', one)), ...people.map((one) => insert('participants', one))],
  });
  assert(done.ok, 'a commit');
  frame.show(<StudiesPage place={{ kind: 'studies' }} />);
  await expect.poll(() => frame.element.textContent).toContain('ranHere');
  await harmless();
  frame.show(<ParticipantsPage place={{ kind: 'participants' }} />);
  await expect.poll(() => frame.element.textContent).toContain('ranHere');
  await harmless();
  for (const text of PAYLOADS.slice(0, 50)) toast({ text });
  await harmless();
});

test('a transcript that was read out of a file shows its marks as words', async () => {
  const lines = PAYLOADS.map((one) => one.replaceAll('\u0000', '').replace(/\s+/g, ' '));
  const cue = (i: number): string =>
    `00:${String(Math.floor(i / 60)).padStart(2, '0')}:${String(i % 60).padStart(2, '0')}.000`;
  const vtt = `WEBVTT\n\n${lines.map((line, i) => `${cue(i)} --> ${cue(i + 1)}\n<v ${line.replace(/[<>]/g, '')}>${line}`).join('\n\n')}\n`;
  const read = readTranscript({ name: 'talk.vtt', bytes: new TextEncoder().encode(vtt) });
  expect(read.segments.length).toBeGreaterThan(100);
  const turns = [...read.segments.map(({ text }) => text), ...lines];
  const { interview } = await aTranscript(app, turns, lines[0]);
  frame.show(<InterviewPage place={{ kind: 'interview', id: interview.id }} />);
  await expect.poll(() => frame.element.textContent?.split('ranHere').length).toBeGreaterThan(5);
  await harmless();
});

test(`of ${PAYLOADS.length} pasted pieces of markup none runs, and none leaves more than words`, async () => {
  const made = await createInterview(app, { title: 'Hostile paste' });
  assert(made.ok, 'an interview');
  const note = must((await notesOf(app, made.value))[0], 'its note');
  frame.show(<DocumentEditor ownerId={note.id} label="Note" />);
  const field = page.getByRole('textbox', { name: 'Note' });
  await expect.element(field).toHaveAttribute('contenteditable', 'true');
  const element = field.element();
  (element as HTMLElement).focus();
  for (const [i, html] of PAYLOADS.entries()) {
    const data = new DataTransfer();
    data.setData('text/html', `<p>Paste ${i}.</p>${html}`);
    data.setData('text/plain', `Paste ${i}.`);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    if (i % 50 === 49) await new Promise((resolve) => setTimeout(resolve, 30));
  }
  await expect
    .poll(async () => plainText(must(await bodyOf(app, note.id), 'a body')))
    .toContain(`Paste ${PAYLOADS.length - 1}.`);
  await harmless();
  const body = must(await bodyOf(app, note.id), 'a body');
  expect(JSON.stringify(body.blocks)).not.toMatch(/"url":"\s*(javascript|data|vbscript)/i);
});
