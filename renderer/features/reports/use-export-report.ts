import { useApp } from '#renderer/data/use-live.ts';
import { saveAll } from '#renderer/host/save-all.ts';
import { useText } from '#renderer/ui/text.tsx';
import { toast } from '#renderer/ui/toasts.ts';
import { gatedDoc, withheldText } from '#shared/exchange/report/build-report.ts';
import { MIME_OF, type ReportFormat, writeReport } from '#shared/exchange/report/write-report.ts';
import type { OpenReport } from './use-report.ts';

/** Writes a report through the gate into a file that the person chooses, and says what stayed back. */
export function useExportReport(): (open: OpenReport, format: ReportFormat) => Promise<void> {
  const t = useText();
  const { host } = useApp();
  return async ({ doc, sources }, format) => {
    const gated = gatedDoc(doc, sources);
    const bytes = await writeReport(gated.doc, format, { t, withheld: gated.withheld });
    const name = `${gated.doc.title.replace(/[\\/:*?"<>|]+/g, ' –')} ${gated.doc.date}.${format}`;
    const saved = await saveAll(
      host.files,
      name,
      { extension: format, mime: MIME_OF[format], label: t(`reports.format.${format}`) },
      bytes,
    );
    if (!saved.ok)
      toast({
        text: t(saved.problem.kind === 'disk-full' ? 'reports.export.diskFull' : 'reports.export.failed'),
        tone: 'error',
      });
    else if (saved.value !== null) {
      const held = gated.withheld.length === 0 ? '' : ` ${withheldText(gated.withheld, t)}`;
      toast({ text: t('reports.export.done', { name: saved.value }) + held });
    }
  };
}
