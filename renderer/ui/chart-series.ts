/** How a row of figures is drawn: its colour, and the dash and mark that tell it apart without colour. */
export interface SeriesLook {
  readonly hue: 'blue' | 'orange' | 'teal' | 'pink' | 'olive' | 'purple';
  readonly dash: string;
  readonly mark: 'circle' | 'square' | 'triangle' | 'diamond' | 'cross' | 'star';
}

const LOOKS: readonly SeriesLook[] = [
  { hue: 'blue', dash: '', mark: 'circle' },
  { hue: 'orange', dash: '6 3', mark: 'square' },
  { hue: 'teal', dash: '2 3', mark: 'triangle' },
  { hue: 'pink', dash: '8 3 2 3', mark: 'diamond' },
  { hue: 'olive', dash: '12 4', mark: 'cross' },
  { hue: 'purple', dash: '4 2 4 6', mark: 'star' },
];

/** More than these cannot be told apart in one drawing. */
export const MOST_SERIES = LOOKS.length;

export const lookOf = (series: number): SeriesLook =>
  LOOKS[series % LOOKS.length] ?? { hue: 'blue', dash: '', mark: 'circle' };

export const inkOf = (series: number): string => `var(--tag-${lookOf(series).hue}-ink)`;
