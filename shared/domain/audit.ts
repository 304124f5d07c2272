import { canonicalJson } from './canonical-json.ts';
import type { Json } from './json.ts';
import { sha256 } from './sha256.ts';

/** What is written down for good: who did what to whose data. Ids and counts only, never words. */
export const AUDIT_ACTIONS = [
  'consent-given',
  'consent-withdrawn',
  'retention',
  'reveal',
  'export',
  'erase',
  'restore',
  'merge',
  'redact',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

export interface AuditEntry {
  /** 1, 2, 3, ... */
  readonly seq: number;
  /** The hash of the entry before; empty for the first. */
  readonly prev: string;
  readonly copyId: string;
  readonly actor: string;
  readonly action: AuditAction;
  /** The record that it was about; null where it was about the whole workspace. */
  readonly objectId: string | null;
  /** ISO instant. */
  readonly at: string;
  /** How many records it touched. */
  readonly n: number;
  readonly hash: string;
}

/** The newest entry, kept apart from the entries: without it nobody would miss the last ones. */
export type AuditHead = Pick<AuditEntry, 'seq' | 'hash'>;

export type AuditInput = Pick<AuditEntry, 'copyId' | 'actor' | 'action' | 'objectId' | 'at' | 'n'>;

/** The entry behind `head` (null: the first). */
export function nextAudit(head: AuditHead | null, input: AuditInput): AuditEntry {
  const { copyId, actor, action, objectId, at, n } = input;
  const entry = { seq: (head?.seq ?? 0) + 1, prev: head?.hash ?? '', copyId, actor, action, objectId, at, n };
  return { ...entry, hash: hashOf(entry) };
}

/** Whether the entries are all there, in order and as they were written; else the place of the first that is not. */
export function checkAudit(
  entries: readonly AuditEntry[],
  head: AuditHead | null,
): { readonly ok: true } | { readonly ok: false; readonly seq: number } {
  let [seq, prev] = [0, ''];
  for (const { hash, ...entry } of entries) {
    if (entry.seq !== seq + 1 || entry.prev !== prev || hashOf(entry) !== hash) return { ok: false, seq: seq + 1 };
    [seq, prev] = [entry.seq, hash];
  }
  const isWhole = seq === (head?.seq ?? 0) && prev === (head?.hash ?? '');
  return isWhole ? { ok: true } : { ok: false, seq: seq + 1 };
}

// An entry is JSON by its parts; interfaces have no index signature.
const hashOf = (entry: Omit<AuditEntry, 'hash'>): string => sha256(canonicalJson(entry as unknown as Json));
