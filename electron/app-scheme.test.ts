import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundlePath, createAppHandler } from './app-scheme.ts';

const SECRET = 'outside the bundle';
let folder = '';
let bundle = '';

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'throughline-scheme-'));
  bundle = path.join(folder, 'renderer');
  mkdirSync(path.join(bundle, 'assets/dir.js'), { recursive: true });
  mkdirSync(path.join(folder, 'renderer-2'));
  const head =
    '<head><meta property="csp-nonce" nonce="throughline-nonce"><style nonce="throughline-nonce"></style></head>';
  writeFileSync(path.join(bundle, 'index.html'), `<!doctype html><html>${head}</html>`);
  writeFileSync(path.join(bundle, 'assets/app-1a2b.js'), 'run()');
  writeFileSync(path.join(bundle, 'assets/app-1a2b.js.map'), SECRET);
  writeFileSync(path.join(bundle, '.hidden.js'), SECRET);
  writeFileSync(path.join(bundle, 'notes.docx'), SECRET);
  writeFileSync(path.join(folder, 'secret.js'), SECRET);
  writeFileSync(path.join(folder, 'renderer-2/secret.js'), SECRET);
  symlinkSync(path.join(folder, 'secret.js'), path.join(bundle, 'link.js'));
  symlinkSync(path.join(folder, 'renderer-2'), path.join(bundle, 'linked'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const get = (url: string, method = 'GET') => createAppHandler(bundle)(new Request(url, { method }));

describe('the bundle', () => {
  test('serves a script with its type, for ever, and the page afresh', async () => {
    const script = await get('app://bundle/assets/app-1a2b.js?x=1');
    expect([script.status, await script.text()]).toEqual([200, 'run()']);
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    for (const url of ['app://bundle', 'app://bundle/', 'app://bundle/index.html', 'http://127.0.0.1:1/']) {
      const page = await get(url);
      expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-store']);
    }
  });

  test('sends the whole policy, with a nonce of its own for each document', async () => {
    const [first, second] = [await get('app://bundle/'), await get('app://bundle/')];
    const nonce = /'nonce-([^']+)'/.exec(first.headers.get('content-security-policy') ?? '')?.[1] ?? '';
    expect(Buffer.from(nonce, 'base64url')).toHaveLength(16);
    expect(first.headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-" +
        `${nonce}'; img-src 'self' blob: data:; media-src 'self' blob:; font-src 'self'; connect-src 'self'; ` +
        "worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-src 'none'; " +
        "frame-ancestors 'none'; object-src 'none'; require-trusted-types-for 'script'; " +
        'trusted-types throughline-html throughline-worker dompurify',
    );
    expect(second.headers.get('content-security-policy')).not.toContain(nonce);
    const html = await first.text();
    expect(html.match(/nonce="([^"]+)"/g)).toEqual([`nonce="${nonce}"`, `nonce="${nonce}"`]);
    expect(html).not.toContain('throughline-launch');
    for (const [name, value] of [
      ['x-content-type-options', 'nosniff'],
      ['referrer-policy', 'no-referrer'],
      ['cross-origin-opener-policy', 'same-origin'],
      ['cross-origin-resource-policy', 'same-origin'],
    ] as const) {
      expect(first.headers.get(name)).toBe(value);
    }
    expect(first.headers.get('permissions-policy')).toContain('microphone=(self), camera=()');
  });

  test('tells the page of a start with the sample', async () => {
    const page = await createAppHandler(bundle, { sample: true })(new Request('app://bundle/'));
    expect(await page.text()).toContain('<meta name="throughline-launch" content="sample"></head>');
  });

  test('answers HEAD without a body and refuses every other method', async () => {
    const head = await get('app://bundle/', 'HEAD');
    expect([head.status, await head.text()]).toEqual([200, '']);
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      const answer = await get('app://bundle/', method);
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    }
  });

  test.each([
    'link.js',
    'linked/secret.js',
    '.hidden.js',
    'notes.docx',
    'assets/app-1a2b.js.map',
    'assets/dir.js',
    'assets',
    'nope.js',
    'INDEX',
  ])('has no %s', async (name) => {
    const answer = await get(`app://bundle/${name}`);
    expect([answer.status, await answer.text()]).toEqual([404, '']);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});

/** Ways to spell "one folder up", a separator, and the file outside. */
const UPS = [
  '..',
  '%2e%2e',
  '.%2e',
  '%2e.',
  '%252e%252e',
  '..%00',
  '%2e%2e%20',
  '....',
  '..;',
  '%c0%ae%c0%ae',
  '\uff0e\uff0e',
  '..%0a',
];
const SEPARATORS = ['/', '%2f', '%2F', '\\', '%5c', '%255c', '%252f', '//', '/./', '%c0%af', '\u2215', '/%2e/'];
const PREFIXES = [
  '',
  'assets/',
  'assets%2f',
  '/',
  '%2f',
  '\\',
  './',
  'linked/',
  'nope/',
  '%00',
  'C:',
  'C:\\',
  'c%3a%2f',
  '\\\\host\\share\\',
  'file:',
];

test('no spelling of a path outside reaches a byte outside', async () => {
  const handler = createAppHandler(bundle);
  const seen = new Set<number>();
  let tried = 0;
  for (const prefix of PREFIXES) {
    for (const up of UPS) {
      for (const separator of SEPARATORS) {
        for (const target of ['secret.js', `renderer-2${separator}secret.js`, `${up}${separator}secret.js`]) {
          const url = `app://bundle/${prefix}${up}${separator}${target}`;
          // As typed and as a URL parser leaves it: Chromium's request is the second.
          const answers = [await handler(new Request(url)), await handler({ method: 'GET', url } as Request)];
          for (const answer of answers) {
            seen.add(answer.status);
            expect(await answer.text(), url).not.toContain(SECRET);
          }
          tried += 1;
        }
      }
    }
  }
  expect([...seen]).toEqual([404]);
  expect(tried).toBeGreaterThan(1000);
});

test.each([
  ['app://bundle/a/../b.js', null],
  ['app://bundle/a/%2e%2e/b.js', null],
  ['app://bundle/%252e%252e/b.js', '%2e%2e/b.js'],
  ['app://bundle/a\\b.js', null],
  ['app://bundle/a%5cb.js', null],
  ['app://bundle/a%00.js', null],
  ['app://bundle/C:/b.js', null],
  ['app://bundle/b.js%3a$DATA', null],
  ['app://bundle/%E0%A4%A', null],
  ['app://bundle//b.js', null],
  ['app://bundle/a//b.js', null],
  ['app://bundle/a/b.js?c=../d#../e', 'a/b.js'],
  ['app://bundle/%C3%BC.js', '\u00fc.js'],
  ['no address', null],
])('%s is the bundle path %s', (url, wanted) => {
  expect(bundlePath(url)).toBe(wanted);
});
