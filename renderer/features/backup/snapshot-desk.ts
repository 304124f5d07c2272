import { type Database, openDatabase } from '#renderer/data/db.ts';
import { readEntry, stateMark } from '#renderer/data/journal-entry.ts';
import { writeGeneration } from '#renderer/data/new-generation.ts';
import { PlayedState } from '#renderer/data/played-state.ts';
import { type ProjectContent, readContent } from '#renderer/data/project-content.ts';
import type { DeskProblem, SnapshotBase, SnapshotDesk } from '#renderer/data/snapshot-desk.ts';
import type { StateMark } from '#shared/contract/host-storage.ts';
import { must } from '#shared/domain/assert.ts';
import type { Change } from '#shared/domain/change.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import { clockOf } from '#shared/domain/merge/births.ts';
import { TABLES, type TableName } from '#shared/domain/records.ts';
import { fail, ok, type Result } from '#shared/domain/result.ts';
import { blobSource } from '#shared/exchange/archive/byte-source.ts';
import { type OpenedArchive, readArchive } from '#shared/exchange/archive/read-archive.ts';
import { contentHash, emptyWorkspace, type WorkspaceContent } from '#shared/exchange/archive/workspace-content.ts';
import { type MediaSource, writeArchive } from '#shared/exchange/archive/write-archive.ts';
import { blobSink } from './blob-bytes.ts';
import { workspaceOf } from './workspace-of.ts';

interface Begun {
  readonly base: WorkspaceContent;
  readonly state: PlayedState;
  readonly changes: Change[];
  schemaEpoch: number;
}

/** Snapshots as archives: one from the one before and what the journal tells since. */
export function createSnapshotDesk(): SnapshotDesk {
  let begun: Begun | null = null;
  let parts: string[] = [];

  return {
    async begin(from) {
      begun = null;
      parts = [];
      const read = await baseOf(from);
      if (!read.ok) return read;
      const base = read.value;
      const state = new PlayedState();
      state.take(base.rows, base.head, base.head.stateSum);
      begun = { base, state, changes: [...base.changes], schemaEpoch: base.head.schemaEpoch };
      return ok({ seq: base.head.seq });
    },

    async addPart(text) {
      parts.push(text);
    },

    async add(entries) {
      const now = must(begun, 'a snapshot that was begun');
      for (const given of entries) {
        const entry = given.text === '' ? { ...given, text: parts.join('') } : given;
        parts = [];
        const read = readEntry(entry);
        if (!read.ok) return fail({ kind: 'other-way', seq: entry.seq });
        const { change, mark } = read.value;
        if (!now.state.play(change) || now.state.sum !== mark.stateSum)
          return fail({ kind: 'other-way', seq: entry.seq });
        now.changes.push(change);
        now.schemaEpoch = mark.schemaEpoch;
      }
      return ok(undefined);
    },

    async write(appVersion, media) {
      const content = contentOf(must(begun, 'a snapshot that was begun'));
      begun = null;
      const sink = blobSink();
      const written = await writeArchive(content, sink, {
        media: listed(media),
        mediaAs: 'listed',
        appVersion,
        readerPage: null,
      });
      if (!written.ok) return fail({ kind: 'damaged', message: written.problem.kind });
      return ok({ file: sink.blob(), mark: markOf(content), records: written.value.records });
    },

    async verify(file, mark) {
      const read = await opened(file);
      if (!read.ok) return read;
      const { content, schemaEpoch } = read.value;
      const seen = markOf(content);
      const isSame =
        seen.seq === mark.seq &&
        seen.hash === mark.hash &&
        // A snapshot of an older shape was read into this one: its own sum was compared while it was read.
        (schemaEpoch !== content.head.schemaEpoch || contentHash(content) === mark.stateSum) &&
        TABLES.every((table) => (seen.counts[table] ?? 0) === (mark.counts[table] ?? 0));
      return isSame ? ok(undefined) : fail({ kind: 'damaged', message: 'it holds another state than it names' });
    },

    async layOut(file, at, own) {
      const read = await opened(file);
      if (!read.ok) return read;
      const { content } = read.value;
      const made = await writeGeneration(content, at, { ...own, mayBePart: true });
      if (!made.ok) return fail({ kind: 'damaged', message: made.problem.kind });
      made.value.db.close();
      return ok({ mark: markOf(content), isWhole: made.value.isWhole });
    },

    async rows(file, tables) {
      const read = await opened(file);
      if (!read.ok) return read;
      return ok(new Map(tables.map((table) => [table, read.value.content.rows.get(table) ?? []])));
    },

    stop() {
      begun = null;
      parts = [];
    },
  };
}

async function opened(file: Blob): Promise<Result<OpenedArchive, DeskProblem>> {
  const read = await readArchive(blobSource(file), { references: 'listed' });
  if (read.ok) return read;
  const [first] = read.problem;
  return fail({ kind: 'damaged', message: first?.what ?? 'not an archive' });
}

async function baseOf(from: SnapshotBase): Promise<Result<WorkspaceContent, DeskProblem>> {
  if (from.kind === 'nothing') return ok(emptyWorkspace(from.projectId, from.copyId));
  if (from.kind === 'snapshot') {
    const read = await opened(from.file);
    return read.ok ? ok(read.value.content) : read;
  }
  const db: Database = openDatabase(from.at.projectId, from.at.generation);
  try {
    await db.open();
    const read = await readContent(db);
    return read.ok ? ok(workspaceOf(read.value)) : fail({ kind: 'damaged', message: read.problem.kind });
  } finally {
    db.close();
  }
}

/** What archives, lists of erasures and conflicts among it, make of the rows as they now stand. */
function contentOf({ base, state, changes, schemaEpoch }: Begun): WorkspaceContent {
  const last = changes.at(-1);
  const { seq, hash, sum: stateSum } = state;
  const project: ProjectContent = {
    projectId: base.projectId,
    copyId: last?.stamp[1] ?? base.copyId,
    head: { seq, hash, stateSum, schemaEpoch, at: last?.at ?? base.head.at },
    rows: state.rows(),
    changes,
    clock: { ...base.clock, ...clockOf(changes) },
  };
  return { ...workspaceOf(project), purged: base.purged, unknown: base.unknown };
}

function markOf({ head: { seq, hash, stateSum, schemaEpoch }, rows }: WorkspaceContent): StateMark {
  return stateMark({ seq, stateSum, counts: countsIn(rows), schemaEpoch }, hash);
}

function countsIn(rows: ReadonlyMap<TableName, readonly JsonObject[]>): Partial<Record<TableName, number>> {
  return Object.fromEntries(
    [...rows].filter(([, list]) => list.length > 0).map(([table, list]) => [table, list.length]),
  );
}

/** Recordings that are named and counted, and never read. */
const listed = (sizes: ReadonlyMap<string, number>): MediaSource => ({
  open: () => Promise.resolve(null),
  size: (sha256) => Promise.resolve(sizes.get(sha256) ?? null),
});
