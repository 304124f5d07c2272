import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Served, serve } from './serve.ts';

let around = '';
let folder = '';
let served: Served;

beforeAll(async () => {
  around = mkdtempSync(path.join(os.tmpdir(), 'throughline-serve-'));
  writeFileSync(path.join(around, 'package.json'), '{ "name": "throughline" }');
  folder = path.join(around, 'bundle');
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'index.html'), '<head></head>page');
  writeFileSync(path.join(folder, 'a.js'), 'script');
  served = await serve(folder, 0);
});

afterAll(async () => {
  await served.close();
  rmSync(around, { recursive: true, force: true });
});

interface Asked {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** By hand: fetch sets Host and normalises the path. */
function ask({
  method = 'GET',
  path: at = '/',
  headers = {},
}: Asked): Promise<{ status: number; body: string; headers: http.IncomingHttpHeaders }> {
  return new Promise((resolve, reject) => {
    const request = http.request(served.url, { method, path: at, headers }, (response) => {
      let body = '';
      response.on('data', (chunk) => {
        body += String(chunk);
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body, headers: response.headers }));
    });
    request.on('error', reject);
    request.end();
  });
}

test('serves the page with the policy, and names itself', async () => {
  const { status, body, headers } = await ask({});
  expect([status, body]).toEqual([200, '<head></head>page']);
  expect(headers.server).toBe('Throughline');
  expect(headers['content-security-policy']).toContain("script-src 'self'");
  expect((await ask({ method: 'HEAD' })).body).toBe('');
  expect((await ask({ path: '/a.js' })).body).toBe('script');
});

test.each(['evil.example', 'localhost', '127.0.0.1', '127.0.0.1:1', '[::1]', '127.0.0.1.evil.example'])(
  'misdirects a request for the host %s',
  async (host) => {
    const { status, body } = await ask({ headers: { host } });
    expect(status).toBe(421);
    expect(body).not.toContain('page');
  },
);

test.each([
  ['GET', { 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }, 200],
  ['GET', { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' }, 200],
  ['GET', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }, 200],
  ['POST', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }, 403],
  ['GET', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' }, 403],
  ['GET', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'script' }, 403],
  ['GET', { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' }, 403],
  ['GET', { 'sec-fetch-site': 'cross-site' }, 403],
])('%s with %o is answered %i', async (method, headers, status) => {
  expect((await ask({ method, headers })).status).toBe(status);
});

test.each([
  '/../package.json',
  '/..%2fpackage.json',
  '/%2e%2e/package.json',
  'http://evil.example/',
  '//evil.example/a.js',
  '/a.js/',
  '*',
])('finds nothing outside the bundle by %s', async (at) => {
  const { status, body } = await ask({ path: at });
  expect(body).not.toContain('throughline');
  expect(at === 'http://evil.example/' || at === '*' ? [200, 404] : [404]).toContain(status);
});

test('says which port is taken', async () => {
  const port = Number(new URL(served.url).port);
  await expect(serve(folder, port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

test('is reached from this computer only', () => {
  expect(served.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
});

test('serves on port 80 too, which a browser leaves out of the host', async ({ skip }) => {
  const plain = await serve(folder, 80).catch(({ code }: NodeJS.ErrnoException) => String(code));
  if (typeof plain === 'string') return skip(`port 80 cannot be had here: ${plain}`);
  expect(plain.url).toBe('http://127.0.0.1/');
  const { status } = await fetch(plain.url);
  await plain.close();
  expect(status).toBe(200);
});
