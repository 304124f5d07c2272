import './setup-indexeddb.ts';
import { expect, it } from 'vitest';
import { commit } from '#renderer/data/commit.ts';
import { tableOf } from '#renderer/data/db.ts';
import { must } from '#shared/domain/assert.ts';
import type { Change, ChangeDraft } from '#shared/domain/change.ts';
import { insert, label, trash, update } from '#shared/domain/change.ts';
import { hashOfChange } from '#shared/domain/change-hash.ts';
import { idFrom } from '#shared/domain/ids.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import { newParticipant } from '#shared/domain/participant.ts';
import { TABLES } from '#shared/domain/records.ts';
import { newStudy } from '#shared/domain/study.ts';
import { applyChange } from '#shared/exchange/archive/apply-change.ts';
import { contentHash, emptyWorkspace } from '#shared/exchange/archive/workspace-content.ts';
import { anApp } from './builders.ts';
import { sampleWorkspace } from './sample-workspace.ts';

it('a change applied to a workspace is the change that the app commits, hash by hash', async () => {
  const app = await anApp();
  let content = emptyWorkspace('twin', 'copy-1');
  const who = { now: '2026-03-02T08:00:00Z', by: app.by };
  const study = newStudy(app.newId('study'), { title: 'Bread', question: 'Why?', order: 'a0' }, who);
  // More than one slice of a commit, and two ops on one record of it.
  const people = Array.from({ length: 300 }, (_, i) =>
    newParticipant(app.newId('participant'), { name: `Person ${i}`, alias: `P-${i}` }, who),
  );
  const first = must(people[0], 'a person');
  const row = { ...first, rev: 0, updatedAt: who.now };
  const studyRow = { ...study, rev: 0, updatedAt: who.now };
  const drafts: ChangeDraft[] = [
    {
      label: label('change.import'),
      ops: [
        insert('studies', study),
        ...people.map((person) => insert('participants', person)),
        must(update('participants', row, { company: 'Mill' }), 'an edit'),
        must(update('studies', studyRow, { title: 'Rye' }), 'an edit'),
      ],
    },
    { label: label('change.trash'), ops: [trash('participants', row, who.now)] },
    { label: label('change.remove'), ops: [{ table: 'studies', key: study.id, before: {}, after: null }] },
    {
      label: label('change.nothing'),
      ops: [{ table: 'participants', key: first.id, before: {}, after: { alias: 'P-0' } }],
    },
  ];
  for (const [i, draft] of drafts.entries()) {
    const at = `2026-03-02T09:00:0${i}Z`;
    const uuid = `00000000-0000-7000-8000-00000000900${i}`;
    const committed = await commit(app.db, draft, { now: () => at, newUuid: () => uuid, by: app.by, device: 'test' });
    if (!committed.ok) throw new Error(committed.problem.kind);
    const before = content;
    const applied = applyChange(content, draft, { id: idFrom('change', uuid), at, by: app.by, device: 'test' });
    if (!applied.ok) throw new Error(applied.problem.kind);
    content = applied.value;
    const last: Change | null = content === before ? null : must(content.changes.at(-1), 'a change');
    expect(last).toEqual(committed.value);
    if (last) expect(hashOfChange(last)).toBe(last.hash);
  }
  for (const table of TABLES) {
    const rows: readonly unknown[] = await tableOf(app.db, table).orderBy('id').toArray();
    const own = must(content.rows.get(table), 'rows').toSorted((a, b) => (String(a.id) < String(b.id) ? -1 : 1));
    expect(own, table).toEqual(rows as JsonObject[]);
  }
  expect(content.head.stateSum).toBe(contentHash(content));
});

it('refuses the whole change for one bad record, and leaves the workspace as it was', () => {
  const content = sampleWorkspace();
  const mark = { id: idFrom('change', '9'), at: '2026-03-02T09:00:00Z', by: idFrom('author', '1'), device: 'test' };
  const goal = must(content.rows.get('goals')?.[0], 'a goal');
  const key = goal.id as `gl_${string}`;
  const apply = (op: ChangeDraft['ops'][number]) => applyChange(content, { label: label('x'), ops: [op] }, mark);
  expect(apply({ table: 'goals', key, before: {}, after: { title: 7 } })).toMatchObject({
    ok: false,
    problem: { kind: 'invalid-record', key, problems: [{ field: 'title' }] },
  });
  expect(apply({ table: 'goals', key, before: null, after: goal })).toMatchObject({
    problem: { kind: 'existing-record' },
  });
  expect(apply({ table: 'goals', key: 'gl_none', before: {}, after: { title: 'x' } })).toMatchObject({
    problem: { kind: 'missing-record' },
  });
  expect(content.head.stateSum).toBe(contentHash(content));
});
