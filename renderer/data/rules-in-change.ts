import { applyPatch, type ChangeDraft, type Op } from '#shared/domain/change.ts';
import type { Highlight } from '#shared/domain/highlight.ts';
import { type AnyId, type Id, kindOfId } from '#shared/domain/ids.ts';
import type { Interview } from '#shared/domain/interview.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import type { Participant } from '#shared/domain/participant.ts';
import type { Authorship } from '#shared/domain/record-base.ts';
import { type AnyRecord, tableOfKind } from '#shared/domain/records.ts';
import { type RuleWorld, ruleEffects, ruleOps, type TaggedHighlight } from '#shared/domain/rule-effects.ts';
import { type Database, tableOf } from './db.ts';
import { ordered } from './queries/record-queries.ts';
import { rowsByKey } from './rows-by-key.ts';

/** The label of a run by hand: what rules do calls no rules. */
const RULE_RUN = 'change.run-rule';

/**
 * The draft with what the rules of the workspace add to it, when highlights get tags in it (by hand, in bulk, by an import): one step, so
 * that one undo takes both back. A draft that no rule answers to comes back as it is.
 */
export async function withRules(
  db: Database,
  draft: ChangeDraft,
  who: () => Authorship,
  newId: () => Id<'evidence'>,
): Promise<ChangeDraft> {
  const switchedOn = ordered(await db.rules.toArray()).filter(({ on, deletedAt }) => on && deletedAt === null);
  if (switchedOn.length === 0) return draft;
  const targets = await Promise.all(switchedOn.map(({ targetId }) => rowOf(db, targetId)));
  const rules = switchedOn.filter((_, i) => targets[i]?.deletedAt === null);
  const wanted = new Set<string>(rules.map(({ whenTagId }) => whenTagId));
  const tagged = (await taggedIn(db, draft.ops)).filter(({ got }) => got.some((id) => wanted.has(id)));
  if (tagged.length === 0) return draft;
  const world = await ruleWorld(
    db,
    tagged.map(({ highlight }) => highlight),
    draft.ops,
  );
  const added = ruleOps(ruleEffects(rules, tagged, world), who(), newId);
  return added.length === 0 ? draft : { ...draft, ops: [...draft.ops, ...added] };
}

async function rowOf(db: Database, id: AnyId): Promise<AnyRecord | undefined> {
  const table = tableOfKind(kindOfId(id) ?? 'need');
  return table === null ? undefined : tableOf(db, table).get(id);
}

/** Whether highlights get tags in a draft: any other goes its way without a look at the rules. */
export const mayCallRules = ({ label, ops }: ChangeDraft): boolean =>
  label.key !== RULE_RUN && ops.some(({ table, after }) => table === 'highlights' && hasTags(after));

const hasTags = (after: JsonObject | null): boolean => Array.isArray(after?.tagIds) && after.tagIds.length > 0;

/** What rules must know about these highlights. `ops`: a change under way, whose people and links count as if they were there. */
export async function ruleWorld(
  db: Database,
  highlights: readonly Highlight[],
  ops: readonly Op[] = [],
): Promise<RuleWorld> {
  // Each table by name holds that name's records.
  const made = <T>(table: Op['table']): Map<string, T> =>
    new Map(ops.flatMap((op) => (op.table === table && op.before === null ? [[op.key, op.after as T]] : [])));
  const interviews = made<Interview>('interviews');
  const people = made<Participant>('participants');
  const without = highlights.filter(({ participantId }) => participantId === null);
  for (const row of await missing(
    db.interviews,
    interviews,
    without.map(({ interviewId }) => interviewId),
  )) {
    interviews.set(row.id, row);
  }
  const personOf = ({ participantId, interviewId }: Highlight): Id<'participant'> | null =>
    participantId ?? interviews.get(interviewId)?.participantIds[0] ?? null;
  const ids = highlights.flatMap((highlight) => personOf(highlight) ?? []);
  for (const row of await missing(db.participants, people, ids)) people.set(row.id, row);
  const pair = (from: string, to: string): string => `${from} ${to}`;
  const fresh = new Set<string>(
    ops.flatMap(({ table, key, before }) => (table === 'highlights' && before === null ? [key] : [])),
  );
  const known = highlights.map(({ id }) => id as AnyId).filter((id) => !fresh.has(id));
  const links = (await db.evidence.where('from').anyOf(known).toArray()).filter(({ deletedAt }) => deletedAt === null);
  const answered = new Set([
    ...links.map(({ from, to }) => pair(from, to)),
    ...[...made<{ readonly from: string; readonly to: string }>('evidence').values()].map(({ from, to }) =>
      pair(from, to),
    ),
  ]);
  return {
    segmentOf: (highlight) => people.get(personOf(highlight) ?? '')?.segment ?? '',
    isAnswered: (from, to) => answered.has(pair(from, to)),
  };
}

async function missing<T extends { readonly id: K }, K extends string, I>(
  table: Parameters<typeof rowsByKey<T, K, I>>[0],
  have: ReadonlyMap<string, T>,
  keys: readonly K[],
): Promise<T[]> {
  const rows = await rowsByKey<T, K, I>(
    table,
    [...new Set(keys)].filter((key) => !have.has(key)),
  );
  return rows.filter((row) => row !== undefined);
}

/** The highlights of a draft as they will stand, with the tags that they get in it. */
async function taggedIn(db: Database, ops: readonly Op[]): Promise<readonly TaggedHighlight[]> {
  const own = ops.filter(({ table }) => table === 'highlights');
  const changed = [
    ...new Set(own.filter(({ before, after }) => before !== null && hasTags(after)).map(({ key }) => key)),
  ];
  // The keys of a table's ops are ids of that table.
  const rows = await rowsByKey(db.highlights, changed as Id<'highlight'>[]);
  const before = new Map<string, Highlight>(rows.flatMap((row) => (row ? [[row.id, row]] : [])));
  const after = new Map<string, JsonObject>();
  for (const { key, before: from, after: to } of own) {
    // Records are JSON by their schemas.
    const row = after.get(key) ?? (before.get(key) as unknown as JsonObject | undefined) ?? (from === null ? {} : null);
    if (to === null) after.delete(key);
    else if (row !== null) after.set(key, applyPatch(row, to));
  }
  return [...after].map(([key, row]) => {
    // The row as the schema of its table will have it.
    const highlight = row as unknown as Highlight;
    const had = new Set<string>(before.get(key)?.tagIds);
    return { highlight, got: highlight.tagIds.filter((id) => !had.has(id)) };
  });
}
