// start.mjs [--sample] [--no-open] [--browser] [--port N] [--no-build] [--user-data-dir DIR]: builds and opens the app.
// Port 41731 is fixed: in the browser the address is the key to the stored data.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, electronBinary, ensureInstalled, has, root, value } from './setup.mjs';

const refuse = (why) => {
  console.error(why);
  process.exit(2);
};
/** "--name VALUE" or "--name=VALUE". */
const option = (name, otherwise) =>
  process.argv.find((arg) => arg.startsWith(`${name}=`))?.slice(name.length + 1) ?? value(name, otherwise);

const port = Number(option('--port', '41731'));
if (!Number.isInteger(port) || port < 1 || port > 65_535) refuse('--port takes a number from 1 to 65535.');
const profile = option('--user-data-dir', '');

ensureInstalled();
if (!has('--no-build')) build();
const reason = whyBrowser();
if (reason === null) startElectron(electronBinary());
else await startBrowser(reason);

/** Null where the desktop app can run; else one sentence, '' where the browser was asked for. */
function whyBrowser() {
  if (has('--browser') || has('--no-open')) return '';
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY) {
    return 'There is no display here; the same app runs in the browser.';
  }
  return electronBinary(true) ? null : 'Electron is not available here; the same app runs in the browser.';
}

function startElectron(binary) {
  const isRoot = process.getuid?.() === 0;
  const args = [
    ...(isRoot ? ['--no-sandbox'] : []), // Chromium refuses to run as root otherwise
    root,
    ...(has('--sample') ? ['--sample'] : []),
    ...(profile ? [`--user-data-dir=${path.resolve(profile)}`] : []),
  ];
  const app = spawn(binary, args, { stdio: 'inherit' });
  app.on('error', (error) => refuse(`Electron could not be started (${error.code ?? error.message}).`));
  app.on('exit', (code) => process.exit(code ?? 1));
}

async function startBrowser(why) {
  if (why) console.log(why);
  if (profile) console.log('--user-data-dir is for the desktop app; here the browser keeps the data.');
  const url = `http://127.0.0.1:${port}/`;
  const { serve } = await import(pathToFileURL(path.join(root, 'dist/node/serve.js')).href);
  try {
    const served = await serve(path.join(root, 'dist/renderer'), port, { sample: has('--sample') });
    const stop = () => served.close().then(() => process.exit(0));
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
  } catch (error) {
    if (error.code !== 'EADDRINUSE') refuse(`Port ${port} cannot be used (${error.code ?? error.message}).`);
    if (!(await isThroughline(url)))
      refuse(`Port ${port} is taken by another program: free it, or name one with --port N.`);
    console.log('Throughline is running already; using that one.');
    console.log(`Throughline: ${url}`);
    openPage(url);
    return;
  }
  console.log(`Throughline: ${url}`);
  openPage(url);
}

async function isThroughline(url) {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(3000) });
    return answer.headers.get('server') === 'Throughline';
  } catch {
    return false;
  }
}

/** Only for a person at a terminal: scripts want the address alone. */
function openPage(url) {
  if (has('--no-open') || !process.stdout.isTTY) return;
  const openers = { darwin: ['open', url], win32: ['cmd', '/c', 'start', '', url] };
  const [command, ...args] = openers[process.platform] ?? ['xdg-open', url];
  spawn(command, args, { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}
