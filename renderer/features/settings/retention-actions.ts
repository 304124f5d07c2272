import { withDependants } from '#renderer/data/actions/field-actions.ts';
import { setSettings, settingValue } from '#renderer/data/actions/setting-actions.ts';
import type { App } from '#renderer/data/app.ts';
import { audit } from '#renderer/data/audit-log.ts';
import type { CommitProblem } from '#renderer/data/commit.ts';
import { tableOf } from '#renderer/data/db.ts';
import { liveRecords, ordered } from '#renderer/data/queries/record-queries.ts';
import { label, type Op, trash } from '#shared/domain/change.ts';
import type { Interview } from '#shared/domain/interview.ts';
import { ok, type Result } from '#shared/domain/result.ts';
import {
  type RetentionDue,
  type RetentionRules,
  readRetention,
  retentionDue,
  withRule,
} from '#shared/domain/retention.ts';
import type { Study } from '#shared/domain/study.ts';

export interface Retention {
  readonly studies: readonly Study[];
  readonly rules: RetentionRules;
  readonly due: readonly RetentionDue[];
}

export async function retention(app: App): Promise<Retention> {
  const [studies, interviews, value] = await Promise.all([
    liveRecords(app, 'studies').then(ordered),
    liveRecords(app, 'interviews'),
    settingValue(app, 'retention'),
  ]);
  const rules = readRetention(value);
  return { studies, rules, due: retentionDue(rules, interviews, app.today()) };
}

/** How long what was said for a study is kept, in months; null: without an end. */
export async function keepFor(app: App, study: string, months: number | null): Promise<Result<unknown, CommitProblem>> {
  const rules = readRetention(await settingValue(app, 'retention'));
  return setSettings(app, { retention: withRule(rules, study, months) });
}

/** Moves interviews, with everything that hangs on them, to the trash: one step that can be undone. How many records went. */
export async function trashPast(app: App, interviews: readonly Interview[]): Promise<Result<number, CommitProblem>> {
  const now = app.now();
  const parts: Op[] = [];
  for (const { id } of interviews) {
    for (const [table, key] of await withDependants(app, 'interviews', id)) {
      const record = await tableOf(app.db, table).get(key);
      if (record && record.deletedAt === null) parts.push(trash(table, record, now));
    }
  }
  const done = await app.run({ label: label('change.retention', { count: interviews.length }), ops: parts });
  if (!done.ok) return done;
  await audit(app, 'retention', interviews[0]?.studyId ?? null, interviews.length);
  return ok(parts.length);
}
