import { generateNKeysBetween } from 'fractional-indexing';
import { uuidv7 } from 'uuidv7';
import { unreachable } from '#shared/domain/assert.ts';
import type { AnyRecord, TableName } from '#shared/domain/records.ts';
import { fail, ok } from '#shared/domain/result.ts';
import { type ByteSource, readAll } from '#shared/exchange/archive/byte-source.ts';
import type { ForeignEntry } from '#shared/exchange/foreign-zip.ts';
import type { ProjectRows } from '#shared/exchange/import-known.ts';
import { createDesk, type ReadOrder } from './import-desk.ts';
import type { FileOrder, FolderFile, FromImportWorker, ToImportWorker } from './import-messages.ts';
import { pieces, type RowsWanted } from './import-plan.ts';

const desk = createDesk({
  newUuid: uuidv7,
  orderKeys: (before, count) => generateNKeysBetween(before, null, count),
});

type Job = Extract<ToImportWorker, { readonly kind: 'read' | 'plan' | 'entry' }>;
class Unreadable extends Error {}

addEventListener('message', ({ data }: MessageEvent<ToImportWorker>) => {
  if (data.kind === 'chunk') chunks.get(data.need)?.(data.bytes);
  else if (data.kind === 'rows') rows.get(data.need)?.take(data.page.table, data.page.rows);
  else if (data.kind === 'rows-end') rows.get(data.need)?.end();
  else void answer(data);
});

async function answer(job: Job): Promise<void> {
  const { id } = job;
  try {
    switch (job.kind) {
      case 'read': {
        const { order } = job;
        return post({ kind: 'read', id, read: await desk.read({ ...order, from: fromOf(order) }) });
      }
      case 'plan': {
        const plan = await desk.plan(job.order, askRows);
        if (job.withOps) for (const ops of pieces(plan.ops, OPS_AT_ONCE)) post({ kind: 'ops', id, ops });
        return post({ kind: 'plan', id, plan: { ...plan, ops: [] } });
      }
      case 'entry':
        return post({ kind: 'entry', id, bytes: await desk.entry(job.key, job.path) });
      default:
        return unreachable(job);
    }
  } catch (cause) {
    if (cause instanceof Unreadable) return post({ kind: 'failed', id, problem: { kind: 'unreadable' } });
    const message = cause instanceof Error ? cause.message : String(cause);
    post({ kind: 'failed', id, problem: { kind: 'crashed', message } });
  }
}

const OPS_AT_ONCE = 250;

let needs = 0;
const chunks = new Map<number, (bytes: Uint8Array | null) => void>();
const rows = new Map<number, { take(table: TableName, page: readonly AnyRecord[]): void; end(): void }>();

function fromOf({ key, from }: FileOrder): ReadOrder['from'] {
  if ('size' in from) return windowSource(key, from.size);
  return 'files' in from ? { files: from.files.map(folderEntry) } : from;
}

const folderEntry = ({ key, path, size }: FolderFile): ForeignEntry => ({
  path,
  size,
  async read() {
    try {
      return ok(await readAll(windowSource(key, size), 0, size));
    } catch (cause) {
      if (cause instanceof Unreadable) return fail('It cannot be read: it may have been moved meanwhile.');
      throw cause;
    }
  },
});

/** The bytes of a file are in the window: they are asked for piece by piece. */
function windowSource(key: string, size: number): ByteSource {
  return {
    size,
    read(offset, length) {
      const need = ++needs;
      return new Promise((resolve, reject) => {
        chunks.set(need, (bytes) => {
          chunks.delete(need);
          if (bytes === null) reject(new Unreadable(key));
          else resolve(bytes);
        });
        post({ kind: 'need-chunk', need, key, offset, length });
      });
    },
  };
}

function askRows(wanted: RowsWanted): Promise<ProjectRows> {
  const need = ++needs;
  const all: Partial<Record<TableName, AnyRecord[]>> = {};
  return new Promise((resolve) => {
    rows.set(need, {
      take(table, page) {
        const own = all[table] ?? [];
        for (const row of page) own.push(row);
        all[table] = own;
      },
      end() {
        rows.delete(need);
        // A page holds rows of the table that it names.
        resolve(all as ProjectRows);
      },
    });
    post({ kind: 'need-rows', need, wanted });
  });
}

const post = (message: FromImportWorker): void => postMessage(message);
