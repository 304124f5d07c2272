import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const RENDERER = path.resolve(import.meta.dirname, '../renderer');
const css = fs.readFileSync(path.join(RENDERER, 'ui/tokens.css'), 'utf8');

const HUES = ['red', 'orange', 'amber', 'olive', 'green', 'teal', 'cyan', 'blue', 'indigo', 'purple', 'pink', 'grey'];

type Scheme = 'light' | 'dark';
type Theme = Scheme | 'contrast-light' | 'contrast-dark';

const usual = colours(between(css, ':root {', '\n  }'));
const contrast = { ...usual, ...colours(between(css, ':root[data-theme="contrast"] {', '\n  }')) };

test.each(['light', 'dark'] as const)('text can be read on every ground in %s', (theme) => {
  const grounds = ['canvas', 'surface', 'sunken', 'selected'];
  const low: string[] = [];
  for (const ink of ['text', 'text-2', 'text-3', 'accent', 'thread', 'danger', 'warn', 'ok']) {
    for (const ground of grounds) {
      // On a selected row meta text takes a token of its own.
      const shown = ink === 'text-3' && ground === 'selected' ? 'text-3-on-selected' : ink;
      if (ratio(theme, shown, ground) < 4.5) low.push(`${shown} on ${ground}`);
    }
  }
  expect(low).toEqual([]);
});

test.each(['light', 'dark'] as const)('the borders of controls can be seen on every ground in %s', (theme) => {
  for (const ground of ['canvas', 'surface', 'sunken'])
    expect(ratio(theme, 'control-border', ground)).toBeGreaterThan(3);
  expect(ratio(theme, 'control-border-on-selected', 'selected')).toBeGreaterThan(3);
});

test('the ratios are those of the design', () => {
  // The design cuts its ratios off after one digit.
  const cut = (theme: Theme, ink: string, ground: string): number => Math.floor(ratio(theme, ink, ground) * 10) / 10;
  expect(cut('light', 'text', 'canvas')).toBe(16.1);
  expect(cut('dark', 'text', 'canvas')).toBe(15);
  expect(cut('light', 'accent', 'surface')).toBe(5.9);
  expect(cut('light', 'on-accent', 'accent')).toBe(5.9);
  expect(cut('dark', 'on-accent', 'accent')).toBe(8.2);
  expect(cut('light', 'thread', 'selected')).toBe(4.8);
  expect(cut('dark', 'on-danger', 'danger')).toBe(8.8);
  expect(cut('light', 'on-hit', 'hit')).toBe(12.1);
  expect(cut('dark', 'on-hit', 'hit')).toBe(11.2);
});

test.each(['light', 'dark'] as const)(
  'every tag can be read in %s: its ink at 7, the words of a highlight at 10',
  (theme) => {
    for (const hue of HUES) {
      expect(ratio(theme, `tag-${hue}-ink`, `tag-${hue}-tint`), hue).toBeGreaterThan(7);
      expect(ratio(theme, 'text', `tag-${hue}-tint`), hue).toBeGreaterThan(10);
    }
  },
);

test.each(['contrast-light', 'contrast-dark'] as const)(
  'high contrast (%s) keeps 7 for every ink and border',
  (theme) => {
    for (const ink of [
      'text',
      'text-2',
      'text-3',
      'accent',
      'thread',
      'danger',
      'warn',
      'ok',
      'border',
      'control-border',
    ]) {
      expect(ratio(theme, ink, 'canvas'), ink).toBeGreaterThan(7);
    }
  },
);

test('a colour is written in the tokens and nowhere else', () => {
  const files = fs
    .readdirSync(RENDERER, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(css|tsx?)$/.test(file) && !/tokens\.css$|\.test\.tsx?$/.test(file));
  const found = files.flatMap((file) =>
    fs
      .readFileSync(path.join(RENDERER, file), 'utf8')
      .replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
      .split('\n')
      .filter((line) =>
        /(?:["'\s:(,])#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\b(?![/\w-])|\b(?:rgb|hsl)a?\(/i.test(line),
      )
      .map((line) => `${file}: ${line.trim()}`),
  );
  expect(files.length).toBeGreaterThan(50);
  expect(found).toEqual([]);
});

interface Pair {
  readonly light: string;
  readonly dark: string;
}

function colours(block: string): Readonly<Record<string, Pair>> {
  const found = block.matchAll(/--([\w-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)/gi);
  return Object.fromEntries([...found].map(([, name = '', light = '', dark = '']) => [name, { light, dark }]));
}

function between(text: string, start: string, end: string): string {
  const from = text.indexOf(start);
  if (from < 0) throw new Error(`expected: ${start} in the tokens`);
  return text.slice(from, text.indexOf(end, from));
}

function ratio(theme: Theme, ink: string, ground: string): number {
  const [a, b] = [luminance(hex(theme, ink)), luminance(hex(theme, ground))];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function hex(theme: Theme, name: string): string {
  const pair = (theme.startsWith('contrast') ? contrast : usual)[name];
  if (pair === undefined) throw new Error(`expected: a colour --${name}`);
  return theme.endsWith('dark') ? pair.dark : pair.light;
}

/** WCAG 2.2, relative luminance. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
