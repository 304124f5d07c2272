import { Dexie } from 'dexie';
import { canonicalJson } from '#shared/domain/canonical-json.ts';
import type { Json, JsonObject } from '#shared/domain/json.ts';
import { sha256 } from '#shared/domain/sha256.ts';

/** The stores of epoch 1, as that build declared them: frozen. */
const STORES = {
  authors: 'id',
  bodies: 'id, &ownerId, deletedAt',
  evidence: 'id, from, to, [from+to], deletedAt',
  goals: 'id, parentId, order, deletedAt',
  highlights: 'id, interviewId, [anchor.source+anchor.block], *tagIds, participantId, deletedAt',
  insights: 'id, status, reviewAt, deletedAt',
  interviews: 'id, studyId, heldAt, *participantIds, deletedAt',
  metrics: 'id, goalId, deletedAt',
  needs: 'id, parentId, order, deletedAt',
  notes: 'id, interviewId, deletedAt',
  participants: 'id, nameKey, *studyIds, deletedAt',
  segments: 'id, [transcriptId+order], transcriptId, deletedAt',
  studies: 'id, order, deletedAt',
  tags: 'id, parentId, labelKey, order, deletedAt',
  transcripts: 'id, interviewId, deletedAt',
  changes: 'seq, &id',
  meta: 'key',
  savedState: 'key',
};

const base = { createdAt: '2026-01-01T00:00:00.000Z', by: 'au_1', deletedAt: null, origin: null };

/** Records of epoch 1, as that build made them. */
const ROWS: readonly (readonly [table: keyof typeof STORES, row: JsonObject])[] = [
  ['authors', { id: 'au_1', ...base, name: 'Me' }],
  ['studies', { id: 'st_1', ...base, title: 'Approvals', question: 'Why is it slow?', status: 'running', order: 'a0' }],
  [
    'interviews',
    {
      id: 'iv_1',
      ...base,
      kind: 'conversation',
      title: 'Dana',
      heldAt: '2025-12-01',
      studyId: 'st_1',
      participantIds: [],
      language: 'en',
    },
  ],
  [
    'transcripts',
    {
      id: 'tr_1',
      ...base,
      interviewId: 'iv_1',
      language: 'en',
      speakers: [{ key: 'Dana', name: 'Dana', participantId: null }],
    },
  ],
  [
    'segments',
    {
      id: 'sg_1',
      ...base,
      transcriptId: 'tr_1',
      order: 'a0',
      speaker: 'Dana',
      text: 'We print every invoice twice.',
      startMs: 0,
      endMs: 1000,
    },
  ],
  ['notes', { id: 'no_1', ...base, interviewId: 'iv_1', title: '', takenAt: '2025-12-01T10:00:00.000Z' }],
  [
    'bodies',
    {
      id: 'bd_1',
      ...base,
      ownerId: 'no_1',
      order: ['b1'],
      blocks: { b1: { node: { type: 'paragraph', children: [] }, text: 'She sighed' } },
    },
  ],
  [
    'goals',
    {
      id: 'gl_1',
      ...base,
      title: 'Cut churn',
      parentId: null,
      order: 'a0',
      owner: '',
      startsAt: null,
      endsAt: null,
      status: 'active',
    },
  ],
];

/** A database as today's users have it: epoch 1, no journal, no state sum, an edit on top of the records. */
export async function makeOldDatabase(
  name: string,
  options: { readonly withoutFirstChanges?: boolean } = {},
): Promise<void> {
  const db = new Dexie(name);
  db.version(1).stores(STORES);
  await db.open();
  let prev = '';
  let seq = 0;
  const log = async (ops: readonly JsonObject[]): Promise<{ readonly rev: number; readonly updatedAt: string }> => {
    seq++;
    const at = `2026-01-0${seq}T00:00:00.000Z`;
    const row = {
      seq,
      id: `ch_${seq}`,
      stamp: [seq, 'copy-old'],
      at,
      by: 'au_1',
      device: 'old',
      label: { key: 'change.create', values: {} },
      undoOf: [],
      ops,
      prev,
    };
    prev = sha256(prev + canonicalJson(row as Json));
    await db.table('changes').add({ ...row, hash: prev });
    return { rev: seq, updatedAt: at };
  };
  const made = await log(ROWS.map(([table, row]) => ({ table, key: row.id ?? null, before: null, after: row })));
  for (const [table, row] of ROWS) await db.table(table).add({ ...row, ...made });
  const edited = await log([
    { table: 'goals', key: 'gl_1', before: { title: 'Cut churn' }, after: { title: 'Cut churn by half' } },
  ]);
  await db.table('goals').update('gl_1', { title: 'Cut churn by half', ...edited });
  const counts = Object.fromEntries(ROWS.map(([table]) => [table, ROWS.filter(([other]) => other === table).length]));
  await db
    .table('meta')
    .add({ key: 'head', projectId: 'local', copyId: 'copy-old', seq, hash: prev, schemaEpoch: 1, counts });
  await db.table('savedState').bulkAdd([
    { key: 'author', value: 'au_1' },
    { key: 'device', value: 'old' },
  ]);
  if (options.withoutFirstChanges) await db.table('changes').delete(1);
  db.close();
}
