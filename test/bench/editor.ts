import type { Page } from 'playwright';
import { ADDRESS, freshPage, servedBuild } from './browser.ts';
import { servedPlain } from './plain-page.ts';
import { type Budget, budget, OURS, type Report, type Row, report, row } from './report.ts';

/** A long note, and one that nobody should write. The limits of a key in each, in milliseconds. */
const NOTES = [
  { words: 10_000, limit: 16 },
  { words: 100_000, limit: 33 },
] as const;
const KEYS = 120;
const PASTES = 5;
/** Of 500 kB of markup, in milliseconds. */
const PASTE = 2_000;
const SAVES = 30;
const SAVE_MS = 400;
/** Of the main thread for a save, in milliseconds. */
const SAVING = 4;
const WORDS =
  'We export the invoice to a sheet every week because nobody can approve it inside the tool, and it costs us a day.';

/**
 * From a key to the paint that shows it, in the middle of a note: the app with all that it does, and the library alone. Frames are
 * painted at once, since waiting for a 60 Hz screen alone adds up to 16.7 ms to either.
 */
export async function editor(size: string): Promise<Report> {
  const stop = await servedBuild();
  const plain = await servedPlain();
  const rows: Row[] = [];
  const budgets: Budget[] = [];
  try {
    for (const { words, limit } of NOTES) {
      const { ours, theirs, saves } = await typed(plain.url, words);
      const what = `key to paint, ${words.toLocaleString('en')} words`;
      const own = row(what, OURS, ours);
      rows.push(own, row(what, 'plain-lexical', theirs));
      budgets.push(budget(own, limit));
      const saving = row(`saving, main thread, ${words.toLocaleString('en')} words`, OURS, saves);
      rows.push(saving);
      // What is promised of a note that people write; the other shows how it grows.
      if (words === 10_000) budgets.push(budget(saving, SAVING));
    }
    const pasted = row('500 kB of markup pasted', OURS, await pastes());
    rows.push(pasted);
    budgets.push(budget(pasted, PASTE));
  } finally {
    await plain.stop();
    await stop();
  }
  return report('editor', size, rows, budgets);
}

interface Typed {
  readonly ours: number[];
  readonly theirs: number[];
  readonly saves: number[];
}

async function typed(url: string, words: number): Promise<Typed> {
  const paragraphs = Math.ceil(words / WORDS.split(' ').length);
  const ours: number[] = [];
  const theirs: number[] = [];
  const saves: number[] = [];
  const { page, context, close } = await freshPage('at-once');
  try {
    await openNote(page, paragraphs);
    const other = await context.newPage();
    await other.goto(`${url}?n=${paragraphs}&text=${encodeURIComponent(WORDS)}`);
    await other.waitForSelector('body[data-ready]');
    // Turn by turn, so that a busy moment of the computer falls on both.
    for (let round = 0; round < 4; round++) {
      await page.bringToFront();
      ours.push(...(await keysToPaint(page, paragraphs, KEYS / 4)));
      await other.bringToFront();
      theirs.push(...(await keysToPaint(other, paragraphs, KEYS / 4)));
    }
    await page.bringToFront();
    saves.push(...(await savingCost(page, paragraphs)));
  } finally {
    await close();
  }
  return { ours, theirs, saves };
}

/** From the paste of a long page, 3,200 lines of markup with styles, links, pictures and handlers, to the frame that shows its last line. */
async function pastes(): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < PASTES; i++) {
    const { page, close } = await freshPage('at-once');
    try {
      await openNote(page, 1);
      times.push(await page.locator('[contenteditable="true"]').last().evaluate(pasteMarkup));
    } finally {
      await close();
    }
  }
  return times;
}

/** Runs in the page. */
async function pasteMarkup(text: Element): Promise<number> {
  const line = (n: number): string =>
    `<p style="color:red" onclick="void 0">Line <b>${n}</b> of a long page, <a href="https://example.org/${n}">with a link</a>.<img src="x${n}"></p>`;
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/html', Array.from({ length: 3_200 }, (_, n) => line(n)).join(''));
  const from = performance.now();
  text.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  while (!text.textContent?.includes('Line 3199 of a long page')) await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  return performance.now() - from;
}

/**
 * The time that the main thread works between a key's paint and "Saved", in milliseconds: what the thread did in the 400 ms in which
 * the save falls, less what the same page does in 400 ms without a key.
 */
async function savingCost(page: Page, paragraphs: number): Promise<number[]> {
  const middle = page
    .locator('[contenteditable="true"]')
    .last()
    .locator('p')
    .nth(Math.floor(paragraphs / 2));
  await middle.click();
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  const worked = async (): Promise<number> => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
  };
  const during = async (ms: number): Promise<number> => {
    const before = await worked();
    await page.waitForTimeout(ms);
    return (await worked()) - before;
  };
  await page.waitForTimeout(2_000);
  const idle: number[] = [];
  for (let i = 0; i < SAVES; i++) idle.push(await during(SAVE_MS));
  const usual = idle.sort((a, b) => a - b)[SAVES >> 1] ?? 0;
  const costs: number[] = [];
  for (let i = 0; i < SAVES; i++) {
    await page.keyboard.type('a');
    // The key is painted, and its save has not begun: it comes 200 ms after the key.
    await page.waitForTimeout(120);
    costs.push(Math.max(0, (await during(SAVE_MS)) - usual));
    await page.getByText('Saved', { exact: true }).waitFor();
  }
  await cdp.detach();
  return costs;
}

export async function openNote(page: Page, paragraphs: number): Promise<void> {
  await page.goto(ADDRESS);
  await page.waitForSelector('body[data-ready]');
  await page.getByRole('button', { name: 'Start empty' }).click();
  await page.getByRole('navigation', { name: 'Sections' }).waitFor();
  await page.evaluate(() => {
    window.location.hash = '#/interviews';
  });
  await page.getByRole('button', { name: 'New interview' }).first().click();
  const note = page.getByRole('textbox', { name: /^Note/ });
  await note.click();
  await note.evaluate(
    (element, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    },
    Array.from({ length: paragraphs }, () => WORDS).join('\n\n'),
  );
  await page.getByText('Saved', { exact: true }).waitFor({ timeout: 120_000 });
}

/** Types into the middle of the text and measures each key: `beforeinput` to the end of the animation frame after it. */
async function keysToPaint(page: Page, paragraphs: number, count: number): Promise<number[]> {
  const text = page.locator('[contenteditable="true"]').last();
  const middle = text.locator('p').nth(Math.floor(paragraphs / 2));
  await middle.scrollIntoViewIfNeeded();
  await middle.click();
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { times });
    const onInput = (): void => {
      const from = performance.now();
      requestAnimationFrame(() => {
        // The frame's own work is done when the message after it arrives: what was typed is on its way to the screen.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => times.push(performance.now() - from);
        port2.postMessage(null);
      });
    };
    document.addEventListener('beforeinput', onInput, { capture: true, signal: AbortSignal.timeout(60_000) });
  });
  for (let i = 0; i < count; i++) await page.keyboard.type('abcde fghij'.charAt(i % 11), { delay: 30 });
  await page.waitForTimeout(200);
  return page.evaluate(() => (window as unknown as { times: number[] }).times);
}
