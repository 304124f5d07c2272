import { hrefOf } from '#renderer/routes.ts';
import type { ChartTable } from '#renderer/ui/chart-table.tsx';
import type { Format } from '#renderer/ui/format.ts';
import type { Text } from '#renderer/ui/text.tsx';
import { FORCES, type ForceParts } from '#shared/analysis/forces.ts';
import type { Measured } from '#shared/analysis/measure.ts';
import type { AnalysisView } from './analysis-view.ts';
import type { NeedQuotes } from './need-quotes.ts';

export interface ForceRow extends NeedQuotes {
  readonly forces: Measured<ForceParts, 'towards' | 'against' | 'balanced'>;
}

export interface ForceTableInput {
  readonly t: Text;
  readonly format: Format;
  readonly view: AnalysisView;
  readonly rows: readonly ForceRow[];
}

/** People by need and force. */
export function forceTable({ t, format, view, rows }: ForceTableInput): ChartTable {
  return {
    columns: [
      { id: 'need', label: t('analysis.column.need') },
      ...FORCES.map((force) => ({ id: force, label: t(`analysis.force.${force}`) })),
      { id: 'balance', label: t('analysis.forces.balance') },
    ],
    rows: rows.map(({ id, title, forces: { value, parts } }) => ({
      id,
      cells: [
        { value: title || t('common.untitled'), href: hrefOf({ kind: 'need', id }) },
        ...FORCES.map((force) => {
          const [people, among] = [parts.people[force], parts.quotes[force]];
          const name = t('analysis.cell.and', { one: t(`analysis.force.${force}`), other: title });
          return {
            value: people,
            text: format.number(people),
            onOpen: people === 0 ? undefined : (anchor: HTMLElement) => view.onOpen(anchor, { among }, name),
          };
        }),
        { value, text: signedPercent(format, value) },
      ],
    })),
  };
}

/** -1..1 as "+40" or "-40", of a hundred. */
export const signedPercent = (format: Format, value: number): string =>
  `${value > 0 ? '+' : ''}${format.number(Math.round(value * 100))}`;
