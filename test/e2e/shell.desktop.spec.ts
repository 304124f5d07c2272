import path from 'node:path';
import type { ElectronHost } from '../electron-host/host.ts';
import { ROOT } from './desktop-app.ts';
import { expect, test } from './fixture.ts';

const LINK = 'throughline://open/p1/need/nd_1';

declare global {
  interface Window {
    /** What a spec's listeners in the page have seen. */
    seen: unknown[];
  }
}

/** Records in main where the page tried to go. */
async function recordNavigations(desktop: ElectronHost): Promise<() => Promise<readonly string[]>> {
  await desktop.evaluate(({ BrowserWindow }) => {
    const tried: string[] = [];
    Object.assign(globalThis, { tried });
    BrowserWindow.getAllWindows()[0]?.webContents.on('will-navigate', (event) => {
      tried.push(`${event.url} ${event.defaultPrevented ? 'denied' : 'allowed'}`);
    });
  });
  return () => desktop.evaluate(() => (globalThis as unknown as { tried: string[] }).tried);
}

/** Answers main's questions with one of their buttons and remembers them. */
async function answerQuestions(desktop: ElectronHost, response: number): Promise<() => Promise<readonly string[]>> {
  await desktop.evaluate(({ dialog }, button) => {
    const asked: string[] = [];
    Object.assign(globalThis, { asked });
    dialog.showMessageBox = async (...given: unknown[]) => {
      const { message, detail } = given.at(-1) as { readonly message: string; readonly detail: string };
      asked.push(`${message} ${detail}`);
      return { response: button, checkboxChecked: false };
    };
  }, response);
  return () => desktop.evaluate(() => (globalThis as unknown as { asked: string[] }).asked);
}

const closeWindow = (desktop: ElectronHost): Promise<void> =>
  desktop.evaluate(({ BrowserWindow }) => void setTimeout(() => BrowserWindow.getAllWindows()[0]?.close(), 0));

const windows = (desktop: ElectronHost): Promise<number> =>
  desktop.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);

test('the page runs under the policy: nothing inline, nothing foreign, nothing reaches a network', async ({
  page,
  desktop,
  host,
}) => {
  const seen = await page.evaluate(async () => {
    const violations = new Set<string>();
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
      violations.add(effectiveDirective),
    );
    await fetch('https://example.com/').catch(() => {});
    const image = new Image();
    image.src = 'https://example.com/x.png';
    const frame = document.createElement('iframe');
    frame.src = 'https://example.com/';
    document.body.append(image, frame);
    const refused: string[] = [];
    const attempts = [
      () => Reflect.construct(Function, ['document.body.dataset.ran = "eval"'])(),
      () => document.body.setAttribute('onclick', 'document.body.dataset.ran = "inline"'),
      () => {
        document.createElement('div').innerHTML = '<p>markup</p>';
      },
      () => {
        document.createElement('script').text = 'document.body.dataset.ran = "script"';
      },
      () => new Worker('./index.html'),
    ];
    // In a task of its own: what the debugger itself evaluates may use eval.
    await new Promise((go) => setTimeout(go, 20));
    for (const attempt of attempts) {
      try {
        attempt();
        refused.push('done');
      } catch (error) {
        refused.push(error instanceof Error ? error.name : 'thrown');
      }
    }
    const deadline = performance.now() + 5000;
    while (violations.size < 4 && performance.now() < deadline) await new Promise((go) => setTimeout(go, 20));
    frame.remove();
    image.remove();
    const { headers } = await fetch('./index.html');
    return {
      violations: [...violations],
      refused,
      ran: document.body.dataset.ran,
      policy: headers.get('content-security-policy'),
    };
  });
  expect(seen.ran).toBeUndefined();
  expect(seen.refused).toEqual(['EvalError', 'TypeError', 'TypeError', 'TypeError', 'TypeError']);
  expect(seen.violations).toEqual(
    expect.arrayContaining(['connect-src', 'img-src', 'frame-src', 'require-trusted-types-for']),
  );
  expect(seen.policy).toContain("default-src 'none'; script-src 'self'; style-src 'self' 'nonce-");
  if (host.standIn) expect(await desktop.evaluate((_electron, _none, extra) => extra.blockedRequests)).toEqual([]);
});

