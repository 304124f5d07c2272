import path from 'node:path';

export interface SourceFile {
  /** From the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** Longest prefix first decides. `self` = files of the same folder are always allowed. */
const ARROWS: readonly (readonly [from: string, may: readonly string[]])[] = [
  ['shared/domain', []],
  ['shared/search', ['shared/domain']],
  ['shared/analysis', ['shared/domain']],
  ['shared/contract', ['shared/domain']],
  ['shared/exchange', ['shared/domain']],
  ['electron/cli', ['shared']],
  // Snapshots are archives, made beside the journal.
  ['electron', ['shared/contract', 'shared/domain']],
  ['renderer/ui', []],
  ['renderer/routes.ts', ['shared/domain']],
  ['renderer/trusted-types.ts', ['shared/domain']],
  ['renderer/host', ['shared/contract', 'shared/domain', 'shared/exchange', 'renderer/trusted-types.ts']],
  ['renderer/data', ['shared/domain', 'shared/contract']],
  // The clock of the host, commands and the label search are asked by more than one layer.
  ['renderer/search', ['shared/domain', 'shared/search', 'renderer/data', 'renderer/trusted-types.ts']],
  ['renderer/editor', ['shared/domain', 'renderer/ui', 'renderer/data', 'renderer/trusted-types.ts', 'renderer/host']],
  [
    'renderer/record-ui',
    ['shared/domain', 'shared/analysis', 'renderer/data', 'renderer/search', 'renderer/ui', 'renderer/routes.ts'],
  ],
  [
    'renderer/features',
    [
      'shared',
      'renderer/routes.ts',
      'renderer/trusted-types.ts',
      'renderer/data',
      'renderer/search',
      'renderer/editor',
      'renderer/record-ui',
      'renderer/ui',
      'renderer/host',
    ],
  ],
  ['renderer/app', ['renderer', 'shared']],
];

const LIBRARIES: readonly (readonly [name: RegExp, only: readonly string[]])[] = [
  [/^dexie(-react-hooks)?$/, ['renderer/data', 'renderer/search/search-store.ts']],
  [/^(lexical|@lexical\/.+)$/, ['renderer/editor']],
  [/^fuse\.js$/, ['renderer/search/labels.ts']],
  [/^zustand/, ['renderer/features', 'renderer/app']],
  [/^(electron|electron-log|electron-updater|node:.+)$/, ['electron']],
  [
    /^react(-dom)?(\/.+)?$/,
    [
      'renderer/ui',
      'renderer/app',
      'renderer/features',
      'renderer/record-ui',
      'renderer/editor',
      'renderer/host',
      'renderer/data/use-live.ts',
      'renderer/search/use-search.ts',
    ],
  ],
  [
    /^(react-aria-components|lucide-react|clsx|d3-.+)$/,
    ['renderer/ui', 'renderer/record-ui', 'renderer/features', 'renderer/app', 'renderer/editor'],
  ],
  [/^@tanstack\/react-router$/, ['renderer/routes.ts', 'renderer/features', 'renderer/app']],
  [/^@tanstack\/react-virtual$/, ['renderer/ui', 'renderer/features/transcript']],
  [/^(tinykeys|i18next|react-i18next)$/, ['renderer/app']],
  [/^valibot$/, ['shared/domain', 'shared/contract', 'renderer/routes.ts', 'renderer/data/write-table.ts', 'electron']],
  // The import worker makes records far from the window.
  [
    /^(uuidv7|fractional-indexing)$/,
    ['renderer/app', 'electron/cli', 'renderer/features/import-export/import.worker.ts'],
  ],
  [/^dompurify$/, ['renderer/trusted-types.ts']],
  [/^(mammoth|docx|pptxgenjs|fflate|@zip\.js\/zip\.js|papaparse|saxes|sql\.js|age-encryption)$/, ['shared/exchange']],
  [/^@xyflow\/react$/, ['renderer/features/opportunity-tree', 'renderer/features/traceability']],
  [/^(minisearch|better-sqlite3|pdfjs-dist|xmllint-wasm|read-excel-file)$/, []],
];

const PURE = ['shared/domain', 'shared/search', 'shared/analysis'];
const IMPURE = /\bDate\.now\b|\bnew Date\(|\bMath\.random\b/;
const IMPORT = /(?:^|[\s;])(?:import|export)\s(?:[^'";]*?\sfrom\s)?\s*'([^']+)'|\bimport\(\s*'([^']+)'/g;

/** What breaks the arrows of the layout, one line each: empty when all is well. Tests may import anything. */
export function breaches(files: readonly SourceFile[]): string[] {
  const found: string[] = [];
  for (const file of files) {
    if (file.path.startsWith('test/') || /\.test\.tsx?$/.test(file.path)) continue;
    const code = file.text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
    for (const match of code.matchAll(IMPORT)) {
      const wanted = (match[1] ?? match[2] ?? '').replace(/\?.*$/, '');
      const why = /^[.#]/.test(wanted) ? ownImport(file.path, wanted) : libraryImport(file.path, wanted);
      if (why) found.push(`${file.path}: ${why}`);
    }
    if (inside(file.path, PURE) && IMPURE.test(code)) found.push(`${file.path}: reads the clock or chance`);
  }
  return found;
}

function ownImport(from: string, wanted: string): string | null {
  const to = wanted.startsWith('#') ? wanted.slice(1) : path.posix.join(path.posix.dirname(from), wanted);
  if (/\.(css|json|svg|woff2)$/.test(to)) return null;
  const rule = ARROWS.find(([prefix]) => inside(from, [prefix]));
  if (!rule) return null;
  const [own, may] = rule;
  if (own === 'renderer/features') {
    const feature = from.split('/').slice(0, 3).join('/');
    if (inside(to, ['renderer/features'])) return inside(to, [feature]) ? null : `another feature: ${to}`;
    return inside(to, may) ? null : `may not import ${to}`;
  }
  return inside(to, [own, ...may]) ? null : `may not import ${to}`;
}

function libraryImport(from: string, name: string): string | null {
  const rule = LIBRARIES.find(([pattern]) => pattern.test(name));
  return !rule || inside(from, rule[1]) ? null : `may not use ${name}`;
}

const inside = (file: string, folders: readonly string[]): boolean =>
  folders.some((folder) => file === folder || file.startsWith(`${folder}/`));
