import { type AnyId, isId } from '#shared/domain/ids.ts';
import type { AnyRecord, TableName } from '#shared/domain/records.ts';
import { TABLES } from '#shared/domain/records.ts';
import type { App } from '../app.ts';
import { tableOf } from '../db.ts';

export interface TrashedRecord {
  readonly table: TableName;
  readonly record: AnyRecord;
  /** ISO instant. */
  readonly deletedAt: string;
  /** How many records went to the trash in the same step because they belong to it. */
  readonly with: number;
}

/** What lies in the trash, newest first. A record that went with its owner is counted there instead of listed. */
export async function trashedRecords(app: App): Promise<readonly TrashedRecord[]> {
  const all = (await Promise.all(TRASHABLE.map((table) => trashedIn(app, table)))).flat();
  const inTrash = new Map(all.map(({ record }) => [record.id as string, record]));
  const owned = new Map<string, number>();
  const listed = all.filter(({ record, deletedAt }) => {
    const owner = topOwner(record, deletedAt, inTrash);
    if (owner === record.id) return true;
    owned.set(owner, (owned.get(owner) ?? 0) + 1);
    return false;
  });
  return listed
    .map((one) => ({ ...one, with: owned.get(one.record.id) ?? 0 }))
    .sort((a, b) =>
      a.deletedAt < b.deletedAt ? 1 : a.deletedAt > b.deletedAt ? -1 : a.record.id < b.record.id ? -1 : 1,
    );
}

/** Authors stand behind what they wrote and are never deleted. */
const TRASHABLE = TABLES.filter((table) => table !== 'authors');

async function trashedIn(app: App, table: TableName) {
  const records = await tableOf(app.db, table).where('deletedAt').above('').toArray();
  return records.flatMap((record) =>
    record.deletedAt === null ? [] : [{ table, record, deletedAt: record.deletedAt }],
  );
}

/** What it went to the trash with in one step, as high as that goes: the record itself where it went alone. */
function topOwner(record: AnyRecord, deletedAt: string, inTrash: ReadonlyMap<string, AnyRecord>): string {
  const seen = new Set<string>([record.id]);
  let top = record;
  for (;;) {
    const owner = inTrash.get(ownerOf(top) ?? '');
    if (owner === undefined || owner.deletedAt !== deletedAt || seen.has(owner.id)) return top.id;
    seen.add(owner.id);
    top = owner;
  }
}

function ownerOf(record: AnyRecord): AnyId | null {
  if ('interviewId' in record) return record.interviewId;
  // Later versions of a guide lie with the first.
  if ('familyId' in record) return record.familyId === record.id ? null : record.familyId;
  if ('needId' in record) return record.needId;
  if ('solutionId' in record) return record.solutionId;
  if ('roundId' in record) return record.roundId;
  // A branch that was pruned lies with its root.
  if (isId('need', record.id) && 'parentId' in record) return record.parentId;
  return 'goalId' in record ? record.goalId : null;
}
