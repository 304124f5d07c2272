import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { recordId } from '../e2e/screens.ts';
import { randomOf } from '../fuzz/random.ts';
import { type Failure, type FaultOptions, type FaultReport, faultReport } from './fault-report.ts';
import { journalDamage } from './journal-check.ts';
import { checkNote } from './note-check.ts';
import { openNote, pause, typeOn, watchSaved } from './note-typing.ts';
import { dumpPage } from './page-dump.ts';
import { aVictim, type KillTarget, type Victim, type VictimHost } from './victim.ts';

interface Aim {
  readonly host: VictimHost;
  readonly target: KillTarget;
}

/** What a kill may take at most: the throttle of a text's saves and one write to the disk. */
const MOST_LOST_MS = 250;

export const AIMS: readonly Aim[] = [
  { host: 'desktop', target: 'tree' },
  { host: 'desktop', target: 'renderer' },
  { host: 'desktop', target: 'main' },
  { host: 'browser', target: 'tree' },
  { host: 'browser', target: 'renderer' },
];

/**
 * R1: processes of the app are ended by SIGKILL while somebody types, `n` times each: all of them, the page's alone, main alone. Then it
 * is opened again. Needs the built app in dist.
 */
export async function kill(options: FaultOptions, aims: readonly Aim[] = AIMS): Promise<FaultReport> {
  const failures: Failure[] = [];
  const lostMs: number[] = [];
  for (const aim of aims) {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'throughline-kill-'));
    const victim = aVictim({ host: aim.host, profile: path.join(folder, 'profile'), sample: true });
    try {
      await killAgain(victim, aim, path.join(folder, 'profile'), options, failures, lostMs);
    } finally {
      await victim.end();
      rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    }
  }
  return faultReport('kill', options, ['acknowledgedLost', 'torn', 'failedOpens'], failures, lostMs);
}

async function killAgain(
  victim: Victim,
  { host, target }: Aim,
  profile: string,
  { n, seed }: FaultOptions,
  failures: Failure[],
  lostMs: number[],
): Promise<void> {
  await victim.start();
  const interview = await recordId(victim.page(), 'interviews', 'Greenholt');
  let note = await openNote(victim.page(), interview, true);
  let written = '';
  for (let i = 0; i < n; i++) {
    const name = `${host} ${target}`;
    const fail = (harm: Failure['harm'], what: string): void => {
      failures.push({ seed: `${seed + i}`, harm, what: `${name}: ${what}` });
      console.warn(`kill ${name} ${seed + i}: ${harm}, ${what}`);
    };
    const chance = randomOf(seed + i, 0);
    const shown = (await note.textContent()) ?? '';
    if (shown !== written) fail('torn', `the screen shows "${shown.slice(-60)}", the database "${written.slice(-60)}"`);
    const saved = await watchSaved(victim.page(), note);
    const strike = await victim.aim(target);
    let at = 0;
    const typing = typeOn(victim.page(), note, chance, () => at > 0);
    await pause(200 + chance.below(2_000));
    at = strike();
    const typed = await typing;
    if (host === 'desktop' && target !== 'renderer') {
      await victim.desktop()?.exited;
      const damage = await journalDamage(profile);
      if (damage !== null) fail('torn', damage);
    }
    const said = await victim.comeBack(target);
    if (said === null) {
      fail('failedOpens', 'no page after the kill');
      if ((await victim.start()) === null) return;
    }
    const after = checkNote({ written, typed, saved, at }, await victim.run(dumpPage), MOST_LOST_MS);
    for (const { harm, what } of after.failures) fail(harm, what);
    lostMs.push(after.lostMs);
    console.warn(`kill ${name} ${seed + i}: ${after.lostMs} ms lost of ${typed.text.length} letters ${said ?? ''}`);
    written = after.text;
    // The page of a killed renderer comes back, the test's hold on it does not.
    if (host === 'desktop' && target === 'renderer') await victim.start();
    note = await openNote(victim.page(), interview);
  }
}
