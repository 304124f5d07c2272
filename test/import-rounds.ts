import { generateNKeysBetween } from 'fractional-indexing';
import * as v from 'valibot';
import { applyPatch, type Op } from '#shared/domain/change.ts';
import { idFrom } from '#shared/domain/ids.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import { RECORDS, type TableName } from '#shared/domain/records.ts';
import type { ProjectRows } from '#shared/exchange/import-known.ts';
import { type ImportPlan, type PlanInput, planImport } from '#shared/exchange/import-plan.ts';
import type { ImportDraft } from '#shared/exchange/import-records.ts';

/** Rows of a project without a database: what an import plans is written into it as `commit` would, each row checked by its schema. */
export class ImportRounds {
  readonly #tables = new Map<TableName, Map<string, JsonObject>>();
  #uuids = 0;
  #rev = 0;

  get rows(): ProjectRows {
    const rows = [...this.#tables].map(([table, own]) => [table, [...own.values()]] as const);
    // Each row went through the schema of its table.
    return Object.fromEntries(rows) as unknown as ProjectRows;
  }

  readonly newUuid = (): string => `00000000-0000-7000-8000-${String(++this.#uuids).padStart(12, '0')}`;

  plan(draft: ImportDraft, more: Partial<PlanInput> = {}): ImportPlan {
    return planImport(draft, {
      now: '2026-03-02T08:00:00Z',
      by: idFrom('author', '00000000-0000-7000-8000-999999999999'),
      newUuid: this.newUuid,
      orderKeys: (before, count) => generateNKeysBetween(before, null, count),
      rows: this.rows,
      ...more,
    });
  }

  import(draft: ImportDraft, more: Partial<PlanInput> = {}): ImportPlan {
    const plan = this.plan(draft, more);
    this.write(plan.ops);
    return plan;
  }

  write(ops: readonly Op[]): void {
    this.#rev += 1;
    for (const { table, key, before, after } of ops) {
      const own = this.#tables.get(table) ?? new Map<string, JsonObject>();
      this.#tables.set(table, own);
      const now = own.get(key);
      if ((now === undefined) !== (before === null)) throw new Error(`${table} ${key} is ${now ? '' : 'not '}there`);
      const row = { ...applyPatch(now ?? {}, after ?? {}), rev: this.#rev, updatedAt: '2026-03-02T08:00:00Z' };
      const checked = v.safeParse(RECORDS[table].schema, row);
      if (!checked.success)
        throw new Error(`${table} ${key}: ${v.getDotPath(checked.issues[0])} ${checked.issues[0].message}`);
      own.set(key, row);
    }
  }

  /** What a person does to a record between two imports. */
  edit(table: TableName, key: string, fields: JsonObject): void {
    const now = this.#tables.get(table)?.get(key);
    if (now === undefined) throw new Error(`${table} ${key} is not there`);
    this.#tables.get(table)?.set(key, { ...now, ...fields });
  }
}
