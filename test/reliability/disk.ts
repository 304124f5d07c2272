import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { recordId } from '../e2e/screens.ts';
import { randomOf } from '../fuzz/random.ts';
import { type Failure, type FaultOptions, type FaultReport, faultReport, Refused } from './fault-report.ts';
import { checkNote } from './note-check.ts';
import { openNote, pause, typeOn, watchSaved } from './note-typing.ts';
import { dumpPage } from './page-dump.ts';
import { aSmallDisk, hasSmallDisks, type Room } from './small-disk.ts';
import { aVictim, type Victim } from './victim.ts';

/** By the watchdog's own limits, and a frame or two. */
const SPEAKS_WITHIN_MS = 3_000;
const SAVES_WITHIN_MS = 5_000;
const MOST_LOST_MS = 500;
const DISK_MB = 192;

/**
 * R5: the room ends at a random point of typing: a disk in memory is filled up, which takes root. What the window says must
 * be true, typing goes on, and everything is saved soon after there is room again. In every third case the app is killed while
 * there is none. Not the browser on a full disk: unless Chromium has promised to keep an address, it clears it away then, database and
 * private files together, and no page can hold that. Needs the built app in dist.
 */
export async function disk(options: FaultOptions): Promise<FaultReport> {
  if (!hasSmallDisks()) throw new Refused('disk needs a disk that it can fill: run it on Linux, as root');
  const failures: Failure[] = [];
  const lostMs: number[] = [];
  for (let i = 0; i < options.n; i++) {
    const seed = options.seed + i;
    const folder = mkdtempSync(path.join(os.tmpdir(), 'throughline-disk-'));
    const small = path.join(folder, 'disk');
    const room = aSmallDisk(small, DISK_MB);
    const victim = aVictim({ host: 'desktop', profile: path.join(small, 'profile'), sample: true });
    let found: readonly Found[] = [];
    try {
      const after = await runOut(victim, room, seed);
      found = after.found;
      if (after.lost !== null) lostMs.push(after.lost);
    } catch (cause) {
      found = [{ harm: 'notRestored', what: String(cause) }];
    } finally {
      await victim.end();
      room.remove();
      rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    }
    for (const { harm, what } of found) failures.push({ seed: `${seed}`, harm, what });
    console.warn(`disk ${seed}: ${found.map(({ harm, what }) => `${harm}, ${what}`).join('; ') || 'held'}`);
  }
  const counted = ['acknowledgedLost', 'torn', 'failedOpens', 'falseSaved', 'notRestored'] as const;
  return faultReport('disk', options, counted, failures, lostMs);
}

type Found = Omit<Failure, 'seed'>;

/** Types, and lets the room end once or twice meanwhile. In every third case everything is killed the last time. */
async function runOut(
  victim: Victim,
  room: Room,
  seed: number,
): Promise<{ readonly found: readonly Found[]; readonly lost: number | null }> {
  const chance = randomOf(seed, 0);
  await victim.start();
  const page = victim.page();
  const note = await openNote(page, await recordId(page, 'interviews', 'Greenholt'), true);
  const saved = await watchSaved(page, note);
  const found: Found[] = [];
  const strike = await victim.aim('tree');
  const isKilled = chance.below(3) === 0;
  let at = 0;
  // The engine threw its database away: the app starts anew, and nobody types meanwhile.
  let isNew = false;
  page.on('request', (request) => {
    if (!request.isNavigationRequest()) return;
    isNew = true;
    at ||= Date.now();
  });
  const typing = typeOn(page, note, chance, () => at > 0);
  typing.catch(() => undefined);
  for (let left = 1 + chance.below(2); left > 0; left--) {
    await pause(100 + chance.below(1_500));
    room.end();
    await pause(SPEAKS_WITHIN_MS + chance.below(2_000));
    console.warn(`disk ${seed}: while there is no room it says "${await wordOf(victim)}"`);
    if (isKilled && left === 1) {
      at = strike();
      break;
    }
    room.give();
    const late = await until(victim, (word) => !word.startsWith('Not saved'));
    if (late !== null) found.push(late);
  }
  at ||= Date.now();
  const typed = await typing;
  if (isKilled) {
    room.give();
    if ((await victim.comeBack('tree')) === null)
      return { found: [{ harm: 'failedOpens', what: 'no page' }], lost: null };
  } else {
    const late = await until(victim, (word) => word === 'Saved');
    if (late !== null) found.push(late);
    const shown = await note.textContent({ timeout: 15_000 }).catch(() => null);
    if (shown === null) {
      const screen = (await page.locator('body').textContent()) ?? '';
      found.push({ harm: 'notRestored', what: `the note is not on the screen, but: ${screen.slice(0, 200)}` });
      // The last letter may have come after the typing was looked at.
    } else if (!isNew && shown !== typed.text && shown.slice(0, -1) !== typed.text)
      found.push({ harm: 'torn', what: `typing did not go on: "${shown.slice(-60)}"` });
    await victim.aim('tree').then((end) => end());
    if ((await victim.comeBack('tree')) === null)
      return { found: [{ harm: 'failedOpens', what: 'no page' }], lost: null };
  }
  const after = checkNote({ written: '', typed, saved, at }, await victim.run(dumpPage), MOST_LOST_MS);
  return { found: [...found, ...after.failures], lost: after.lostMs };
}

/** Waits for what the window must say soon after there is room again. A report of what was recovered is read meanwhile. */
async function until(victim: Victim, isSo: (word: string) => boolean): Promise<Found | null> {
  const from = Date.now();
  const report = victim.page().getByRole('button', { name: 'Open the project' });
  for (; Date.now() < from + 4 * SAVES_WITHIN_MS; await pause(50)) {
    if (await report.isVisible()) await report.click();
    const word = await wordOf(victim).catch(() => '');
    if (word === '' || !isSo(word)) continue;
    const took = Date.now() - from;
    return took <= SAVES_WITHIN_MS ? null : { harm: 'late', what: `saved ${took} ms after there was room` };
  }
  return { harm: 'notRestored', what: `never saved again: "${await wordOf(victim)}"` };
}

const wordOf = (victim: Victim): Promise<string> =>
  victim.run(() => {
    const spans = [...document.querySelectorAll('section[data-region] > span')].map(({ textContent }) => textContent);
    return spans.find((text) => /^(Saved|Saving|Edited|Not saved)/.test(text ?? '')) ?? '';
  });
