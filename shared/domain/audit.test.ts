import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AUDIT_ACTIONS, type AuditEntry, type AuditHead, checkAudit, nextAudit } from './audit.ts';

const input = fc.record({
  copyId: fc.constant('copy-1'),
  actor: fc.constantFrom('au_1', 'au_2'),
  action: fc.constantFrom(...AUDIT_ACTIONS),
  objectId: fc.option(fc.uuid().map((id) => `pt_${id}`)),
  at: fc.constantFrom('2026-03-02T08:00:00.000Z', '2026-03-02T08:00:01.000Z'),
  n: fc.nat(1000),
});

function chain(inputs: readonly Parameters<typeof nextAudit>[1][]): { entries: AuditEntry[]; head: AuditHead | null } {
  const entries: AuditEntry[] = [];
  for (const one of inputs) entries.push(nextAudit(entries.at(-1) ?? null, one));
  const last = entries.at(-1);
  return { entries, head: last ? { seq: last.seq, hash: last.hash } : null };
}

test('what was written holds together', () => {
  fc.assert(
    fc.property(fc.array(input, { maxLength: 20 }), (inputs) => {
      const { entries, head } = chain(inputs);
      expect(checkAudit(entries, head)).toEqual({ ok: true });
    }),
  );
});

test('any edit, deletion, doubling or reorder of one entry is found', () => {
  let found = 0;
  const kinds = fc.constantFrom('edit', 'delete', 'double', 'swap', 'rehash');
  fc.assert(
    fc.property(fc.array(input, { minLength: 2, maxLength: 12 }), fc.nat(), kinds, (inputs, place, kind) => {
      const { entries, head } = chain(inputs);
      const at = place % entries.length;
      const one = entries[at];
      if (one === undefined) throw new Error('expected: an entry');
      const changed = { ...one, n: one.n + 1 };
      const before = entries.slice(0, at);
      const rest = entries.slice(at + 1);
      const other = rest[0] ?? before.at(-1);
      const mutants: Record<typeof kind, AuditEntry[]> = {
        edit: [...before, changed, ...rest],
        delete: [...before, ...rest],
        double: [...before, one, one, ...rest],
        swap: rest[0]
          ? [...before, rest[0], one, ...rest.slice(1)]
          : [...before.slice(0, -1), one, ...(other ? [other] : [])],
        // A forger who makes the hash fit: the entry behind it, or the head, gives it away.
        rehash: [...before, nextAudit(before.at(-1) ?? null, changed), ...rest],
      };
      expect(checkAudit(mutants[kind], head).ok).toBe(false);
      found += 1;
    }),
    { numRuns: 500 },
  );
  expect(found).toBeGreaterThanOrEqual(500);
});
