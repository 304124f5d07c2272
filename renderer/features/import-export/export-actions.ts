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
import { type SummaryScope, scopeOf } from '#shared/exchange/discovery-summary-scope.ts';
import { type Audience, exportGate, type Withheld } from '#shared/exchange/export-gate.ts';
import { allowedGraph, namesBefore, withheldIn } from './gated-summary.ts';

export const EXPORT_FORMATS = ['html', 'markdown'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** A summary for one audience, with what stays back from it. */
export interface GatedSummary extends DiscoverySummary {
  readonly withheld: readonly Withheld[];
}

/** The summary of a study or a goal as the records stand now, holding only what consent allows before this audience. */
export async function summaryFor(
  app: App,
  scope: SummaryScope,
  names: NameRule,
  t: Text,
  audience: Audience = 'inside',
): Promise<GatedSummary> {
  const [whole, studies, metrics, consents] = await Promise.all([
    evidenceGraph(app),
    liveRecords(app, 'studies'),
    liveRecords(app, 'metrics'),
    liveRecords(app, 'consents'),
  ]);
  const today = app.today();
  const { participants, interviews } = whole.records;
  const gate = exportGate({ audience, participants, interviews, consents, day: today });
  const withheld = withheldIn(scopeOf(scope, whole, studies, t).graph, gate);
  const graph = allowedGraph(whole, gate);
  const blocks = graph.records.highlights.flatMap(({ anchor }) => (isId('segment', anchor.block) ? anchor.block : []));
  const times = await startTimes(app, blocks);
  const summary = buildSummary({
    scope,
    graph,
    studies,
    metrics,
    timeOf: ({ anchor }) => times.get(anchor.block) ?? null,
    strengthOf: (part, id) => evidenceStrength(part, id, today).word,
    names,
    printed: namesBefore(gate, names, participants),
    today,
    t,
  });
  if (withheld.length === 0) return { ...summary, withheld };
  const [first, ...rest] = summary.blocks;
  const note = { kind: 'text', text: withheldSentence(t, withheld), tone: 'gap' } as const;
  return { ...summary, blocks: first ? [first, note, ...rest] : [note], withheld };
}

/** How many quotes stay back, and why: on the screen before, and in the file. */
export function withheldSentence(t: Text, withheld: readonly Withheld[]): string {
  const count = withheld.reduce((sum, one) => sum + one.count, 0);
  const reasons = withheld.map((one) => t(`export.withheld.${one.reason}`, { count: one.count }));
  return t('export.withheld', { count, reasons: reasons.join(', ') });
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