test('the bundle is all that the scheme serves', async ({ page }) => {
  const statuses = await page.evaluate(async () => {
    const paths = [
      '/../main/main.js',
      '/%2e%2e/main/main.js',
      '/..%2fmain/main.js',
      '/..%5cmain%5cmain.js',
      '/nope.js',
      '//etc/passwd.txt',
    ];
    return Promise.all(paths.map(async (at) => (await fetch(new URL(location.href).origin + at)).status));
  });
  expect(new Set(statuses)).toEqual(new Set([404]));
  expect(await page.evaluate(async () => (await fetch('./index.html', { method: 'POST' })).status)).toBe(405);
});

test('leaving the app is denied by every way, and the page stays alive', async ({ page, desktop }) => {
  const tried = await recordNavigations(desktop);
  await page.evaluate(() => {
    document.body.dataset.same = 'yes';
    location.href = 'https://example.com/script';
  });
  await expect.poll(tried).toContain('https://example.com/script denied');
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'https://example.com/link';
    document.body.append(link);
    link.click();
    link.remove();
  });
  await expect.poll(tried).toContain('https://example.com/link denied');
  await page.evaluate(() => {
    const refresh = document.createElement('meta');
    refresh.httpEquiv = 'refresh';
    refresh.content = '0;url=https://example.com/meta';
    document.head.append(refresh);
  });
  await expect.poll(tried).toContain('https://example.com/meta denied');
  await page.evaluate(() => {
    const form = document.createElement('form');
    form.action = 'https://example.com/form';
    document.body.append(form);
    form.submit();
  });
  await page.evaluate(() => {
    location.href = 'file:///etc/passwd';
  });
  await page.evaluate(() => {
    location.href = 'javascript:document.body.dataset.ran = "javascript"';
  });
  const answer = await page.evaluate(() => window.throughlineHost?.info());
  expect(answer).toMatchObject({ value: { can: { nativeMenu: true }, launch: { sample: false } } });
  expect(await page.evaluate(() => [document.body.dataset.same, document.body.dataset.ran])).toEqual([
    'yes',
    undefined,
  ]);
  expect(await tried()).not.toContainEqual(expect.stringMatching(/allowed$/));
});

test('no window opens', async ({ page, desktop }) => {
  expect(await page.evaluate(() => window.open('https://example.com/'))).toBeNull();
  expect(await page.evaluate(() => window.open('./index.html'))).toBeNull();
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'https://example.com/blank';
    link.target = '_blank';
    document.body.append(link);
    link.click();
    link.remove();
  });
  await expect.poll(() => page.context().pages().length).toBe(1);
  expect(await windows(desktop)).toBe(1);
});

test('the page may store and copy, and has no other permission', async ({ page }) => {
  const states = await page.evaluate(async () => {
    const names = [
      'persistent-storage',
      'clipboard-write',
      'clipboard-read',
      'geolocation',
      'notifications',
      'camera',
      'microphone',
      'midi',
      'local-fonts',
      'idle-detection',
    ];
    const entries = names.map(async (name) => [
      name,
      (await navigator.permissions.query({ name: name as PermissionName })).state,
    ]);
    return Object.fromEntries(await Promise.all(entries)) as Record<string, string>;
  });
  const { 'persistent-storage': storage, 'clipboard-write': copying, ...others } = states;
  expect([storage, copying]).toEqual(['granted', 'granted']);
  expect(new Set(Object.values(others))).toEqual(new Set(['denied']));
});

