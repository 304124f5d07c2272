import { assert } from '#shared/domain/assert.ts';
import { type Op, squash } from '#shared/domain/change.ts';
import { type Id, isId } from '#shared/domain/ids.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import type { Authorship } from '#shared/domain/record-base.ts';
import { TABLES, type TableName } from '#shared/domain/records.ts';
import { opsOfRecords } from '#shared/exchange/export-json.ts';
import { knownRecords, type ProjectRows } from '#shared/exchange/import-known.ts';
import { planSteps } from '#shared/exchange/import-plan.ts';
import { count, type PlanConflict } from '#shared/exchange/import-put.ts';
import {
  draftOf,
  type ImportDraft,
  type ImportProblem,
  joinDrafts,
  originOf,
} from '#shared/exchange/import-records.ts';
import type { Held } from './import-desk.ts';
import { draftOfFile } from './import-draft.ts';
import type { ImportFile } from './import-file.ts';
import { withSamePeople } from './same-people.ts';

export type ImportStudy =
  | { readonly kind: 'none' }
  | { readonly kind: 'known'; readonly id: Id<'study'> }
  | { readonly kind: 'new'; readonly title: string };

/** `newUuid` and `orderKeys` of the app. */
export interface PlanMakes {
  readonly newUuid: () => string;
  readonly orderKeys: (before: string | null, count: number) => readonly string[];
}

export interface PlanOrder extends Authorship {
  readonly files: readonly { readonly key: string; readonly file: ImportFile }[];
  readonly study: ImportStudy;
  /** `YYYY-MM-DD` */
  readonly today: string;
  /** The newest change of the workspace: the same order at the same change has the same plan. */
  readonly seq: number;
}

/** Which rows of the project the plan must see. `texts`: of these interviews only, or of all. */
export interface RowsWanted {
  readonly tables: readonly TableName[];
  readonly texts: 'all' | readonly Id<'interview'>[];
}

/** The rows, trashed ones too. */
export type RowsAsk = (wanted: RowsWanted) => Promise<ProjectRows>;

export interface PlannedImport extends PlanTotals {
  /** Of one change. */
  readonly ops: readonly Op[];
  readonly interviewIds: readonly Id<'interview'>[];
  /** Recordings and pictures whose bytes stand in the files and are new. */
  readonly media: readonly PlannedMedia[];
  readonly attachments: readonly PlannedAttachment[];
}

export interface PlanTotals {
  readonly made: Readonly<Partial<Record<TableName, number>>>;
  readonly updated: Readonly<Partial<Record<TableName, number>>>;
  readonly same: Readonly<Partial<Record<TableName, number>>>;
  /** Fields that a person and the file both changed: the person's value stays. */
  readonly conflicts: readonly PlanConflict[];
  readonly problems: readonly ImportProblem[];
}

export interface PlannedMedia {
  readonly id: Id<'media'>;
  readonly key: string;
  readonly entry: string;
}

/** What no record of ours holds. `interviewId`: the only interview of its file, which keeps it. */
export interface PlannedAttachment {
  readonly file: string;
  readonly name: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
  readonly interviewId: Id<'interview'> | null;
}

/** The chosen files as the ops of one change. Between slices other work has its turn, so that a cancelled plan can end. */
export async function planImport(
  order: PlanOrder,
  held: (key: string) => Held,
  ask: RowsAsk,
  makes: PlanMakes,
): Promise<PlannedImport> {
  const { study, files } = order;
  const studyKey = study.kind === 'new' ? STUDY : undefined;
  // Highlights of a table name the interviews of the project by their titles.
  const named = files.some(({ file }) => file.tables.some(({ use }) => use === 'highlights'))
    ? await ask({ tables: ['interviews'], texts: [] })
    : {};
  const interviews = (named.interviews ?? []).filter(({ deletedAt }) => deletedAt === null);
  const read = files.map(({ key, file }) => ({
    key,
    name: file.name,
    ...draftOfFile(held(key), file, { study: studyKey, today: order.today, interviews }),
  }));
  const ofStudy =
    study.kind === 'new'
      ? [{ key: STUDY, title: study.title.trim(), origin: originOf('file', '', null), again: true }]
      : [];
  const draft = withSamePeople(joinDrafts([draftOf({ studies: ofStudy }), ...read.map(({ records }) => records)]));
  const rows = await rowsFor(draft, ask);
  const steps = planSteps(draft, {
    ...makes,
    now: order.now,
    by: order.by,
    rows,
    studyId: study.kind === 'known' ? study.id : null,
    file: files.length === 1 ? files[0]?.file.name : undefined,
  });
  let step = steps.next();
  while (!step.done) {
    await otherWork();
    step = steps.next();
  }
  const plan = step.value;
  const own = await ownOps(
    files.map(({ key }) => held(key)),
    ask,
  );
  const idOf = (key: string): Id<'interview'> | null => {
    const id = plan.ids.get(key);
    return id && isId('interview', id) ? id : null;
  };
  const fresh = new Set(plan.ops.filter(({ before }) => before === null).map(({ key }) => key as string));
  return {
    ops: own.ops.length === 0 ? plan.ops : squash([plan.ops, own.ops]),
    interviewIds: draft.interviews.flatMap(({ key }) => idOf(key) ?? []),
    made: added(plan.made, own.made),
    updated: added(plan.updated, own.updated),
    same: added(plan.same, own.same),
    conflicts: plan.conflicts,
    problems: [...read.flatMap(({ problems }) => problems), ...plan.problems],
    media: read.flatMap(({ key, records }) =>
      records.interviews.flatMap(({ media = [] }) =>
        media.flatMap((one): PlannedMedia | readonly never[] => {
          const id = plan.ids.get(one.key);
          return one.entry !== null && id && isId('media', id) && fresh.has(id) ? { id, key, entry: one.entry } : [];
        }),
      ),
    ),
    attachments: read.flatMap(({ name, records }) => {
      const [only, ...others] = records.interviews;
      const interviewId = only && others.length === 0 ? idOf(only.key) : null;
      return records.attachments.map((one) => ({ ...one, file: name, interviewId }));
    }),
  };
}

