import type { Random } from './random.ts';

/** JSON whose tree was changed: values of another kind, keys that go, come twice or have a name of the language, depth without an end. */
export function mutateJson(text: string, random: Random): string {
  const tree: unknown = JSON.parse(text);
  const places = placesIn(tree);
  const place = places.length === 0 ? null : random.pick(places);
  if (place === null) return JSON.stringify(random.pick(VALUES));
  const { holder, key } = place;
  switch (random.below(6)) {
    case 0:
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else delete holder[key];
      break;
    case 1:
      put(holder, key, random.pick(VALUES));
      break;
    case 2:
      put(holder, random.pick(NAMES), place.value);
      break;
    case 3:
      put(holder, key, random.pick(places).value === tree ? null : structuredClone(random.pick(places).value));
      break;
    case 4: {
      const depth = random.pick([3, 150, 5_000]);
      const [open, close] = random.pick([
        ['[', ']'],
        ['{"a":', '}'],
      ]);
      const marked = JSON.stringify(tree, (own: string, value: unknown) => (own === key ? MARK : value));
      return marked.replace(`"${MARK}"`, `${open.repeat(depth)}1${close.repeat(depth)}`);
    }
    default:
      put(
        holder,
        key,
        Array.from({ length: random.pick([2, 2_000]) }, () => place.value),
      );
  }
  return JSON.stringify(tree);
}

type Holder = Record<string, unknown>;
const MARK = 'fuzz-depth';
const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', '', 'segments', 'results', 'speaker', '0'];
const VALUES: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  '',
  'x',
  '12.5',
  '1.2s',
  [],
  {},
  [[]],
  { text: 'x' },
  ['a', 1, null],
];

function put(holder: Holder, key: string, value: unknown): void {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
}

/** Without recursion: a tree may be deeper than the stack. */
function placesIn(
  tree: unknown,
): readonly { readonly holder: Holder; readonly key: string; readonly value: unknown }[] {
  const places: { holder: Holder; key: string; value: unknown }[] = [];
  const open: unknown[] = [tree];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, inner] of Object.entries(value)) {
      // An array is asked by its places as an object by its keys.
      places.push({ holder: value as Holder, key, value: inner });
      open.push(inner);
    }
  }
  return places;
}
