import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { must } from '#shared/domain/assert.ts';
import { update } from '#shared/domain/change.ts';
import type { Need } from '#shared/domain/need.ts';
import type { WorkspaceContent } from '#shared/exchange/archive/workspace-content.ts';
import { changed, sampleWorkspace } from '../../test/sample-workspace.ts';
import { runCli } from './cli.ts';
import type { CliIo } from './command.ts';
import { recordsOf, saveWorkspace } from './workspace-file.ts';

let folder = '';
const at = (name: string): string => path.join(folder, name);
let serial = 0;
const io = (env: CliIo['env'] = {}): CliIo => ({
  cwd: folder,
  env,
  now: () => '2026-04-01T08:00:00Z',
  newUuid: () => `00000000-0000-7000-9000-${String(++serial).padStart(12, '0')}`,
  say: () => {},
});

async function run(...argv: readonly string[]) {
  const { code, out, error } = await runCli([...argv, '--json'], io());
  return { code, error, json: out === '' ? null : JSON.parse(out) };
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'throughline-cli-'));
  await saveWorkspace(at('a.throughline'), sampleWorkspace(), {}, io());
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the command line', () => {
  test('tells what is in an archive, and that it is whole', async () => {
    const info = await run('info', at('a.throughline'));
    expect(info.code).toBe(0);
    expect(info.json.counts).toMatchObject({ interviews: 6, highlights: 47 });
    expect(info.json.contentHash).toMatch(/^[0-9a-f]{64}$/);
    const verify = await run('verify', at('a.throughline'));
    expect(verify).toMatchObject({ code: 0, json: { ok: true, problems: [] } });
    expect(verify.json.records).toBe(info.json.records);
  });

  test('finds words, and says where they stand', async () => {
    const { json } = await run('search', at('a.throughline'), 'invoice');
    expect(json.hits.length).toBeGreaterThan(2);
    for (const { snippet, matches } of json.hits) {
      for (const [start, end] of matches) expect(snippet.slice(start, end).toLowerCase()).toMatch(/^invoic/);
    }
    const none = await run('search', at('a.throughline'), 'xylophone', 'kind:need');
    expect(none).toMatchObject({ code: 0, json: { hits: [] } });
  });

  test('proposes links with reasons, never those that are there', async () => {
    const { highlights, evidence } = recordsOf(sampleWorkspace());
    let proposed = 0;
    for (const highlight of highlights.slice(0, 12)) {
      const { json } = await run('propose', at('a.throughline'), '--for', highlight.id);
      const linked = new Set(evidence.filter((link) => link.from === highlight.id).map((link) => link.to));
      for (const { to, reasons } of json.proposals) {
        proposed++;
        expect(linked).not.toContain(to);
        expect(reasons.length).toBeGreaterThan(0);
      }
    }
    expect(proposed).toBeGreaterThan(0);
  });

  test('merges two copies that went apart: the same from either side, and again nothing new', async () => {
    const origin = sampleWorkspace();
    const [one, two] = must(recordsOf(origin).needs, 'needs');
    const copy = (id: string, need: Need, title: string): WorkspaceContent =>
      changed({ ...origin, copyId: id }, [must(update('needs', need, { title }), 'a change')], 2);
    await saveWorkspace(at('left.throughline'), copy('left', must(one, 'a need'), 'Left title'), {}, io());
    const right = copy('right', must(one, 'a need'), 'Right title');
    const both = changed(
      right,
      [must(update('needs', must(two, 'a second need'), { title: 'Only here' }), 'a change')],
      3,
    );
    await saveWorkspace(at('right.throughline'), both, {}, io());

    const ab = await run('merge', at('left.throughline'), at('right.throughline'), '--out', at('ab.throughline'));
    const ba = await run('merge', at('right.throughline'), at('left.throughline'), '--out', at('ba.throughline'));
    expect(ab.code).toBe(0);
    expect(ab.json.contentHash).toBe(ba.json.contentHash);
    expect(readFileSync(at('ab.throughline')).equals(readFileSync(at('ba.throughline')))).toBe(true);
    expect(ab.json.conflicts).toMatchObject([{ field: 'title', a: 'Left title', b: 'Right title', chosen: 'b' }]);
    expect(ba.json.conflicts).toMatchObject([{ field: 'title', a: 'Right title', b: 'Left title', chosen: 'a' }]);

    const again = await run('merge', at('ab.throughline'), at('right.throughline'), '--out', at('again.throughline'));
    expect(again.json.contentHash).toBe(ab.json.contentHash);
    expect(await run('verify', at('again.throughline'))).toMatchObject({ code: 0 });
  });

  test('opens encrypted archives by the passphrase of the environment', async () => {
    await saveWorkspace(at('secret.throughline'), sampleWorkspace(), { passphrase: 'correct horse battery' }, io());
    expect(await run('info', at('secret.throughline'))).toMatchObject({ code: 2 });
    const right = await runCli(
      ['info', at('secret.throughline')],
      io({ THROUGHLINE_PASSPHRASE: 'correct horse battery' }),
    );
    expect(right.code).toBe(0);
    // Three key derivations on purpose: slow is what protects a passphrase.
  }, 240_000);

  test('refuses bad arguments and bad files in one line, and writes nothing', async () => {
    writeFileSync(at('no.throughline'), 'not an archive');
    const bytes = readFileSync(at('a.throughline'));
    writeFileSync(at('cut.throughline'), bytes.subarray(0, bytes.length >> 1));
    const cases = [
      ['info'],
      ['info', at('missing.throughline')],
      ['info', at('no.throughline')],
      ['info', at('cut.throughline')],
      ['search', at('a.throughline')],
      ['propose', at('a.throughline'), '--for', 'hl_nobody'],
      ['merge', at('a.throughline'), at('cut.throughline'), '--out', at('never.throughline')],
      ['info', '--colour', at('a.throughline')],
      ['dance'],
    ];
    for (const argv of cases) {
      const { code, out, error } = await runCli(argv, io());
      expect({ code, out }, argv.join(' ')).toEqual({ code: 2, out: '' });
      expect(error).toMatch(/^\S.*$/);
    }
    expect(() => readFileSync(at('never.throughline'))).toThrow();
    expect(await run('verify', at('cut.throughline'))).toMatchObject({ code: 1, json: { ok: false } });
  });

  test('explains itself', async () => {
    const help = await runCli([], io());
    expect(help.code).toBe(0);
    for (const verb of ['search', 'propose', 'merge', 'verify', 'info']) {
      expect(help.out).toContain(verb);
      expect((await runCli([verb, '--help'], io())).out).toContain('Examples:');
    }
  });
});
