import { readAll } from '#renderer/host/read-all.ts';
import { saveAll } from '#renderer/host/save-all.ts';
import type { Host, SaveType } from '#shared/contract/host.ts';
import { assert, must } from '#shared/domain/assert.ts';
import { good, pattern, same, sameBytes } from './conformance-checks.ts';
import { STORAGE_PROMISES } from './storage-conformance.ts';

/** The person and the disk beside a Host, as each run of the suite can play them. */
export interface ConformanceIo {
  /** Answers the next open dialog; null cancels it. */
  pick(files: readonly { readonly name: string; readonly bytes: Uint8Array }[] | null): Promise<void>;
  /** The next save dialog is accepted as suggested, or cancelled. */
  save(answer: 'accept' | 'cancel'): Promise<void>;
  /** What lies under a saved name; null when nothing does. */
  saved(name: string): Promise<Uint8Array | null>;
}

export interface ConformanceResult {
  readonly title: string;
  /** Null when the promise holds. */
  readonly failure: string | null;
}

/** What every Host promises, checked on `host`. Runs in pages and in Node alike, so it needs no test runner. */
export async function hostConformance(host: Host, io: ConformanceIo): Promise<readonly ConformanceResult[]> {
  const results: ConformanceResult[] = [];
  for (const [title, check] of Object.entries({ ...PROMISES, ...STORAGE_PROMISES })) {
    try {
      await check(host, io);
      results.push({ title, failure: null });
    } catch (error) {
      results.push({ title, failure: String(error) });
    }
  }
  return results;
}

const TEXT: SaveType = { label: 'Text', extension: 'txt', mime: 'text/plain' };
const FILTERS = [{ label: 'Transcripts', extensions: ['txt', 'vtt'] }];

