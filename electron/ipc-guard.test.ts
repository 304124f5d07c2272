import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CALLS, type CallName } from '#shared/contract/ipc-contract.ts';
import { APP_ORIGIN, checkCall, fits } from './ipc-guard.ts';

const own = { frame: { origin: APP_ORIGIN, parent: null }, hasWindow: true };
const TOKEN = '0123456789abcdef0123456789abcdef';
const FILTER = { label: 'Text', extensions: ['txt'] };
const TYPE = { label: 'Text', extension: 'txt', mime: 'text/plain' };
const ITEM = { id: 'note.new', label: 'New note', accelerator: 'CmdOrCtrl+N', enabled: true };

const SHA = 'a1'.repeat(32);
const AT = { projectId: 'local', generation: 1 };
const ENTRY = { seq: 1, prev: '', hash: SHA, text: '{}' };
const MARK = { seq: 4, hash: SHA, stateSum: SHA, counts: { notes: 2 }, schemaEpoch: 2 };

const ABOUT = {
  generation: 1,
  at: '2026-03-02T08:00:00.000Z',
  reason: 'hourly',
  mark: MARK,
  records: 2,
  isShrunk: false,
};

const GOOD: { readonly [K in CallName]: readonly unknown[] } = {
  info: [],
  openFiles: [[FILTER]],
  readChunk: [TOKEN, 0, 1024 * 1024],
  release: [TOKEN],
  beginSave: ['name', TYPE],
  writeChunk: [TOKEN, new Uint8Array(3)],
  finishSave: [TOKEN],
  abandonSave: [TOKEN],
  watchedFolder: [],
  chooseFolder: [],
  forgetFolder: [],
  wholeFiles: [],
  takenFile: [TOKEN],
  setTitle: ['title'],
  setTheme: ['dark'],
  setMenu: [[{ id: 'file', label: 'File', items: [ITEM, null] }]],
  setQuickCapture: [true],
  openExternal: ['https://example.com'],
  diagnostics: [],
  printPdf: ['Report 2026-03-01', 'PDF'],
  listProjects: [],
  putProject: ['local', 'Churn'],
  switchGeneration: [AT, '2026-04-01T00:00:00.000Z'],
  forgetGeneration: [AT],
  beginStart: [],
  readyStart: [],
  journalWitness: [AT],
  appendJournal: [AT, [ENTRY]],
  appendJournalPart: [AT, 1, 'text'],
  readJournal: [AT, 1, 1_000_000],
  peekJournal: [AT, 1, 1_000_000],
  readJournalPart: [AT, 1, 0, 1024 * 1024],
  startJournal: [AT, MARK],
  trimJournal: [AT, MARK],
  keepPending: ['local', 'draft'],
  readPending: ['local'],
  beginMedia: [],
  writeMedia: [TOKEN, new Uint8Array(3)],
  finishMedia: [TOKEN],
  abandonMedia: [TOKEN],
  readMedia: [SHA, 0, 1024 * 1024],
  removeMedia: [SHA],
  listMedia: [],
  beginSnapshot: [],
  writeSnapshot: [TOKEN, new Uint8Array(3)],
  finishSnapshot: [TOKEN, 'local', ABOUT],
  abandonSnapshot: [TOKEN],
  listSnapshots: ['local'],
  readSnapshot: ['local', '00000001', 0, 1024 * 1024],
  noteSnapshot: ['local', '00000001', { verifiedAt: null, isShrunk: false }],
  removeSnapshot: ['local', '00000001'],
  takeOpenRequests: [],
  flushed: [1, true],
};
const NAMES = Object.keys(CALLS) as CallName[];

test.each(NAMES)('%s passes with good arguments from our page', (name) => {
  expect(checkCall(name, { ...own, args: GOOD[name] })).toEqual({ ok: true, value: GOOD[name] });
});

