import { FORMATS } from './formats.ts';
import { type FuzzReport, runCases } from './run-cases.ts';

const args = process.argv.slice(2);
const [format = ''] = args;
const number = (option: string, otherwise: number): number => {
  const at = args.indexOf(option);
  return at < 0 ? otherwise : Number(args[at + 1]);
};
const [n, seed] = [number('--n', 300), number('--seed', 1)];
const formats = format === 'all' ? Object.keys(FORMATS) : [format];

if (!formats.every((one) => Object.hasOwn(FORMATS, one)) || !Number.isInteger(n) || n < 1 || !Number.isInteger(seed)) {
  console.error(`fuzz: usage: npm run fuzz -- all|${Object.keys(FORMATS).join('|')} [--n N] [--seed S] [--json]`);
  process.exit(2);
}
const reports: FuzzReport[] = [];
for await (const report of runCases(formats, n, seed)) {
  reports.push(report);
  if (args.includes('--json')) console.log(JSON.stringify(report));
  else {
    const { failures, ...figures } = report;
    console.log(
      Object.entries(figures)
        .map(([name, value]) => `${name} ${value}`)
        .join(', '),
    );
    for (const { index, what } of failures.slice(0, 20)) console.log(`  case ${index}: ${what}`);
  }
}
process.exit(reports.every(({ ok }) => ok) ? 0 : 1);
