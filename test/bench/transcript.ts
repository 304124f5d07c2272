import type { Page } from 'playwright';
import { freshPage, servedBuild } from './browser.ts';
import { CUES, goTo, importTalks, keysToPaint, longTalk, tagInvoices } from './long-talk.ts';
import { servedPlain } from './plain-page.ts';
import { type Budget, budget, OURS, type Report, report, row } from './report.ts';

const OPENS = 20;
const KEYS = 60;

/**
 * A talk of three hours with 1,000 highlights: how long it takes to open, a key to move through it, a key to correct a turn, and
 * how it scrolls. The peer is one document of the library with the whole talk in it.
 */
export async function transcript(size: string): Promise<Report> {
  const stop = await servedBuild();
  const plain = await servedPlain();
  const { page, context, close } = await freshPage('at-once');
  const opens: number[] = [];
  const arrows: number[] = [];
  const ours: number[] = [];
  const theirs: number[] = [];
  let slow = Number.NaN;
  try {
    await importTalks(page, [longTalk(CUES, 'some')]);
    const marked = await tagInvoices(page);
    console.error(`bench: ${CUES} turns, ${marked} highlights`);
    for (let i = 0; i < OPENS; i++) opens.push(await open(page));
    await page.locator('[data-words]').first().click();
    arrows.push(
      ...(await keysToPaint(
        page,
        Array.from({ length: KEYS }, () => 'ArrowDown'),
        'keydown',
      )),
    );
    const other = await context.newPage();
    const words = 'It costs us a day, and then somebody asks again.';
    await other.goto(`${plain.url}?n=${CUES}&text=${encodeURIComponent(words)}`);
    await other.waitForSelector('body[data-ready]');
    for (let round = 0; round < 3; round++) {
      // Turn by turn, so that a busy moment of the computer falls on both.
      await page.bringToFront();
      await page.keyboard.press('e');
      await page.locator('[data-segment] textarea').waitFor();
      ours.push(...(await keysToPaint(page, letters(KEYS / 3), 'beforeinput')));
      await page.keyboard.press('Escape');
      await other.bringToFront();
      const middle = other.locator('[contenteditable="true"] p').nth(CUES / 2);
      await middle.scrollIntoViewIfNeeded();
      await middle.click();
      theirs.push(...(await keysToPaint(other, letters(KEYS / 3), 'beforeinput')));
    }
    await other.close();
    await page.bringToFront();
    slow = await slowFrames(page);
  } finally {
    await close();
    await plain.stop();
    await stop();
  }
  const [opening, moving] = [row('open, key to painted', OURS, opens), row('arrow key to paint', OURS, arrows)];
  const what = 'key to paint while a turn is corrected';
  const typing = row(what, OURS, ours);
  return report(
    'transcript',
    size,
    [opening, moving, typing, row(what, 'plain-lexical', theirs)],
    [budget(opening, 300), budget(moving, 16), budget(typing, 16), slowBudget(slow)],
  );
}

const letters = (count: number): string[] => Array.from({ length: count }, (_, i) => 'abcdefghij'.charAt(i % 10));

/** From Enter in the list to the frame that shows the first words. */
async function open(page: Page): Promise<number> {
  await goTo(page, '#/interviews');
  await page.getByRole('row').nth(1).click();
  await page.evaluate(() => {
    Object.assign(window, { took: null });
    document.addEventListener(
      'keydown',
      () => {
        const from = performance.now();
        const look = (): void => {
          if (document.querySelector('[data-words]') === null) requestAnimationFrame(look);
          else setTimeout(() => Object.assign(window, { took: performance.now() - from }), 0);
        };
        requestAnimationFrame(look);
      },
      { capture: true, once: true },
    );
  });
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => (window as unknown as { took: number | null }).took !== null);
  return page.evaluate(() => (window as unknown as { took: number }).took);
}

/** The share of frames over 33 ms during five seconds of the wheel, in percent. */
async function slowFrames(page: Page): Promise<number> {
  const box = await page.locator('[data-scope="transcript"]').boundingBox();
  if (!box) throw new Error('expected: a transcript');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.evaluate(() => {
    const gaps: number[] = [];
    Object.assign(window, { gaps });
    let last = performance.now();
    const tick = (): void => {
      const now = performance.now();
      gaps.push(now - last);
      last = now;
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  const until = Date.now() + 5_000;
  while (Date.now() < until) {
    await page.mouse.wheel(0, 240);
    await page.waitForTimeout(16);
  }
  return page.evaluate(() => {
    const { gaps } = window as unknown as { gaps: number[] };
    return Math.round((1000 * gaps.filter((gap) => gap > 33).length) / gaps.length) / 10;
  });
}

const slowBudget = (value: number): Budget => ({
  what: 'scrolling, frames over 33 ms',
  value,
  limit: 5,
  unit: '%',
  ok: value <= 5,
});
