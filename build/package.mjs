// package.mjs [dir|deb|AppImage|tar.gz|nsis|dmg]... [--no-build]: builds, then electron-builder into release/.
import fs from 'node:fs';
import path from 'node:path';
import { checkPackage } from './check-package.mjs';
import { checkFuses, standInFuses } from './fuses.mjs';
import { writeNotices } from './notices.mjs';
import { build, electronBinary, ensureInstalled, has, node, root } from './setup.mjs';

const OWN = { linux: '--linux', darwin: '--mac', win32: '--win' }[process.platform] ?? '--linux';
const PLATFORMS = { dir: OWN, deb: '--linux', AppImage: '--linux', 'tar.gz': '--linux', nsis: '--win', dmg: '--mac' };
/** electron-builder fetches these tools; without a network, one on this computer can be named. */
const TOOLS = { deb: 'CUSTOM_FPM_PATH', 'tar.gz': 'ELECTRON_BUILDER_7ZIP_PATH', AppImage: 'APPIMAGE_TOOLS_PATH' };

const refuse = (why) => {
  console.error(why);
  process.exit(2);
};
const named = process.argv.slice(2).filter((arg) => !arg.startsWith('-'));
const targets = named.length > 0 ? named : ['dir'];
const unknown = targets.find((target) => !Object.hasOwn(PLATFORMS, target));
if (unknown !== undefined) refuse(`"${unknown}" is no target: take one of ${Object.keys(PLATFORMS).join(', ')}.`);

ensureInstalled();
const isReal = electronBinary(true) !== '';
const installer = targets.find((target) => target !== 'dir');
if (!isReal && installer !== undefined)
  refuse(`${installer} needs Electron's binary, which is not available here; "dir" works.`);
if (targets.includes('dmg') && process.platform !== 'darwin') refuse('dmg can be made on macOS only.');

if (!has('--no-build')) build();
const parts = writeNotices(path.join(root, 'dist/notices'));
if (!isReal)
  console.log('Electron is not available here: the package holds a stand-in for it, which cannot be started.');
for (const target of targets) {
  const args = [PLATFORMS[target], target, '--config', 'build/electron-builder.json', '--publish', 'never'];
  if (!isReal) args.push(`-c.electronDist=${standInDist()}`);
  if (node(['node_modules/electron-builder/cli.js', ...args]).status !== 0) {
    const tool = TOOLS[target] ? ` Its tool can be named in ${TOOLS[target]}.` : '';
    refuse(`${target} could not be made; the reason stands above.${tool}`);
  }
}
if (OWN === '--linux') {
  checkFuses('release/linux-unpacked/throughline');
  const { files, bytes } = checkPackage('release/linux-unpacked/resources/app.asar');
  console.log(
    `app.asar: ${files} files, ${(bytes / 1024 / 1024).toFixed(1)} MB; licences and SBOM of ${parts} libraries.`,
  );
}
console.log(`Packaged into ${path.join(root, 'release')}${isReal ? '.' : ', with a stand-in for Electron.'}`);

/** The files that electron-builder looks for in Electron's folder, with fuses to set and no program in them. */
function standInDist() {
  const folder = path.join(root, 'dist/electron-stand-in');
  fs.rmSync(folder, { recursive: true, force: true });
  for (const name of ['resources', 'locales']) fs.mkdirSync(path.join(folder, name), { recursive: true });
  const empty = ['LICENSE', 'LICENSES.chromium.html', 'locales/en-US.pak', 'chrome_crashpad_handler', 'chrome-sandbox'];
  for (const file of empty) fs.writeFileSync(path.join(folder, file), '');
  const { electronVersion } = JSON.parse(fs.readFileSync('build/electron-builder.json', 'utf8'));
  fs.writeFileSync(path.join(folder, 'version'), electronVersion);
  const script =
    '#!/bin/sh\necho "This is a stand-in for Electron: package again where Electron is available." >&2\nexit 1\n# ';
  const program = Buffer.concat([Buffer.from(script), standInFuses(), Buffer.from('\n')]);
  fs.writeFileSync(path.join(folder, 'electron'), program, { mode: 0o755 });
  return folder;
}
