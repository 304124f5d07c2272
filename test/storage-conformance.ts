import type { Host } from '#shared/contract/host.ts';
import type { Generation } from '#shared/contract/host-storage.ts';
import { assert, must } from '#shared/domain/assert.ts';
import { sha256Parts } from '#shared/domain/sha256.ts';
import { good, pattern, same, sameBytes } from './conformance-checks.ts';
import { entriesAfter, markAt, NOTHING } from './journal-entries.ts';

/** What every Host promises about journal, projects, media and snapshots. Each promise has a project of its own: a real Host keeps them. */
export const STORAGE_PROMISES: Readonly<Record<string, (host: Host) => Promise<void>>> = {
  async 'knows nothing of a generation that was never journalled'({ journal }) {
    const witness = good(await journal.witness(fresh()));
    same({ ...witness, hostId: '' }, { head: null, baseSeq: 0, damage: null, hostId: '' });
    assert(witness.hostId.length > 0, 'a host id');
    same(good(await journal.witness(fresh())).hostId, witness.hostId);
    same(await journal.read(fresh(), 1, 1000), { ok: true, value: [] });
  },
  async 'gives back what was appended, and its state as the witness'({ journal }) {
    const at = fresh();
    const entries = entriesAfter(NOTHING, 5, { pad: 'Zo\u00eb \u{1f600} \u0000 \\ "quoted"\n' });
    same(await journal.append(at, entries.slice(0, 2)), { ok: true, value: { seq: 2 } });
    same(await journal.append(at, entries.slice(2)), { ok: true, value: { seq: 5 } });
    same(await journal.read(at, 1, 1_000_000), { ok: true, value: entries });
    same(await journal.read(at, 4, 1_000_000), { ok: true, value: entries.slice(3) });
    same(await journal.read(at, 6, 1_000_000), { ok: true, value: [] });
    same(good(await journal.witness(at)).head, markAt(5, must(entries[4], 'a last entry').hash));
  },
  async 'keeps the journals of two generations and of two projects apart'({ journal }) {
    const one = fresh();
    const others = [{ ...one, generation: 2 }, fresh()];
    await journal.append(one, entriesAfter(NOTHING, 2));
    for (const at of others) same(good(await journal.witness(at)).head, null);
  },
  async 'reads in pieces of about the wanted size, at least one entry at a time'({ journal }) {
    const at = fresh();
    const entries = entriesAfter(NOTHING, 9, { pad: 'x'.repeat(1000) });
    await journal.append(at, entries);
    same(good(await journal.read(at, 1, 1)).length, 1);
    const piece = good(await journal.read(at, 1, 4500)).length;
    assert(piece >= 2 && piece <= 4, `two to four entries, not ${piece}`);
    const all = [];
    for (let from = 1; ; from = all.length + 1) {
      const more = good(await journal.read(at, from, 3000));
      if (more.length === 0) break;
      all.push(...more);
    }
    same(all, entries);
  },
  async 'asks for what is missing in between, and writes nothing of it'({ journal }) {
    const at = fresh();
    const entries = entriesAfter(NOTHING, 5);
    same(await journal.append(at, entries.slice(1)), { ok: false, problem: { kind: 'need', from: 1 } });
    await journal.append(at, entries.slice(0, 2));
    same(await journal.append(at, entries.slice(3)), { ok: false, problem: { kind: 'need', from: 3 } });
    same(good(await journal.read(at, 1, 1e6)), entries.slice(0, 2));
    same(await journal.append(at, entries.slice(2)), { ok: true, value: { seq: 5 } });
  },
  async 'passes over what it holds already'({ journal }) {
    const at = fresh();
    const entries = entriesAfter(NOTHING, 6);
    await journal.append(at, entries.slice(0, 4));
    same(await journal.append(at, entries.slice(0, 3)), { ok: true, value: { seq: 4 } });
    same(await journal.append(at, entries), { ok: true, value: { seq: 6 } });
    same(good(await journal.read(at, 1, 1e6)), entries);
    same(await journal.append(at, []), { ok: true, value: { seq: 6 } });
  },
  async 'says where another copy went another way, and keeps its own'({ journal }) {
    const at = fresh();
    const entries = entriesAfter(NOTHING, 3);
    const other = entriesAfter(must(entries[1], 'a second entry'), 3, { branch: 'other' });
    await journal.append(at, entries);
    same(await journal.append(at, [...entries.slice(0, 2), ...other]), {
      ok: false,
      problem: { kind: 'fork', seq: 3 },
    });
    same(await journal.append(at, other.slice(1)), { ok: false, problem: { kind: 'fork', seq: 3 } });
    same(good(await journal.read(at, 1, 1e6)), entries);
  },
  async 'appends at the same time from several sides without a loss'({ journal }) {
    const at = fresh();
    const entries = entriesAfter(NOTHING, 40);
    const calls = entries.map((_, i) => journal.append(at, entries.slice(Math.max(0, i - 2), i + 1)));
    for (const [i, answer] of (await Promise.all(calls)).entries()) {
      assert(good(answer).seq > i, `change ${i + 1} on the disk, not ${JSON.stringify(answer)}`);
    }
    same(good(await journal.read(at, 1, 1e6)), entries);
  },
  async 'takes an entry that is too long for one call in parts'({ journal }) {
    const at = fresh();
    const pad = 'long \u{1f600} '.repeat(300_000);
    const [first, long, last] = entriesAfter(NOTHING, 3, { pad });
    assert(first !== undefined && long !== undefined && last !== undefined, 'three entries');
    const send = async (entry: typeof long): Promise<unknown> => {
      // Odd pieces also cut characters of two units.
      for (let from = 0; from < entry.text.length; from += 999_999) {
        good(await journal.appendPart(at, entry.seq, entry.text.slice(from, from + 999_999)));
      }
      return journal.append(at, [{ ...entry, text: '' }]);
    };
    same(await send(first), { ok: true, value: { seq: 1 } });
    same(await journal.append(at, [{ ...long, text: '' }]), { ok: false, problem: { kind: 'need', from: 2 } });
    same(good(await journal.read(at, 1, 1)), [first]);
    // The answer of an earlier try was lost: its part is there twice.
    good(await journal.appendPart(at, 2, long.text.slice(0, 999_999)));
    same(await send(long), { ok: false, problem: { kind: 'need', from: 2 } });
    same(await send(long), { ok: true, value: { seq: 2 } });
    same(good(await journal.read(at, 2, 1)), [long]);
    same(good(await journal.peek(at, 1, 100_000)), [{ ...first, text: '' }]);
    same(good(await journal.peek(at, 1, 1e9)), [first, long]);
    let text = '';
    for (let more = true; more; ) {
      const part = good(await journal.readPart(at, 2, text.length, 777_777));
      text += part;
      more = part !== '';
    }
    assert(text === long.text, 'the whole text from its parts');
    same(good(await journal.witness(at)).head, markAt(2, long.hash));
  },
  async 'trims nothing of a journal of one file, nor for a snapshot of another history'({ journal }) {
    const at = fresh();
    const entries = entriesAfter(NOTHING, 3);
    good(await journal.append(at, entries));
    same(await journal.trim(at, markAt(2, must(entries[1], 'a second entry').hash)), {
      ok: true,
      value: { baseSeq: 0 },
    });
    same(await journal.trim(at, markAt(2, 'other')), { ok: false, problem: { kind: 'fork', seq: 2 } });
    same(good(await journal.read(at, 1, 1e6)), entries);
  },
  async 'starts at a mark that came from elsewhere'({ journal }) {
    const at = { ...fresh(), generation: 7 };
    const mark = markAt(41, 'a'.repeat(64));
    same(await journal.start(at, mark), { ok: true, value: undefined });
    same(await journal.start(at, mark), { ok: true, value: undefined });
    const { head, baseSeq } = good(await journal.witness(at));
    same([head, baseSeq], [mark, 41]);
    const entries = entriesAfter(mark, 3);
    same(await journal.append(at, entriesAfter(NOTHING, 1)), { ok: true, value: { seq: 41 } });
    same(
      await journal.append(
        at,
        entriesAfter(mark, 1, { branch: 'x' }).map((entry) => ({ ...entry, prev: 'b' })),
      ),
      {
        ok: false,
        problem: { kind: 'fork', seq: 41 },
      },
    );
    same(await journal.append(at, entries), { ok: true, value: { seq: 44 } });
    same(await journal.read(at, 42, 1e6), { ok: true, value: entries });
    same(await journal.read(at, 41, 1e6), { ok: false, problem: { kind: 'unknown' } });
  },
  async 'starts a generation again when its first rebuild was not finished'({ journal }) {
    const at = { ...fresh(), generation: 2 };
    const mark = markAt(9, 'c'.repeat(64));
    await journal.start(at, markAt(8, 'd'.repeat(64)));
    await journal.append(at, entriesAfter(markAt(8, 'd'.repeat(64)), 2));
    same(await journal.start(at, mark), { ok: true, value: undefined });
    same(good(await journal.witness(at)).head, mark);
    same(await journal.append(at, entriesAfter(mark, 1)), { ok: true, value: { seq: 10 } });
  },
  async 'keeps drafts, the newest only, until they are cleared'({ journal }) {
    const { projectId } = fresh();
    same(await journal.pending(projectId), { ok: true, value: null });
    same(await journal.keepPending(projectId, null), { ok: true, value: undefined });
    for (const text of ['first', `second \u{1f600}\n${'x'.repeat(9000)}`, '', 'third']) {
      same(await journal.keepPending(projectId, text), { ok: true, value: undefined });
      same(await journal.pending(projectId), { ok: true, value: text });
    }
    same(await journal.keepPending(projectId, null), { ok: true, value: undefined });
    same(await journal.pending(projectId), { ok: true, value: null });
    same(await journal.keepPending(projectId, 'again'), { ok: true, value: undefined });
    same(await journal.pending(projectId), { ok: true, value: 'again' });
    const long = await journal.keepPending(projectId, 'x'.repeat(9_000_000));
    same(long.ok || long.problem.kind, 'unwritable');
    same(await journal.pending(projectId), { ok: true, value: 'again' });
  },
  async 'lists projects, and renames them'({ projects }) {
    const { projectId } = fresh();
    same(await projects.put(projectId, 'Churn \u2013 2026'), { ok: true, value: undefined });
    same(await projects.put(projectId, 'Churn'), { ok: true, value: undefined });
    const own = good(await projects.list()).filter((project) => project.projectId === projectId);
    same(own, [{ projectId, title: 'Churn', generation: 1, kept: [] }]);
  },
  async 'switches to a generation and back, and forgets what is kept'({ projects, journal }) {
    const one = fresh();
    const two = { ...one, generation: 2 };
    const until = '2026-04-01T00:00:00.000Z';
    same(await projects.switchGeneration(two, until), { ok: false, problem: { kind: 'unknown' } });
    await projects.put(one.projectId, 'A');
    const entries = entriesAfter(NOTHING, 4);
    await journal.append(one, entries.slice(0, 2));
    await journal.start(two, markAt(2, must(entries[1], 'a second entry').hash));
    same(await projects.switchGeneration(two, until), { ok: true, value: undefined });
    same(await projects.switchGeneration(two, until), { ok: true, value: undefined });
    const own = async () => good(await projects.list()).filter(({ projectId }) => projectId === one.projectId)[0];
    same(await own(), { ...one, title: 'A', generation: 2, kept: [{ generation: 1, until }] });
    same(await journal.append(two, entries.slice(2)), { ok: true, value: { seq: 4 } });
    // The way back: the older journal goes on where it was.
    same(await projects.switchGeneration(one, until), { ok: true, value: undefined });
    same(await own(), { ...one, title: 'A', generation: 1, kept: [{ generation: 2, until }] });
    same(await journal.append(one, entries.slice(2, 3)), { ok: true, value: { seq: 3 } });
    same((await projects.forgetGeneration(one)).ok, false);
    same(await projects.forgetGeneration(two), { ok: true, value: undefined });
    same(await own(), { ...one, title: 'A', generation: 1, kept: [] });
    same(good(await journal.witness(two)).head, null);
    same(good(await journal.read(one, 1, 1e6)), entries.slice(0, 3));
  },
  async 'counts starts until they are ready'({ projects }) {
    await projects.ready();
    const before = await projects.begin();
    assert(before >= 1, 'this start counts');
    await projects.ready();
    await projects.ready();
    same(await projects.begin(), before);
    await projects.ready();
  },
  async 'keeps media by their hash, the same bytes once'({ media }) {
    const bytes = pattern(2_500_001, Number.parseInt(fresh().projectId.slice(0, 2), 16));
    const sha256 = hashOf(bytes);
    for (const chunk of [1_000_000, 777_777]) {
      const token = good(await media.begin());
      assert(/^[0-9a-f]{32}$/.test(token), 'a token that tells nothing');
      for (let from = 0; from < bytes.length; from += chunk) {
        good(await media.write(token, bytes.subarray(from, from + chunk)));
      }
      same(await media.finish(token), { ok: true, value: { sha256, size: bytes.length } });
      same(await media.finish(token), { ok: false, problem: { kind: 'unknown' } });
      const own = good(await media.list()).filter((file) => file.sha256 === sha256);
      same(own, [{ sha256, size: bytes.length }]);
    }
    sameBytes(good(await media.readChunk(sha256, 999_990, 20)), bytes.slice(999_990, 1_000_010));
    sameBytes(good(await media.readChunk(sha256, 2_500_000, 100)), bytes.slice(2_500_000));
    sameBytes(good(await media.readChunk(sha256, 2_500_001, 100)), new Uint8Array());
    same(await media.remove(sha256), { ok: true, value: undefined });
    same(await media.remove(sha256), { ok: true, value: undefined });
    same(await media.readChunk(sha256, 0, 1), { ok: false, problem: { kind: 'unknown' } });
  },
  async 'takes chunks that were not waited for in their order'({ media }) {
    const token = good(await media.begin());
    const parts = [1, 2, 3, 4, 5].map((seed) => pattern(100_000, seed));
    const hash = sha256Parts();
    for (const part of parts) hash.addBytes(part);
    const [done] = await Promise.all([Promise.all(parts.map((part) => media.write(token, part)))]);
    for (const answer of done) good(answer);
    const sha256 = hash.hex();
    same(await media.finish(token), { ok: true, value: { sha256, size: 500_000 } });
    await media.remove(sha256);
  },
  async 'leaves nothing of a medium that was abandoned'({ media }) {
    const before = good(await media.list());
    const token = good(await media.begin());
    good(await media.write(token, pattern(10, 1)));
    await media.abandon(token);
    await media.abandon(token);
    same(await media.write(token, pattern(1, 1)), { ok: false, problem: { kind: 'unknown' } });
    same(good(await media.list()), before);
  },
  async 'lists a snapshot once it is whole, the newest first, and gives its bytes back'({ snapshots }) {
    const { projectId } = fresh();
    const about = (seq: number) => ({
      generation: 1,
      at: '2026-03-02T08:00:00.000Z',
      reason: 'hourly' as const,
      mark: markAt(seq, hashOf(pattern(seq, 1))),
      records: seq,
      isShrunk: false,
    });
    const bytes = pattern(1_500_000, 7);
    const first = good(await snapshots.begin());
    assert(/^[0-9a-f]{32}$/.test(first), 'a token that tells nothing');
    good(await snapshots.write(first, bytes.subarray(0, 1_000_000)));
    good(await snapshots.write(first, bytes.subarray(1_000_000)));
    same(await snapshots.list(projectId), { ok: true, value: [] });
    const made = good(await snapshots.finish(first, projectId, about(5)));
    const sha256 = hashOf(bytes);
    same(made, { ...about(5), id: '00000001', projectId, bytes: 1_500_000, sha256, verifiedAt: null });
    same(await snapshots.finish(first, projectId, about(5)), { ok: false, problem: { kind: 'unknown' } });
    const others = await Promise.all([good(await snapshots.begin()), good(await snapshots.begin())]);
    const later = await Promise.all(others.map((token) => snapshots.finish(token, projectId, about(6))));
    const listed = good(await snapshots.list(projectId));
    same(
      listed.map(({ id }) => id),
      ['00000003', '00000002', '00000001'],
    );
    same(later.map((one) => good(one).id).sort(), ['00000002', '00000003']);
    sameBytes(good(await snapshots.readChunk(projectId, '00000001', 999_990, 20)), bytes.slice(999_990, 1_000_010));
    sameBytes(good(await snapshots.readChunk(projectId, '00000001', 1_500_000, 9)), new Uint8Array());
    const note = { verifiedAt: '2026-03-02T09:00:00.000Z', isShrunk: true };
    same(await snapshots.note(projectId, '00000001', note), { ok: true, value: { ...made, ...note } });
    same(good(await snapshots.list(projectId)).at(-1), { ...made, ...note });
    for (const id of ['00000001', '00000001', '00000002']) good(await snapshots.remove(projectId, id));
    same(
      good(await snapshots.list(projectId)).map(({ id }) => id),
      ['00000003'],
    );
    const gone = { ok: false, problem: { kind: 'unknown' } };
    same(await snapshots.readChunk(projectId, '00000001', 0, 1), gone);
    same(await snapshots.note(projectId, '00000001', note), gone);
  },
  async 'leaves nothing of a snapshot that was abandoned'({ snapshots }) {
    const { projectId } = fresh();
    const token = good(await snapshots.begin());
    good(await snapshots.write(token, pattern(10, 1)));
    await snapshots.abandon(token);
    await snapshots.abandon(token);
    same(await snapshots.write(token, pattern(1, 1)), { ok: false, problem: { kind: 'unknown' } });
    same(await snapshots.list(projectId), { ok: true, value: [] });
  },
};

const fresh = (): Generation => ({ projectId: crypto.randomUUID(), generation: 1 });

function hashOf(bytes: Uint8Array): string {
  const hash = sha256Parts();
  hash.addBytes(bytes);
  return hash.hex();
}