test('the page sees named calls only, and frames see none', async ({ page }) => {
  const seen = await page.evaluate(() => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const inFrame = typeof (frame.contentWindow as Window).throughlineHost;
    frame.remove();
    return {
      calls: Object.keys(window.throughlineHost ?? {}).sort(),
      frozen: Object.isFrozen(window.throughlineHost),
      node: [
        typeof Reflect.get(window, 'require'),
        typeof Reflect.get(window, 'process'),
        typeof Reflect.get(window, 'ipcRenderer'),
      ],
      inFrame,
    };
  });
  expect(seen).toEqual({
    calls: [
      'abandonMedia',
      'abandonSave',
      'abandonSnapshot',
      'appendJournal',
      'appendJournalPart',
      'beginMedia',
      'beginSave',
      'beginSnapshot',
      'beginStart',
      'chooseFolder',
      'diagnostics',
      'finishMedia',
      'finishSave',
      'finishSnapshot',
      'forgetFolder',
      'forgetGeneration',
      'info',
      'journalWitness',
      'keepPending',
      'listMedia',
      'listProjects',
      'listSnapshots',
      'noteSnapshot',
      'onCommand',
      'onFlushRequest',
      'onOpenRequest',
      'onWholeFiles',
      'openExternal',
      'openFiles',
      'peekJournal',
      'printPdf',
      'putProject',
      'readChunk',
      'readJournal',
      'readJournalPart',
      'readMedia',
      'readPending',
      'readSnapshot',
      'readyStart',
      'release',
      'removeMedia',
      'removeSnapshot',
      'setMenu',
      'setQuickCapture',
      'setTheme',
      'setTitle',
      'startJournal',
      'switchGeneration',
      'takenFile',
      'trimJournal',
      'watchedFolder',
      'wholeFiles',
      'writeChunk',
      'writeMedia',
      'writeSnapshot',
    ],
    frozen: true,
    node: ['undefined', 'undefined', 'undefined'],
    inFrame: 'undefined',
  });
});

test('malformed calls are refused without a word about the computer', async ({ page }) => {
  const answers = await page.evaluate(async () => {
    const bridge = window.throughlineHost as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>;
    const call = (name: string, ...args: unknown[]) => bridge[name]?.(...args);
    return Promise.all([
      call('readChunk', '/etc/passwd', 0, 1),
      call('readChunk', '0123456789abcdef0123456789abcdef', 0, 2 ** 30),
      call('beginSave', 'x', { label: 'x', extension: 'txt', mime: 'x', path: '/tmp/x' }),
      call('openFiles', [{ label: 'x', extensions: ['../..'] }]),
      call('setTheme', 'blue'),
      call('setTitle', 'x'.repeat(400_000)),
      call('writeChunk', '0123456789abcdef0123456789abcdef', new Uint8Array(1_200_000)),
    ]);
  });
  const refused = (message: string) => ({ error: { code: 'refused', message } });
  expect(answers).toEqual([...Array.from({ length: 5 }, () => refused('arguments')), refused('size'), refused('size')]);
});

test('files come and go by tokens, chunk by chunk', async ({ page, pick, saved }) => {
  await pick([{ name: 'interview.txt', content: 'Why do you stay?' }]);
  const read = await page.evaluate(async () => {
    const opened = await window.throughlineHost?.openFiles([{ label: 'Text', extensions: ['txt'] }]);
    if (!opened || !('value' in opened) || !opened.value.ok) return null;
    const [file] = opened.value.value;
    if (file === undefined) return null;
    const chunk = await window.throughlineHost?.readChunk(file.token, 4, 6);
    return chunk && 'value' in chunk && chunk.value.ok
      ? [file.name, new TextDecoder().decode(chunk.value.value)]
      : null;
  });
  expect(read).toEqual(['interview.txt', 'do you']);
  await page.evaluate(async () => {
    const bridge = window.throughlineHost;
    const begun = await bridge?.beginSave('Report: 1', { label: 'Text', extension: 'txt', mime: 'text/plain' });
    if (!bridge || !begun || !('value' in begun) || !begun.value.ok || begun.value.value === null) return;
    for (const part of ['first ', 'second']) await bridge.writeChunk(begun.value.value, new TextEncoder().encode(part));
    await bridge.finishSave(begun.value.value);
  });
  expect((await saved('Report- 1.txt')).toString()).toBe('first second');
});

test('a page of another origin gets no answer, even with our preload', async ({ page, desktop }) => {
  const preload = path.join(ROOT, 'dist/preload/preload.cjs');
  const opening = page.context().waitForEvent('page');
  await desktop.evaluate(async ({ BrowserWindow, protocol }, preloadPath) => {
    const html = '<body data-ready>foreign</body>';
    protocol.handle('https', () => new Response(html, { headers: { 'content-type': 'text/html' } }));
    const window = new BrowserWindow({
      webPreferences: { preload: preloadPath, sandbox: true, contextIsolation: true },
    });
    await window.loadURL('https://bundle/');
  }, preload);
  const foreign = await opening;
  await foreign.waitForSelector('body[data-ready]');
  const answers = await foreign.evaluate(async () => [
    await window.throughlineHost?.info(),
    await window.throughlineHost?.openFiles([]),
  ]);
  const refused = { error: { code: 'refused', message: 'sender' } };
  expect(answers).toEqual([refused, refused]);
  expect(desktop.log()).toContain('ipc: refused info (sender)');
});

