import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDeepLink } from './deep-link.ts';
import { parseLaunchArgs } from './launch-args.ts';
import { type Asked, OpenRequests } from './open-requests.ts';

const LINK = 'throughline://open/p1/interview/iv_0190a5c0-0000-7000-8000-000000000000?seg=sg_1';

describe('the command line', () => {
  test.each([
    [['app', '.'], { userDataDir: null, sample: false, links: [], files: [], debugging: false }],
    [
      ['app', '--sample', '--user-data-dir=/p q'],
      { userDataDir: '/p q', sample: true, links: [], files: [], debugging: false },
    ],
    [
      ['app', '--user-data-dir', 'p', LINK],
      { userDataDir: 'p', sample: false, links: [LINK], files: [], debugging: false },
    ],
    [
      ['app', '--user-data-dir', '--sample'],
      { userDataDir: null, sample: true, links: [], files: [], debugging: false },
    ],
    [['app', '--user-data-dir='], { userDataDir: null, sample: false, links: [], files: [], debugging: false }],
    [['app', '--user-data-dir'], { userDataDir: null, sample: false, links: [], files: [], debugging: false }],
    [
      ['/inspector/app', '--samples', '-sample', '/a.txt'],
      { userDataDir: null, sample: false, links: [], files: [], debugging: false },
    ],
  ])('%j', (argv, wanted) => {
    expect(parseLaunchArgs(argv)).toEqual(wanted);
  });

  test('archives are taken by their ending, and nothing that looks like a switch or a link', () => {
    const argv = ['app', 'a.throughline', '/p q/B.THROUGHLINE.age', '--x=c.throughline', 'throughline://d.throughline'];
    expect(parseLaunchArgs([...argv, 'e.txt', 'f.throughline.exe']).files).toEqual([
      'a.throughline',
      '/p q/B.THROUGHLINE.age',
    ]);
  });

  test.each([
    '--remote-debugging-port=1',
    '--remote-debugging-pipe',
    '--inspect',
    '--inspect-brk=0',
    '--INSPECT',
    '--js-flags=x',
    '/remote-debugging-port=1',
  ])('%s asks to drive the app from outside', (flag) => {
    expect(parseLaunchArgs(['app', flag]).debugging).toBe(true);
  });
});

describe('a deep link', () => {
  test.each([LINK, 'throughline://open/p1/need/nd_1', 'throughline://open/P-1_x/evidence-link/ev_1'])(
    '%s is one',
    (text) => {
      expect(parseDeepLink(text)).toBe(text);
    },
  );

  test.each([
    '',
    'throughline:',
    'throughline://',
    'throughline://open',
    'throughline://open/p1/need',
    'throughline://open/p1/need/',
    'throughline://open/p1/need/nd_1/',
    'throughline://open/p1/need/nd_1/more',
    'throughline://open//need/nd_1',
    'throughline://delete/p1/need/nd_1',
    'throughline://open/p1/Need/nd_1',
    'throughline://open/../need/nd_1',
    'throughline://open/p1/need/..',
    'throughline://open/p1/need/%2e%2e',
    'throughline://open/p1/need/nd_1?seg=',
    'throughline://open/p1/need/nd_1?seg=a&seg=b',
    'throughline://open/p1/need/nd_1?run=x',
    'throughline://open/p1/need/nd_1#x',
    'throughline://user@open/p1/need/nd_1',
    'throughline://open:1/p1/need/nd_1',
    'throughline://open/p1/need/nd_1\n',
    ' throughline://open/p1/need/nd_1',
    'throughline://open/p1/need/<script>',
    `throughline://open/p1/need/${'a'.repeat(81)}`,
    `throughline://open/${'a/'.repeat(300)}`,
    'THROUGHLINE://open/p1/need/nd_1',
    'https://open/p1/need/nd_1',
    'javascript:alert(1)',
  ])('%j is none', (text) => {
    expect(parseDeepLink(text)).toBeNull();
  });

  test('what is accepted holds nothing but letters, digits and the separators', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.nat(2), (noise, place) => {
        const parts = ['p1', 'need', 'nd_1'];
        parts[place] = noise;
        const accepted = parseDeepLink(`throughline://open/${parts.join('/')}`);
        if (accepted !== null) expect(accepted).toMatch(/^throughline:\/\/open\/[\w/?=-]+$/);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('open requests', () => {
  test('wait for a page, then reach it at once, in order', () => {
    const requests = new OpenRequests();
    requests.link(LINK);
    requests.secondStart([]);
    const seen: Asked[] = [];
    expect(requests.take((request) => seen.push(request))).toEqual([
      { kind: 'link', link: LINK },
      { kind: 'second-start' },
    ]);
    requests.secondStart([LINK]);
    expect(seen).toEqual([{ kind: 'link', link: LINK }]);
  });

  test('of many archives one is looked into', () => {
    const requests = new OpenRequests();
    requests.secondStart([], ['/a.throughline', '/b.throughline']);
    expect(requests.take(() => {})).toEqual([{ kind: 'path', path: '/a.throughline' }]);
  });

  test('wait again while the page is away', () => {
    const requests = new OpenRequests();
    const seen: Asked[] = [];
    requests.take((request) => seen.push(request));
    requests.pause();
    requests.link(LINK);
    expect(seen).toEqual([]);
    expect(requests.take(() => {})).toEqual([{ kind: 'link', link: LINK }]);
  });

  test('of a malformed link the page hears nothing but that there was one, and a flood is cut', () => {
    const requests = new OpenRequests();
    requests.link('throughline://run/rm');
    expect(requests.take(() => {})).toEqual([{ kind: 'bad-link' }]);
    requests.pause();
    for (let i = 0; i < 500; i++) requests.link(LINK);
    expect(requests.take(() => {})).toHaveLength(20);
  });
});
