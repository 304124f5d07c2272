import { parseArgs } from 'node:util';
import { type Args, type Command, type OptionSpec, Refused } from './command.ts';

/** Options that every command has. */
const COMMON: Readonly<Record<string, OptionSpec>> = {
  json: { type: 'boolean', help: 'print one JSON object' },
  help: { type: 'boolean', short: 'h', help: 'show this' },
};

/** The arguments of a command. Refuses with the option's name when one is unknown or lacks its value. */
export function readArgs(command: Command, given: readonly string[]): Args {
  const options = { ...command.options, ...COMMON };
  try {
    const { values, positionals } = parseArgs({
      args: [...given],
      options: Object.fromEntries(
        Object.entries(options).map(([name, { type, short }]) => [name, short ? { type, short } : { type }]),
      ),
      allowPositionals: true,
    });
    const text: Record<string, string | undefined> = {};
    const flags = new Set<string>();
    for (const [name, value] of Object.entries(values)) {
      if (typeof value === 'string') text[name] = value;
      else if (value === true) flags.add(name);
    }
    return { files: positionals, text, flags };
  } catch (cause) {
    const [line = ''] = (cause instanceof Error ? cause.message : String(cause)).split('\n');
    throw new Refused(`${command.name}: ${line}`);
  }
}

/** The help of one command. */
export function helpOf(command: Command): string {
  const options = { ...command.options, ...COMMON };
  const names = Object.entries(options).map(([name, { short, value }]) => {
    const long = `--${name}${value ? ` ${value}` : ''}`;
    return short ? `-${short}, ${long}` : long;
  });
  const width = Math.max(...names.map((name) => name.length)) + 2;
  return [
    `throughline ${command.name} ${command.usage} [options]`,
    '',
    command.summary,
    '',
    'Options:',
    ...Object.values(options).map(({ help }, i) => `  ${(names[i] ?? '').padEnd(width)}${help}`),
    '',
    'Examples:',
    ...command.examples.map((example) => `  throughline ${example}`),
    '',
    'Exit codes: 0 done, 1 done with problems, 2 refused.',
  ].join('\n');
}
