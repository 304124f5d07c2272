import { analysis } from './analysis.ts';
import { coding } from './coding.ts';
import { editor } from './editor.ts';
import { exporting } from './export.ts';
import { feel } from './feel.ts';
import { importing } from './import.ts';
import { type Report, table } from './report.ts';
import { save } from './save.ts';
import { search } from './search.ts';
import { start } from './start.ts';
import { throughline } from './throughline.ts';
import { transcript } from './transcript.ts';
import { tree } from './tree.ts';

const BENCHES: Readonly<Record<string, (size: string) => Promise<Report>>> = {
  start,
  editor,
  import: importing,
  export: exporting,
  analysis,
  transcript,
  coding,
  feel,
  search,
  save,
  throughline,
  tree,
};

const args = process.argv.slice(2);
const [name = ''] = args;
const sizeAt = args.indexOf('--size');
const size = sizeAt < 0 ? 'S' : (args[sizeAt + 1] ?? '');
const run = BENCHES[name];

if (run === undefined || !['S', 'M', 'L'].includes(size)) {
  console.error(`bench: usage: npm run bench -- ${Object.keys(BENCHES).join('|')} [--size S|M|L] [--json]`);
  process.exit(2);
}
const result = await run(size);
console.log(args.includes('--json') ? JSON.stringify(result) : table(result));
process.exit(result.ok ? 0 : 1);
