import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

/** The shell's sources, by name, without comments. */
const sources = new Map(
  readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => [name, withoutComments(readFileSync(path.join(import.meta.dirname, name), 'utf8'))]),
);

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
}

const filesWith = (pattern: RegExp): string[] =>
  [...sources].filter(([, text]) => pattern.test(text)).map(([name]) => name);

test.each([
  ['ipcMain', /\bipcMain\b/, ['ipc.ts']],
  ['the way out of the app', /shell\.\w+\(/, ['external.ts']],
  ['ipcRenderer', /\bipcRenderer\b/, ['preload.ts']],
  ['windows', /new BrowserWindow\(/, ['window.ts']],
  ['dialogs with paths', /showOpenDialog|showSaveDialog/, ['calls.ts']],
])('%s: in one file only', (_what, pattern, wanted) => {
  expect(filesWith(pattern)).toEqual(wanted);
});

test.each([
  ['files as pages', /loadFile|file:\/\//],
  ['a weaker window', /(sandbox|contextIsolation|webSecurity): false|(nodeIntegration\w*|webviewTag): true/],
  [
    'insecure or experimental content',
    /allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures|bypassCSP/,
  ],
  ['synchronous messages', /sendSync|\.returnValue/],
  ['a weaker policy', /unsafe-|wasm-unsafe|bypass/i],
  ['text run as code', /\beval\(|new Function|executeJavaScript/],
  ['the network', /\bnet\.|node:net|node:https|autoUpdater|fetch\(/],
])('%s: nowhere', (_what, pattern) => {
  expect(filesWith(pattern)).toEqual([]);
});

test('every protection of a window is written out', () => {
  const text = sources.get('window.ts') ?? '';
  for (const line of [
    'sandbox: true',
    'contextIsolation: true',
    'nodeIntegration: false',
    'nodeIntegrationInWorker: false',
    'nodeIntegrationInSubFrames: false',
    'webSecurity: true',
    'webviewTag: false',
  ]) {
    expect(text).toContain(line);
  }
});

test('the sandbox, the scheme and the profile are set before the lock, and nothing is awaited before', () => {
  const text = sources.get('main.ts') ?? '';
  const order = [
    'app.enableSandbox()',
    'registerSchemesAsPrivileged(',
    "app.setPath('userData'",
    'requestSingleInstanceLock(',
  ];
  const places = order.map((call) => text.indexOf(call));
  expect(places.every((place) => place > 0)).toBe(true);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(text).not.toMatch(/^await /m);
});

test('the preload is short, and hands the page no part of Electron', () => {
  const text = readFileSync(path.join(import.meta.dirname, 'preload.ts'), 'utf8');
  expect(text.split('\n').length).toBeLessThanOrEqual(60);
  expect(text.match(/invoke\(\w+/g)).toEqual(['invoke(channel', 'invoke(takeOpenRequests', 'invoke(flushed']);
  expect(text).toContain('Object.entries(open).map(([name, channel]) =>');
  expect(text).toContain('const { takeOpenRequests, flushed, ...open } = CHANNELS;');
  expect(text).toContain('Object.freeze(bridge)');
});
