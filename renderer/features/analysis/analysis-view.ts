import type { PlaceOf } from '#renderer/routes.ts';
import type { ChartWish } from '#renderer/ui/chart-figure.tsx';
import type { AnalysisNames } from './analysis-names.ts';
import type { Cell, Scope } from './analysis-questions.ts';
import type { AnalysisService } from './analysis-service.ts';

export type AnalysisPlace = PlaceOf<'analysis'>;

/** What every view of the page is given. */
export interface AnalysisView {
  readonly place: AnalysisPlace;
  readonly scope: Scope;
  readonly service: AnalysisService;
  readonly names: AnalysisNames;
  readonly onPlace: (part: Partial<AnalysisPlace>) => void;
  readonly onOpen: (anchor: HTMLElement | DOMRect, cell: Cell, title: string) => void;
  readonly onWish: (wish: ChartWish) => void;
}

/** Ids in an address: `a,b`. */
export const listOf = (text: string | undefined): readonly string[] => (text ? text.split(',').filter(Boolean) : []);
export const textOfList = (list: readonly string[]): string | undefined =>
  list.length === 0 ? undefined : list.join(',');
