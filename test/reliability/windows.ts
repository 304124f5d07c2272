import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { READY } from '../e2e/running-app.ts';
import { recordId } from '../e2e/screens.ts';
import { type Random, randomOf } from '../fuzz/random.ts';
import { type Failure, type FaultOptions, type FaultReport, faultReport } from './fault-report.ts';
import { bodyTexts } from './note-check.ts';
import { openNote, pause } from './note-typing.ts';
import { contentOf, disagreement, dumpPage, type PageDump, rowsOf } from './page-dump.ts';
import { aVictim } from './victim.ts';

const SETTLES_MS = 10_000;
const LETTERS = [...'etaoinshrdlu'];

/**
 * R11: two windows of one project edit at the same time, `n` times together: each types into a note of its own and makes goals. No edit
 * of either is lost, both come to show the same, and a start after a kill finds it. Browser only: the desktop app has one window.
 * Needs the built app in dist.
 */
export async function windows(options: FaultOptions): Promise<FaultReport> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'throughline-windows-'));
  const victim = aVictim({ host: 'browser', profile: path.join(folder, 'profile'), sample: true });
  const failures: Failure[] = [];
  const fail = (harm: Failure['harm'], what: string): void => {
    failures.push({ seed: `${options.seed}`, harm, what });
  };
  try {
    await victim.start();
    const chance = randomOf(options.seed, 0);
    const first = victim.page();
    const second = await first.context().newPage();
    await second.goto(first.url());
    await second.waitForSelector(READY, { state: 'attached' });
    const desks = [await aDesk(first, 'Greenholt', 'one'), await aDesk(second, 'Ines', 'two')] as const;
    for (let edits = 0; edits < options.n; edits += 2) await Promise.all(desks.map((desk) => edit(desk, chance)));
    for (const { page } of desks) await settle(page);
    const dump = await victim.run(dumpPage);
    for (const desk of desks) for (const what of missing(desk, dump)) fail('acknowledgedLost', what);
    const wrong = disagreement(dump);
    if (wrong !== null) fail('torn', wrong);
    const [here, there] = await Promise.all(desks.map(({ page }) => goalsShown(page)));
    if (here !== there) fail('undetected', 'the two windows show different goals');
    await victim.aim('tree').then((strike) => strike());
    if ((await victim.comeBack('tree')) === null) fail('failedOpens', 'no page after the kill');
    else if (contentOf(await victim.run(dumpPage)) !== contentOf(dump))
      fail('acknowledgedLost', 'the next start has other records');
    console.warn(
      `windows: ${desks.map(({ typed, goals }) => `${typed.length} letters, ${goals.length} goals`).join('; ')}`,
    );
  } finally {
    await victim.end();
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
  const counted = ['acknowledgedLost', 'torn', 'failedOpens', 'undetected'] as const;
  return faultReport('windows', options, counted, failures);
}

/** One window, and what was done in it. */
interface Desk {
  readonly page: Page;
  readonly name: string;
  readonly interview: string;
  readonly goals: string[];
  typed: string;
}

async function aDesk(page: Page, words: string, name: string): Promise<Desk> {
  const interview = await recordId(page, 'interviews', words);
  await openNote(page, interview, true);
  return { page, name, interview, goals: [], typed: '' };
}

async function edit(desk: Desk, chance: Random): Promise<void> {
  const { page, interview, name, goals } = desk;
  await pause(chance.below(60));
  if (chance.chance(0.75)) {
    const note = await openNote(page, interview);
    if (!(await isFocused(note))) await note.focus();
    await page.keyboard.press('Control+End');
    for (let left = 1 + chance.below(6); left > 0; left--) {
      const letter = chance.pick(LETTERS);
      await page.keyboard.type(letter);
      desk.typed += letter;
    }
    return;
  }
  const title = `Goal ${goals.length} of window ${name}`;
  await goTo(page, '#/goals');
  await page.getByRole('button', { name: 'New goal' }).click();
  await page.getByRole('textbox', { name: 'What should be different?' }).fill(title);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: title, exact: true }).waitFor();
  goals.push(title);
}

const isFocused = (note: Locator): Promise<boolean> => note.evaluate((element) => element === document.activeElement);

function missing({ typed, goals, name }: Desk, dump: PageDump): readonly string[] {
  const titles = rowsOf(dump, 'goals').map(({ title }) => String(title));
  const lost = goals.filter((goal) => titles.filter((title) => title === goal).length !== 1);
  const isThere = typed === '' || bodyTexts(dump).includes(typed);
  return [...lost, ...(isThere ? [] : [`the note of window ${name}, "${typed.slice(-60)}", is not in the database`])];
}

async function settle(page: Page): Promise<void> {
  await page.bringToFront();
  await page.getByText('Saved', { exact: true }).waitFor({ timeout: SETTLES_MS });
}

async function goalsShown(page: Page): Promise<string> {
  await page.bringToFront();
  await goTo(page, '#/goals');
  await page.getByRole('button', { name: 'New goal' }).waitFor();
  // What another window wrote is shown within a second.
  await pause(1_000);
  return (await page.getByRole('heading').allInnerTexts()).sort().join('\n');
}

const goTo = (page: Page, hash: string): Promise<void> =>
  page.evaluate((to) => {
    window.location.hash = to;
  }, hash);
