import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { bytesSource } from '#shared/exchange/archive/byte-source.ts';
import { readForeignZip, type ZipBudget, zipBudget } from '#shared/exchange/foreign-zip.ts';
import { Refused } from './command.ts';

export interface InputFile {
  /** As problems name it: from the folder or archive that was given. */
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface InputProblem {
  readonly file: string;
  readonly what: string;
}

/** The files that were named, folders with all that is in them, in the order of their names. Refuses what is not there. */
export async function inputFiles(given: readonly string[], cwd: string): Promise<readonly InputFile[]> {
  const files: InputFile[] = [];
  for (const one of given) {
    const place = path.resolve(cwd, one);
    const stats = await stat(place).catch(() => null);
    if (stats === null) throw new Refused(`${one}: no such file or folder`);
    const found = stats.isDirectory() ? await filesUnder(place) : [place];
    for (const file of found) {
      const name = file === place ? path.basename(file) : path.relative(place, file).split(path.sep).join('/');
      files.push({ name, bytes: new Uint8Array(await readFile(file)) });
    }
  }
  return files;
}

async function filesUnder(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !isHidden(path.relative(folder, file).split(path.sep).join('/')))
    .sort();
}

const isHidden = (name: string): boolean => /(?:^|\/)(?:\.|__MACOSX\/)/.test(name);

/** An archive of documents as its files, archives in it opened once more. What is refused is a problem; the rest goes on. */
export async function unzipped(
  file: InputFile,
  budget: ZipBudget = zipBudget(),
  levels = 2,
): Promise<{ readonly files: readonly InputFile[]; readonly problems: readonly InputProblem[] }> {
  const zip = await readForeignZip(bytesSource(file.bytes), budget);
  if (!zip.ok) return { files: [], problems: [{ file: file.name, what: zip.problem }] };
  const problems: InputProblem[] = zip.value.refused.map((one) => ({
    file: `${file.name}/${one.path}`,
    what: one.message,
  }));
  const files: InputFile[] = [];
  for (const entry of zip.value.entries) {
    if (isHidden(entry.path)) continue;
    const name = `${file.name}/${entry.path}`;
    const read = await entry.read();
    if (!read.ok) {
      problems.push({ file: name, what: read.problem });
      continue;
    }
    const own = { name, bytes: new Uint8Array(read.value) };
    if (!/\.zip$/i.test(entry.path)) files.push(own);
    else if (levels > 1) {
      const inner = await unzipped(own, budget, levels - 1);
      files.push(...inner.files);
      problems.push(...inner.problems);
    } else problems.push({ file: name, what: 'Archives within archives within archives are not opened.' });
  }
  return { files, problems };
}
