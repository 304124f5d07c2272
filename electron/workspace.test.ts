import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createMemoryHost } from '#renderer/host/memory-host.ts';
import { must } from '#shared/domain/assert.ts';
import { good, pattern } from '../test/conformance-checks.ts';
import { entriesAfter, markAt, NOTHING } from '../test/journal-entries.ts';
import { STORAGE_PROMISES } from '../test/storage-conformance.ts';
import { NodeDisk } from './node-disk.ts';
import { Workspace } from './workspace.ts';

const AT = { projectId: 'local', generation: 1 };
const JOURNAL = 'journal/local';
let folder = '';
const open: Workspace[] = [];
const at = (name: string) => path.join(folder, name);

function start(): ReturnType<Workspace['page']> {
  const workspace = new Workspace(folder);
  open.push(workspace);
  return workspace.page(1);
}

async function stop(): Promise<void> {
  for (const workspace of open.splice(0)) await workspace.close();
}

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'throughline-workspace-'));
});

afterEach(async () => {
  await stop();
  rmSync(folder, { recursive: true, force: true });
});

test.each(Object.entries(STORAGE_PROMISES))('a folder %s', async (_title, check) => {
  await check({ ...createMemoryHost(), ...start() });
});

test('the next start finds everything', async () => {
  const { journal, projects, media } = start();
  const entries = entriesAfter(NOTHING, 5, { pad: 'Zo\u00eb' });
  good(await projects.put('local', 'Churn'));
  good(await journal.append(AT, entries));
  good(await journal.keepPending('local', 'a draft'));
  const token = good(await media.begin());
  good(await media.write(token, pattern(5, 1)));
  const { sha256 } = good(await media.finish(token));
  await stop();
  const next = start();
  expect(good(await next.journal.witness(AT))).toMatchObject({ head: markAt(5, must(entries[4], 'a fifth').hash) });
  expect(good(await next.journal.read(AT, 1, 1e6))).toEqual(entries);
  expect(good(await next.journal.pending('local'))).toBe('a draft');
  expect(good(await next.projects.list())).toMatchObject([{ title: 'Churn' }]);
  expect(good(await next.media.readChunk(sha256, 0, 10))).toEqual(pattern(5, 1));
  expect(readdirSync(at(`media/${sha256.slice(0, 2)}`))).toEqual([sha256]);
});

test('a journal goes on in a new file after 8 MiB, and in the last one after a start', async () => {
  const entries = entriesAfter(NOTHING, 22, { pad: 'x'.repeat(900_000) });
  for (let from = 0; from < entries.length; from += 2) {
    if (from % 6 === 0) await stop();
    good(await (open[0]?.page(1) ?? start()).journal.append(AT, entries.slice(from, from + 2)));
  }
  const names = readdirSync(at(JOURNAL)).filter((name) => name.startsWith('1-'));
  expect(names.sort()).toEqual(['1-1.tlj', '1-11.tlj', '1-21.tlj']);
  await stop();
  const next = start();
  expect(good(await next.journal.witness(AT)).head?.seq).toBe(22);
  expect(good(await next.journal.read(AT, 1, 1e9))).toEqual(entries);
});

test('the space for drafts is taken when a project is opened', async () => {
  const { journal } = start();
  good(await journal.witness(AT));
  expect(good(await journal.pending('local'))).toBeNull();
  const { size, blocks } = statSync(at(`${JOURNAL}/pending.tlj`));
  expect(size).toBe(16 * 1024 * 1024);
  expect(blocks * 512).toBeGreaterThanOrEqual(size);
});

test('a copied profile is another host; the same one stays the same', async () => {
  const hostId = good(await start().journal.witness(AT)).hostId;
  await stop();
  expect(good(await start().journal.witness(AT)).hostId).toBe(hostId);
  const copy = `${folder}-copy`;
  cpSync(folder, copy, { recursive: true });
  const copied = new Workspace(copy);
  expect(good(await copied.page(1).journal.witness(AT)).hostId).not.toBe(hostId);
  await copied.close();
  rmSync(copy, { recursive: true });
});

