import type { FileProblem, HostFiles } from '#shared/contract/host.ts';
import { saveName } from '#shared/contract/save-name.ts';
import { fail, ok, type Result } from '#shared/domain/result.ts';
import { pickFiles } from './file-picker.ts';
import { beginSaveTarget, type SaveTarget } from './save-target.ts';

/** Files of a browser page: picked ones are `File` objects, saving goes through a picked handle or a download. */
export function createBrowserFiles(): HostFiles {
  const opened = new Map<string, File>();
  const saving = new Map<string, SaveTarget>();
  const keep = <T>(map: Map<string, T>, thing: T): string => {
    const token = crypto.randomUUID();
    map.set(token, thing);
    return token;
  };

  return {
    async openFiles(filters) {
      const files = await pickFiles(filters);
      return ok(files.map((file) => ({ token: keep(opened, file), name: file.name, size: file.size })));
    },
    async readChunk(token, offset, length) {
      const file = opened.get(token);
      if (file === undefined) return fail({ kind: 'unknown-token' });
      try {
        return ok(new Uint8Array(await file.slice(offset, offset + length).arrayBuffer()));
      } catch {
        return fail({ kind: 'unreadable', name: file.name });
      }
    },
    async release(token) {
      opened.delete(token);
    },
    async beginSave(suggestedName, type) {
      const name = saveName(suggestedName, type.extension);
      try {
        const target = await beginSaveTarget(name, type);
        return ok(target === null ? null : keep(saving, target));
      } catch (error) {
        return fail(writeProblem(error, name));
      }
    },
    writeChunk: (token, bytes) => withTarget(saving, token, (target) => target.write(bytes)),
    async finishSave(token) {
      const name = saving.get(token)?.name ?? '';
      const done = await withTarget(saving, token, (target) => target.finish());
      saving.delete(token);
      return done.ok ? ok(name) : done;
    },
    async abandonSave(token) {
      await withTarget(saving, token, (target) => target.abandon());
      saving.delete(token);
    },
  };
}

async function withTarget(
  saving: ReadonlyMap<string, SaveTarget>,
  token: string,
  run: (target: SaveTarget) => Promise<void>,
): Promise<Result<void, FileProblem>> {
  const target = saving.get(token);
  if (target === undefined) return fail({ kind: 'unknown-token' });
  try {
    await run(target);
    return ok(undefined);
  } catch (error) {
    return fail(writeProblem(error, target.name));
  }
}

function writeProblem(error: unknown, name: string): FileProblem {
  const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
  return { kind: isFull ? 'disk-full' : 'unwritable', name };
}
