import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright';
import { ADDRESS } from './browser.ts';

/** Cues of a talk of three hours. */
export const CUES = 2_500;
const SENTENCES = [
  'We export the invoice to a sheet every week because nobody can approve it inside the tool.',
  'It costs us a day, and then somebody asks again.',
  'I ping finance in the chat and wait for an answer.',
  'Last month it went wrong twice before anyone noticed.',
  'So we keep our own list, which nobody likes.',
];

/** A subtitle file of `cues` turns, another one for each `talk`; the word that is searched for stands in two of five of them, or in all. */
export function longTalk(cues: number, invoices: 'some' | 'all', talk = 1): string {
  const lines = Array.from({ length: cues }, (_, i) => {
    const words = invoices === 'all' || i % 5 < 2 ? SENTENCES[0] : SENTENCES[1 + (i % (SENTENCES.length - 1))];
    const speaker = ['Dana', 'Interviewer', 'Priya', 'Interviewer'][i % 4];
    return `${clock(i * 4320)} --> ${clock(i * 4320 + 4200)}\n<v ${speaker}>${words} Turn ${i} of talk ${talk}.`;
  });
  return `WEBVTT\n\n${lines.join('\n\n')}\n`;
}

function clock(ms: number): string {
  const two = (n: number, length = 2): string => String(Math.floor(n)).padStart(length, '0');
  return `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}.${two(ms % 1000, 3)}`;
}

/** Brings talks into a new workspace as a person does, through the import; answers when they stand in the list. */
export async function importTalks(page: Page, talks: readonly string[]): Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'throughline-talks-'));
  const files = talks.map((talk, i) => {
    const file = path.join(folder, `talk-${i + 1}.vtt`);
    fs.writeFileSync(file, talk);
    return file;
  });
  try {
    // Without the picker of the File System Access API the page falls back to a file input, which a script may fill.
    await page.addInitScript(() => {
      Reflect.deleteProperty(window, 'showOpenFilePicker');
    });
    await page.goto(ADDRESS);
    await page.waitForSelector('body[data-ready]');
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Import files' }).click(),
    ]);
    await chooser.setFiles(files);
    await page
      .getByRole('button', { name: /^Import/ })
      .last()
      .click();
    await page
      .getByText(/^Imported/)
      .first()
      .waitFor({ timeout: 120_000 });
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** Makes a tag and puts it on every turn that has the word "invoice", by the search of the codebook. Answers how many there are. */
export async function tagInvoices(page: Page): Promise<number> {
  await goTo(page, '#/codebook');
  await page.getByRole('button', { name: 'New group' }).first().click();
  await page.keyboard.type('Theme');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'New tag' }).click();
  for (const name of ['Manual work', 'Waiting']) {
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
  }
  await page.keyboard.press('Escape');
  await page.getByRole('row').filter({ hasText: 'Manual work' }).click();
  await page.getByRole('button', { name: 'Tag by search…' }).first().click();
  await page.getByRole('textbox', { name: 'Words' }).fill('invoice');
  const apply = page.getByRole('button', { name: /^Tag [\d,]+ place/ });
  await page.waitForFunction(
    () => /^[\d,]+ of/.test(document.querySelector('dialog [role=status]')?.textContent ?? ''),
    null,
    {
      timeout: 120_000,
    },
  );
  const count = Number(((await apply.textContent()) ?? '').replace(/\D/g, ''));
  await apply.click();
  await page
    .getByText(/^Tagged “Manual work” at/)
    .first()
    .waitFor({ timeout: 120_000 });
  return count;
}

export async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => {
    window.location.hash = to;
  }, hash);
}

/** From each of these keys to the end of the animation frame that shows what it did. */
export async function keysToPaint(
  page: Page,
  keys: readonly string[],
  event: 'keydown' | 'beforeinput',
): Promise<number[]> {
  await page.evaluate((name) => {
    const times: number[] = [];
    const stop = new AbortController();
    Object.assign(window, { times, stopTimes: () => stop.abort() });
    const onKey = (): void => {
      const from = performance.now();
      requestAnimationFrame(() => {
        // The frame's own work is done when the message after it arrives: what was done is on its way to the screen.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => times.push(performance.now() - from);
        port2.postMessage(null);
      });
    };
    document.addEventListener(name, onKey, { capture: true, signal: stop.signal });
  }, event);
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.waitForTimeout(30);
  }
  await page.waitForTimeout(200);
  return page.evaluate(() => {
    const { times, stopTimes } = window as unknown as { times: number[]; stopTimes: () => void };
    stopTimes();
    return times;
  });
}
