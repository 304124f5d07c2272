import type { Text } from '#renderer/ui/text.tsx';
import { INSIGHT_STATUSES, type Insight } from '#shared/domain/insight.ts';

export type BoardBy = 'status' | 'theme';

/** A column of the board: what it is called, what stands in it, and what a card takes on by being put there. */
export interface BoardColumn {
  readonly id: string;
  readonly name: string;
  readonly fields: Partial<Pick<Insight, 'status' | 'theme'>>;
  readonly insights: readonly Insight[];
}

/** Statuses in their order; or themes by name, insights without one last. */
export function boardColumns(t: Text, insights: readonly Insight[], by: BoardBy): readonly BoardColumn[] {
  if (by === 'status') {
    return INSIGHT_STATUSES.map((status) => ({
      id: status,
      name: t(`insights.status.${status}`),
      fields: { status },
      insights: insights.filter((insight) => insight.status === status),
    }));
  }
  const themes = [...new Set(insights.map(({ theme }) => theme.trim()))].sort((a, b) =>
    a === '' ? 1 : b === '' ? -1 : a < b ? -1 : 1,
  );
  return (themes.includes('') ? themes : [...themes, '']).map((theme) => ({
    id: `theme ${theme}`,
    name: theme || t('insights.theme.none'),
    fields: { theme },
    insights: insights.filter((insight) => insight.theme.trim() === theme),
  }));
}
