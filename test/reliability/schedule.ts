import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';
import { saveBody } from '#renderer/data/actions/body-actions.ts';
import { createGoal, createNeed } from '#renderer/data/actions/create-actions.ts';
import { setFields } from '#renderer/data/actions/field-actions.ts';
import type { App } from '#renderer/data/app.ts';
import { startWorkspace } from '#renderer/data/commit.ts';
import { createApp } from '#renderer/data/create-app.ts';
import { openDatabase } from '#renderer/data/db.ts';
import type { SaveLimits } from '#renderer/data/save-limits.ts';
import type { StorageFault } from '#renderer/host/memory-faults.ts';
import { createMemoryHost, type MemoryHost } from '#renderer/host/memory-host.ts';
import { must } from '#shared/domain/assert.ts';
import type { Id } from '#shared/domain/ids.ts';
import type { JsonObject } from '#shared/domain/json.ts';
import { type DatabaseFault, type FaultyDatabase, faultyDatabase, until } from './faulty-database.ts';
import { everySum, type Held, heldByDatabase, heldByJournal } from './two-witnesses.ts';

export interface ScheduleReport {
  readonly fault: 'schedule';
  readonly n: number;
  readonly seed: number;
  /** Moments at which "Saved" stood while a witness lacked words. */
  readonly falseSaved: number;
  /** Schedules after which a typed word was missing from a witness. */
  readonly acknowledgedLost: number;
  /** Schedules that came to no end: never saved again after the faults stopped, or witnesses that disagree. */
  readonly notRestored: number;
  readonly ok: boolean;
  readonly failures: readonly { readonly seed: string; readonly what: string }[];
}

/** R6: what a person does while both witnesses fail at random. "Saved" is never false, and in the end nothing is missing. */
export async function schedule({ n, seed }: { readonly n: number; readonly seed: number }): Promise<ScheduleReport> {
  const failures: { seed: string; what: string; kind: Trouble['kind'] }[] = [];
  for (const [i, steps] of fc.sample(fc.array(step, { minLength: 4, maxLength: 14 }), { seed, numRuns: n }).entries()) {
    for (const { kind, what } of await runSteps(steps)) {
      failures.push({ seed: `${seed}:${i}`, kind, what: `${what} after ${JSON.stringify(steps)}` });
    }
  }
  const count = (kind: Trouble['kind']): number => failures.filter((failure) => failure.kind === kind).length;
  return {
    fault: 'schedule',
    n,
    seed,
    falseSaved: count('false-saved'),
    acknowledgedLost: count('lost'),
    notRestored: count('not-restored'),
    ok: failures.length === 0,
    failures: failures.map((failure) => ({ seed: failure.seed, what: `${failure.kind}: ${failure.what}` })),
  };
}

type Step =
  | { readonly do: 'type-note' | 'type-title' | 'make-need' }
  | { readonly do: 'database'; readonly fault: DatabaseFault }
  | { readonly do: 'full'; readonly fault: 'quota' | 'unknown'; readonly ms: number }
  | { readonly do: 'journal'; readonly fault: StorageFault['kind'] }
  | { readonly do: 'rest'; readonly ms: number };

const typing = fc.constantFrom('type-note', 'type-title', 'make-need').map((what): Step => ({ do: what }));
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: typing },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom<DatabaseFault>('quota', 'unknown', 'rows', 'hang', 'close', 'lost-answer')
      .map((fault): Step => ({ do: 'database', fault })),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ fault: fc.constantFrom('quota', 'unknown'), ms: fc.integer({ min: 5, max: 120 }) })
      .map((full): Step => ({ do: 'full', ...full })),
  },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom<StorageFault['kind']>('problem', 'throw', 'hang', 'lost-answer', 'late-answer', 'late-call')
      .map((fault): Step => ({ do: 'journal', fault })),
  },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 90 }).map((ms): Step => ({ do: 'rest', ms })) },
);

interface Trouble {
  readonly kind: 'false-saved' | 'lost' | 'not-restored';
  readonly what: string;
}

/** Short, so that a thousand schedules take minutes. The watchdog counts ticks of the event loop, so a busy computer fools none. */
const LIMITS: SaveLimits = { answerMs: 60, retryMs: 20, pendingMs: 10 };
const END_MS = 5_000;

