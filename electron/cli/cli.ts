import { type CliIo, type Command, type ExitCode, Refused } from './command.ts';
import { convert } from './commands/convert.ts';
import { exportFile } from './commands/export.ts';
import { importFiles } from './commands/import.ts';
import { info } from './commands/info.ts';
import { merge } from './commands/merge.ts';
import { propose } from './commands/propose.ts';
import { search } from './commands/search.ts';
import { verify } from './commands/verify.ts';
import { helpOf, readArgs } from './parse-args.ts';

const COMMANDS: readonly Command[] = [importFiles, exportFile, search, propose, merge, verify, info, convert];

export interface Printed {
  readonly code: ExitCode;
  readonly out: string;
  readonly error: string;
}

/** One run of the command line. What it prints is handed back whole: one JSON object, or lines for people. */
export async function runCli(argv: readonly string[], io: CliIo): Promise<Printed> {
  const [verb = '--help', ...rest] = argv;
  const command = COMMANDS.find(({ name }) => name === verb);
  if (!command) {
    if (verb === '--help' || verb === '-h' || verb === 'help') return { code: 0, out: overview(), error: '' };
    const names = COMMANDS.map(({ name }) => name).join(', ');
    return { code: 2, out: '', error: `throughline: no command "${verb}"; there are ${names}` };
  }
  try {
    const args = readArgs(command, rest);
    if (args.flags.has('help')) return { code: 0, out: helpOf(command), error: '' };
    const { code, json, text } = await command.run(args, io);
    return { code, out: args.flags.has('json') ? JSON.stringify(json) : text.join('\n'), error: '' };
  } catch (cause) {
    if (cause instanceof Refused) return { code: 2, out: '', error: cause.message };
    throw cause;
  }
}

const overview = (): string =>
  [
    'throughline COMMAND ...',
    '',
    ...COMMANDS.map(
      ({ name, usage, summary }) => `  ${`${name} ${usage}`.padEnd(56)}${summary.split(/[.:]/, 1)[0] ?? ''}`,
    ),
    '',
    'throughline COMMAND --help tells more. All take --json.',
  ].join('\n');
