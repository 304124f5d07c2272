import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { recordId, SCREENS } from '../e2e/screens.ts';
import { type Random, randomOf } from '../fuzz/random.ts';
import { type Failure, type FaultOptions, type FaultReport, faultReport } from './fault-report.ts';
import { bodyTexts } from './note-check.ts';
import { openNote, pause } from './note-typing.ts';
import { contentOf, disagreement, dumpPage, rowsOf } from './page-dump.ts';
import { aVictim, type Victim, type VictimHost } from './victim.ts';

const MOST_GROWTH_MB = 50;
const SAVES_WITHIN_MS = 5_000;
const WORDS = ['price', 'invoice', 'export', 'every', 'week', 'they', 'wait', 'for', 'an', 'answer'];

type Found = Omit<Failure, 'seed'>;

/**
 * R14, in small: `n` minutes of a day's work in one window: notes are written at 40 words a minute, needs and goals are made, screens are
 * walked through. Every minute everything must be saved and the sums must agree; memory must not grow, nothing may fail, and a start
 * after a kill must find the same. Needs the built app in dist.
 */
export async function soak(
  options: FaultOptions,
  { host, minuteMs }: { readonly host: VictimHost; readonly minuteMs: number } = { host: 'desktop', minuteMs: 60_000 },
): Promise<FaultReport> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'throughline-soak-'));
  const victim = aVictim({ host, profile: folder, sample: true });
  const found: Found[] = [];
  try {
    await victim.start();
    const work = await aDay(victim, options.seed, found);
    const heaps: number[] = [];
    for (let minute = 0; minute < options.n; minute++) {
      const end = Date.now() + minuteMs;
      while (Date.now() < end) await work.step();
      found.push(...(await checked(victim, work.typed(), work.goals)));
      heaps.push(await heapMB(victim.page()));
      console.warn(`soak minute ${minute + 1}: ${heaps.at(-1)?.toFixed(1)} MB, ${work.typed().length} letters`);
    }
    const [first = 0, last = 0] = [heaps[0], heaps.at(-1)];
    if (last - first > MOST_GROWTH_MB) found.push({ harm: 'late', what: `memory grew from ${first} to ${last} MB` });
    const content = contentOf(await victim.run(dumpPage));
    await victim.aim('tree').then((strike) => strike());
    if ((await victim.comeBack('tree')) === null) found.push({ harm: 'failedOpens', what: 'no page after the kill' });
    else if (contentOf(await victim.run(dumpPage)) !== content)
      found.push({ harm: 'acknowledgedLost', what: 'the next start has other records' });
  } finally {
    await victim.end();
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
  const failures = found.map((one) => ({ seed: `${options.seed}`, ...one }));
  return faultReport('soak', options, ['acknowledgedLost', 'torn', 'failedOpens'], failures);
}

async function aDay(victim: Victim, seed: number, found: Found[]) {
  const chance = randomOf(seed, 0);
  const page = victim.page();
  page.on('pageerror', (error) => found.push({ harm: 'torn', what: `an error of the page: ${error.message}` }));
  const interview = await recordId(page, 'interviews', 'Greenholt');
  await openNote(page, interview, true);
  const goals: string[] = [];
  let typed = '';
  return {
    goals: goals as readonly string[],
    typed: () => typed,
    async step(): Promise<void> {
      const what = chance.below(10);
      if (what < 6) typed += await writeOn(page, interview, chance);
      else if (what < 7) goals.push(await makeGoal(page, goals.length));
      else {
        await chance.pick(SCREENS.filter(({ name }) => name !== 'palette')).open(page);
        await pause(300 + chance.below(900));
      }
    },
  };
}

/** A sentence at 40 words a minute, give or take. */
async function writeOn(page: Page, interview: string, chance: Random): Promise<string> {
  const note = await openNote(page, interview);
  await note.click();
  await page.keyboard.press('Control+End');
  const sentence = Array.from({ length: 2 + chance.below(5) }, () => `${chance.pick(WORDS)} `).join('');
  await page.keyboard.type(sentence, { delay: 60 + chance.below(240) });
  return sentence;
}

async function makeGoal(page: Page, number: number): Promise<string> {
  const title = `Goal number ${number} of the day`;
  await page.evaluate(() => {
    window.location.hash = '#/goals';
  });
  await page.getByRole('button', { name: 'New goal' }).click();
  await page.getByRole('textbox', { name: 'What should be different?' }).fill(title);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: title, exact: true }).waitFor();
  return title;
}

async function checked(victim: Victim, typed: string, goals: readonly string[]): Promise<readonly Found[]> {
  const found: Found[] = [];
  const saved = victim.page().getByText('Saved', { exact: true });
  await saved.waitFor({ timeout: SAVES_WITHIN_MS }).catch(() => {
    found.push({ harm: 'late', what: `not saved ${SAVES_WITHIN_MS} ms after the last key` });
  });
  const dump = await victim.run(dumpPage);
  const wrong = disagreement(dump);
  if (wrong !== null) found.push({ harm: 'torn', what: wrong });
  const titles = new Set(rowsOf(dump, 'goals').map(({ title }) => title));
  const isThere = typed === '' || bodyTexts(dump).includes(typed);
  if (!isThere || goals.some((goal) => !titles.has(goal)))
    found.push({ harm: 'acknowledgedLost', what: 'something that was written is not in the database' });
  return found;
}

/** What is left after the garbage is gone. */
async function heapMB(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize / 1024 / 1024;
}