async function runSteps(steps: readonly Step[]): Promise<readonly Trouble[]> {
  const desk = await aDesk();
  const troubles: Trouble[] = [];
  const watch = watchTruth(desk, troubles);
  for (const one of steps) {
    await doStep(desk, one);
    await pause(2);
  }
  desk.faulty.refuse(null);
  try {
    const isSaved = () => desk.app.saveState.word().kind === 'saved' && !desk.isWriting();
    await until('saved again after the faults stopped', END_MS, isSaved);
    await watch.settled();
    const [database, journal] = [await heldByDatabase(desk.app.at), await heldByJournal(desk.disk, desk.app.at)];
    for (const [witness, held] of [['database', database] as const, ['journal', journal] as const]) {
      const missing = desk.missing(held);
      if (missing !== null) troubles.push({ kind: 'lost', what: `${missing} is not in the ${witness}` });
    }
    const sums = new Set(await everySum(desk.disk, desk.app.at));
    if (sums.size !== 1) troubles.push({ kind: 'not-restored', what: `the state sums differ: ${[...sums].join()}` });
  } catch (cause) {
    troubles.push({ kind: 'not-restored', what: `${String(cause)}, ${JSON.stringify(desk.app.saveState.word())}` });
  }
  watch.stop();
  await desk.app.stop();
  desk.app.db.close();
  return troubles;
}

interface Desk {
  readonly app: App;
  readonly host: MemoryHost;
  readonly disk: MemoryHost['control']['disk'];
  readonly faulty: FaultyDatabase;
  readonly note: Writing;
  readonly title: Writing;
  makeNeed(): void;
  isWriting(): boolean;
  /** What was typed and is not held; null: all of it is. */
  missing(held: Held): string | null;
  /** What was typed up to now, to ask later about a moment that has passed. */
  snapshot(): (held: Held) => string | null;
}

async function aDesk(): Promise<Desk> {
  const name = `schedule-${crypto.randomUUID()}`;
  const plain = openDatabase(name);
  await plain.open();
  await startWorkspace(plain, name, 'copy');
  plain.close();
  const host = createMemoryHost();
  const db = openDatabase(name);
  const faulty = faultyDatabase(() => db.close());
  db.use(faulty.middleware);
  await db.open();
  let seconds = 0;
  const app = createApp(db, {
    host,
    now: () => new Date(Date.UTC(2026, 2, 2) + ++seconds * 1000).toISOString(),
    today: () => '2026-03-02',
    newUuid: () => crypto.randomUUID(),
    orderBetween: generateKeyBetween,
    orderKeys: (before, count) => generateNKeysBetween(before, null, count),
    by: 'au_1',
    device: 'test',
    limits: LIMITS,
  });
  const made = await createGoal(app, 'title 0');
  const goalId = must(made.ok ? made.value : null, 'a goal');
  await until('a saved start', END_MS, () => app.saveState.word().kind === 'saved');
  const note = writing(app, (n) => saveBody(app, goalId, body(n), 'body'));
  const title = writing(app, (n) => setFields(app, 'goals', goalId, { title: `title ${n}` }, 'title'));
  const needs: string[] = [];
  let making = 0;
  const snapshot = (): ((held: Held) => string | null) => {
    const [notes, titles, made] = [note.version(), title.version(), [...needs]];
    return (held) => {
      if (versionIn(bodyText(held, goalId)) < notes) return `note ${notes}`;
      if (versionIn(String(held.get(goalId)?.title ?? '')) < titles) return `title ${titles}`;
      const titlesHeld = new Set([...held.values()].map((row) => row.title));
      return made.find((need) => !titlesHeld.has(need)) ?? null;
    };
  };
  return {
    app,
    host,
    disk: host.control.disk,
    faulty,
    note,
    title,
    makeNeed() {
      const need = `need ${needs.length}`;
      needs.push(need);
      making++;
      // As a dialog does: what the database cannot take is kept by the app.
      const release = app.saveState.edited();
      createNeed(app, need)
        .catch(async (cause: unknown) => {
          // It could not even be read where the need belongs: the dialog stays open, and its words are not handed over.
          needs.splice(needs.indexOf(need), 1);
          if (!/database|Closed|state/i.test(String(cause))) throw cause;
        })
        .finally(() => {
          making--;
          release();
        });
    },
    isWriting: () => making > 0 || note.isWriting() || title.isWriting(),
    missing: (held) => snapshot()(held),
    snapshot,
  };
}

