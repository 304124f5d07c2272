import { clock } from './clock.ts';
import { damage } from './damage.ts';
import { disk } from './disk.ts';
import { type FaultOptions, type FaultReport, Refused } from './fault-report.ts';
import { kill } from './kill.ts';
import { power } from './power.ts';
import { schedule } from './schedule.ts';
import { soak } from './soak.ts';
import { upgrade } from './upgrade.ts';
import { windows } from './windows.ts';

const FAULTS: Readonly<Record<string, (options: FaultOptions) => Promise<FaultReport>>> = {
  clock,
  damage,
  disk,
  kill,
  power,
  schedule,
  soak,
  upgrade,
  windows,
};

const args = process.argv.slice(2);
const [name = ''] = args;
const number = (option: string, otherwise: number): number => {
  const at = args.indexOf(option);
  return at < 0 ? otherwise : Number(args[at + 1]);
};
const run = FAULTS[name];
const [n, seed] = [number('--n', 60), number('--seed', 1)];

if (run === undefined || !Number.isInteger(n) || n < 1 || !Number.isInteger(seed)) {
  console.error(`fault: usage: npm run fault -- ${Object.keys(FAULTS).join('|')} [--n N] [--seed S] [--json]`);
  process.exit(2);
}
// A report is one object on standard output: what the app says while it is tormented goes elsewhere.
console.warn = console.error;
const report = await run({ n, seed }).catch((cause: unknown) => {
  if (!(cause instanceof Refused)) throw cause;
  console.error(`fault: ${cause.message}`);
  process.exit(2);
});
if (args.includes('--json')) console.log(JSON.stringify(report));
else {
  const { failures, ...figures } = report;
  console.table(figures);
  for (const { seed: at, what } of failures) console.log(`${at}  ${what}`);
}
process.exit(report.ok ? 0 : 1);
