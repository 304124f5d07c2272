import type { ReportBlock } from '../../domain/report.ts';
import { drawable, readFigure } from '../../domain/report-figure.ts';
import type { DocNode } from './report-doc.ts';
import type { ReportSources } from './report-sources.ts';

/** The figure in a document: as bars or as a table, with its sentence and its day. */
export function figureNodes({ names, t }: ReportSources, options: ReportBlock['options']): readonly DocNode[] {
  const figure = readFigure(options);
  if (figure === null || figure.rows.length === 0) return [];
  const [title, summary] = [names.in(figure.caption), names.in(figure.summary)];
  const day: DocNode = { kind: 'paragraph', text: t('report.figure.at', { date: figure.at }), tone: 'quiet' };
  const { bars } = figure;
  if (bars !== null && drawable(figure).includes(bars)) {
    const points = figure.rows.map((cells) => ({
      label: names.in(cells[0]?.text ?? ''),
      value: cells[bars]?.value ?? 0,
    }));
    const unit = names.in(figure.columns[bars] ?? '');
    return [{ kind: 'chart', form: 'bars', title, summary, unit, points, target: null }, day];
  }
  const rows = figure.rows.map((cells) =>
    cells.map(({ text, value }) => (String(value) === text ? value : names.in(text))),
  );
  const columns = figure.columns.map((name) => names.in(name));
  return [
    { kind: 'paragraph', text: summary, tone: 'plain' },
    { kind: 'table', table: { name: title, columns, rows } },
    day,
  ];
}
