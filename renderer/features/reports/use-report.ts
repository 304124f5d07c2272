import { useMemo } from 'react';
import { type ReportRows, reportRows } from '#renderer/data/queries/report-queries.ts';
import { useApp, useLive } from '#renderer/data/use-live.ts';
import { type Text, useText } from '#renderer/ui/text.tsx';
import { evidenceStrength } from '#shared/analysis/evidence-strength.ts';
import { isStale } from '#shared/analysis/staleness.ts';
import type { Report } from '#shared/domain/report.ts';
import type { Audience } from '#shared/exchange/export-gate.ts';
import {
  type BuiltReport,
  buildReport,
  frozenText,
  type Preflight,
  preflight,
} from '#shared/exchange/report/build-report.ts';
import type { ReportDoc } from '#shared/exchange/report/report-doc.ts';
import { type ReportSources, reportSources } from '#shared/exchange/report/report-sources.ts';

export interface OpenReport {
  readonly sources: ReportSources;
  readonly built: BuiltReport;
  /** What is shown and exported: of a published report, what was published. */
  readonly doc: ReportDoc;
  readonly checks: Preflight;
  /** A published report whose records say something else by now. */
  readonly isOutdated: boolean;
}

export const useReportRows = (): ReportRows | undefined => useLive(reportRows, []);

export function sourcesFor(rows: ReportRows, audience: Audience, today: string, t: Text): ReportSources {
  return reportSources({
    rows,
    audience,
    today,
    t,
    strengthOf: (graph, id) => evidenceStrength(graph, id, today).word,
    isStale: (insight) => isStale(insight, today),
  });
}

/** A report with what its blocks show now. Undefined while the records are read. */
export function useReport(report: Report): OpenReport | undefined {
  const t = useText();
  const today = useApp().today();
  const rows = useReportRows();
  return useMemo(() => {
    if (rows === undefined) return undefined;
    const sources = sourcesFor(rows, report.audience, today, t);
    const built = buildReport(report, sources);
    const { frozen, status } = report;
    const isPublished = status === 'published' && frozen !== null;
    const doc = isPublished ? publishedDoc(frozen) : built.doc;
    return {
      sources,
      built,
      doc,
      checks: preflight({ ...built, doc }, sources),
      isOutdated: isPublished && frozen.text !== frozenText(built),
    };
  }, [rows, report, today, t]);
}

/** What `publishReport` kept. */
function publishedDoc({ at, text }: NonNullable<Report['frozen']>): ReportDoc {
  // Written by `frozenText` and nowhere else.
  const kept = JSON.parse(text) as Omit<ReportDoc, 'date'>;
  return { ...kept, date: at.slice(0, 10) };
}
