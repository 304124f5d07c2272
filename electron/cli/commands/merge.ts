import type { MergeConflict } from '#shared/domain/merge/conflict.ts';
import { mergeContents } from '#shared/exchange/archive/merge-contents.ts';
import { contentHash, countsOf, type WorkspaceContent } from '#shared/exchange/archive/workspace-content.ts';
import type { MediaSource } from '#shared/exchange/archive/write-archive.ts';
import { readerPage } from '#shared/exchange/reader/reader-page.ts';
import { type Command, Refused } from '../command.ts';
import { openWorkspace, saveWorkspace } from '../workspace-file.ts';

export const merge: Command = {
  name: 'merge',
  usage: 'A.throughline B.throughline --out C.throughline',
  summary:
    'Merges two copies of a workspace that went apart. A into B gives the same as B into A; every conflict is listed.',
  options: {
    out: { type: 'string', short: 'o', value: 'FILE', help: 'the archive to write' },
  },
  examples: ['merge mine.throughline theirs.throughline --out both.throughline --json'],
  async run({ files, text }, io) {
    const [a, b] = files;
    const { out } = text;
    if (a === undefined || b === undefined || files.length > 2 || out === undefined) {
      throw new Refused('merge: name two archives and --out FILE');
    }
    const left = await openWorkspace(a, io);
    try {
      const right = await openWorkspace(b, io);
      try {
        const { content, conflicts } = mergeContents(left.archive.content, right.archive.content);
        const media = either(left.archive.media, right.archive.media);
        await saveWorkspace(
          out,
          content,
          { media, passphrase: io.env.THROUGHLINE_OUT_PASSPHRASE, readerPage: readerPage() },
          io,
        );
        const listed = told(conflicts, left.archive.content);
        return {
          code: 0,
          json: { out, contentHash: contentHash(content), conflicts: listed, counts: countsOf(content) },
          text: [
            `${out}: ${String(content.head.seq)} changes`,
            listed.length === 0
              ? 'No conflicts.'
              : `${String(listed.length)} conflicts, the value after the arrow is shown:`,
            ...listed.map(
              ({ record, field, a: ours, b: theirs, chosen }) =>
                `${record} ${field}: ${short(ours)} | ${short(theirs)} -> ${chosen}`,
            ),
          ],
        };
      } finally {
        await right.close();
      }
    } finally {
      await left.close();
    }
  },
};

/** Conflicts with each side's value: A's is the one that A's log wrote. */
function told(conflicts: readonly MergeConflict[], a: WorkspaceContent) {
  const ours = new Set(a.changes.map(({ stamp }) => stamp.join(' ')));
  return conflicts.map(({ record, kind, field, values }) => {
    const [shown] = values;
    const own = values.find(({ stamp }) => ours.has(stamp.join(' ')));
    const other = values.find((value) => value !== own);
    return {
      record,
      kind,
      field,
      a: own?.value ?? null,
      b: other?.value ?? null,
      chosen: shown === own ? ('a' as const) : ('b' as const),
    };
  });
}

const either = (a: MediaSource, b: MediaSource): MediaSource => ({
  open: async (sha256) => (await a.open(sha256)) ?? b.open(sha256),
  size: async (sha256) => (await a.size(sha256)) ?? b.size(sha256),
});

const short = (value: unknown): string => {
  const text = JSON.stringify(value) ?? '';
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
};
