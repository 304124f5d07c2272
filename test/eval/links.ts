import fs from 'node:fs';
import readline from 'node:readline';
import { evaluationIndex, ProposalEvaluation } from '#shared/search/evaluate-proposals.ts';
import { PROPOSAL_ENGINE } from '#shared/search/search-parameters.ts';
import { BadInput, type LineProblem, readAccepted, readCandidate, readQuery } from './link-lines.ts';

// npm run eval:links -- --candidates F --queries F [--accepted F] [--json]
process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<0 | 2> {
  const files = { candidates: option(args, '--candidates'), queries: option(args, '--queries') };
  const acceptedFile = option(args, '--accepted');
  if (files.candidates === null || files.queries === null) {
    console.error('usage: npm run eval:links -- --candidates FILE --queries FILE [--accepted FILE] [--json]');
    return 2;
  }
  try {
    const candidates = await all(lines(files.candidates, readCandidate));
    const accepted = acceptedFile === null ? [] : await all(lines(acceptedFile, readAccepted));
    const index = evaluationIndex(candidates, accepted);
    const evaluation = new ProposalEvaluation();
    for await (const query of lines(files.queries, readQuery)) evaluation.add(index, query);
    const result = {
      ...evaluation.result(),
      candidates: candidates.length,
      accepted: accepted.length,
      engine: PROPOSAL_ENGINE,
    };
    if (args.includes('--json')) console.log(JSON.stringify(result));
    else for (const [name, value] of Object.entries(result)) console.log(`${name.padEnd(20)}${value ?? '-'}`);
    return 0;
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    console.error(error.message);
    return 2;
  }
}

function option(args: readonly string[], name: string): string | null {
  const at = args.indexOf(name);
  return at < 0 ? null : (args[at + 1] ?? null);
}

/** Reads a file line by line; blank lines are passed over. Throws BadInput with the file and line of the first bad one. */
async function* lines<T>(file: string, read: (value: unknown) => T | LineProblem): AsyncIterable<T> {
  if (!fs.existsSync(file)) throw new BadInput(`${file}: no such file`);
  let number = 0;
  for await (const line of readline.createInterface({ input: fs.createReadStream(file), crlfDelay: Infinity })) {
    number++;
    if (line.trim() === '') continue;
    const value = read(parsed(line));
    if (isProblem(value)) throw new BadInput(`${file}: line ${number}: ${value.problem}`);
    yield value;
  }
}

async function all<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

function isProblem<T>(value: T | LineProblem): value is LineProblem {
  return typeof value === 'object' && value !== null && 'problem' in value;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}
