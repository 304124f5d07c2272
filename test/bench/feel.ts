import type { Page } from 'playwright';
import { freshPage, servedBuild } from './browser.ts';
import { openLarge } from './open-large.ts';
import { type Budget, budget, OURS, type Report, type Row, report, row } from './report.ts';

const RUNS = 30;
const WHEEL_MS = 5_000;
const SLOW_FRAME_MS = 33;

/** A page of the app: its address, and what stands there once it can be used. */
interface Route {
  readonly hash: string;
  readonly ready: string;
}

const ROUTES: readonly Route[] = [
  { hash: '#/interviews', ready: '[role=grid] [role=row] [role=gridcell]' },
  { hash: '#/highlights', ready: '[role=grid] [role=row] [role=gridcell]' },
  { hash: '#/insights', ready: 'main [role=group], main article' },
  { hash: '#/needs', ready: '[data-need]' },
  { hash: '#/goals', ready: 'main article, main [role=listitem], main li' },
  { hash: '#/throughline', ready: '[data-place]' },
  { hash: '#/participants', ready: '[role=grid] [role=row] [role=gridcell]' },
  { hash: '#/codebook', ready: '[role=treegrid] [role=gridcell]' },
  { hash: '#/studies', ready: 'main [role=gridcell], main li, main article' },
  { hash: '#/reports', ready: 'main h1' },
];

/**
 * How the app answers on the large workspace: routes, palette, search, arrow keys and scrolling, the longest task of the main thread
 * over all of it, and the memory after ten screens. Figures of behaviour.md that have a bench of their own are left to it.
 */
export async function feel(size: string): Promise<Report> {
  const stop = await servedBuild();
  const { page, close } = await freshPage();
  try {
    await openLarge(page);
    await watchTasks(page);
    const rows: Row[] = [];
    const budgets: Budget[] = [];
    const judged = (what: string, values: readonly number[], limit: number): void => {
      const own = row(what, OURS, values);
      rows.push(own);
      budgets.push(budget(own, limit));
    };
    const routes: number[] = [];
    // The first round loads what each page needs; a person meets that once.
    for (const route of ROUTES) await opened(page, route);
    for (let i = 0; i < 3; i++) for (const route of ROUTES) routes.push(await opened(page, route));
    judged('any route', routes, 100);
    judged('palette opens', await palette(page), 60);
    judged('search key to hits', await searched(page), 100);
    judged('arrow key in 500 interviews', await arrows(page), 33);
    const slow = await scrolled(page, '#/highlights', '[role=grid] [role=row] [role=gridcell]');
    budgets.push({
      what: 'scrolling 15,000 quotes: frames over 33 ms',
      value: slow,
      limit: 5,
      unit: '%',
      ok: slow < 5,
    });
    const longest = await longestTask(page);
    rows.push(row('longest task', OURS, [longest]));
    budgets.push({ what: 'longest task', value: longest, limit: 50, unit: 'ms', ok: longest <= 50 });
    const heap = await heapAfterScreens(page);
    rows.push(row('heap after ten screens', OURS, [heap], 'kB'));
    budgets.push({ what: 'heap after ten screens', value: heap, limit: 250_000, unit: 'kB', ok: heap <= 250_000 });
    return report('feel', size, rows, budgets);
  } finally {
    await close();
    await stop();
  }
}

/** From the change of the address to the frame in which the page can be used, in milliseconds. */
function opened(page: Page, route: Route): Promise<number> {
  return page.evaluate(async ({ hash, ready }) => {
    const from = performance.now();
    window.location.hash = hash;
    await new Promise<void>((resolve) => {
      const look = (): void => {
        const here = window.location.hash.startsWith(hash) && document.querySelector(ready) !== null;
        if (here) resolve();
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
    return performance.now() - from;
  }, route);
}

/** From a key to the frame in which something is there that was not, in milliseconds. */
async function keyTo(page: Page, key: string, there: string): Promise<number> {
  await page.evaluate((wanted) => {
    Object.assign(window, {
      answered: new Promise<number>((resolve) => {
        window.addEventListener(
          'keydown',
          (event) => {
            const look = (): void => {
              if (document.querySelector(wanted) === null) requestAnimationFrame(look);
              else resolve(performance.now() - event.timeStamp);
            };
            requestAnimationFrame(look);
          },
          { once: true, capture: true },
        );
      }),
    });
  }, there);
  await page.keyboard.press(key);
  return page.evaluate(() => (window as unknown as { answered: Promise<number> }).answered);
}

async function palette(page: Page): Promise<number[]> {
  await opened(page, { hash: '#/interviews', ready: '[role=grid] [role=row] [role=gridcell]' });
  const times: number[] = [];
  for (let i = 0; i < RUNS; i++) {
    times.push(await keyTo(page, 'Control+k', 'dialog [role=option]'));
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'detached' });
  }
  return times;
}

/** Letters typed into the search, each until its hits are there. */
async function searched(page: Page): Promise<number[]> {
  await opened(page, { hash: '#/search', ready: 'main input[type=search]' });
  const field = page.getByRole('searchbox', { name: 'Search everything' });
  await field.fill('invoice');
  await page.getByText(/\d+ results/).waitFor({ timeout: 120_000 });
  const times: number[] = [];
  for (let i = 0; i < RUNS; i++) {
    await field.fill('');
    await page.getByText(/\d+ results/).waitFor({ state: 'detached' });
    await field.focus();
    await page.keyboard.type('invoic');
    await page.waitForTimeout(300);
    times.push(await keyTo(page, 'e', 'main mark'));
  }
  return times;
}

async function arrows(page: Page): Promise<number[]> {
  await opened(page, { hash: '#/interviews', ready: '[role=grid] [role=row] [role=gridcell]' });
  await page.locator('[role=grid]').first().focus();
  await page.keyboard.press('Home');
  const times: number[] = [];
  for (let i = 0; i < RUNS; i++) {
    await page.evaluate(() => {
      Object.assign(window, {
        answered: new Promise<number>((resolve) => {
          window.addEventListener(
            'keydown',
            (event) => requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - event.timeStamp))),
            { once: true, capture: true },
          );
        }),
      });
    });
    await page.keyboard.press('ArrowDown');
    times.push(await page.evaluate(() => (window as unknown as { answered: Promise<number> }).answered));
  }
  return times;
}

/** Share of frames over 33 ms while the wheel turns, in percent. */
async function scrolled(page: Page, hash: string, ready: string): Promise<number> {
  await opened(page, { hash, ready });
  const box = await page.locator('[role=grid]').first().boundingBox();
  if (box === null) throw new Error('expected: a list');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  const frames = page.evaluate(async (ms) => {
    const deltas: number[] = [];
    const from = performance.now();
    let last = from;
    while (last - from < ms) {
      const at = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
      deltas.push(at - last);
      last = at;
    }
    return deltas;
  }, WHEEL_MS);
  const until = Date.now() + WHEEL_MS;
  while (Date.now() < until) {
    await page.mouse.wheel(0, 240);
    await page.waitForTimeout(50);
  }
  const deltas = await frames;
  return Math.round((1000 * deltas.filter((delta) => delta > SLOW_FRAME_MS).length) / deltas.length) / 10;
}

async function watchTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(window, { tasks });
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: 'longtask',
    });
  });
}

const longestTask = (page: Page): Promise<number> =>
  page.evaluate(() => Math.round(Math.max(0, ...(window as unknown as { tasks: number[] }).tasks)));

/** In kB, after the garbage is gone. */
async function heapAfterScreens(page: Page): Promise<number> {
  for (const route of ROUTES) await opened(page, route);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  return Math.round(usedSize / 1000);
}
