import type { App } from '#renderer/data/app.ts';
import { type ImportOrder, importKnown, type Planner } from '#renderer/features/import-export/import-actions.ts';
import { createDesk } from '#renderer/features/import-export/import-desk.ts';
import { type ImportFile, proposeFile } from '#renderer/features/import-export/import-file.ts';
import { projectRows } from '#renderer/features/import-export/import-rows.ts';
import { ok } from '#shared/domain/result.ts';
import { bytesSource } from '#shared/exchange/archive/byte-source.ts';

/** These files as they stand in the import sheet, with the desk that the worker holds in the app, in this thread. */
export async function prepared(app: App, files: readonly (readonly [name: string, content: string | Uint8Array])[]) {
  const desk = createDesk(app);
  const known = await importKnown(app);
  const found: { readonly key: string; readonly file: ImportFile }[] = [];
  for (const [i, [name, content]] of files.entries()) {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const key = `f${i}`;
    // A copy over a buffer of its own, as a worker gets it.
    const read = await desk.read({ key, name, from: bytesSource(new Uint8Array(bytes)), options: {} });
    if (read.as !== 'folder') found.push({ key, file: proposeFile(read, known) });
    else {
      for (const { path: inside } of read.entries) {
        const own = `${key}/${inside}`;
        const entry = await desk.read({ key: own, name: inside, from: { key, path: inside }, options: {} });
        found.push({ key: own, file: proposeFile(entry, known) });
      }
    }
  }
  const planner: Planner = {
    plan: async (order) => ok(await desk.plan(order, (wanted) => projectRows(app, wanted))),
    entry: async (key, entry) => ok(await desk.entry(key, entry)),
  };
  const order: ImportOrder = { files: found, study: { kind: 'none' } };
  return { order, planner };
}
