import { defineConfig } from '@playwright/test';

/** `desktop` starts main through e2e/fixture.ts: the test host, or real Electron if E2E_HOST=electron. `browser` starts a Chromium. */
const port = process.env.E2E_PORT ?? '41732';
const url = `http://127.0.0.1:${port}`;

/** Views that ask nothing of the host: where each landing is checked they run in one of the two, by hand in both. */
const VIEWS =
  /(accessibility|agreement|analysis|analysis-views|evidence|goals-and-canvas|interview-work|links-and-solutions|needs-map|rules|survey|56-58-look|59-languages)\.spec/;
const inOneHost = process.env.CI ? [VIEWS] : [];

export default defineConfig({
  testDir: './e2e',
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  // A shared computer may pause for seconds: a spec gets a second try there, and the report says "flaky".
  retries: process.env.CI ? 1 : 0,
  outputDir: '../dist/test/e2e',
  reporter: [['list'], ['json', { outputFile: '../dist/test/e2e.json' }]],
  projects: [
    { name: 'desktop', testIgnore: [/\.browser\.spec/, ...inOneHost] },
    { name: 'browser', testIgnore: /\.desktop\.spec/, use: { baseURL: url } },
  ],
  webServer: {
    command: `node build/start.mjs --browser --no-open --no-build --port ${port}`,
    cwd: '..',
    url,
    reuseExistingServer: false,
  },
});
