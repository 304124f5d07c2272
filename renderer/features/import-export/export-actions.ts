import type { App } from '#renderer/data/app.ts';
import { evidenceGraph } from '#renderer/data/queries/graph-queries.ts';
import { liveRecords } from '#renderer/data/queries/record-queries.ts';
import type { Text } from '#renderer/ui/text.tsx';
import { evidenceStrength } from '#shared/analysis/evidence-strength.ts';
import { CHUNK_BYTES, type FileProblem, type HostFiles, type SaveType } from '#shared/contract/host.ts';
import type { Id } from '#shared/domain/ids.ts';
import { isId } from '#shared/domain/ids.ts';
import { ok, type Result } from '#shared/domain/result.ts';
import { buildSummary, type DiscoverySummary } from '#shared/exchange/discovery-summary.ts';
import { summaryHtml } from '#shared/exchange/discovery-summary-html.ts';
import { summaryMarkdown } from '#shared/exchange/discovery-summary-markdown.ts';
import type { NameRule } from '#shared/exchange/discovery-summary-names.ts';
import type { SummaryScope } from '#shared/exchange/discovery-summary-scope.ts';

export const EXPORT_FORMATS = ['html', 'markdown'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** The summary of a study or a goal as the records stand now. */
export async function summaryFor(app: App, scope: SummaryScope, names: NameRule, t: Text): Promise<DiscoverySummary> {
  const [graph, studies, metrics] = await Promise.all([
    evidenceGraph(app),
    liveRecords(app, 'studies'),
    liveRecords(app, 'metrics'),
  ]);
  const blocks = graph.records.highlights.flatMap(({ anchor }) => (isId('segment', anchor.block) ? anchor.block : []));
  const times = await startTimes(app, blocks);
  const today = app.today();
  return buildSummary({
    scope,
    graph,
    studies,
    metrics,
    timeOf: ({ anchor }) => times.get(anchor.block) ?? null,
    strengthOf: (part, id) => evidenceStrength(part, id, today).word,
    names,
    today,
    t,
  });
}

/** Milliseconds from the start of the recording, of the segments that have a time. */
async function startTimes(app: App, ids: readonly Id<'segment'>[]): Promise<ReadonlyMap<string, number>> {
  const segments = await app.db.segments.bulkGet([...new Set(ids)]);
  return new Map(
    segments.flatMap((segment) =>
      segment && segment.startMs !== null ? [[segment.id, segment.startMs] as const] : [],
    ),
  );
}

/** Asks where to, and writes the file there. Its name, or null where the person cancelled; on failure nothing is left. */
export async function saveSummary(
  files: HostFiles,
  summary: DiscoverySummary,
  format: ExportFormat,
  t: Text,
): Promise<Result<string | null, FileProblem>> {
  const text = format === 'html' ? summaryHtml(summary) : summaryMarkdown(summary);
  const type: SaveType = { ...TYPES[format], label: t(`export.fileType.${format}`) };
  const begun = await files.beginSave(`${summary.title.replace(': ', ' – ')} ${summary.date}.${type.extension}`, type);
  if (!begun.ok || begun.value === null) return begun;
  const token = begun.value;
  const bytes = new TextEncoder().encode(text);
  for (let from = 0; from < bytes.length; from += CHUNK_BYTES) {
    const written = await files.writeChunk(token, bytes.subarray(from, from + CHUNK_BYTES));
    if (written.ok) continue;
    await files.abandonSave(token);
    return written;
  }
  const done = await files.finishSave(token);
  return done.ok ? ok(done.value) : done;
}

const TYPES: Readonly<Record<ExportFormat, Omit<SaveType, 'label'>>> = {
  html: { extension: 'html', mime: 'text/html' },
  markdown: { extension: 'md', mime: 'text/markdown' },
};
