import { insert, label, ops, trash, update } from '#shared/domain/change.ts';
import type { AnyId, Id } from '#shared/domain/ids.ts';
import { type Memo, newMemo } from '#shared/domain/memo.ts';
import { fail, ok, type Result } from '#shared/domain/result.ts';
import { type App, authorship } from '../app.ts';
import type { FieldProblem } from './field-actions.ts';

export type MemoProblem = { readonly kind: 'no-title' } | FieldProblem;

/** Writes a memo on a record. */
export async function addMemo(
  app: App,
  aboutId: AnyId,
  text: string,
  kind: Memo['kind'] = 'comment',
): Promise<Result<Id<'memo'>, MemoProblem>> {
  if (text.trim() === '') return fail({ kind: 'no-title' });
  const memo = newMemo(app.newId('memo'), { aboutId, text: text.trim(), kind }, authorship(app));
  const done = await app.run({ label: label('change.memo'), ops: [insert('memos', memo)] });
  return done.ok ? ok(memo.id) : done;
}

/** Changes what a memo says; emptied, it goes to the trash. */
export async function editMemo(app: App, id: Id<'memo'>, text: string): Promise<Result<unknown, MemoProblem>> {
  const memo = await app.db.memos.get(id);
  if (!memo) return fail({ kind: 'gone' });
  if (text.trim() === '') return app.run({ label: label('change.trash-memo'), ops: [trash('memos', memo, app.now())] });
  return app.run({ label: label('change.memo'), ops: ops(update('memos', memo, { text: text.trim() })) });
}

/** The memos on one record, oldest first. */
export async function memosAbout(app: App, aboutId: AnyId): Promise<Memo[]> {
  const memos = await app.db.memos.where('aboutId').equals(aboutId).sortBy('id');
  return memos.filter(({ deletedAt }) => deletedAt === null);
}