describe('the sender', () => {
  test.each([
    null,
    { origin: 'app://bundle.evil', parent: null },
    { origin: 'app://bundl', parent: null },
    { origin: 'app://bundle/', parent: null },
    { origin: 'https://bundle', parent: null },
    { origin: 'file://', parent: null },
    { origin: 'null', parent: null },
    { origin: '', parent: null },
    { origin: 'APP://BUNDLE', parent: null },
    { origin: APP_ORIGIN, parent: { origin: APP_ORIGIN } },
    { origin: APP_ORIGIN, parent: undefined },
  ])('%j is refused for every call', (frame) => {
    for (const name of NAMES) {
      expect(checkCall(name, { frame, hasWindow: true, args: GOOD[name] })).toEqual({ ok: false, problem: 'sender' });
    }
  });

  test('a page without a window of ours is refused', () => {
    expect(checkCall('info', { ...own, hasWindow: false, args: [] })).toEqual({ ok: false, problem: 'window' });
  });
});

describe('arguments', () => {
  test.each<[CallName, readonly unknown[]]>([
    ['info', [1]],
    ['openFiles', []],
    ['openFiles', [[{ ...FILTER, path: '/etc' }]]],
    ['openFiles', [[{ label: 'x', extensions: ['../x'] }]]],
    ['openFiles', [[{ label: 'x', extensions: ['*'] }]]],
    ['openFiles', ['/etc/passwd']],
    ['readChunk', ['/etc/passwd', 0, 1]],
    ['readChunk', [TOKEN.toUpperCase(), 0, 1]],
    ['readChunk', [`${TOKEN}\n`, 0, 1]],
    ['readChunk', [TOKEN, -1, 1]],
    ['readChunk', [TOKEN, 0.5, 1]],
    ['readChunk', [TOKEN, Number.NaN, 1]],
    ['readChunk', [TOKEN, 0, 1024 * 1024 + 1]],
    ['readChunk', [TOKEN, 0, Number.POSITIVE_INFINITY]],
    ['readChunk', [TOKEN, '0', 1]],
    ['readChunk', [TOKEN, 0, 1, 'more']],
    ['beginSave', ['name', { ...TYPE, extension: 'txt/../../x' }]],
    ['beginSave', ['name', { ...TYPE, defaultPath: '/etc/cron.d/x' }]],
    ['beginSave', ['x'.repeat(513), TYPE]],
    ['beginSave', ['name']],
    ['writeChunk', [TOKEN, 'text']],
    ['writeChunk', [TOKEN, [1, 2]]],
    ['writeChunk', [TOKEN, new ArrayBuffer(4)]],
    ['writeChunk', [TOKEN, new Float64Array(1)]],
    ['setTitle', [{ toString: 'x' }]],
    ['setTheme', ['blue']],
    ['setMenu', [[{ id: 'evil', label: 'x', items: [] }]]],
    ['setMenu', [[{ id: 'file', label: 'x', items: [{ ...ITEM, click: 'x' }] }]]],
    ['setMenu', [[{ id: 'file', label: 'x', items: [{ ...ITEM, enabled: 1 }] }]]],
    ['openExternal', [['https://example.com']]],
    ['journalWitness', [{ ...AT, projectId: '../x' }]],
    ['journalWitness', [{ ...AT, projectId: 'a/b' }]],
    ['journalWitness', [{ ...AT, projectId: 'x'.repeat(65) }]],
    ['journalWitness', [{ ...AT, projectId: '' }]],
    ['journalWitness', [{ ...AT, generation: 0 }]],
    ['journalWitness', [{ ...AT, generation: 1.5 }]],
    ['journalWitness', [{ ...AT, folder: '/tmp' }]],
    ['appendJournal', [AT, [{ ...ENTRY, seq: '1' }]]],
    ['appendJournal', [AT, [{ ...ENTRY, hash: 'a\nb' }]]],
    ['appendJournal', [AT, [{ ...ENTRY, more: 1 }]]],
    ['appendJournal', [AT, ENTRY]],
    ['startJournal', [AT, { ...MARK, counts: { notes: '2' } }]],
    ['readJournalPart', [AT, 1, 0, 1024 * 1024 + 1]],
    ['startJournal', [AT, { ...MARK, path: 'x' }]],
    ['keepPending', ['local', 1]],
    ['keepPending', ['local.x', 'draft']],
    ['switchGeneration', [AT, 'tomorrow']],
    ['writeMedia', ['/etc/passwd', new Uint8Array(1)]],
    ['readMedia', ['../projects.json', 0, 1]],
    ['readMedia', [SHA.toUpperCase(), 0, 1]],
    ['readMedia', [SHA, 0, 1024 * 1024 + 1]],
    ['removeMedia', [`${SHA}/..`]],
    ['finishSnapshot', [TOKEN, '../local', ABOUT]],
    ['finishSnapshot', [TOKEN, 'local', { ...ABOUT, reason: 'fun' }]],
    ['finishSnapshot', [TOKEN, 'local', { ...ABOUT, id: '00000001' }]],
    ['readSnapshot', ['local', '../projects', 0, 1]],
    ['readSnapshot', ['local', '00000001', 0, 1024 * 1024 + 1]],
    ['noteSnapshot', ['local', '00000001', { verifiedAt: 'today', isShrunk: false }]],
    ['removeSnapshot', ['local', '1']],
    ['flushed', [1, 'yes']],
    ['flushed', [-1, true]],
  ])('%s refuses %j', (name, args) => {
    expect(checkCall(name, { ...own, args })).toEqual({ ok: false, problem: 'arguments' });
  });

  test('a whole chunk passes; too much is refused before it is looked at', () => {
    expect(checkCall('writeChunk', { ...own, args: [TOKEN, new Uint8Array(1024 * 1024)] }).ok).toBe(true);
    expect(checkCall('writeChunk', { ...own, args: [TOKEN, new Uint8Array(1024 * 1024 + 2048)] })).toEqual({
      ok: false,
      problem: 'size',
    });
    expect(checkCall('setTitle', { ...own, args: ['x'.repeat(200_000)] })).toEqual({ ok: false, problem: 'size' });
    const long = (units: number) => [AT, [{ ...ENTRY, text: 'x'.repeat(units) }]];
    expect(checkCall('appendJournal', { ...own, args: long(1024 * 1024) }).ok).toBe(true);
    expect(checkCall('appendJournal', { ...own, args: long(2.1 * 1024 * 1024) })).toEqual({
      ok: false,
      problem: 'size',
    });
    const cycle: unknown[] = [];
    cycle.push(cycle);
    expect(checkCall('setMenu', { ...own, args: [cycle] })).toEqual({ ok: false, problem: 'size' });
    expect(
      fits(
        Array.from({ length: 30_000 }, () => 1),
        1e9,
      ),
    ).toBe(false);
  });

  test('anything at all is refused or passes whole, and never throws', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...NAMES),
        fc.array(fc.anything({ withTypedArray: true, withMap: true, withDate: true }), { maxLength: 4 }),
        (name, args) => {
          const checked = checkCall(name, { ...own, args });
          expect(checked.ok ? checked.value : args).toEqual(args);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('one wrong part in good arguments is refused', () => {
    const calls = NAMES.filter((name) => GOOD[name].length > 0 && name !== 'openExternal' && name !== 'setTitle');
    fc.assert(
      fc.property(
        fc.constantFrom(...calls),
        fc.oneof(fc.object(), fc.constant(null), fc.bigInt(), fc.double({ max: -1 })),
        (name, wrong) => {
          const args = [...GOOD[name]];
          args[0] = wrong;
          expect(checkCall(name, { ...own, args }).ok).toBe(false);
        },
      ),
      { numRuns: 500 },
    );
  });
});
