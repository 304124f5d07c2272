import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { must } from '#shared/domain/assert.ts';
import { randomOf } from '../fuzz/random.ts';
import { type Failure, type FaultOptions, type FaultReport, faultReport } from './fault-report.ts';
import { bodyTexts } from './note-check.ts';
import { openNote, pause } from './note-typing.ts';
import { leaveApp } from './old-store.ts';
import { disagreement, dumpPage, type PageDump } from './page-dump.ts';
import { aVictim, type Victim, type VictimHost } from './victim.ts';
import { clockOfPage, setClock } from './wrong-clock.ts';

const HOUR_MS = 60 * 60 * 1000;
const YEAR_MS = 365.25 * 24 * HOUR_MS;
/** Ten years, a time zone that was wrong, the change of summer time, and what a dead battery makes of it. */
const JUMPS_MS = [10 * YEAR_MS, -10 * YEAR_MS, 40 * 24 * HOUR_MS, -HOUR_MS, HOUR_MS, -26 * HOUR_MS, 13 * HOUR_MS];
/** The app clears up 20 s after a start, when nobody is busy. */
const CLEARS_UP_MS = 26_000;

type Found = Omit<Failure, 'seed'>;

/**
 * R13: the clock jumps while somebody writes, and jumps back after a start. No word is lost, the order of the changes stays, and what is
 * kept as a way back is not cleared away. Every second case waits until the app clears up. Needs the built app in dist.
 */
export async function clock(
  options: FaultOptions,
  hosts: readonly VictimHost[] = ['desktop', 'browser'],
): Promise<FaultReport> {
  const failures: Failure[] = [];
  for (let i = 0; i < options.n; i++) {
    const seed = options.seed + i;
    const host = must(hosts[seed % hosts.length], 'a host');
    const jumpMs = randomOf(seed, 0).pick(JUMPS_MS);
    const folder = mkdtempSync(path.join(os.tmpdir(), 'throughline-clock-'));
    const victim = aVictim({ host, profile: folder, sample: true, init: clockOfPage });
    try {
      const found = await jump(victim, jumpMs, Math.floor(seed / hosts.length) % 2 === 1);
      for (const { harm, what } of found) failures.push({ seed: `${seed}`, harm, what: `${host}: ${what}` });
      const days = Math.round((jumpMs / 24 / HOUR_MS) * 10) / 10;
      console.warn(`clock ${host} ${days} days ${seed}: ${found.map(({ what }) => what).join('; ') || 'held'}`);
    } finally {
      await victim.end();
      rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    }
  }
  return faultReport('clock', options, ['acknowledgedLost', 'torn', 'failedOpens', 'notRestored'], failures);
}

async function jump(victim: Victim, jumpMs: number, waits: boolean): Promise<readonly Found[]> {
  await aWayBack(victim);
  const before = await victim.run(dumpPage);
  const kept = await victim.run(databases);
  const interview = interviewOf(before);
  let typed = '';
  const type = async (words: string, fresh = false): Promise<void> => {
    const page = victim.page();
    const note = await openNote(page, interview, fresh);
    await note.click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(words, { delay: 10 });
    typed += words;
    await pause(400);
    await page.getByText('Saved', { exact: true }).waitFor();
  };
  await type('before the jump ', true);
  await setClock(victim.page(), victim.desktop(), jumpMs);
  await type('in the middle ');
  // A start under the wrong clock; main's own is right again on the desktop until it is told.
  if ((await victim.start()) === null) return [{ harm: 'failedOpens', what: 'no page under the wrong clock' }];
  await setClock(victim.page(), victim.desktop(), jumpMs);
  await type('after a start ');
  if (waits) await pause(CLEARS_UP_MS);
  await setClock(victim.page(), victim.desktop(), 0);
  if ((await victim.start()) === null) return [{ harm: 'failedOpens', what: 'no page under the right clock' }];
  await type('and back again');
  return check(before, await victim.run(dumpPage), typed, kept, await victim.run(databases));
}

function check(
  before: PageDump,
  after: PageDump,
  typed: string,
  keptBefore: readonly string[],
  keptAfter: readonly string[],
): readonly Found[] {
  const found: Found[] = [];
  if (!bodyTexts(after).includes(typed)) found.push({ harm: 'acknowledgedLost', what: 'words of the note are gone' });
  const ids = new Set(Object.values(after.rows).flatMap((rows) => rows.map(({ id }) => id)));
  const gone = Object.entries(before.rows).flatMap(([table, rows]) =>
    rows.filter(({ id }) => id !== undefined && !ids.has(id)).map(({ id }) => `${table} ${String(id)}`),
  );
  if (gone.length > 0) found.push({ harm: 'notRestored', what: `cleared away: ${gone.slice(0, 3).join(', ')}` });
  const wrong = disagreement(after);
  if (wrong !== null) found.push({ harm: 'torn', what: wrong });
  const cleared = keptBefore.filter((name) => !keptAfter.includes(name));
  if (cleared.length > 0) found.push({ harm: 'notRestored', what: `the way back was cleared away: ${cleared.join()}` });
  return found;
}

/** A row goes missing behind the app's back: the next start rebuilds the project and keeps the old database as a way back. */
async function aWayBack(victim: Victim): Promise<void> {
  await victim.start();
  await pause(400);
  await victim.page().getByText('Saved', { exact: true }).waitFor();
  await leaveApp(victim.page());
  await victim.page().evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('tl-local-1');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('needs', 'readwrite');
          const cursor = transaction.objectStore('needs').openCursor();
          cursor.onsuccess = () => void cursor.result?.delete();
          transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
  );
  await victim.start();
}

/** The interview that has notes of its own in the sample. */
const interviewOf = (dump: PageDump): string =>
  String(
    must(
      (dump.rows.interviews ?? []).find((row) => JSON.stringify(row).includes('Greenholt')),
      'an interview',
    ).id,
  );

/** The generations that there are. Runs in the page. */
async function databases(): Promise<readonly string[]> {
  const all = await indexedDB.databases();
  return all.flatMap(({ name }) => (name !== undefined && /^tl-local-\d+$/.test(name) ? [name] : []));
}
