import type { Change, Op } from '../../domain/change.ts';
import type { Json, JsonObject } from '../../domain/json.ts';

/** Ops on one line: a large import is one change, and a line should stay a few MiB. */
const OPS_ON_A_LINE = 5_000;

/**
 * The change log as lines. A change of more ops than fit on a line goes on in lines `{"of": seq, "ops": [...]}` right behind it; its
 * first line says in `parts` how many lines it has.
 */
export function* changeLines(changes: readonly Change[]): Generator<Json> {
  for (const change of changes) {
    const parts = Math.ceil(change.ops.length / OPS_ON_A_LINE);
    if (parts <= 1) yield json(change);
    else {
      yield { ...json(change), ops: opsOf(change, 0), parts };
      for (let part = 1; part < parts; part++) yield { of: change.seq, ops: opsOf(change, part) };
    }
  }
}

/** Puts lines back together: a change as it was written, or undefined while more of it is to come. */
export class ChangeJoiner {
  #open: { readonly change: JsonObject; readonly ops: Json[]; left: number } | null = null;

  /** The whole change, `undefined` when it is not complete yet, or null for a line that does not belong here. */
  add(value: JsonObject): JsonObject | undefined | null {
    if (this.#open !== null) {
      const { change, ops } = this.#open;
      if (value.of !== change.seq || !Array.isArray(value.ops)) return null;
      for (const op of value.ops) ops.push(op);
      this.#open.left--;
      if (this.#open.left > 0) return undefined;
      this.#open = null;
      return { ...change, ops };
    }
    if ('of' in value) return null;
    if (!('parts' in value)) return value;
    const { parts, ...change } = value;
    if (!Number.isInteger(parts) || Number(parts) < 2 || !Array.isArray(value.ops)) return null;
    this.#open = { change, ops: [...value.ops], left: Number(parts) - 1 };
    return undefined;
  }

  /** False when the lines ended in the middle of a change. */
  get whole(): boolean {
    return this.#open === null;
  }

  /** Forgets a change that will not be completed. */
  drop(): void {
    this.#open = null;
  }
}

const opsOf = (change: Change, part: number): Json =>
  ops(change.ops.slice(part * OPS_ON_A_LINE, (part + 1) * OPS_ON_A_LINE));

// Changes and ops are JSON by their parts; interfaces have no index signature.
const json = (change: Change): JsonObject => change as unknown as JsonObject;
const ops = (list: readonly Op[]): Json => list as unknown as Json;
