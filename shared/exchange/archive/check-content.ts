import type { ArchiveProblems } from './archive-problem.ts';
import type { Bag } from './bag.ts';
import type { BagInfo } from './bag-info.ts';
import { mediaNamed, type WorkspaceContent } from './workspace-content.ts';

/** All rows, those of tables that this build does not know included. */
export const countRows = ({ rows, unknown }: WorkspaceContent): number =>
  [...rows.values(), ...unknown.tables.values()].reduce((sum, { length }) => sum + length, 0);

/** As many rows of each table as the archive says. */
export function checkCounts(info: BagInfo, content: WorkspaceContent, problems: ArchiveProblems): void {
  const found = new Map<string, number>();
  for (const tables of [content.rows, content.unknown.tables]) {
    for (const [table, { length }] of tables) if (length > 0) found.set(table, length);
  }
  for (const table of new Set([...Object.keys(info.counts), ...found.keys()])) {
    const [wanted, count] = [info.counts[table] ?? 0, found.get(table) ?? 0];
    if (wanted !== count) problems.add('count', `The archive should hold ${wanted} ${table}; ${count} could be read.`);
  }
}

/** Each change follows on the one before, and the last one is the head. */
export function checkHistory(info: BagInfo, { changes }: WorkspaceContent, problems: ArchiveProblems): void {
  let before = changes[0];
  for (const change of changes.slice(1)) {
    if (before && (change.seq !== before.seq + 1 || change.prev !== before.hash)) {
      problems.add('history', `Change ${change.seq} does not follow on change ${before.seq}.`);
      return;
    }
    before = change;
  }
  if (before && (before.seq !== info.seq || before.hash !== info.hash)) {
    problems.add('history', `The history ends at change ${before.seq}, the project at ${info.seq}.`);
  }
}

/** Every recording that a record names is inside, kept by the Host, or said to be missing. */
export function checkMedia(
  { fetch, info }: Bag,
  content: WorkspaceContent,
  inside: ReadonlyMap<string, number>,
  problems: ArchiveProblems,
): void {
  const known = new Set([...inside.keys(), ...fetch.map(({ sha256 }) => sha256), ...info.missingMedia]);
  for (const sha256 of mediaNamed(content)) {
    if (!known.has(sha256))
      problems.add('media', `A record names the recording ${sha256}, which is not in the archive.`);
  }
}
