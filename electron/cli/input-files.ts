import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { ok } from '#shared/domain/result.ts';
import type { ForeignEntry } from '#shared/exchange/foreign-zip.ts';
import { Refused } from './command.ts';

export interface InputFile {
  /** As problems name it. */
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A folder that was named, with all that is in it. */
export interface InputFolder {
  readonly name: string;
  /** In the order of their names; read when they are asked for. */
  readonly entries: readonly ForeignEntry[];
}

/** The files and folders that were named. Refuses what is not there. */
export async function inputFiles(given: readonly string[], cwd: string): Promise<readonly (InputFile | InputFolder)[]> {
  const inputs: (InputFile | InputFolder)[] = [];
  for (const one of given) {
    const place = path.resolve(cwd, one);
    const stats = await stat(place).catch(() => null);
    if (stats === null) throw new Refused(`${one}: no such file or folder`);
    const name = path.basename(place);
    if (stats.isDirectory()) inputs.push({ name, entries: await entriesUnder(place) });
    else inputs.push({ name, bytes: new Uint8Array(await readFile(place)) });
  }
  return inputs;
}

async function entriesUnder(folder: string): Promise<readonly ForeignEntry[]> {
  const found = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = found.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  return Promise.all(
    files.sort().map(
      async (file): Promise<ForeignEntry> => ({
        path: path.relative(folder, file).split(path.sep).join('/'),
        size: (await stat(file)).size,
        read: async () => ok(new Uint8Array(await readFile(file))),
      }),
    ),
  );
}
