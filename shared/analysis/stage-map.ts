import { type CodedQuote, peopleIn } from './coded-quote.ts';
import type { Measure } from './measure.ts';
import { type SentimentParts, type SentimentTags, sentiment } from './sentiment.ts';

export interface StageCell {
  /** Ids of the quotes, in the order given. */
  readonly quotes: readonly string[];
  readonly people: number;
  /** How they sound, of those of which somebody has said so. */
  readonly tone: Measure<SentimentParts, 'positive' | 'negative' | 'balanced'>;
}

export interface StageRow {
  /** Null: quotes of a stage that no need stands on. */
  readonly needId: string | null;
  /** One for each stage. */
  readonly cells: readonly StageCell[];
  /** People of the whole row: each counts once. */
  readonly people: number;
}

export interface StageMap {
  /** Needs with a quote of a stage, in the order given, then the quotes without a need where there are any. */
  readonly rows: readonly StageRow[];
  /** All quotes of each stage, each once. */
  readonly all: readonly StageCell[];
  /** Needs whose quotes name no stage, in the order given. */
  readonly unplaced: readonly string[];
}

export interface StagedNeed {
  readonly id: string;
  /** Ids of the quotes that the need stands on. */
  readonly quotes: ReadonlySet<string>;
}

/**
 * Stages across, needs down: where on the way which need is felt, by how many people, and how it sounds. A quote under two needs is in
 * both rows, one with the tags of two stages in both columns.
 */
export function stageMap(
  quotes: readonly CodedQuote[],
  stages: readonly string[],
  needs: readonly StagedNeed[],
  tones: SentimentTags,
): StageMap {
  const staged = quotes.filter(({ tagIds }) => tagIds.some((id) => stages.includes(id)));
  const cellsOf = (list: readonly CodedQuote[]): readonly StageCell[] =>
    stages.map((stage) => {
      const own = list.filter(({ tagIds }) => tagIds.includes(stage));
      return { quotes: own.map(({ id }) => id), people: peopleIn(own), tone: sentiment(own, tones) };
    });
  const rows: StageRow[] = [];
  const unplaced: string[] = [];
  const under = new Set<string>();
  for (const need of needs) {
    const own = staged.filter(({ id }) => need.quotes.has(id));
    for (const { id } of own) under.add(id);
    if (own.length === 0) unplaced.push(need.id);
    else rows.push({ needId: need.id, cells: cellsOf(own), people: peopleIn(own) });
  }
  const loose = staged.filter(({ id }) => !under.has(id));
  if (loose.length > 0) rows.push({ needId: null, cells: cellsOf(loose), people: peopleIn(loose) });
  return { rows, all: cellsOf(staged), unplaced };
}
