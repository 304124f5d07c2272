// node --import ./dist/electron-test-host/register.mjs dist/main.js --user-data-dir=...
import Module, { register } from 'node:module';
import { boot } from './boot.ts';
import { electronModule, members } from './electron-module.ts';
import { openTestDoor } from './test-door.ts';

const SPECIFIERS = ['electron', 'electron/main', 'electron/common'];
const GLOBAL_KEY = 'electron-test-host';

const mainScript = process.argv[1] ?? '';
if (!mainScript) throw new Error('Electron test host: give the path of the compiled main script');

let booted = false;

/** main's first import of electron starts the host; `ready` follows when main's top level has run. */
function loadElectron() {
  if (!booted) boot(mainScript);
  booted = true;
  return electronModule;
}

Object.assign(globalThis, { [Symbol.for(GLOBAL_KEY)]: loadElectron });
Object.assign(process.versions, { electron: '0.0.0-test-host', chrome: '0.0.0-test-host' });
Object.assign(process, { type: 'browser' });

// main as CommonJS: require('electron')
const loader = Module as unknown as { _load(id: string, ...rest: unknown[]): unknown };
const originalLoad = loader._load;
loader._load = function load(id, ...rest) {
  return SPECIFIERS.includes(id) ? loadElectron() : originalLoad.call(this, id, ...rest);
};

// main as an ES module: import { app } from 'electron'
const moduleText = [
  `const electron = globalThis[Symbol.for(${JSON.stringify(GLOBAL_KEY)})]();`,
  'export default electron;',
  ...Object.keys(members).map((name) => `export const ${name} = electron.${name};`),
].join('\n');
const moduleUrl = `data:text/javascript,${encodeURIComponent(moduleText)}`;
const hooksText = `
  const specifiers = ${JSON.stringify(SPECIFIERS)}, url = ${JSON.stringify(moduleUrl)};
  export async function resolve(specifier, context, next) {
    return specifiers.includes(specifier) ? { url, shortCircuit: true } : next(specifier, context);
  }`;
register(`data:text/javascript,${encodeURIComponent(hooksText)}`);

openTestDoor();
