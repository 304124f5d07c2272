import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { canonicalJson } from '#shared/domain/canonical-json.ts';
import { TABLES } from '#shared/domain/records.ts';
import { recordId } from '../e2e/screens.ts';
import { randomOf } from '../fuzz/random.ts';
import { type Failure, type FaultOptions, type FaultReport, faultReport } from './fault-report.ts';
import { journalDamage } from './journal-check.ts';
import { hasLoopDisks, type LoopDisk, makeImage, mountImage } from './loop-disk.ts';
import { checkNote } from './note-check.ts';
import { openNote, pause, typeOn, watchSaved } from './note-typing.ts';
import { dumpPage, type PageDump, rowsOf } from './page-dump.ts';
import { signal } from './processes.ts';
import { syncTrace } from './sync-trace.ts';
import { aVictim, type VictimHost } from './victim.ts';

const MOST_LOST_MS = 500;
const HOSTS: readonly VictimHost[] = ['desktop', 'browser'];

/**
 * R3: the power is cut while somebody types, on the desktop and in the browser by turns. The profile lies in an image, which is copied
 * without a flush and mounted again. Where that is not allowed, a trace shows that the journal is flushed before it answers.
 * Needs the built app in dist.
 */
export async function power(options: FaultOptions): Promise<FaultReport> {
  if (!hasLoopDisks()) return syncTrace(options);
  const failures: Failure[] = [];
  const lostMs: number[] = [];
  const folder = mkdtempSync(path.join(os.tmpdir(), 'throughline-power-'));
  try {
    const starts = new Map<VictimHost, Saved>();
    for (let i = 0; i < options.n; i++) {
      const seed = options.seed + i;
      const host = HOSTS[seed % HOSTS.length] ?? 'desktop';
      const start = starts.get(host) ?? (await aSavedProject(folder, host));
      starts.set(host, start);
      const { lost, found } = await cut(folder, start, seed);
      if (lost !== null) lostMs.push(lost);
      for (const { harm, what } of found) failures.push({ seed: `${seed}`, harm, what: `${host}: ${what}` });
      console.warn(`power ${host} ${seed}: ${lost} ms lost ${found.map(({ what }) => what).join('; ')}`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
  return faultReport('power', options, ['acknowledgedLost', 'torn', 'failedOpens', 'notRestored'], failures, lostMs);
}

/** An image with the sample project, saved and unmounted. */
interface Saved {
  readonly host: VictimHost;
  readonly image: string;
  readonly port: number;
  readonly interview: string;
  readonly content: PageDump;
}

const IMAGE_MB = 256;

async function aSavedProject(folder: string, host: VictimHost): Promise<Saved> {
  const image = path.join(folder, `${host}.img`);
  makeImage(image, IMAGE_MB);
  const disk = mountImage(image, path.join(folder, 'disk'));
  const victim = aVictim({ host, profile: path.join(disk.folder, 'profile'), sample: true });
  try {
    await victim.start();
    const page = victim.page();
    const port = Number(new URL(page.url()).port);
    const interview = await recordId(page, 'interviews', 'Greenholt');
    await openNote(page, interview, true);
    await page.getByText('Saved', { exact: true }).waitFor();
    return { host, image, port, interview, content: await victim.run(dumpPage) };
  } finally {
    await victim.end();
    disk.unmount();
  }
}

async function cut(
  folder: string,
  { host, image, port, interview, content }: Saved,
  seed: number,
): Promise<{ readonly lost: number | null; readonly found: readonly Omit<Failure, 'seed'>[] }> {
  const chance = randomOf(seed, 0);
  const [worked, left] = [path.join(folder, 'worked.img'), path.join(folder, 'left.img')];
  copyFileSync(image, worked);
  let disk: LoopDisk = mountImage(worked, path.join(folder, 'disk'));
  const profile = path.join(disk.folder, 'profile');
  const victim = aVictim({ host, profile, sample: true, port });
  try {
    if ((await victim.start()) === null)
      return { lost: null, found: [{ harm: 'failedOpens', what: 'before the cut' }] };
    const note = await openNote(victim.page(), interview);
    const saved = await watchSaved(victim.page(), note);
    const pids = await victim.pids();
    let at = 0;
    const typing = typeOn(victim.page(), note, chance, () => at > 0);
    await pause(300 + chance.below(6_000));
    at = Date.now();
    for (const pid of pids) signal(pid, 'SIGSTOP');
    disk.take(left);
    await victim.end();
    const typed = await typing;
    disk.unmount();
    disk = mountImage(left, disk.folder);
    const damage = host === 'desktop' ? await journalDamage(profile) : null;
    const found: Omit<Failure, 'seed'>[] = damage === null ? [] : [{ harm: 'torn', what: damage }];
    if ((await victim.start()) === null)
      return { lost: null, found: [...found, { harm: 'failedOpens', what: 'no page after the cut' }] };
    const dump = await victim.run(dumpPage);
    const after = checkNote({ written: '', typed, saved, at }, dump, MOST_LOST_MS);
    found.push(...after.failures);
    const missing = missingFrom(content, dump);
    if (missing !== null) found.push({ harm: 'notRestored', what: missing });
    return { lost: after.lostMs, found };
  } finally {
    await victim.end();
    disk.unmount();
  }
}

/** A row of before that is gone or changed, other than the one note that was typed into; null: none. */
function missingFrom(before: PageDump, after: PageDump): string | null {
  const changed: string[] = [];
  for (const table of TABLES) {
    const rows = new Map(rowsOf(after, table).map((row) => [row.id, canonicalJson(row)]));
    for (const row of rowsOf(before, table)) {
      if (rows.get(row.id) !== canonicalJson(row)) changed.push(`${table} ${String(row.id)}`);
    }
  }
  const isTypedInto = (name: string): boolean => /^(notes|bodies) /.test(name);
  const others = changed.filter((name) => !isTypedInto(name));
  if (others.length > 0) return `not as they were: ${others.slice(0, 5).join(', ')}`;
  return changed.length > 2 ? `more than one note changed: ${changed.join(', ')}` : null;
}
