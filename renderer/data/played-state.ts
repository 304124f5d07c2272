import { applyOp } from '#shared/domain/apply-op.ts';
import type { Change } from '#shared/domain/change.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import { TABLES, type TableName } from '#shared/domain/records.ts';
import { addToSum, EMPTY_SUM, type StateSum, sumDelta } from '#shared/domain/state-sum.ts';

/** A whole project in memory that changes are played on, one after the other. */
export class PlayedState {
  seq = 0;
  hash = '';
  sum: StateSum = EMPTY_SUM;
  readonly counts: Partial<Record<TableName, number>> = {};
  readonly #rows = new Map<TableName, Map<string, JsonObject>>(TABLES.map((table) => [table, new Map()]));

  /** Rows that stand before the first change that is played. */
  take(rows: ReadonlyMap<TableName, readonly JsonObject[]>, at: Pick<Change, 'seq' | 'hash'>, sum: StateSum): void {
    for (const [table, list] of rows) {
      for (const row of list) this.#rows.get(table)?.set(String(row.id), row);
      if (list.length > 0) this.counts[table] = list.length;
    }
    this.seq = at.seq;
    this.hash = at.hash;
    this.sum = sum;
  }

  /** False when the change does not lead on from here: nothing of it is kept that counts. */
  play({ seq, prev, hash, at, ops }: Change): boolean {
    if (seq !== this.seq + 1 || prev !== this.hash) return false;
    let delta = 0n;
    for (const op of ops) {
      const rows = this.#rows.get(op.table);
      const old = rows?.get(op.key);
      const next = applyOp(op, old);
      if (!rows || !next.ok) return false;
      if (next.value === null) continue;
      const { row } = next.value;
      delta += sumDelta(op.table, old, row);
      this.counts[op.table] = (this.counts[op.table] ?? 0) + (row ? 1 : 0) - (old ? 1 : 0);
      if (row) rows.set(op.key, { ...row, rev: seq, updatedAt: at });
      else rows.delete(op.key);
    }
    this.sum = addToSum(this.sum, delta);
    this.seq = seq;
    this.hash = hash;
    return true;
  }

  /** Every table, its rows by id. */
  rows(): Map<TableName, readonly JsonObject[]> {
    const byId = (a: JsonObject, b: JsonObject): number => (String(a.id) < String(b.id) ? -1 : 1);
    return new Map([...this.#rows].map(([table, rows]) => [table, [...rows.values()].sort(byId)]));
  }
}
