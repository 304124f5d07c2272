import { must } from '#shared/domain/assert.ts';
import { bytesSource } from '#shared/exchange/archive/byte-source.ts';
import { lostReferences } from '#shared/exchange/archive/content-builder.ts';
import { readArchive } from '#shared/exchange/archive/read-archive.ts';
import { salvageArchive } from '#shared/exchange/archive/salvage-archive.ts';
import { emptyWorkspace, type WorkspaceContent } from '#shared/exchange/archive/workspace-content.ts';
import type { CliIo } from '../../electron/cli/command.ts';
import { importInto } from '../../electron/cli/import-into.ts';
import { readImport } from '../../electron/cli/read-import.ts';
import { FORMATS } from './formats.ts';
import { randomOf } from './random.ts';

export interface CaseAnswer {
  readonly result: 'imported' | 'refused' | 'crash' | 'partial';
  /** What went wrong; empty where nothing did. */
  readonly what: string;
  readonly heapMB: number;
}

/** Makes one file out of its number and reads it, up to records that the storage would take. Nothing is written anywhere. */
export async function oneCase(format: string, seed: number, index: number): Promise<CaseAnswer> {
  const answer = await caseBytes(format, seed, index)
    .then((bytes) => judged(format, bytes))
    .catch((cause: unknown): Judged => {
      return {
        result: 'crash',
        what: cause instanceof Error ? (cause.stack ?? cause.message).slice(0, 600) : String(cause),
      };
    });
  const polluted = Object.keys(Object.prototype).length > 0 || 'polluted' in {};
  const whole: Judged = polluted ? { result: 'partial', what: 'Object.prototype was changed' } : answer;
  return { ...whole, heapMB: Math.round(process.memoryUsage().heapUsed / 1_048_576) };
}

/** The file of a case, to look at it. */
export async function caseBytes(format: string, seed: number, index: number): Promise<Uint8Array> {
  return must(FORMATS[format], `a format such as ${Object.keys(FORMATS).join(', ')}`).make(randomOf(seed, index));
}

type Judged = Pick<CaseAnswer, 'result' | 'what'>;

async function judged(format: string, bytes: Uint8Array): Promise<Judged> {
  if (format === 'throughline') return judgedArchive(bytes);
  const suffix = must(FORMATS[format], format).suffix;
  const read = await readImport({ name: `case.${suffix}`, bytes: new Uint8Array(bytes) }, '2026-03-02');
  const empty = emptyWorkspace('fuzz', 'copy');
  const { content, changed } = importInto(empty, read, { study: undefined, file: 'fuzz', io: io() });
  const problems = read.flatMap(({ report }) => report.problems);
  const unfit = problems.find(
    ({ what }) =>
      what.trim() === '' || /\b(?:undefined(?! entity)|NaN|\[object|TypeError|RangeError|\.ts:\d)/.test(what),
  );
  if (unfit) return { result: 'crash', what: `a problem that nobody can act on: ${unfit.what.slice(0, 200)}` };
  if (!changed)
    return problems.length > 0 ? REFUSED : { result: 'partial', what: 'nothing was imported and nothing was said' };
  return whole(content) ?? { result: 'imported', what: '' };
}

/** Either everything holds, or a list of what does not; what can be saved of a damaged one is whole as well. */
async function judgedArchive(bytes: Uint8Array): Promise<Judged> {
  const read = await readArchive(bytesSource(bytes));
  if (read.ok) return whole(read.value.content) ?? { result: 'imported', what: '' };
  if (read.problem.length === 0) return { result: 'partial', what: 'refused, and nothing was said' };
  await salvageArchive(bytesSource(bytes), { projectId: 'fuzz', copyId: 'copy' });
  return REFUSED;
}

const REFUSED: Judged = { result: 'refused', what: '' };

/** Null when every record names only records that are there. */
function whole(content: WorkspaceContent): Judged | null {
  for (const { table, id, to } of lostReferences({
    rows: content.rows,
    tables: content.unknown.tables,
    purged: content.purged,
  })) {
    return { result: 'partial', what: `${table} ${id} names ${to}, which is not there` };
  }
  return null;
}

function io(): CliIo {
  let serial = 0;
  return {
    cwd: '/',
    env: {},
    now: () => '2026-03-02T08:00:00Z',
    newUuid: () => `00000000-0000-7000-8000-${String(++serial).padStart(12, '0')}`,
    say: () => undefined,
  };
}
