import type { App } from '#renderer/data/app.ts';
import { workerAddress } from '#renderer/trusted-types.ts';
import { unreachable } from '#shared/domain/assert.ts';
import type { Op } from '#shared/domain/change.ts';
import { fail, ok, type Result } from '#shared/domain/result.ts';
import address from './import.worker.ts?worker&url';
import type { FileOrder, FromImportWorker, ReadProblem, ToImportWorker } from './import-messages.ts';
import type { PlannedImport, PlanOrder } from './import-plan.ts';
import type { ReadImport } from './import-read.ts';
import { rowsInPages } from './import-rows.ts';

/** A piece of a file that the window has; null where it cannot be read. */
export type ChunkOf = (key: string, offset: number, length: number) => Promise<Uint8Array | null>;

export interface ImportReader {
  read(order: FileOrder): Promise<Result<ReadImport, ReadProblem>>;
  /** `withOps` false: only what would come of it. */
  plan(order: PlanOrder, withOps: boolean): Promise<Result<PlannedImport, ReadProblem>>;
  /** A recording or picture out of a package. */
  entry(key: string, path: string): Promise<Result<Uint8Array | null, ReadProblem>>;
  /** Ends the worker; what it was asked is answered with `stopped`. */
  stop(): void;
}

type Job = Extract<ToImportWorker, { readonly kind: 'read' | 'plan' | 'entry' }>;
type Asked<J> = J extends Job ? Omit<J, 'id'> : never;
type Answer = ReadImport | PlannedImport | { readonly bytes: Uint8Array | null };

const PATIENCE_MS = 30_000;

/** Reads and plans in a worker of its own: one thing after the other, none of them in the window's way. */
export function createImportReader(app: App, chunkOf: ChunkOf, patience = PATIENCE_MS): ImportReader {
  let worker: Worker | null = null;
  let last = 0;
  let waiting: { readonly id: number; alive(): void; settle(answer: Result<Answer, ReadProblem>): void } | null = null;
  let queue: Promise<unknown> = Promise.resolve();
  let stopped = false;
  let ops: Op[] = [];
  /** What the worker holds: a new one is told again. */
  const done = new Map<string, FileOrder>();

  const settle = (answer: Result<Answer, ReadProblem>): void => {
    const own = waiting;
    waiting = null;
    own?.settle(answer);
  };
  const end = (problem: ReadProblem): void => {
    worker?.terminate();
    worker = null;
    settle(fail(problem));
  };
  const post = (message: ToImportWorker): void => worker?.postMessage(message);

  async function sendChunk({ need, key, offset, length }: Extract<FromImportWorker, { kind: 'need-chunk' }>) {
    post({ kind: 'chunk', need, bytes: await chunkOf(key, offset, length) });
  }
  async function sendRows({ need, wanted }: Extract<FromImportWorker, { kind: 'need-rows' }>): Promise<void> {
    for await (const page of rowsInPages(app, wanted)) {
      waiting?.alive();
      post({ kind: 'rows', need, page });
    }
    post({ kind: 'rows-end', need });
  }
  const crashed = (cause: unknown): void =>
    end({ kind: 'crashed', message: cause instanceof Error ? cause.message : String(cause) });

  function onMessage(data: FromImportWorker): void {
    waiting?.alive();
    if (data.kind === 'need-chunk') void sendChunk(data).catch(crashed);
    else if (data.kind === 'need-rows') void sendRows(data).catch(crashed);
    else answered(data);
  }

  function answered(data: Exclude<FromImportWorker, { readonly need: number }>): void {
    if (data.id !== waiting?.id) return;
    switch (data.kind) {
      case 'read':
        settle(ok(data.read));
        return;
      case 'ops':
        for (const op of data.ops) ops.push(op);
        return;
      case 'plan':
        settle(ok({ ...data.plan, ops }));
        return;
      case 'entry':
        settle(ok({ bytes: data.bytes }));
        return;
      case 'failed':
        settle(fail(data.problem));
        return;
      default:
        unreachable(data);
    }
  }

  function ask(job: Asked<Job>): Promise<Result<Answer, ReadProblem>> {
    if (stopped) return Promise.resolve(fail({ kind: 'stopped' }));
    const id = ++last;
    ops = [];
    const answer = new Promise<Result<Answer, ReadProblem>>((resolve) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const alive = (): void => {
        clearTimeout(timer);
        timer = setTimeout(() => end({ kind: 'stuck' }), patience);
      };
      alive();
      waiting = {
        id,
        alive,
        settle(result) {
          clearTimeout(timer);
          resolve(result);
        },
      };
    });
    post({ id, ...job });
    return answer;
  }

  async function withWorker(job: Asked<Job>): Promise<Result<Answer, ReadProblem>> {
    if (worker === null && !stopped) {
      worker = new Worker(workerAddress(address), { type: 'module', name: 'import' });
      worker.addEventListener('message', ({ data }: MessageEvent<FromImportWorker>) => onMessage(data));
      worker.addEventListener('error', (event) => end({ kind: 'crashed', message: event.message }));
      for (const order of [...done.values()]) {
        const again = await ask({ kind: 'read', order });
        if (!again.ok) return again;
      }
    }
    return ask(job);
  }

  const inTurn = (job: Asked<Job>): Promise<Result<Answer, ReadProblem>> => {
    const answer = queue.then(() => withWorker(job));
    queue = answer;
    return answer;
  };

  return {
    async read(order) {
      done.delete(order.key);
      const read = await inTurn({ kind: 'read', order });
      if (read.ok) done.set(order.key, order);
      // The worker answers a question with its own kind.
      return read as Result<ReadImport, ReadProblem>;
    },
    async plan(order, withOps) {
      return (await inTurn({ kind: 'plan', order, withOps })) as Result<PlannedImport, ReadProblem>;
    },
    async entry(key, path) {
      const got = (await inTurn({ kind: 'entry', key, path })) as Result<{ bytes: Uint8Array | null }, ReadProblem>;
      return got.ok ? ok(got.value.bytes) : got;
    },
    stop() {
      stopped = true;
      end({ kind: 'stopped' });
    },
  };
}
