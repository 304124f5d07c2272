import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isExternalAddress } from '#shared/contract/external-url.ts';
import { createAppHandler } from '../electron/app-scheme.ts';
import { parseDeepLink } from '../electron/deep-link.ts';
import { parseLaunchArgs } from '../electron/launch-args.ts';
import { type Asked, OpenRequests } from '../electron/open-requests.ts';
import { placeOfLink } from '../renderer/app/open-link.ts';

const SECRET = 'outside-7f3a';
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'throughline-trust-'));
  mkdirSync(path.join(folder, 'bundle/assets'), { recursive: true });
  mkdirSync(path.join(folder, 'bundle-2'));
  writeFileSync(path.join(folder, 'bundle/index.html'), '<html><head></head></html>');
  writeFileSync(path.join(folder, 'bundle/assets/a.js'), 'run()');
  for (const name of ['secret.js', 'secret.html', 'bundle-2/secret.js', 'bundle/.env.js'])
    writeFileSync(path.join(folder, name), SECRET);
  symlinkSync(path.join(folder, 'secret.js'), path.join(folder, 'bundle/assets/link.js'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('app://', () => {
  const dots = [
    '..',
    '%2e%2e',
    '%2E.',
    '.%2e',
    '%252e%252e',
    '..%00',
    '...',
    '..;',
    '\u2025',
    '\uff0e\uff0e',
    '.. ',
    '%c0%ae%c0%ae',
  ];
  const slashes = ['/', '%2f', '%5c', '\\', '%255c', '//', '/./', '%2f%2f', '\uff0f', '%e0%80%af', ';/'];
  const starts = [
    '',
    '/',
    'assets/',
    'assets/../',
    './',
    '%2e/',
    'ASSETS/',
    'C:/',
    'C%3a/',
    '//server/share/',
    '%5c%5c?%5c',
    'file:///',
  ];
  const ends = [
    'secret.js',
    'secret.html',
    'bundle-2/secret.js',
    '.env.js',
    'secret.js%00.css',
    'secret.js::$DATA',
    'secret.js?x=.css',
    'SECRET.JS',
  ];

  test('none of a thousand paths gives a byte from outside the bundle', async () => {
    const answer = createAppHandler(path.join(folder, 'bundle'));
    const urls = new Set<string>();
    for (const start of starts)
      for (const dot of dots)
        for (const slash of slashes) {
          const end = ends[urls.size % ends.length] ?? '';
          for (const deep of [1, 3]) urls.add(`app://bundle/${start}${`${dot}${slash}`.repeat(deep)}${end}`);
        }
    urls.add('app://bundle/assets/link.js');
    expect(urls.size).toBeGreaterThanOrEqual(1000);
    const seen = new Map<number, number>();
    for (const url of urls) {
      // A request as it comes in: nobody has tidied its address before.
      const said = await answer({ url, method: 'GET' } as Request);
      const body = await said.text();
      expect(body, url).not.toContain(SECRET);
      if (said.status === 200) expect(['<html><head></head></html>', 'run()']).toContain(body);
      seen.set(said.status, (seen.get(said.status) ?? 0) + 1);
    }
    expect([...seen.keys()].every((status) => status === 404 || status === 200)).toBe(true);
    console.info(`app://: ${urls.size} paths, ${seen.get(404) ?? 0} refused, 0 bytes from outside`);
  });
});

describe('the way out', () => {
  const schemes = [
    'javascript',
    'data',
    'file',
    'vbscript',
    'http',
    'ftp',
    'smb',
    'ms-msdt',
    'search-ms',
    'tel',
    'app',
    'throughline',
    'blob',
    'view-source',
    'chrome',
    'about',
    'ws',
    'ssh',
    'git',
    'x-apple',
    'intent',
    'gopher',
    'ldap',
    'jar',
    'resource',
    'ms-word',
  ];
  const odd = ['\u0000', '\t', '\n', '\r', ' ', '\u00a0', '\u200b', '\u202e', '\u2066', '\ufeff', '\\', '\u00ad'];
  const bypass = [
    ...schemes.flatMap((scheme) => [
      `${scheme}:alert(1)`,
      `${scheme}://example.com/`,
      `${scheme.toUpperCase()}:x`,
      `${scheme}:https://example.com`,
    ]),
    ...odd.flatMap((mark) => [
      `https://exa${mark}mple.com/`,
      `${mark}https://example.com/`,
      `https://example.com/${mark}`,
      `java${mark}script:alert(1)`,
      `mailto:a@b.example${mark}`,
    ]),
    ...['user@', 'user:word@', ':word@', 'https%3a@', 'a%40b@'].flatMap((who) => [
      `https://${who}example.com/`,
      `https:${who}example.com`,
    ]),
    ...[
      'https:example.com',
      'https:/example.com',
      'https:///example.com',
      'https://',
      'https:',
      '//example.com',
      'example.com',
      '',
      ' ',
      `https://example.com/${'x'.repeat(2048)}`,
    ],
    ...['attach', 'attachment', 'Attach', 'file', '%61ttach', 'x'].flatMap((field) => [
      `mailto:a@b.example?${field}=/etc/passwd`,
      `mailto:?subject=x&${field}=c:/x`,
    ]),
    ...['%0d%0aBcc:x@y.example', '%0aX: y', '%00', '%7f'].flatMap((mark) => [
      `mailto:a@b.example?subject=x${mark}`,
      `mailto:a${mark}@b.example`,
      `mailto:a@b.example?cc=${mark}`,
    ]),
    ...['mailto://a@b.example', 'mailto:%zz', 'mailto:a@b.example?%zz=1', 'mailto:a@b.example?subject=%e0%80'],
  ];

  test('stays shut for two hundred addresses that try to slip through', () => {
    const tried = new Set(bypass);
    expect(tried.size).toBeGreaterThanOrEqual(200);
    const through = [...tried].filter((text) => isExternalAddress(text, URL.canParse(text) ? new URL(text) : null));
    expect(through).toEqual([]);
    console.info(`openExternal: ${tried.size} addresses, 0 through`);
  });
});

describe('links and starts', () => {
  const part = fc.oneof(
    fc.string({ maxLength: 30 }),
    fc.constantFrom(
      '..',
      '%2e%2e',
      'iv_1',
      'local',
      'interview',
      '<script>',
      "';drop",
      '?seg=',
      'javascript:',
      '\u0000',
      '__proto__',
      '//',
      '#',
    ),
  );
  const id = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,12}$/);
  const link = fc.oneof(
    fc
      .tuple(id, fc.constantFrom('interview', 'need', 'script'), id)
      .map((parts) => `throughline://open/${parts.join('/')}`),
    fc.array(part, { maxLength: 6 }).map((parts) => `throughline://${parts.join('/')}`),
    fc.tuple(part, part, part).map(([a, b, c]) => `throughline://open/${a}/${b}/${c}`),
    fc.tuple(part, part).map(([a, b]) => `throughline://open/local/interview/iv_1?${a}=${b}`),
    fc.webUrl().map((url) => url.replace(/^https?/, 'throughline')),
  );

  test('of a thousand links none throws, none does more than select a place, and odd ones bring nothing but a message', () => {
    let [opened, plain] = [0, 0];
    fc.assert(
      fc.property(link, fc.array(fc.string({ maxLength: 20 }), { maxLength: 4 }), (text, more) => {
        const got: Asked[] = [];
        const requests = new OpenRequests();
        requests.take((request) => got.push(request));
        requests.secondStart(parseLaunchArgs(['throughline', ...more, text]).links);
        for (const request of got) {
          if (request.kind !== 'link') plain += 1;
          else {
            opened += 1;
            expect(request.link).toMatch(/^throughline:\/\/open\/[\w-]+\/[a-z-]+\/[\w-]+(\?seg=[\w-]+)?$/);
          }
          const place = request.kind === 'link' ? placeOfLink(request.link) : null;
          // A place has a kind and ids, nothing that runs.
          expect(JSON.stringify(place)).not.toMatch(/script|[<>]/i);
        }
        expect(parseDeepLink(text) === null || text === parseDeepLink(text)).toBe(true);
      }),
      { numRuns: 1000 },
    );
    expect(opened + plain).toBeGreaterThanOrEqual(1000);
    console.info(`links: ${opened + plain} requests, ${opened} places, ${plain} brought nothing but a message`);
  });

  test('of a crowd of links only a few are kept, however long the page takes', () => {
    const requests = new OpenRequests();
    requests.secondStart(Array.from({ length: 10_000 }, () => 'throughline://open/local/interview/iv_1'));
    for (let i = 0; i < 1000; i++) requests.link('throughline://open/local/interview/iv_1');
    expect(requests.take(() => undefined).length).toBeLessThanOrEqual(20);
  });
});
