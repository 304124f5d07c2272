import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CALLS, type CallName, type HostCalls } from '#shared/contract/ipc-contract.ts';
import { Documents } from '../electron/documents.ts';
import { APP_ORIGIN, checkCall } from '../electron/ipc-guard.ts';
import { storageHandlers } from '../electron/storage-calls.ts';
import { Workspace } from '../electron/workspace.ts';

const CALLS_EACH = Number(process.env.TRUST_CALLS ?? 500);
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'throughline-calls-'));
  writeFileSync(path.join(folder, 'other.txt'), 'not of the workspace');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('calls from a page', () => {
  const names = Object.keys(CALLS) as CallName[];
  const anything = fc.anything({
    withTypedArray: true,
    withMap: true,
    withSet: true,
    withDate: true,
    withBigInt: true,
    withNullPrototype: true,
  });
  const likely = fc.oneof(
    fc.constantFrom(
      'local',
      '../..',
      '/etc/passwd',
      '..\\..',
      'a'.repeat(64),
      '0123456789abcdef0123456789abcdef',
      '\u0000',
      '',
    ),
    fc.constantFrom(-1, 0, 1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER, 1024),
    fc.constantFrom<unknown>(null, true, undefined, [], {}, new Uint8Array(8)),
    fc.record({
      projectId: fc.constantFrom('local', '../x', 'a/b', ''),
      generation: fc.constantFrom(1, 2, 0, -1, 1e9),
    }),
    fc.array(
      fc.record({ seq: fc.nat(3), prev: fc.constant(''), hash: fc.string({ maxLength: 64 }), text: fc.string() }),
      {
        maxLength: 3,
      },
    ),
    anything,
  );
  const badSenders = [
    null,
    { origin: 'https://example.com', parent: null },
    { origin: 'app://bundle.example', parent: null },
    { origin: 'file://', parent: null },
    { origin: APP_ORIGIN, parent: { origin: APP_ORIGIN } },
  ];
  const window = { webContents: { id: 1 }, isDestroyed: () => false };

  test(`${CALLS_EACH} a channel: strangers get nothing done, nothing throws, no file is written outside the workspace`, async () => {
    const root = path.join(folder, 'profile');
    const outside = () => JSON.stringify(readdirSync(folder).sort());
    mkdirSync(root);
    const before = outside();
    const workspace = new Workspace(root);
    const documents = new Documents();
    const stores = storageHandlers(workspace);
    const files = {
      readChunk: (token, offset, length) => documents.readChunk(1, token, offset, length),
      release: (token) => documents.release(1, token),
      writeChunk: (token, bytes) => documents.writeChunk(1, token, bytes),
      finishSave: (token) => documents.finishSave(1, token),
      abandonSave: (token) => documents.release(1, token),
    } satisfies { [K in CallName]?: (...args: Parameters<HostCalls[K]>) => unknown };
    let [refused, ran, strangers] = [0, 0, 0];
    const run = async (name: CallName, args: readonly unknown[]): Promise<void> => {
      const checked = checkCall(name, { frame: { origin: APP_ORIGIN, parent: null }, hasWindow: true, args });
      if (!checked.ok) {
        refused += 1;
        return;
      }
      ran += 1;
      const stored = Object.entries(stores).find(([known]) => known === name)?.[1];
      const file = Object.entries(files).find(([known]) => known === name)?.[1];
      // The guard has had the arguments: from here on they are those of the call.
      const call = (stored ?? file) as ((...all: readonly unknown[]) => unknown) | undefined;
      if (call) await call(...(stored ? [window, ...checked.value] : checked.value));
    };
    for (const name of names) {
      const sampled = fc.sample(fc.tuple(fc.array(likely, { maxLength: 4 }), fc.constantFrom(...badSenders)), {
        numRuns: CALLS_EACH,
        seed: name.length,
      });
      for (const [args, frame] of sampled) {
        expect(checkCall(name, { frame, hasWindow: true, args })).toEqual({ ok: false, problem: 'sender' });
        strangers += 1;
        await run(name, args);
      }
    }
    await workspace.close();
    expect(outside()).toBe(before);
    expect(strangers).toBe(names.length * CALLS_EACH);
    expect(ran).toBeGreaterThan(names.length);
    console.info(`ipc: ${strangers} calls of strangers refused; ${ran} of ours ran, ${refused} were refused, 0 threw`);
  });
});
