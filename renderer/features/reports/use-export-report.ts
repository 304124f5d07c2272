import { useApp } from '#renderer/data/use-live.ts';
import { saveAll } from '#renderer/host/save-all.ts';
import { useText } from '#renderer/ui/text.tsx';
import { toast } from '#renderer/ui/toasts.ts';
import { type GatedDoc, gatedDoc, withheldText } from '#shared/exchange/report/build-report.ts';
import { MIME_OF, REPORT_FORMATS, type ReportFormat, writeReport } from '#shared/exchange/report/write-report.ts';
import type { OpenReport } from './use-report.ts';

/** How a report leaves: the formats that are written here, and the PDF that the window prints. */
export const REPORT_OUTPUTS = ['pdf', ...REPORT_FORMATS] as const;
export type ReportOutput = (typeof REPORT_OUTPUTS)[number];

/**
 * Writes the report on screen through the gate into a file that the person chooses, and says what stayed back. The PDF is the paper
 * itself, which asks the same gate.
 */
export function useExportReport(): (open: OpenReport, output: ReportOutput) => Promise<void> {
  const t = useText();
  const { host } = useApp();
  const write = async (gated: GatedDoc, name: string, format: ReportFormat) => {
    const bytes = await writeReport(gated.doc, format, { t, withheld: gated.withheld });
    const type = { extension: format, mime: MIME_OF[format], label: t(`reports.format.${format}`) };
    return saveAll(host.files, `${name}.${format}`, type, bytes);
  };
  return async ({ doc, sources }, output) => {
    const gated = gatedDoc(doc, sources);
    const name = `${gated.doc.title.replace(/[\\/:*?"<>|]+/g, ' –')} ${gated.doc.date}`;
    const saved =
      output === 'pdf'
        ? await host.out.printPdf(`${name}.pdf`, t('reports.format.pdf'))
        : await write(gated, name, output);
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