test('a second start ends, and hands its link to the first', async ({ page, desktop }) => {
  await page.evaluate(() => {
    window.seen = [];
    window.throughlineHost?.onOpenRequest((request) => window.seen.push(request));
  });
  expect(await desktop.spawnSecond([LINK])).toBe(0);
  await expect.poll(() => page.evaluate(() => window.seen)).toEqual([{ kind: 'link', link: LINK }]);
  expect(await desktop.spawnSecond(['throughline://erase/everything'])).toBe(0);
  await expect.poll(() => page.evaluate(() => window.seen[1])).toEqual({ kind: 'bad-link' });
  expect(await windows(desktop)).toBe(1);
});

test('closing waits until the page has written, then the app ends', async ({ page, desktop, relaunch }) => {
  await page.evaluate(() => {
    window.throughlineHost?.onFlushRequest(async () => {
      await new Promise((resolve) => setTimeout(resolve, 400));
      localStorage.setItem('last-words', 'kept');
    });
  });
  await closeWindow(desktop);
  expect(await desktop.exited).toBe(0);
  const again = await relaunch();
  expect(await again.evaluate(() => localStorage.getItem('last-words'))).toBe('kept');
});

test('a page that could not write is not closed unasked', async ({ page, desktop }) => {
  await page.evaluate(() => {
    window.throughlineHost?.onFlushRequest(() => Promise.reject(new Error('disk full')));
  });
  const asked = await answerQuestions(desktop, 0);
  await closeWindow(desktop);
  await expect.poll(async () => (await asked()).length).toBe(1);
  expect(await windows(desktop)).toBe(1);
  expect(await page.evaluate(async () => 'value' in ((await window.throughlineHost?.info()) ?? {}))).toBe(true);
  const again = await answerQuestions(desktop, 1);
  await closeWindow(desktop);
  expect(await desktop.exited).toBe(0);
  await expect(again()).rejects.toThrow();
});

test('a window whose question cannot be asked stays, and can be closed later', async ({ page, desktop }) => {
  await page.evaluate(() => {
    window.throughlineHost?.onFlushRequest(() => Promise.reject(new Error('disk full')));
  });
  await desktop.evaluate(({ dialog }) => {
    dialog.showMessageBox = () => Promise.reject(new Error('no dialog'));
  });
  await closeWindow(desktop);
  await expect.poll(() => desktop.log()).toContain('close: failed');
  expect(await windows(desktop)).toBe(1);
  await answerQuestions(desktop, 1);
  await closeWindow(desktop);
  expect(await desktop.exited).toBe(0);
});

test('a page that does not answer is asked about after five seconds', async ({ page, desktop }) => {
  await page.evaluate(() => {
    window.throughlineHost?.onFlushRequest(() => new Promise(() => {}));
  });
  await answerQuestions(desktop, 1);
  const start = Date.now();
  await closeWindow(desktop);
  expect(await desktop.exited).toBe(0);
  expect(Date.now() - start).toBeGreaterThan(4500);
  expect(Date.now() - start).toBeLessThan(9000);
});

test('an address leaves the app only when allowed and agreed to', async ({ page, desktop }) => {
  await desktop.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = async (url) => void opened.push(url);
  });
  const opened = () => desktop.evaluate(() => (globalThis as unknown as { opened: string[] }).opened);
  const open = (url: string) => page.evaluate((text) => window.throughlineHost?.openExternal(text), url);
  const declined = await answerQuestions(desktop, 1);
  expect(await open('https://example.com/a')).toEqual({ value: false });
  expect(await declined()).toHaveLength(1);
  const asked = await answerQuestions(desktop, 0);
  for (const url of [
    'file:///etc/passwd',
    'javascript:alert(1)',
    'https://a@b.example',
    'mailto:a@b.example?attach=/x',
  ]) {
    expect(await open(url)).toEqual({ value: false });
  }
  expect(await asked()).toEqual([]);
  expect(await open('https://b\u00fccher.example/x')).toEqual({ value: true });
  expect(await asked()).toEqual([
    'Open this page in your browser? b\u00fccher.example (xn--bcher-kva.example)\n\nhttps://xn--bcher-kva.example/x',
  ]);
  expect(await opened()).toEqual(['https://xn--bcher-kva.example/x']);
});

