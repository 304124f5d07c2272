import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import fc from 'fast-check';
import { must } from '#shared/domain/assert.ts';
import { CHROMIUM_ARGS, findChromium } from '../../build/chromium.mjs';
import { serve } from '../../electron/serve.ts';

export interface DamageReport {
  readonly fault: 'damage';
  readonly n: number;
  readonly seed: number;
  /** Starts that showed something else than was there, and said nothing. An empty project shown as new counts here. */
  readonly undetected: number;
  /** Starts that told of the damage and did not bring everything back. */
  readonly notRestored: number;
  /** Starts that came to no page at all. */
  readonly failedOpens: number;
  readonly ok: boolean;
  readonly failures: readonly { readonly seed: string; readonly what: string }[];
}

/**
 * R4: one file of the browser's profile is damaged between two starts: a file of IndexedDB, in both of Chromium's engines, a file of
 * the journal, or the list of projects. The next start must bring everything back. Needs the built app in dist. `n`: the most cases.
 */
export async function damage({ n, seed }: { readonly n: number; readonly seed: number }): Promise<DamageReport> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'throughline-damage-'));
  const failures: { seed: string; what: string; kind: Outcome }[] = [];
  let done = 0;
  try {
    const projects: Project[] = [];
    for (const engine of ENGINES) projects.push(await aProject(path.join(folder, engine.name), engine));
    const all = projects.flatMap((project) => casesOf(project));
    for (const one of chosen(all, n, seed)) {
      done++;
      const { kind, what } = await run(one, path.join(folder, 'damaged'));
      const name = `${one.project.engine.name} ${one.role} ${path.basename(one.file)} ${one.harm}`;
      console.warn(`${name}: ${kind} ${what}`);
      if (kind !== 'restored') failures.push({ seed: name, kind, what: `${kind}: ${what}` });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
  const count = (kind: Outcome): number => failures.filter((failure) => failure.kind === kind).length;
  return {
    fault: 'damage',
    n: done,
    seed,
    undetected: count('undetected'),
    notRestored: count('not-restored'),
    failedOpens: count('failed-open'),
    ok: failures.length === 0,
    failures: failures.map(({ seed: at, what }) => ({ seed: at, what })),
  };
}

type Outcome = 'restored' | 'undetected' | 'not-restored' | 'failed-open';

const HARMS = ['flip', 'truncate', 'delete'] as const;

interface Engine {
  readonly name: 'leveldb' | 'sqlite';
  readonly args: readonly string[];
}

const ENGINES: readonly Engine[] = [
  { name: 'leveldb', args: ['--disable-features=IdbSqliteBackingStore'] },
  { name: 'sqlite', args: ['--enable-features=IdbSqliteBackingStore'] },
];

/** The sample project, saved by both witnesses, in a profile that nobody uses. */
interface Project {
  readonly engine: Engine;
  readonly profile: string;
  readonly port: number;
  readonly content: string;
}

interface Case {
  readonly project: Project;
  readonly role: 'database' | 'journal' | 'projects';
  /** From the profile's folder. */
  readonly file: string;
  readonly harm: (typeof HARMS)[number];
}

const RENDERER = path.resolve('dist/renderer');
const START_MS = 45_000;

async function aProject(profile: string, engine: Engine): Promise<Project> {
  if (!existsSync(path.join(RENDERER, 'index.html')))
    throw new Error('expected: a built app; run `npm run build` first');
  const server = await serve(RENDERER, 0, { sample: true });
  const context = await open(profile, engine);
  try {
    const page = await at(context, server.url);
    await page.waitForSelector('body[data-ready]', { state: 'attached', timeout: START_MS });
    await page.getByText('Saved', { exact: true }).waitFor({ timeout: START_MS });
    const content = await page.evaluate(readContent);
    return { engine, profile, port: Number(new URL(server.url).port), content };
  } finally {
    await context.close();
    await server.close();
  }
}

function casesOf(project: Project): readonly Case[] {
  const cases: Case[] = [];
  for (const entry of readdirSync(project.profile, { recursive: true, withFileTypes: true })) {
    const whole = path.join(entry.parentPath, entry.name);
    const role = entry.isFile() ? roleOf(whole) : null;
    const file = path.relative(project.profile, whole);
    if (role !== null) for (const harm of HARMS) cases.push({ project, role, file, harm });
  }
  return cases;
}

/** Which files hold the project. Logs of the engine for people, locks and empty files hold nothing. */
function roleOf(file: string): Case['role'] | null {
  if (statSync(file).size === 0) return null;
  if (file.includes('/IndexedDB/') && !/\/(LOCK|LOG|LOG\.old)$|-shm$/.test(file)) return 'database';
  if (!file.includes('/File System/')) return null;
  const head = readFileSync(file).subarray(0, 400).toString('latin1');
  if (head.startsWith('TLJ1')) return 'journal';
  return /^[[{]/.test(head) && head.includes('"generation"') ? 'projects' : null;
}

function chosen(all: readonly Case[], n: number, seed: number): readonly Case[] {
  if (n >= all.length) return all;
  return must(
    fc.sample(fc.shuffledSubarray([...all], { minLength: n, maxLength: n }), { seed, numRuns: 1 })[0],
    'cases',
  );
}

async function run(one: Case, folder: string): Promise<{ readonly kind: Outcome; readonly what: string }> {
  const { project, file, harm } = one;
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  cpSync(project.profile, folder, { recursive: true });
  spoil(path.join(folder, file), harm);
  const server = await serve(RENDERER, project.port);
  const context = await open(folder, project.engine);
  try {
    const page = await at(context, server.url);
    const said = await cameUp(page);
    if (said === null)
      return { kind: 'failed-open', what: ((await page.locator('body').textContent()) ?? '').slice(0, 200) };
    if (page.url().includes('#/welcome')) return { kind: 'undetected', what: 'shown as new' };
    if ((await page.evaluate(readContent)) === project.content) return { kind: 'restored', what: said };
    return { kind: said === '' ? 'undetected' : 'not-restored', what: `another content; it said: ${said}` };
  } finally {
    await context.close();
    await server.close();
  }
}

/** What the app said before it opened the project, empty where it said nothing; null where it did not open it. */
async function cameUp(page: Page): Promise<string | null> {
  const ready = page.locator('body[data-ready]');
  const report = page.getByRole('button', { name: 'Open the project' });
  let said = '';
  for (const end = Date.now() + START_MS; Date.now() < end; await page.waitForTimeout(100)) {
    if ((await ready.count()) > 0) return said;
    if (!(await report.isVisible())) continue;
    said = (await page.locator('li').allInnerTexts()).join(' ');
    await report.click();
  }
  return null;
}

/** 64 bytes in the middle turned over, the second half gone, or all of it. */
function spoil(file: string, harm: Case['harm']): void {
  const { size } = statSync(file);
  if (harm === 'delete') rmSync(file);
  else if (harm === 'truncate') truncateSync(file, size >> 1);
  else {
    const bytes = readFileSync(file);
    for (let i = size >> 1; i < Math.min(size, (size >> 1) + 64); i++) bytes[i] = (bytes[i] ?? 0) ^ 0xff;
    writeFileSync(file, bytes);
  }
}

async function open(profile: string, { args }: Engine): Promise<BrowserContext> {
  const executablePath = findChromium();
  return chromium.launchPersistentContext(profile, {
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [...CHROMIUM_ARGS, ...args],
  });
}

async function at(context: BrowserContext, url: string): Promise<Page> {
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(url);
  return page;
}

/** Runs in the page: every record of the project's newest database as one text. */
async function readContent(): Promise<string> {
  const bucket = localStorage.getItem('throughline.engine');
  // Not in the types of the platform yet.
  const { storageBuckets } = navigator as unknown as {
    storageBuckets?: { open(name: string): Promise<{ indexedDB: IDBFactory }> };
  };
  const factory = bucket !== null && storageBuckets ? (await storageBuckets.open(bucket)).indexedDB : indexedDB;
  const asked = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const generations = (await factory.databases()).flatMap(({ name }) => {
    const found = /^tl-local-(\d+)$/.exec(name ?? '');
    return found ? Number(found[1]) : [];
  });
  const db = await asked(factory.open(`tl-local-${Math.max(...generations)}`));
  const own = new Set(['changes', 'marks', 'meta', 'savedState']);
  const stores = [...db.objectStoreNames].filter((name) => !own.has(name)).sort();
  const rows = db.transaction(stores);
  const all = await Promise.all(stores.map((name) => asked(rows.objectStore(name).getAll())));
  db.close();
  const sorted = (_key: string, value: unknown): unknown =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  return JSON.stringify(
    stores.map((name, i) => [name, all[i]]),
    sorted,
  );
}