test('what a page had begun goes with it, and what a crash left goes at the next start', async () => {
  const workspace = new Workspace(folder);
  open.push(workspace);
  const token = good(await workspace.page(1).media.begin());
  const other = good(await workspace.page(2).media.begin());
  expect(await workspace.page(2).media.write(token, pattern(1, 1))).toMatchObject({ ok: false });
  await workspace.leave(1);
  expect(readdirSync(at('media'))).toEqual([`${other}.part`]);
  await stop();
  const next = good(await start().media.begin());
  expect(readdirSync(at('media'))).toEqual([`${next}.part`]);
});

test('a place that cannot be written is a named problem without a path', async () => {
  writeFileSync(at('journal'), 'a file where the folder should be');
  const { journal, projects } = start();
  for (const answer of [
    await journal.append(AT, entriesAfter(NOTHING, 1)),
    await journal.witness(AT),
    await journal.keepPending('local', 'x'),
    await projects.list(),
  ]) {
    expect(answer).toMatchObject({ ok: false, problem: { kind: 'unwritable' } });
    expect(JSON.stringify(answer)).not.toContain(folder);
  }
});

test('no path leads out of the folder', async () => {
  const disk = new NodeDisk(folder);
  for (const name of ['../x', '/etc/passwd', 'a/../../x', `../${path.basename(folder)}-x/y`]) {
    await expect(disk.read(name)).rejects.toThrow('a path in the folder');
    await expect(disk.replace(name, pattern(1, 1))).rejects.toThrow('a path in the folder');
  }
});

describe('on a disk of 24 MB that really fills up', () => {
  let isMounted = false;
  beforeEach(({ skip }) => {
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', folder], { stdio: 'ignore' });
      isMounted = true;
    } catch {
      skip('needs the right to mount a small disk');
    }
  });
  afterEach(async () => {
    await stop();
    if (isMounted) execFileSync('umount', [folder], { stdio: 'ignore' });
    isMounted = false;
  });

  test('nothing acknowledged is lost, drafts are kept, and writing goes on when there is room', async () => {
    const { journal, media } = start();
    const entries = entriesAfter(NOTHING, 40, { pad: 'x'.repeat(500_000) });
    good(await journal.witness(AT));
    good(await journal.pending('local'));
    writeFileSync(at('ballast'), pattern(2_000_000, 1));
    let written = 0;
    for (; ; written += 2) {
      const answer = await journal.append(AT, entries.slice(written, written + 2));
      if (answer.ok) continue;
      expect(answer.problem).toEqual({ kind: 'disk-full' });
      break;
    }
    expect(written).toBeGreaterThan(4);
    // Fills what is left to the last block.
    execFileSync('sh', ['-c', 'cat /dev/zero > "$0" || true', at('rest')], { stdio: 'ignore' });
    good(await journal.keepPending('local', 'words that must not be lost'));
    const token = await media.begin();
    if (token.ok) expect(await media.write(token.value, pattern(100_000, 1))).toMatchObject({ ok: false });
    await stop();
    const next = start();
    expect(good(await next.journal.witness(AT))).toMatchObject({ head: { seq: written }, damage: null });
    expect(good(await next.journal.pending('local'))).toBe('words that must not be lost');
    expect(existsSync(at(`${JOURNAL}/kept`))).toBe(false);
    rmSync(at('ballast'));
    good(await next.journal.append(AT, entries.slice(written, written + 1)));
    expect(good(await next.journal.read(AT, 1, 1e9))).toEqual(entries.slice(0, written + 1));
  });
});

test('a journal of an unknown make is kept, not written over', async () => {
  mkdirSync(at(JOURNAL), { recursive: true });
  writeFileSync(at(`${JOURNAL}/1-1.tlj`), 'something else altogether');
  const { journal } = start();
  good(await journal.append(AT, entriesAfter(NOTHING, 1)));
  expect(readFileSync(at(`${JOURNAL}/kept/1-1.tlj.1`), 'utf8')).toBe('something else altogether');
});