test('the page fills the menu, and a chosen item comes back as its command', async ({ page, desktop }) => {
  await page.evaluate(async () => {
    window.seen = [];
    window.throughlineHost?.onCommand((id) => window.seen.push(id));
    const item = { id: 'spec.command', label: 'Do it', accelerator: 'CmdOrCtrl+Shift+D', enabled: true };
    await window.throughlineHost?.setMenu([{ id: 'file', label: 'File', items: [item, null] }]);
  });
  await desktop.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('spec.command')?.click());
  await expect.poll(() => page.evaluate(() => window.seen)).toEqual(['spec.command']);
});

test('title and theme reach the window', async ({ page, desktop }) => {
  await page.evaluate(async () => {
    await window.throughlineHost?.setTitle('Why they leave');
    await window.throughlineHost?.setTheme('dark');
  });
  expect(await desktop.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle())).toBe(
    'Why they leave',
  );
  await expect.poll(() => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true);
});

test('a crashed page starts again', async ({ page, desktop }) => {
  const session = await page.context().newCDPSession(page);
  session.send('Page.crash').catch(() => {});
  const ready = () =>
    desktop.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]
        ?.webContents.executeJavaScript("'ready' in document.body.dataset")
        .catch(() => 'crashed'),
    );
  await page.waitForEvent('crash');
  await expect.poll(ready, { timeout: 20_000 }).toBe(true);
});

test('a page that keeps crashing starts carefully, and offers the archive', async ({ page, desktop }) => {
  const session = await page.context().newCDPSession(page);
  const inPage = (code: string) =>
    desktop.evaluate(
      ({ BrowserWindow }, text) =>
        BrowserWindow.getAllWindows()[0]
          ?.webContents.executeJavaScript(text)
          .catch(() => 'crashed'),
      code,
    );
  for (let n = 0; n < 3; n++) {
    await inPage('document.body.dataset.before = "yes"');
    session.send('Page.crash').catch(() => {});
    await expect
      .poll(() => inPage("document.body.dataset.before ?? document.querySelector('h1, h2, main')?.tagName ?? 'none'"), {
        timeout: 20_000,
      })
      .toMatch(/^(H1|H2|MAIN)$/);
  }
  await expect.poll(() => inPage('document.body.textContent')).toContain('Throughline stopped several times');
  expect(await inPage('document.body.textContent')).toContain('Export');
  const careful = await inPage('window.throughlineHost.info().then((answer) => answer.value.launch.careful)');
  expect(careful).toBe(false);
});

test('the keys of the quick note are off until the person wants them, and then open it from anywhere', async ({
  page,
  desktop,
  host,
}) => {
  test.skip(!host.standIn, 'no test presses keys of the whole system');
  const keys = 'CommandOrControl+Shift+Space';
  const held = (on: ElectronHost) =>
    on.evaluate(({ globalShortcut }, accelerator) => globalShortcut.isRegistered(accelerator), keys);
  expect(await held(desktop)).toBe(false);
  await page.evaluate(() => {
    window.location.hash = '#/settings';
  });
  await page.getByRole('checkbox', { name: /opens a quick note from every program/ }).click();
  await expect.poll(() => held(desktop)).toBe(true);
  await desktop.evaluate(({ globalShortcut }, accelerator) => {
    // The stand-in's own member: it presses the keys.
    (globalShortcut as unknown as { _press(keys: string): void })._press(accelerator);
  }, keys);
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(desktop.log()).not.toContain('failed');
});

test.describe('started with --sample', () => {
  test.use({ launchArgs: ['--sample'] });
  test('the page is told', async ({ page }) => {
    const answer = await page.evaluate(() => window.throughlineHost?.info());
    expect(answer).toMatchObject({ value: { launch: { sample: true } } });
  });
});
