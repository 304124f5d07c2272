import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ROOT } from './desktop-app.ts';
import { expect, test } from './fixture.ts';

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** `npm start` in the browser, without a build. */
function start(...args: readonly string[]): {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  output(): string;
} {
  const child = spawn(process.execPath, ['build/start.mjs', '--no-build', '--no-open', '--browser', ...args], {
    cwd: ROOT,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += String(chunk);
    });
  }
  const ended = new Promise<Ended>((resolve) => child.once('close', (code) => resolve({ code, output })));
  return { child, ended, output: () => output };
}

test('the page comes with the policy of the desktop app, and inline script stays dead', async ({ page, baseURL }) => {
  const answer = await page.request.get(baseURL ?? '');
  expect(answer.headers()['content-security-policy']).toContain("default-src 'none'; script-src 'self'");
  expect(answer.headers()['x-content-type-options']).toBe('nosniff');
  const ran = await page.evaluate(() => {
    const script = document.createElement('script');
    try {
      script.textContent = 'document.body.dataset.ran = "inline"';
      document.body.append(script);
    } catch {
      // trusted types refuse the text, the policy would refuse the script
    }
    script.remove();
    return document.body.dataset.ran;
  });
  expect(ran).toBeUndefined();
});

test("another site's page reads, frames and runs nothing of the app", async ({ page, baseURL }) => {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end(`<iframe src="${baseURL}/"></iframe><img id="icon" src="${baseURL}/favicon.svg">`);
  });
  const port = await listening(server);
  const other = await page.context().newPage();
  const answers: string[] = [];
  other.on('response', (answer) => {
    if (answer.url().startsWith(baseURL ?? '?')) answers.push(`${answer.request().resourceType()} ${answer.status()}`);
  });
  // localhost against 127.0.0.1: another site, as a page on the web would be.
  await other.goto(`http://localhost:${port}/`);
  const fetched = await other.evaluate(
    (url) =>
      fetch(url).then(
        (answer) => answer.status,
        () => 'blocked',
      ),
    `${baseURL}/`,
  );
  const blind = await other.evaluate(
    (url) =>
      fetch(url, { mode: 'no-cors' }).then(
        ({ type }) => type,
        () => 'blocked',
      ),
    `${baseURL}/`,
  );
  expect(fetched).toBe('blocked');
  expect(['blocked', 'opaque']).toContain(blind);
  expect(answers).toEqual(expect.arrayContaining(['document 403', 'image 403']));
  expect(answers.filter((answer) => !answer.endsWith(' 403'))).toEqual([]);
  for (const frame of other.frames()) expect(await frame.locator('[data-ready]').count()).toBe(0);
  server.close();
});

test('what was stored is there after the browser was killed', async ({ page, relaunch }) => {
  await page.evaluate(async () => {
    const opening = indexedDB.open('spec', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('values');
    await new Promise((resolve) => opening.addEventListener('success', resolve));
    const transaction = opening.result.transaction('values', 'readwrite', { durability: 'strict' });
    transaction.objectStore('values').put('kept', 1);
    await new Promise((resolve) => transaction.addEventListener('complete', resolve));
  });
  const again = await relaunch();
  const value = await again.evaluate(async () => {
    const opening = indexedDB.open('spec', 1);
    await new Promise((resolve) => opening.addEventListener('success', resolve));
    const asking = opening.result.transaction('values').objectStore('values').get(1);
    await new Promise((resolve) => asking.addEventListener('success', resolve));
    return asking.result as unknown;
  });
  expect(value).toBe('kept');
});

test.describe('started with --sample', () => {
  test.use({ launchArgs: ['--sample'] });
  test('the page is told', async ({ page }) => {
    await expect(page.locator('meta[name="throughline-launch"]')).toHaveAttribute('content', 'sample');
  });
});

test.describe('npm start', () => {
  test.skip(!existsSync(`${ROOT}/dist/node/serve.js`), 'not built');

  test('prints the address, serves until it is stopped, and is used by a second start', async () => {
    const free = createServer();
    const port = String(await listening(free));
    await new Promise((resolve) => free.close(resolve));
    const first = start('--port', port, '--sample');
    await expect.poll(first.output, { timeout: 15_000 }).toBe(`Throughline: http://127.0.0.1:${port}/\n`);
    const html = await (await fetch(`http://127.0.0.1:${port}/`)).text();
    expect(html).toContain('<meta name="throughline-launch" content="sample">');

    const second = await start('--port', port).ended;
    expect(second.code).toBe(0);
    expect(second.output).toBe(
      `Throughline is running already; using that one.\nThroughline: http://127.0.0.1:${port}/\n`,
    );

    first.child.kill('SIGINT');
    expect((await first.ended).code).toBe(0);
  });

  test('says in one line that another program has the port', async () => {
    const other = createServer((_request, response) => response.end('something else'));
    const port = String(await listening(other));
    const { code, output } = await start('--port', port).ended;
    other.close();
    expect(code).toBe(2);
    expect(output).toBe(`Port ${port} is taken by another program: free it, or name one with --port N.\n`);
  });

  test('refuses a port that is none', async () => {
    for (const port of ['0', '65536', 'x', '1.5']) {
      expect(await start('--port', port).ended).toEqual({
        code: 2,
        output: '--port takes a number from 1 to 65535.\n',
      });
    }
  });
});
