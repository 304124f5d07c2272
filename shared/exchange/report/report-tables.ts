import type { OutTable } from '../csv-out.ts';
import type { ReportDoc } from './report-doc.ts';
import type { ReportText } from './report-texts.ts';

/** What of a report is a table: its quotes under the headings they stand below, its own tables, its figures. */
export function reportTables(doc: ReportDoc, t: ReportText): readonly OutTable[] {
  const quotes: (readonly string[])[] = [];
  const facts: (readonly string[])[] = [];
  const tables: OutTable[] = [];
  let heading = '';
  for (const node of doc.nodes) {
    if (node.kind === 'heading') heading = node.title;
    else if (node.kind === 'quote')
      quotes.push([node.id, heading, node.words, node.stanceText || t('export.summary.stance.supports'), node.source]);
    else if (node.kind === 'facts')
      for (const [name, value] of node.rows) facts.push([heading, node.title, name, value]);
    else if (node.kind === 'table') tables.push(node.table);
    else if (node.kind === 'chart')
      tables.push({
        name: node.title,
        columns: [t('report.column.name'), t('report.column.value')],
        rows: node.points.map(({ label, value }) => [label, value]),
      });
  }
  const column = (key: 'name' | 'quote' | 'stance' | 'source' | 'value' | 'goal'): string => t(`report.column.${key}`);
  return [
    ...(quotes.length === 0
      ? []
      : [
          {
            name: t('report.part.quotes'),
            columns: ['id', column('name'), column('quote'), column('stance'), column('source')],
            rows: quotes,
          },
        ]),
    ...tables,
    ...(facts.length === 0
      ? []
      : [
          {
            name: t('report.part.metrics'),
            columns: [column('goal'), t('report.part.metrics'), column('name'), column('value')],
            rows: facts,
          },
        ]),
  ];
}