interface Writing {
  type(): void;
  /** Of the words on the screen. */
  version(): number;
  isWriting(): boolean;
}

const RETRY_MS = 20;

/** A text as its editor handles it: a throttled save of the newest words, tried again until it is answered. */
function writing(app: App, save: (version: number) => Promise<{ readonly ok: boolean }>): Writing {
  let version = 0;
  let savedVersion = 0;
  let release: (() => void) | null = null;
  let running = false;
  async function run(): Promise<void> {
    running = true;
    while (savedVersion < version) {
      await pause(4);
      const [now, acknowledged] = [version, release];
      release = null;
      const done = await save(now).catch(() => ({ ok: false }));
      if (done.ok) {
        savedVersion = now;
        acknowledged?.();
        continue;
      }
      if (release === null) release = acknowledged;
      else acknowledged?.();
      await pause(RETRY_MS);
    }
    running = false;
  }
  return {
    type() {
      version++;
      release ??= app.saveState.edited();
      if (!running) void run();
    },
    version: () => version,
    isWriting: () => running,
  };
}

async function doStep({ app, host, faulty, note, title, makeNeed }: Desk, one: Step): Promise<void> {
  switch (one.do) {
    case 'type-note':
      return note.type();
    case 'type-title':
      return title.type();
    case 'make-need':
      return makeNeed();
    case 'database':
      return faulty.arm(one.fault);
    case 'full':
      faulty.refuse(one.fault);
      setTimeout(() => faulty.refuse(null), one.ms);
      return;
    case 'journal':
      return host.control.fault('journal.append', journalFault(one.fault));
    case 'rest':
      await pause(one.ms);
      if (one.ms % 7 === 0) await app.saveState.retry();
  }
}

function journalFault(kind: StorageFault['kind']): StorageFault {
  const until = new Promise((resolve) => setTimeout(resolve, 100));
  switch (kind) {
    case 'problem':
      return { kind, problem: { kind: 'disk-full' } };
    case 'throw':
      return { kind, message: 'the channel is gone' };
    case 'late-answer':
    case 'late-call':
      return { kind, until };
    default:
      return { kind };
  }
}

/** Looks at both witnesses whenever "Saved" stands, and asks them for everything that had been typed at that moment. */
function watchTruth({ app, disk, snapshot }: Desk, troubles: Trouble[]) {
  const looks: Promise<void>[] = [];
  let isStopped = false;
  async function look(): Promise<void> {
    const missing = snapshot();
    const [database, journal] = await Promise.all([heldByDatabase(app.at), heldByJournal(disk, app.at)]);
    for (const [witness, held] of [['database', database] as const, ['journal', journal] as const]) {
      const what = missing(held);
      if (what !== null) troubles.push({ kind: 'false-saved', what: `"Saved" without ${what} in the ${witness}` });
    }
  }
  const seen = (): void => {
    if (!isStopped && app.saveState.word().kind === 'saved') looks.push(look());
  };
  const forget = app.saveState.subscribe(seen);
  return {
    settled: async () => void (await Promise.all(looks)),
    stop() {
      isStopped = true;
      forget();
    },
  };
}

const body = (n: number) => ({
  order: ['b1', 'b2'],
  blocks: {
    b1: { node: { type: 'paragraph' }, text: `note ${n}` },
    b2: { node: { type: 'paragraph' }, text: n % 2 ? 'odd' : 'even' },
  },
});

function bodyText(held: Held, ownerId: Id<'goal'>): string {
  const row = [...held.values()].find((one) => one.ownerId === ownerId);
  const block = (row?.blocks as JsonObject | undefined)?.b1 as JsonObject | undefined;
  return String(block?.text ?? '');
}

/** `note 7` to 7; 0 for none. */
const versionIn = (text: string): number => Number(/\d+$/.exec(text)?.[0] ?? 0);

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
