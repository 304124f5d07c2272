import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';

/**
 * An office document as the library wrote it, without what differs from run to run or tells of somebody: times become the day of the
 * data, entries stand in the order of their names. Same input, same bytes.
 */
export function repacked(bytes: Uint8Array, { day }: { readonly day: string }): Uint8Array {
  const files = unzipSync(bytes);
  const renumber = numbersFromOne(Object.keys(files));
  const named = Object.entries(files).map(([path, content]) => [renumber(path), content] as const);
  const paths = new Set(named.map(([path]) => path));
  const out: Zippable = {};
  for (const [path, content] of named.sort(([a], [b]) => contentTypesFirst(a, b))) {
    if (path.endsWith('/')) continue;
    out[path] = [
      path === TYPES ? strToU8(onlyOf(renumber(strFromU8(content)), paths)) : contentOf(path, content, day, renumber),
      { mtime: DAY_ONE, level: 6 },
    ];
  }
  return zipSync(out);
}

function contentOf(path: string, content: Uint8Array, day: string, renumber: (text: string) => string): Uint8Array {
  if (path.endsWith('.xlsx')) return repacked(content, { day });
  if (/^docProps\/.*\.xml$/.test(path)) return strToU8(withoutPeople(strFromU8(content), day));
  return path.endsWith('.rels') ? strToU8(renumber(strFromU8(content))) : content;
}

const TYPES = '[Content_Types].xml';

/** The list of types without parts that are not in the file: the library names a master for every slide. */
const onlyOf = (types: string, paths: ReadonlySet<string>): string =>
  types.replace(/<Override [^>]*PartName="\/([^"]+)"[^>]*\/>/g, (entry, path: string) =>
    paths.has(path) ? entry : '',
  );

/** The library counts charts over all decks that it ever wrote; here those of one file begin with 1. */
function numbersFromOne(paths: readonly string[]): (text: string) => string {
  const numbers = paths.flatMap((path) => /^ppt\/charts\/chart(\d+)\.xml$/.exec(path)?.[1] ?? []).map(Number);
  const before = Math.min(...numbers) - 1;
  if (numbers.length === 0 || before === 0) return (text) => text;
  return (text) =>
    text.replace(
      /((?:\/|^)(?:chart|Microsoft_Excel_Worksheet))(\d+)(?=\.x)/g,
      (_all, name: string, n: string) => `${name}${Number(n) - before}`,
    );
}

const withoutPeople = (xml: string, day: string): string =>
  xml
    .replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, `$1${day}T00:00:00Z`)
    .replace(/(<(?:dc:creator|cp:lastModifiedBy|Company|Manager)>)[^<]*/g, '$1');

/** Readers that look at the first entry expect the list of types there. */
const contentTypesFirst = (a: string, b: string): number =>
  Number(b === TYPES) - Number(a === TYPES) || (a < b ? -1 : 1);

/** ZIP knows local times only: this is 1980-01-01 00:00 wherever it is written. */
const DAY_ONE = new Date(1980, 0, 1);
