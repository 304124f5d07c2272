import { sameJson, content as withoutTechnical } from '#shared/domain/change.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import { TABLES } from '#shared/domain/records.ts';
import type { ArchiveProblem } from '#shared/exchange/archive/archive-problem.ts';
import { mergeContents } from '#shared/exchange/archive/merge-contents.ts';
import { type Counts, countsOf, everyRow, type WorkspaceContent } from '#shared/exchange/archive/workspace-content.ts';

/** What a person is told of an archive before anything is done with it. */
export interface Inside {
  /** Of the newest change: ISO instant, null where there is none. */
  readonly at: string | null;
  readonly changes: number;
  /** All rows, trashed ones included. */
  readonly records: number;
  readonly counts: Counts;
  /** Inside the file, or of a snapshot beside it; and named by records but not inside. */
  readonly recordings: number;
  readonly missing: number;
  readonly formatVersion: string;
  readonly appVersion: string;
  /** Made by a newer version, which keeps things in it that this one does not know. */
  readonly hasUnknown: boolean;
  /** References that lead nowhere; of a damaged archive, everything that could not be read. */
  readonly problems: readonly ArchiveProblem[];
  /** Files that came through whole, of all; null for an archive in which everything holds. */
  readonly salvaged: { readonly whole: number; readonly files: number } | null;
}

type About = Pick<Inside, 'formatVersion' | 'appVersion' | 'problems' | 'salvaged' | 'recordings' | 'missing'>;

export function insideOf(content: WorkspaceContent, about: About): Inside {
  const { head, changes, unknown } = content;
  return {
    ...about,
    at: head.at,
    changes: changes.length,
    records: [...everyRow(content)].length,
    counts: countsOf(content),
    hasUnknown: unknown.tables.size > 0 || unknown.files.size > 0,
  };
}

/** What a merge would do to the project here. */
export interface MergePreview {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly conflicts: number;
  /** Changes that both have: none means that these are two projects, not two copies of one. */
  readonly shared: number;
}

export function previewOf(ours: WorkspaceContent, theirs: WorkspaceContent): MergePreview {
  const { content, conflicts } = mergeContents(ours, theirs);
  const [before, after] = [byPlace(ours), byPlace(content)];
  let [added, changed] = [0, 0];
  for (const [place, row] of after) {
    const old = before.get(place);
    if (old === undefined) added++;
    else if (!sameJson(withoutTechnical(old), withoutTechnical(row))) changed++;
  }
  const removed = [...before.keys()].filter((place) => !after.has(place)).length;
  const own = new Set(ours.changes.map(({ id }) => id));
  const shared = theirs.changes.filter(({ id }) => own.has(id)).length;
  return { added, changed, removed, conflicts: conflicts.length, shared };
}

function byPlace({ rows }: WorkspaceContent): Map<string, JsonObject> {
  const all = new Map<string, JsonObject>();
  for (const table of TABLES) for (const row of rows.get(table) ?? []) all.set(`${table} ${String(row.id)}`, row);
  return all;
}
