import type { App } from '#renderer/data/app.ts';
import type { CommitProblem } from '#renderer/data/commit.ts';
import { readAll } from '#renderer/host/read-all.ts';
import { saveAll } from '#renderer/host/save-all.ts';
import type { FileProblem } from '#shared/contract/host.ts';
import { fail, ok, type Result } from '#shared/domain/result.ts';
import type { Rating, Round } from '#shared/domain/round.ts';
import { type RoundFileProblem, readRoundFile, writeRoundFile } from '#shared/domain/round-file.ts';
import { type Imported, importRound } from './round-actions.ts';

const EXTENSION = 'throughline-round.json';

/** Saves the round, with one person's ratings or without any, as one small file. The file's name, or null when cancelled. */
export async function saveRound(
  app: App,
  round: Round,
  titleOf: (id: string) => string,
  ratings: readonly Rating[],
  typeLabel: string,
): Promise<Result<string | null, FileProblem>> {
  const text = writeRoundFile(round, titleOf, ratings);
  const name = [round.title, ...ratings.map(({ rater }) => rater)]
    .filter(Boolean)
    .join(' ')
    .replace(/[^\p{L}\p{N} -]/gu, '');
  const type = { label: typeLabel, extension: 'json', mime: 'application/json' };
  return saveAll(app.host.files, `${name || 'round'}.${EXTENSION}`, type, new TextEncoder().encode(text));
}

export type OpenRoundProblem = { readonly name: string } & (
  | RoundFileProblem
  | FileProblem
  | CommitProblem
  | { readonly kind: 'closed' }
);

/** Lets a person pick files that others sent, and takes them in. One that cannot be read is named; the rest goes on. */
export async function openRounds(
  app: App,
  typeLabel: string,
): Promise<
  Result<{ readonly taken: readonly Imported[]; readonly problems: readonly OpenRoundProblem[] }, FileProblem>
> {
  const picked = await app.host.files.openFiles([{ label: typeLabel, extensions: ['json'] }]);
  if (!picked.ok) return picked;
  const taken: Imported[] = [];
  const problems: OpenRoundProblem[] = [];
  for (const file of picked.value) {
    const done = await takeIn(app, file);
    if (done.ok) taken.push(done.value);
    else problems.push({ ...done.problem, name: file.name });
  }
  return ok({ taken, problems });
}

async function takeIn(
  app: App,
  file: Parameters<typeof readAll>[1],
): Promise<Result<Imported, RoundFileProblem | FileProblem | CommitProblem | { readonly kind: 'closed' }>> {
  const bytes = await readAll(app.host.files, file);
  if (!bytes.ok) return bytes;
  const read = readRoundFile(new TextDecoder().decode(bytes.value));
  return read.ok ? importRound(app, read.value) : fail(read.problem);
}
