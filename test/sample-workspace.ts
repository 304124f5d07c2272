import { generateNKeysBetween } from 'fractional-indexing';
import { evidenceBehind, freeze } from '#shared/analysis/decision-evidence.ts';
import { must } from '#shared/domain/assert.ts';
import { insert, label, type Op } from '#shared/domain/change.ts';
import { type Id, idFrom } from '#shared/domain/ids.ts';
import { freshBase } from '#shared/domain/record-base.ts';
import { sampleProject } from '#shared/domain/sample/sample-project.ts';
import { applyChange } from '#shared/exchange/archive/apply-change.ts';
import { emptyWorkspace, type WorkspaceContent } from '#shared/exchange/archive/workspace-content.ts';

const BY: Id<'author'> = 'au_00000000-0000-7000-8000-000000000001';

/** The sample project as a workspace without a database: always the same, byte for byte. `unasked`: nobody was asked for consent. */
export function sampleWorkspace(consents: 'asked' | 'unasked' = 'asked'): WorkspaceContent {
  let n = 0;
  const newUuid = (): string => `00000000-0000-7000-8000-${String(++n).padStart(12, '0')}`;
  const who = { now: '2026-03-02T08:00:00Z', by: BY };
  const ops = sampleProject({
    ...who,
    day: (offset) => new Date(Date.UTC(2026, 2, 2) + offset * 86_400_000).toISOString().slice(0, 10),
    newId: (kind) => idFrom(kind, newUuid()),
    newBlockId: newUuid,
    orderKeys: (before, count) => generateNKeysBetween(before, null, count),
    after: { studies: null, tags: null, needs: null, goals: null, guides: null, boards: null, savedViews: null },
    freeze: (graph, ids, day) => freeze(evidenceBehind(graph, ids, day), `${day}T12:00:00Z`),
    aliasesInUse: [],
  });
  const author = insert('authors', { id: BY, ...freshBase(who), name: 'Researcher' });
  const kept = consents === 'asked' ? ops : ops.filter(({ table }) => table !== 'consents');
  return changed(emptyWorkspace('sample', 'copy-1'), [author, ...kept], 1);
}

/** The workspace after one more change; `serial` makes its id and time. */
export function changed(content: WorkspaceContent, ops: readonly Op[], serial: number): WorkspaceContent {
  const done = applyChange(
    content,
    { label: label('change.test'), ops },
    {
      id: `ch_${content.copyId}-${String(serial)}`,
      at: new Date(Date.UTC(2026, 2, 2, 9, 0, serial)).toISOString(),
      by: BY,
      device: content.copyId,
    },
  );
  return must(done.ok ? done.value : null, JSON.stringify(done));
}
