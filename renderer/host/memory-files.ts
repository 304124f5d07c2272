import type { FileProblem, HostFiles } from '#shared/contract/host.ts';
import { saveName } from '#shared/contract/save-name.ts';
import { fail, ok, type Result } from '#shared/domain/result.ts';

interface MemoryFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface MemoryFilesControl {
  /** Answers the next open dialog; no files means cancelled. Without an answer waiting, the dialog is cancelled. */
  pick(...files: readonly MemoryFile[]): void;
  /** Answers the next save dialog: another name, or null for cancelled. Without one, the suggested name is taken. */
  saveAs(name: string | null): void;
  /** The next call of `method` ends with `problem`. */
  failNext(method: FaultyMethod, problem: FileProblem): void;
  /** Finished files by name. */
  readonly saved: ReadonlyMap<string, Uint8Array>;
}

type FaultyMethod = Exclude<keyof HostFiles, 'release' | 'abandonSave'>;

/** Files in memory, and what a test does in place of the dialogs and the disk. */
export function memoryFiles(): { readonly files: HostFiles; readonly control: MemoryFilesControl } {
  const picks: (readonly MemoryFile[])[] = [];
  const names: (string | null)[] = [];
  const faults = new Map<FaultyMethod, FileProblem[]>();
  const saved = new Map<string, Uint8Array>();
  const open = new Map<string, MemoryFile>();
  const saving = new Map<string, { readonly name: string; readonly chunks: Uint8Array[] }>();
  let tokens = 0;

  function keep<T>(map: Map<string, T>, thing: T): string {
    tokens += 1;
    const token = `memory-${tokens}`;
    map.set(token, thing);
    return token;
  }
  /** Runs a step on the thing behind a token, unless the test asked for trouble. */
  async function step<T, R>(
    method: FaultyMethod,
    found: T | undefined,
    run: (thing: T) => R,
  ): Promise<Result<R, FileProblem>> {
    const fault = faults.get(method)?.shift();
    if (fault !== undefined) return fail(fault);
    return found === undefined ? fail({ kind: 'unknown-token' }) : ok(run(found));
  }

  const files: HostFiles = {
    openFiles: () =>
      step('openFiles', picks, () =>
        (picks.shift() ?? []).map((file) => ({
          token: keep(open, file),
          name: file.name,
          size: file.bytes.length,
        })),
      ),
    readChunk: (token, offset, length) =>
      step('readChunk', open.get(token), ({ bytes }) => bytes.slice(offset, offset + length)),
    release: async (token) => void open.delete(token),
    beginSave: (suggestedName, type) =>
      step('beginSave', names, () => {
        const name = names.length > 0 ? (names.shift() ?? null) : saveName(suggestedName, type.extension);
        return name === null ? null : keep(saving, { name, chunks: [] });
      }),
    writeChunk: (token, bytes) =>
      step('writeChunk', saving.get(token), ({ chunks }) => void chunks.push(bytes.slice())),
    finishSave: (token) =>
      step('finishSave', saving.get(token), ({ name, chunks }) => {
        saved.set(name, joined(chunks));
        saving.delete(token);
        return name;
      }),
    abandonSave: async (token) => void saving.delete(token),
  };
  return {
    files,
    control: {
      saved,
      pick: (...picked) => void picks.push(picked),
      saveAs: (name) => void names.push(name),
      failNext: (method, problem) => void faults.set(method, [...(faults.get(method) ?? []), problem]),
    },
  };
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    all.set(chunk, offset);
    offset += chunk.length;
  }
  return all;
}
