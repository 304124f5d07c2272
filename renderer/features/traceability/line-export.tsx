import { FolderOutput } from 'lucide-react';
import type { ReactNode } from 'react';
import { useApp } from '#renderer/data/use-live.ts';
import { saveAll } from '#renderer/host/save-all.ts';
import { background } from '#renderer/ui/background.ts';
import { pngBytes, svgText } from '#renderer/ui/chart-picture.ts';
import { MenuButton } from '#renderer/ui/menu-button.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { toast } from '#renderer/ui/toasts.ts';
import { writeCsv } from '#shared/exchange/csv-out.ts';
import { layoutLine, lightChain } from './layout.ts';
import { COLUMNS, type Line } from './line.ts';
import { type PictureWords, withPicture } from './line-picture.ts';
import { lineRows, saidBy } from './line-table.ts';
import { titleOf } from './line-words.ts';

export interface LineExportProps {
  readonly line: Line;
  readonly only: ReadonlySet<string> | null;
  readonly chain: ReadonlySet<string> | null;
  readonly titles: ReadonlyMap<string, string>;
}

const PICTURE = { width: 1240, height: 760 };

/** The line as a picture, as it is filtered and lit now, or every way along it as a table. */
export function LineExport({ line, only, chain, titles }: LineExportProps): ReactNode {
  const t = useText();
  const app = useApp();
  const { graph } = line;
  const words: PictureWords = {
    heads: COLUMNS.map((kind, i) => {
      const count = line.counts[i] ?? 0;
      return `${t(`traceability.column.${kind}`, { count })} ${count}`;
    }),
    titleOf: (id) => titleOf(graph, titles, id),
    metaOf: (id) => {
      const figures = line.figures.get(id);
      if (!figures) return '';
      return t('traceability.figures', {
        quotes: t('traceability.quotes', { count: figures.quotes }),
        people: t('traceability.people', { count: figures.people }),
      });
    },
    gapOf: (kind) => t(`traceability.gap.${kind}` as 'traceability.gap.need-without-goal'), // The drawing has gaps of these kinds only.
    moreOf: (count) => t('traceability.more', { count }),
  };
  const picture = async (as: 'svg' | 'png'): Promise<Uint8Array> => {
    const options = { asked: new Map<string, number>(), view: PICTURE };
    const still = layoutLine(line, options);
    const layout = chain ? lightChain(line, still, chain, options) : still;
    return withPicture(layout, line, words, async (svg) =>
      as === 'png' ? pngBytes(svg) : new TextEncoder().encode(svgText(svg)),
    );
  };
  const table = (): Uint8Array => {
    const rows = lineRows(graph, only).filter((row) =>
      [row.goalId, row.needId, row.insightId, row.quoteId].every((id) => id === null || !chain || chain.has(id)),
    );
    const name = (id: string | null): string | null => (id === null ? null : titleOf(graph, titles, id));
    const csv = writeCsv(
      {
        name: t('traceability.title'),
        columns: [
          ...(['goal', 'need', 'insight', 'highlight'] as const).map((kind) =>
            t(`traceability.column.${kind}`, { count: 1 }),
          ),
          t('traceability.table.stance'),
          t('traceability.table.who'),
          t('traceability.column.interview', { count: 1 }),
          t('traceability.table.date'),
        ],
        rows: rows.map((row) => {
          const { who, interview, heldAt } = saidBy(graph, row.quoteId);
          const stance = row.quoteId === null ? null : t(`links.stance.${row.stance}`);
          return [
            name(row.goalId),
            name(row.needId),
            name(row.insightId),
            name(row.quoteId),
            stance,
            who,
            interview,
            heldAt,
          ];
        }),
      },
      { forExcel: true },
    );
    return new TextEncoder().encode(csv);
  };
  const save = async (extension: 'svg' | 'png' | 'csv'): Promise<void> => {
    const bytes = extension === 'csv' ? table() : await picture(extension);
    const type = { label: t(`chart.save.${extension}`), extension, mime: MIMES[extension] };
    const done = await saveAll(app.host.files, `${t('traceability.title')}.${extension}`, type, bytes);
    if (!done.ok) toast({ text: t('chart.save.failed'), tone: 'error' });
    else if (done.value !== null) toast({ text: t('chart.saved', { name: done.value }) });
  };
  return (
    <MenuButton
      icon={FolderOutput}
      label={t('chart.save')}
      items={(['svg', 'png', 'csv'] as const).map((extension) => ({
        kind: 'item',
        id: extension,
        label: t(`chart.save.${extension}`),
        onSelect: () => background(save(extension), t('chart.save.failed')),
      }))}
    />
  );
}

const MIMES = { svg: 'image/svg+xml', png: 'image/png', csv: 'text/csv' } as const;
