// test.mjs [--check | --e2e [--host browser|electron-host|electron] [--grep TEXT]]; the last line is "N passed, N failed".
import fs from 'node:fs';
import { build, electronBinary, ensureInstalled, has, node, value } from './setup.mjs';

ensureInstalled();
const PROJECTS = {
  browser: ['--project=browser'],
  'electron-host': ['--project=desktop'],
  electron: ['--project=desktop'],
};
const host = value('--host');
if (has('--host') && !Object.hasOwn(PROJECTS, host)) {
  console.error(`"${host}" is no host: take one of ${Object.keys(PROJECTS).join(', ')}.`);
  process.exit(2);
}
if (host === 'electron' && !electronBinary()) {
  console.log('skipped: no Electron binary');
  process.exit(0);
}
process.env.E2E_HOST = host;
if (!has('--check')) process.env.CHROMIUM_PATH = await (await import('./chromium.mjs')).needChromium();

const total = { passed: 0, failed: 0, skipped: 0 };
const bin = (name) => `node_modules/${name}`;

/** Runs one step. A runner that dies without its report counts as one failure. */
function step(name, args, report, count) {
  if (report) fs.rmSync(report, { force: true });
  console.log(`\n== ${name}`);
  const green = node(args).status === 0;
  const [passed, failed, skipped = 0] = !report
    ? [Number(green), 0]
    : fs.existsSync(report)
      ? count(JSON.parse(fs.readFileSync(report, 'utf8')))
      : [0, 0];
  total.passed += passed;
  total.failed += failed || Number(!green || passed === 0);
  total.skipped += skipped;
}

if (!has('--e2e')) {
  for (const part of ['.', 'shared/exchange', 'electron', 'renderer', 'test']) {
    step(`types: ${part}`, [bin('typescript/bin/tsc'), '--noEmit', '-p', part]);
  }
  step('lint and format', [bin('@biomejs/biome/bin/biome'), 'ci', '--error-on-warnings', '.']);
  step('unused code', [bin('knip/bin/knip.js')]);
  const projects = has('--check') ? ['--project=pure', '--project=data'] : [];
  step(
    'unit, property, architecture',
    [
      bin('vitest/vitest.mjs'),
      'run',
      ...projects,
      '--reporter=default',
      '--reporter=json',
      '--outputFile.json=dist/test/vitest.json',
    ],
    'dist/test/vitest.json',
    (r) => [r.numPassedTests, r.numFailedTests, r.numPendingTests],
  );
}
if (!has('--check')) {
  build();
  if (node(['test/electron-host/build.mjs']).status !== 0) process.exit(1);
  const only = PROJECTS[host] ?? [];
  const grep = has('--grep') ? ['--grep', value('--grep')] : [];
  step(
    'end to end',
    [bin('@playwright/test/cli.js'), 'test', '-c', 'test/playwright.config.ts', ...only, ...grep],
    'dist/test/e2e.json',
    ({ stats }) => [stats.expected + stats.flaky, stats.unexpected, stats.skipped],
  );
}
console.log(`\n${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`);
process.exit(total.failed === 0 ? 0 : 1);
