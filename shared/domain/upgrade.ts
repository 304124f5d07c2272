import type { JsonObject } from './json.ts';
import { from1to2 } from './upgrades/1-to-2.ts';

type Step = (table: string, row: JsonObject) => JsonObject | null;

/** `STEPS[n]` takes a row from epoch `n + 1` to the next. */
const STEPS: readonly Step[] = [from1to2];

/**
 * The fields that bring a row of `epoch` to the shape of this build; null when it has that shape. The change log, archives, the
 * journal and databases all take these same steps.
 */
export function upgradeRow(epoch: number, table: string, row: JsonObject): JsonObject | null {
  let fields: JsonObject = {};
  for (const step of STEPS.slice(Math.max(0, epoch - 1))) {
    fields = { ...fields, ...step(table, { ...row, ...fields }) };
  }
  return Object.keys(fields).length === 0 ? null : fields;
}