const PROMISES: Readonly<Record<string, (host: Host, io: ConformanceIo) => Promise<void>>> = {
  async 'says what it is'({ info }) {
    const { version, locale, platform } = await info();
    assert(/^\d+\.\d+\.\d+/.test(version), `a version, not ${version}`);
    assert(Intl.getCanonicalLocales(locale).length === 1, `a locale, not ${locale}`);
    assert(['mac', 'windows', 'linux', 'other'].includes(platform), `a platform, not ${platform}`);
  },
  async 'answers a cancelled open dialog with no files'({ files }, io) {
    await io.pick(null);
    same(await files.openFiles(FILTERS), { ok: true, value: [] });
  },
  async 'opens several files by name and size, with tokens that tell nothing'({ files }, io) {
    await io.pick([
      { name: 'a.txt', bytes: pattern(3, 1) },
      { name: 'b \u00fc.vtt', bytes: pattern(5, 2) },
    ]);
    const opened = good(await files.openFiles(FILTERS));
    same(
      opened.map(({ name, size }) => [name, size]),
      [
        ['a.txt', 3],
        ['b \u00fc.vtt', 5],
      ],
    );
    assert(new Set(opened.map(({ token }) => token)).size === 2, 'two tokens');
    assert(!opened.some(({ token, name }) => /[/\\.]/.test(token) || token.includes(name)), 'no path in a token');
    sameBytes(good(await readAll(files, must(opened[1], 'a second file'))), pattern(5, 2));
  },
  async 'reads a chunk from any place, less at the end and nothing after it'({ files }, io) {
    const token = await opened(files, io, pattern(10, 3));
    sameBytes(good(await files.readChunk(token, 4, 3)), pattern(10, 3).slice(4, 7));
    sameBytes(good(await files.readChunk(token, 8, 100)), pattern(10, 3).slice(8));
    sameBytes(good(await files.readChunk(token, 10, 1)), new Uint8Array());
    sameBytes(good(await files.readChunk(token, 0, 0)), new Uint8Array());
  },
  async 'reads a file of several chunks whole'({ files }, io) {
    const bytes = pattern(2_500_001, 4);
    await io.pick([{ name: 'big.txt', bytes }]);
    const [file] = good(await files.openFiles(FILTERS));
    sameBytes(good(await readAll(files, must(file, 'an opened file'))), bytes);
  },
  async 'forgets a released file'({ files }, io) {
    const token = await opened(files, io, pattern(4, 5));
    await files.release(token);
    await files.release(token);
    same(await files.readChunk(token, 0, 1), UNKNOWN);
  },
  async 'answers a token that it never gave with a problem'({ files }) {
    const token = '0123456789abcdef0123456789abcdef';
    same(await files.readChunk(token, 0, 1), UNKNOWN);
    same(await files.writeChunk(token, pattern(1, 1)), UNKNOWN);
    same(await files.finishSave(token), UNKNOWN);
    await files.abandonSave(token);
  },
  async 'answers a cancelled save dialog with null'({ files }, io) {
    await io.save('cancel');
    same(await files.beginSave('cancelled', TEXT), { ok: true, value: null });
    same(await io.saved('cancelled.txt'), null);
  },
  async 'puts a saved file in its place only when it is finished'({ files }, io) {
    const token = await saving(files, io, 'slowly');
    good(await files.writeChunk(token, pattern(6, 6).subarray(0, 2)));
    const early = await io.saved('slowly.txt');
    assert(early === null || early.length === 0, 'nothing under the name yet');
    good(await files.writeChunk(token, pattern(6, 6).subarray(2)));
    same(await files.finishSave(token), { ok: true, value: 'slowly.txt' });
    sameBytes(await io.saved('slowly.txt'), pattern(6, 6));
    same(await files.finishSave(token), UNKNOWN);
  },
  async 'saves several chunks in order, and over an older file'({ files }, io) {
    await io.save('accept');
    same(await saveAll(files, 'twice.txt', TEXT, pattern(9, 7)), { ok: true, value: 'twice.txt' });
    await io.save('accept');
    same(await saveAll(files, 'twice.txt', TEXT, pattern(1_200_000, 8)), { ok: true, value: 'twice.txt' });
    sameBytes(await io.saved('twice.txt'), pattern(1_200_000, 8));
  },
  async 'leaves nothing of an abandoned file'({ files }, io) {
    const token = await saving(files, io, 'never');
    good(await files.writeChunk(token, pattern(3, 9)));
    await files.abandonSave(token);
    const left = await io.saved('never.txt');
    assert(left === null || left.length === 0, 'nothing under the name');
    same(await files.writeChunk(token, pattern(1, 1)), UNKNOWN);
  },
  async 'keeps a token to its purpose'({ files }, io) {
    const reading = await opened(files, io, pattern(2, 1));
    same(await files.writeChunk(reading, pattern(1, 1)), UNKNOWN);
    const writing = await saving(files, io, 'purpose');
    same(await files.readChunk(writing, 0, 1), UNKNOWN);
    await files.abandonSave(writing);
  },
  async 'makes a name from a title that no file may have'({ files }, io) {
    await io.save('accept');
    const saved = good(await saveAll(files, '../Why? "Price": a/b\\c', TEXT, pattern(2, 2)));
    same(saved, '-Why- -Price- a-b-c.txt');
  },
  async 'takes title, theme and menus, and gives an undo for each subscription'({ window }) {
    await window.setTitle('Study \u00b7 Throughline');
    await window.setTheme('system');
    await window.setMenu([
      { id: 'edit', label: 'Edit', items: [{ id: 'role:copy', label: 'Copy', accelerator: '', enabled: true }, null] },
    ]);
    window.onCommand(() => {})();
    window.onOpenRequest(() => {})();
    window.onFlushRequest(async () => {})();
  },
  async 'prints the page into a file, or leaves it to the print dialog'({ kind, out }, io) {
    await io.save('cancel');
    same(await out.printPdf('Report', 'PDF'), { ok: true, value: null });
    same(await io.saved('Report.pdf'), null);
    await io.save('accept');
    const printed = good(await out.printPdf('../Report', 'PDF'));
    same(printed, kind === 'electron' ? '-Report.pdf' : null);
    if (printed === null) return;
    const head = must(await io.saved(printed), 'a printed file').subarray(0, 5);
    same(new TextDecoder().decode(head), '%PDF-');
  },
  async 'lets no address out but https and mailto'({ out }) {
    for (const url of [
      'javascript:alert(1)',
      'file:///etc/passwd',
      'http://a.example',
      'https://u:p@a.example',
      'x',
      '',
    ]) {
      assert(!(await out.openExternal(url)), `refusal of ${url}`);
    }
  },
};

const UNKNOWN = { ok: false, problem: { kind: 'unknown-token' } };

async function opened(files: Host['files'], io: ConformanceIo, bytes: Uint8Array): Promise<string> {
  await io.pick([{ name: 'one.txt', bytes }]);
  const [file] = good(await files.openFiles(FILTERS));
  return must(file, 'an opened file').token;
}

async function saving(files: Host['files'], io: ConformanceIo, name: string): Promise<string> {
  await io.save('accept');
  const token = good(await files.beginSave(name, TEXT));
  assert(token !== null, 'a save token');
  return token;
}
