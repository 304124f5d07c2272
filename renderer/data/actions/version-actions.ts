import { followText, type TextBlock } from '#shared/domain/anchor.ts';
import { type BodyContent, readBodyContent, textBlocks } from '#shared/domain/body.ts';
import { label, type Op, ops, update } from '#shared/domain/change.ts';
import { type AnyId, isId, kindOfId } from '#shared/domain/ids.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import { type AnyRecord, type RecordTypes, type TableName, tableOfKind } from '#shared/domain/records.ts';
import { ok, type Result } from '#shared/domain/result.ts';
import type { App } from '../app.ts';
import type { CommitProblem } from '../commit.ts';
import { tableOf } from '../db.ts';
import { blocksOf, highlightsIn } from '../queries/interview-queries.ts';
import type { RecordHistory } from '../queries/version-queries.ts';

/** What a restore leaves as it is: who made a record and when stays true. */
const LASTING = new Set([
  'id',
  'createdAt',
  'by',
  'origin',
  'rev',
  'updatedAt',
  'ownerId',
  'transcriptId',
  'interviewId',
]);

/**
 * Makes the records of a history say again what they said after the change `seq`: a new change, which undo takes back. A text that
 * did not exist then becomes empty; a record that did not exist then stays. Highlights follow the words. Answers how many records
 * were changed.
 */
export async function restoreVersion(
  app: App,
  history: RecordHistory,
  seq: number,
): Promise<Result<number, CommitProblem>> {
  const then = history.stateAt(seq);
  const parts: (Op | null)[] = [];
  /** New words of segments, by transcript. */
  const spoken = new Map<string, Map<string, string>>();
  for (const id of history.ids) {
    const table = tableOfKind(kindOfId(id) ?? 'change');
    const now = table && (await tableOf(app.db, table).get(id));
    if (!table || !now) continue;
    const wanted = then.get(id) ?? (isId('body', id) ? { order: [], blocks: {} } : null);
    const op = wanted && updateTo(table, now, wanted);
    if (!op) continue;
    parts.push(op);
    if ('blocks' in now && 'ownerId' in now) parts.push(...(await followedBody(app, now.ownerId, now, wanted)));
    if ('transcriptId' in now && typeof op.after?.text === 'string') {
      const words = spoken.get(now.transcriptId) ?? new Map<string, string>();
      spoken.set(now.transcriptId, words.set(id, op.after.text));
    }
  }
  for (const [source, words] of spoken) {
    const before = await blocksOf(app, source);
    const after = before.map((block) => ({ ...block, text: words.get(block.id) ?? block.text }));
    parts.push(...(await followed(app, source, before, after)));
  }
  const all = ops(...parts);
  const done = await app.run({ label: label('change.restore-version'), ops: all });
  return done.ok ? ok(new Set(all.map(({ key }) => key)).size) : done;
}

function updateTo(table: TableName, now: AnyRecord, wanted: JsonObject): Op | null {
  const fields = Object.fromEntries(Object.entries(wanted).filter(([field]) => !LASTING.has(field)));
  // The fields were this record's own; commit checks them against the schema of today.
  return update(table, now as RecordTypes[TableName], fields as Partial<RecordTypes[TableName]>);
}

async function followedBody(
  app: App,
  ownerId: AnyId,
  now: BodyContent,
  wanted: JsonObject,
): Promise<readonly (Op | null)[]> {
  const next = readBodyContent(wanted);
  return next ? followed(app, ownerId, textBlocks(now), textBlocks(next)) : [];
}

async function followed(
  app: App,
  source: string,
  before: readonly TextBlock[],
  after: readonly TextBlock[],
): Promise<readonly (Op | null)[]> {
  return (await highlightsIn(app, source)).map((highlight) => {
    const { anchor, needsReview } = followText(highlight.anchor, before, after);
    return update('highlights', highlight, { anchor, needsReview });
  });
}
