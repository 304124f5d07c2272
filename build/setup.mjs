// What every script needs first. Imports only what Node ships, so it works before the first install.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '..');
process.chdir(root);

export const node = (args, options = {}) => spawnSync(process.execPath, args, { stdio: 'inherit', ...options });
export const has = (flag) => process.argv.includes(flag);
export const value = (flag, otherwise = '') =>
  has(flag) ? (process.argv[process.argv.indexOf(flag) + 1] ?? otherwise) : otherwise;

const changedAt = (file) => fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** npm ends each install by writing node_modules/.package-lock.json: older than the lock file means "install". */
export function ensureInstalled() {
  if (changedAt('node_modules/.package-lock.json') >= changedAt('package-lock.json')) return;
  const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (npm.status !== 0) process.exit(npm.status ?? 1);
}

export function build() {
  const env = { ...process.env, NODE_ENV: 'production' };
  if (node(['node_modules/vite/bin/vite.js', 'build', '--app', '--logLevel', 'warn'], { env }).status !== 0)
    process.exit(1);
}

/** Path of Electron's binary, or ''. Never requires 'electron'; a download that failed is tried again after a day. */
export function electronBinary(download = false) {
  const exe = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform] ?? 'electron';
  const bin = path.join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? path.join(root, 'node_modules/electron/dist'), exe);
  const missed = 'node_modules/.electron-missed';
  const tryNow = download && !fs.existsSync(bin) && changedAt(missed) < Date.now() - 86_400_000;
  if (tryNow && node(['node_modules/electron/install.js'], { stdio: 'ignore', timeout: 180_000 }).status !== 0) {
    fs.writeFileSync(missed, '');
  }
  return fs.existsSync(bin) ? bin : '';
}
