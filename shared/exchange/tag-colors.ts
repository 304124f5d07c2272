import { TAG_HUES, type TagHue } from '../domain/tag.ts';

/** A colour of each hue, for programs that know colours only; read back it is the same hue again. */
const COLORS: Readonly<Record<TagHue, string>> = {
  red: '#d64545',
  orange: '#d97a2b',
  amber: '#c99a1d',
  olive: '#8a9a2b',
  green: '#3f9c4f',
  teal: '#2a9d8f',
  cyan: '#2b9cc4',
  blue: '#3b76d6',
  indigo: '#5a5bd6',
  purple: '#8f55c9',
  pink: '#cf4f92',
  grey: '#808590',
};

export const colorOfHue = (hue: TagHue): string => COLORS[hue];

/** The hue that comes nearest to `#RGB`, `#RRGGBB` or the name of a hue; null for what is no colour. */
export function hueOfColor(color: string): TagHue | null {
  const text = color.trim().toLowerCase();
  const named = TAG_HUES.find((hue) => hue === text || (hue === 'grey' && text === 'gray'));
  if (named) return named;
  const rgb = rgbOf(text);
  if (rgb === null) return null;
  const [red, green, blue] = rgb;
  // Almost no colour: a distance would find some faint hue in it.
  if (Math.max(...rgb) - Math.min(...rgb) < 24) return 'grey';
  let best: { readonly hue: TagHue; readonly distance: number } | null = null;
  for (const hue of TAG_HUES) {
    const [r, g, b] = rgbOf(COLORS[hue]) ?? [0, 0, 0];
    const distance = (r - red) ** 2 * 2 + (g - green) ** 2 * 4 + (b - blue) ** 2 * 3;
    if (best === null || distance < best.distance) best = { hue, distance };
  }
  return best?.hue ?? null;
}

function rgbOf(text: string): readonly [number, number, number] | null {
  const short = /^#?([0-9a-f])([0-9a-f])([0-9a-f])$/.exec(text);
  const digits = short ? `${short[1]}${short[1]}${short[2]}${short[2]}${short[3]}${short[3]}` : text.replace(/^#/, '');
  if (!/^[0-9a-f]{6}$/.test(digits)) return null;
  const value = Number.parseInt(digits, 16);
  return [value >> 16, (value >> 8) & 0xff, value & 0xff];
}
