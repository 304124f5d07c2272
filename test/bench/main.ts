import { analysis } from './analysis.ts';
import { coding } from './coding.ts';
import { editor } from './editor.ts';
import { importing } from './import.ts';
import { type Report, table } from './report.ts';
import { start } from './start.ts';
import { transcript } from './transcript.ts';

const BENCHES: Readonly<Record<string, (size: string) => Promise<Report>>> = {
  start,
  editor,
  import: importing,
  analysis,
  transcript,
  coding,
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
