import { saveAll } from '#renderer/host/save-all.ts';
import type { ChartOut } from '#renderer/record-ui/use-chart-wish.tsx';
import { writeCsv } from '#shared/exchange/csv-out.ts';

/** Tables leave with a byte order mark: most are opened in a spreadsheet. */
export const CHART_OUT: ChartOut = {
  csv: (table) => writeCsv(table, { forExcel: true }),
  save: saveAll,
};
