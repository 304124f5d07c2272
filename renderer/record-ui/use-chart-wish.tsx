import { type ReactNode, useState } from 'react';
import type { App } from '#renderer/data/app.ts';
import { useApp } from '#renderer/data/use-live.ts';
import { background } from '#renderer/ui/background.ts';
import type { ChartWish } from '#renderer/ui/chart-figure.tsx';
import { pngBytes, svgText } from '#renderer/ui/chart-picture.ts';
import { type ChartTable, cellText } from '#renderer/ui/chart-table.tsx';
import { type Text, useText } from '#renderer/ui/text.tsx';
import { toast } from '#renderer/ui/toasts.ts';
import { unreachable } from '#shared/domain/assert.ts';
import { FigureReportDialog } from './figure-report-dialog.tsx';

type Files = App['host']['files'];
type SaveType = Parameters<Files['beginSave']>[1];

/** How a table becomes a file, and a file comes onto the disk: the feature has them, this layer has not. */
export interface ChartOut {
  readonly csv: (table: {
    readonly name: string;
    readonly columns: readonly string[];
    readonly rows: readonly (readonly (string | number | null)[])[];
  }) => string;
  readonly save: (
    files: Files,
    name: string,
    type: SaveType,
    bytes: Uint8Array,
  ) => Promise<{ readonly ok: true; readonly value: string | null } | { readonly ok: false }>;
}

export interface ChartWishes {
  readonly onWish: (wish: ChartWish) => void;
  /** Stands in the page: asks what a wish leaves open. */
  readonly dialog: ReactNode;
}

/** Copies a figure's table, saves the figure as a file, or puts it into a report. */
export function useChartWish(out: ChartOut): ChartWishes {
  const t = useText();
  const app = useApp();
  const [asked, setAsked] = useState<ReportWish | null>(null);
  return {
    onWish: (wish) => {
      if (wish.kind === 'report') setAsked(wish);
      else background(grant(app, t, out, wish), t('chart.save.failed'));
    },
    dialog: asked && <FigureReportDialog wish={asked} onClose={() => setAsked(null)} />,
  };
}

type ReportWish = Extract<ChartWish, { readonly kind: 'report' }>;

async function grant(app: App, t: Text, out: ChartOut, wish: Exclude<ChartWish, ReportWish>): Promise<void> {
  if (wish.kind === 'copy') {
    await navigator.clipboard.writeText(tabbed(wish.table));
    toast({ text: t('chart.copied') });
    return;
  }
  const file = await fileOf(t, out, wish);
  // The host makes it a name that every system takes.
  const name = `${wish.caption}.${file.type.extension}`;
  const saved = await out.save(app.host.files, name, file.type, file.bytes);
  if (!saved.ok) toast({ text: t('chart.save.failed'), tone: 'error' });
  else if (saved.value !== null) toast({ text: t('chart.saved', { name: saved.value }) });
}

async function fileOf(t: Text, out: ChartOut, wish: Exclude<ChartWish, { kind: 'copy' | 'report' }>) {
  const encoder = new TextEncoder();
  switch (wish.kind) {
    case 'csv': {
      const { columns, rows } = wish.table;
      const table = {
        name: wish.caption,
        columns: columns.map(({ label }) => label),
        rows: rows.map(({ cells }) => cells.map(({ value }) => value)),
      };
      const type: SaveType = { extension: 'csv', mime: 'text/csv', label: t('chart.save.csv') };
      return { type, bytes: encoder.encode(out.csv(table)) };
    }
    case 'svg': {
      const type: SaveType = { extension: 'svg', mime: 'image/svg+xml', label: t('chart.save.svg') };
      return { type, bytes: encoder.encode(svgText(wish.svg)) };
    }
    case 'png': {
      const type: SaveType = { extension: 'png', mime: 'image/png', label: t('chart.save.png') };
      return { type, bytes: await pngBytes(wish.svg) };
    }
    default:
      return unreachable(wish);
  }
}

/** As spreadsheets take it from the clipboard: what is seen, cells with tabs between them. */
const tabbed = ({ columns, rows }: ChartTable): string =>
  [columns.map(({ label }) => label), ...rows.map(({ cells }) => cells.map(cellText))]
    .map((cells) => cells.map((cell) => cell.replace(/[\t\r\n]+/g, ' ')).join('\t'))
    .join('\n');
