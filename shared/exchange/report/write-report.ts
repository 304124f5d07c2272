import { writeCsv } from '../csv-out.ts';
import type { Withheld } from '../export-gate.ts';
import type { ReportDoc } from './report-doc.ts';
import { reportHtml } from './report-html.ts';
import { reportMarkdown } from './report-markdown.ts';
import { reportTables } from './report-tables.ts';
import type { ReportText } from './report-texts.ts';

export const REPORT_FORMATS = ['html', 'md', 'docx', 'pptx', 'xlsx', 'csv', 'json'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export const MIME_OF: Readonly<Record<ReportFormat, string>> = {
  html: 'text/html',
  md: 'text/markdown',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
  json: 'application/json',
};

/** The bytes of a report that has been through the gate. The libraries of the office formats are loaded when they are asked for. */
export async function writeReport(
  doc: ReportDoc,
  format: ReportFormat,
  options: { readonly t: ReportText; readonly withheld?: readonly Withheld[] | undefined },
): Promise<Uint8Array> {
  const { t } = options;
  const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);
  switch (format) {
    case 'html':
      return encoded(reportHtml(doc));
    case 'md':
      return encoded(reportMarkdown(doc));
    case 'docx':
      return (await import('../docx-out.ts')).writeDocx(doc, t);
    case 'pptx':
      return (await import('../pptx-out.ts')).writePptx(doc, t);
    case 'xlsx':
      return (await import('../xlsx-out.ts')).writeXlsx(orEmpty(doc, t));
    case 'csv': {
      // One kind per file: of a report, its quotes; a report without a quote gives its first table.
      const [first] = orEmpty(doc, t);
      return encoded(first ? writeCsv(first) : '');
    }
    case 'json':
      return encoded(
        `${JSON.stringify({ format: 'throughline-report', version: 1, withheld: options.withheld ?? [], ...doc }, null, 2)}\n`,
      );
  }
}

/** A workbook has a sheet and a table a header, even when there is nothing to list. */
function orEmpty(doc: ReportDoc, t: ReportText) {
  const tables = reportTables(doc, t);
  return tables.length > 0
    ? tables
    : [
        {
          name: t('report.part.quotes'),
          columns: ['id', t('report.column.quote'), t('report.column.source')],
          rows: [],
        },
      ];
}
