// The switches burned into Electron's binary. electron-builder sets them; here they are read back.
import fs from 'node:fs';

/** Electron's mark before the fuses. */
const SENTINEL = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX');
const VERSION = 1;

/** In Electron's order. V8 snapshot and WebAssembly trap handlers keep Electron's own setting. */
const WANTED = {
  runAsNode: '0',
  enableCookieEncryption: '1',
  enableNodeOptionsEnvironmentVariable: '0',
  enableNodeCliInspectArguments: '0',
  enableEmbeddedAsarIntegrityValidation: '1',
  onlyLoadAppFromAsar: '1',
  loadBrowserProcessSpecificV8Snapshot: '0',
  grantFileProtocolExtraPrivileges: '0',
  wasmTrapHandlers: '1',
};

/** Fuses as Electron ships them, for the stand-in. */
export function standInFuses() {
  return Buffer.concat([SENTINEL, Buffer.from([VERSION, 9]), Buffer.from('101100001')]);
}

/** Throws, naming the fuse, when one in `binary` is not as wanted. */
export function checkFuses(binary) {
  const bytes = fs.readFileSync(binary);
  const at = bytes.indexOf(SENTINEL);
  if (at === -1) throw new Error(`${binary} has no fuses`);
  const wire = bytes.subarray(at + SENTINEL.length + 2, at + SENTINEL.length + 2 + bytes[at + SENTINEL.length + 1]);
  const names = Object.keys(WANTED);
  const wrong = names.filter((name, index) => String.fromCharCode(wire[index]) !== WANTED[name]);
  if (wrong.length > 0) throw new Error(`fuses not as wanted: ${wrong.join(', ')}`);
}
