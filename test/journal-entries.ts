import type { JournalEntry, StateMark } from '#shared/contract/host-storage.ts';
import { canonicalJson } from '#shared/domain/canonical-json.ts';
import { sha256 } from '#shared/domain/sha256.ts';

/** `count` journal entries in a row behind `after`; the same arguments give the same entries, another `branch` others. */
export function entriesAfter(
  after: Pick<StateMark, 'seq' | 'hash'>,
  count: number,
  { branch = 'main', pad = '' }: { readonly branch?: string; readonly pad?: string } = {},
): readonly JournalEntry[] {
  const entries: JournalEntry[] = [];
  let { seq, hash } = after;
  for (let i = 0; i < count; i++) {
    const prev = hash;
    seq += 1;
    hash = sha256(`${branch} ${prev} ${seq}`);
    const text = canonicalJson({ change: { branch, pad, seq }, mark: { ...markAt(seq, hash) } });
    entries.push({ seq, prev, hash, text });
  }
  return entries;
}

export const markAt = (seq: number, hash: string): StateMark => ({
  seq,
  hash,
  stateSum: sha256(`sum ${hash}`),
  counts: { notes: seq },
  schemaEpoch: 2,
});

export const NOTHING = { seq: 0, hash: '' };
