// Where a Chromium is: CHROMIUM_PATH, the system's, Playwright's own download, or installed by apt as root.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';

const SYSTEM = {
  linux: [
    '/usr/lib/chromium/chromium',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/snap/bin/chromium',
  ],
  darwin: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
  win32: ['C:/Program Files/Google/Chrome/Application/chrome.exe'],
};
const root = process.getuid?.() === 0;

export const CHROMIUM_ARGS = [
  ...(root ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-sync',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-dev-shm-usage',
];

export function findChromium(own = '') {
  const named = process.env.CHROMIUM_PATH;
  if (named && !fs.existsSync(named)) throw new Error(`CHROMIUM_PATH names no file: ${named}`);
  return named || [...(SYSTEM[process.platform] ?? []), own].find((p) => p && fs.existsSync(p));
}

export async function needChromium() {
  const look = async () => findChromium((await import('playwright')).chromium.executablePath());
  const run = (cmd, ...args) => spawnSync(cmd, args, { stdio: 'inherit', timeout: 300_000 });
  if (!(await look())) run(process.execPath, 'node_modules/playwright/cli.js', 'install', '--no-shell', 'chromium');
  if (!(await look()) && root && run('apt-get', 'update').status === 0) {
    run('apt-get', 'install', '-y', '--no-install-recommends', 'chromium');
  }
  const found = await look();
  if (found === undefined)
    throw new Error('No Chromium found and none could be installed: install one, or set CHROMIUM_PATH.');
  return found;
}
