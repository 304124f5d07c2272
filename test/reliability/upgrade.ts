import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { must } from '#shared/domain/assert.ts';
import { SCHEMA_EPOCH } from '#shared/domain/schema-epoch.ts';
import { randomOf } from '../fuzz/random.ts';
import { type Failure, type FaultOptions, type FaultReport, faultReport } from './fault-report.ts';
import { pause } from './note-typing.ts';
import { changedFrom, leaveApp, type OldStore, oldStores, putOldStore } from './old-store.ts';
import { disagreement, dumpPage } from './page-dump.ts';
import { aVictim, type Victim, type VictimHost } from './victim.ts';

type Found = Omit<Failure, 'seed'>;

/**
 * R12 and R2: every schema that was released is opened by this build; in two of three cases everything is killed while it is being
 * brought to the new shape. All records must be there with all their fields, once, and a snapshot of before beside them.
 * Needs the built app in dist.
 */
export async function upgrade(
  options: FaultOptions,
  hosts: readonly VictimHost[] = ['desktop', 'browser'],
): Promise<FaultReport> {
  const failures: Failure[] = [];
  const olds = oldStores();
  for (let i = 0; i < options.n; i++) {
    const seed = options.seed + i;
    const host = must(hosts[seed % hosts.length], 'a host');
    const old = must(olds[Math.floor(seed / hosts.length) % olds.length], 'a fixture');
    const folder = mkdtempSync(path.join(os.tmpdir(), 'throughline-upgrade-'));
    const victim = aVictim({ host, profile: folder });
    try {
      const found = await upgradeOne(victim, old, folder, seed);
      for (const { harm, what } of found) failures.push({ seed: `${seed}`, harm, what: `${host}: ${what}` });
      console.warn(
        `upgrade ${host} epoch ${old.epoch} ${seed}: ${found.map(({ what }) => what).join('; ') || 'whole'}`,
      );
    } finally {
      await victim.end();
      rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    }
  }
  return faultReport('upgrade', options, ['torn', 'failedOpens', 'notRestored'], failures);
}

async function upgradeOne(victim: Victim, old: OldStore, profile: string, seed: number): Promise<readonly Found[]> {
  const chance = randomOf(seed, 0);
  await victim.start();
  const page = victim.page();
  const app = page.url().replace(/#.*$/, '');
  await leaveApp(page);
  for (const name of ['journal', 'snapshots', 'projects.json', 'projects-twin.json']) {
    rmSync(path.join(profile, name), { recursive: true, force: true });
  }
  await putOldStore(page, old);
  const strike = await victim.aim('tree');
  if (chance.below(3) > 0) {
    page.goto(app).catch(() => undefined);
    await pause(chance.below(1_200));
  }
  strike();
  if ((await victim.comeBack('tree')) === null) return [{ harm: 'failedOpens', what: 'no page' }];
  const dump = await victim.run(dumpPage);
  const found: Found[] = [];
  const changed = changedFrom(old, dump.rows);
  if (changed !== null) found.push({ harm: 'notRestored', what: changed });
  const wrong = disagreement(dump);
  if (wrong !== null) found.push({ harm: 'torn', what: wrong });
  if (dump.head?.schemaEpoch !== SCHEMA_EPOCH)
    found.push({ harm: 'notRestored', what: `the head says epoch ${String(dump.head?.schemaEpoch)}` });
  const upgrades = dump.changes.filter(({ label }) => JSON.stringify(label).includes('change.upgrade'));
  if (upgrades.length !== 1) found.push({ harm: 'torn', what: `${upgrades.length} changes of the upgrade` });
  const reasons = victim.host === 'desktop' ? reasonsIn(profile) : await victim.run(reasonsInPage);
  if (!reasons.includes('upgrade'))
    found.push({ harm: 'notRestored', what: `no snapshot of before, only: ${reasons.join() || 'none'}` });
  return found;
}

/** Why each snapshot of a desktop profile was made. */
function reasonsIn(profile: string): readonly string[] {
  const folder = path.join(profile, 'snapshots/local');
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
  return files.map((name) => String(JSON.parse(readFileSync(path.join(folder, name), 'utf8')).reason));
}

/** The same of the browser's private files. Runs in the page. */
async function reasonsInPage(): Promise<readonly string[]> {
  const reasons: string[] = [];
  const look = async (folder: FileSystemDirectoryHandle): Promise<void> => {
    for await (const handle of folder.values()) {
      if (handle.kind === 'directory') await look(handle);
      else if (/^\d{8}\.json$/.test(handle.name)) {
        reasons.push(String(JSON.parse(await (await handle.getFile()).text()).reason));
      }
    }
  };
  await look(await navigator.storage.getDirectory());
  return reasons;
}
