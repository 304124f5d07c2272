/** A quote as the maps see it: whose it is and which tags it carries. */
export interface CodedQuote {
  readonly id: string;
  readonly person: string;
  readonly tagIds: readonly string[];
}

/** How many people are behind some quotes. */
export const peopleIn = (quotes: readonly Pick<CodedQuote, 'person'>[]): number =>
  new Set(quotes.map(({ person }) => person)).size;