const STUDY = 'study of this import';

type Counts = ReadonlyMap<TableName, number>;

const added = (a: Counts, b: Counts): PlanTotals['made'] =>
  Object.fromEntries(
    [...new Set([...a.keys(), ...b.keys()])].map((key) => [key, (a.get(key) ?? 0) + (b.get(key) ?? 0)]),
  );

/** Records that an export of ours wrote: those that are not here, and what differs in the others. */
async function ownOps(
  files: readonly Held[],
  ask: RowsAsk,
): Promise<{ readonly ops: readonly Op[]; readonly made: Counts; readonly updated: Counts; readonly same: Counts }> {
  const [made, updated, same] = [
    new Map<TableName, number>(),
    new Map<TableName, number>(),
    new Map<TableName, number>(),
  ];
  const lists = files.flatMap((file) => (file.as === 'own' ? [file.rows] : []));
  if (lists.length === 0) return { ops: [], made, updated, same };
  const here = await ask({ tables: TABLES, texts: [] });
  // Rows are JSON by their schemas.
  const existing = new Map(TABLES.map((table) => [table, (here[table] ?? []) as unknown as readonly JsonObject[]]));
  const ops = squash(lists.map((rows) => opsOfRecords(rows, existing)));
  for (const { table, before } of ops) count(before === null ? made : updated, table);
  for (const table of TABLES) {
    const all = new Set(lists.flatMap((rows) => (rows.get(table) ?? []).map(({ id }) => id))).size;
    const rest = all - (made.get(table) ?? 0) - (updated.get(table) ?? 0);
    if (rest > 0) same.set(table, rest);
  }
  return { ops, made, updated, same };
}

/** Tables that stay small. What was said and noted is asked for by interview. */
const SMALL: readonly TableName[] = [
  'authors',
  'studies',
  'participants',
  'guides',
  'tags',
  'interviews',
  'insights',
  'needs',
  'goals',
  'metrics',
  'solutions',
  'experiments',
  'decisions',
  'evidence',
  'memos',
  'scores',
];
const TALK_ONLY: readonly TableName[] = ['studies', 'participants', 'interviews'];

async function rowsFor(draft: ImportDraft, ask: RowsAsk): Promise<ProjectRows> {
  const { interviews, participants, studies, ...others } = draft;
  const isTalk =
    Object.values(others).every((list: readonly unknown[]) => list.length === 0) &&
    interviews.every(({ origin, uuid }) => origin.externalId === null && !uuid);
  if (isTalk) return ask({ tables: TALK_ONLY, texts: [] });
  const rows = await ask({ tables: SMALL, texts: [] });
  const texts = textsFor(draft, rows);
  return texts.length === 0 ? rows : { ...rows, ...(await ask({ tables: [], texts })) };
}

/** Whose texts an import may touch. A file with uuids of its own may meet any of them, also in the trash. */
function textsFor({ interviews, highlights, insights, memos }: ImportDraft, rows: ProjectRows): RowsWanted['texts'] {
  const every = [...interviews, ...highlights, ...insights, ...memos];
  if (insights.length > 0 || every.some(({ uuid }) => uuid)) return 'all';
  const known = knownRecords({ interviews: rows.interviews ?? [] });
  const there = interviews.flatMap(({ origin }) => known.byOrigin('interviews', origin)?.id ?? []);
  const named = highlights.flatMap(({ interview }) => known.byId('interviews', interview)?.id ?? []);
  return [...new Set([...there, ...named])];
}

/** Lets everything else that waits have its turn. A timer would be slowed down to a second in a hidden window. */
function otherWork(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** Ops in pieces that the window can take without a stutter. */
export function* pieces<T>(list: readonly T[], size: number): Generator<readonly T[]> {
  assert(size > 0, 'a size');
  for (let at = 0; at < list.length; at += size) yield list.slice(at, at + size);
}
