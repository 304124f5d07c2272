import { availableParallelism } from 'node:os';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig, type ViteUserConfig } from 'vitest/config';
import { CHROMIUM_ARGS, findChromium } from './build/chromium.mjs';

type Env = NonNullable<ViteUserConfig['environments']>[string];

const at = (p: string): string => path.resolve(import.meta.dirname, p);

const nodeSide = (dir: string, input: Record<string, string>, format: 'es' | 'cjs', target: string): Env => ({
  consumer: 'server',
  resolve: { noExternal: true },
  build: {
    ssr: true,
    outDir: at(`dist/${dir}`),
    emptyOutDir: true,
    target,
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input,
      external: ['electron', /^node:/],
      output: { format, entryFileNames: format === 'cjs' ? '[name].cjs' : '[name].js' },
    },
  },
});

/** No test is about speed: this only ends one that hangs, on a busy computer too. */
const PATIENCE_MS = 60_000;
const launchOptions = { executablePath: findChromium() ?? 'chromium', args: CHROMIUM_ARGS };

export default defineConfig({
  root: process.env.VITEST === undefined ? at('renderer') : at('.'),
  base: './',
  html: { cspNonce: 'throughline-nonce' },
  plugins: [react()],
  worker: { format: 'es' },
  resolve: { dedupe: ['lexical', 'react', 'react-dom', 'dexie'] },
  // Found late, these would reload the page in the middle of a test.
  optimizeDeps: {
    include: [
      'lexical',
      '@lexical/code',
      '@lexical/history',
      '@lexical/link',
      '@lexical/list',
      '@lexical/mark',
      '@lexical/markdown',
      '@lexical/rich-text',
      '@lexical/selection',
      'tinykeys',
      'fflate',
      'papaparse',
      'saxes',
      'sql.js/dist/sql-asm-memory-growth.js',
      'd3-scale',
      'd3-shape',
      'fuse.js',
    ],
  },
  environments: {
    client: { build: { outDir: at('dist/renderer'), emptyOutDir: true, target: 'chrome140', assetsInlineLimit: 0 } },
    main: nodeSide('main', { main: at('electron/main.ts') }, 'es', 'node22'),
    preload: nodeSide('preload', { preload: at('electron/preload.ts') }, 'cjs', 'chrome140'),
    node: nodeSide('node', { serve: at('electron/serve.ts'), throughline: at('electron/cli/main.ts') }, 'es', 'node20'),
  },
  builder: {
    async buildApp(builder) {
      for (const environment of Object.values(builder.environments)) {
        if (environment.name !== 'ssr') await builder.build(environment);
      }
    },
  },
  test: {
    // On two cores one would be the default, and much of the time is waiting.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          environment: 'node',
          include: ['{shared,electron}/**/*.test.ts', 'test/*.test.ts', 'test/electron-host/**/*.test.ts'],
          testTimeout: PATIENCE_MS,
        },
      },
      {
        extends: true,
        test: {
          name: 'data',
          environment: 'node',
          include: ['renderer/**/*.test.ts', 'test/reliability/**/*.test.ts'],
          testTimeout: PATIENCE_MS,
          setupFiles: [at('test/setup-indexeddb.ts')],
        },
      },
      {
        extends: true,
        test: {
          name: 'screen',
          include: ['renderer/**/*.test.tsx'],
          // One page at a time: a page behind another gets no animation frames.
          fileParallelism: false,
          // A screen is given the time that a busy computer needs; a passing test never waits that long.
          testTimeout: PATIENCE_MS,
          expect: { poll: { timeout: 8_000 } },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            instances: [{ browser: 'chromium' }],
            provider: playwright({ launchOptions }),
          },
        },
      },
    ],
  },
});
