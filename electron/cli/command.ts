/** How a command ended: 0 done, 1 done with problems, 2 refused. */
export type ExitCode = 0 | 1 | 2;

export interface Outcome {
  readonly code: ExitCode;
  /** The one JSON object of `--json`. */
  readonly json: unknown;
  /** The same for people, line by line. */
  readonly text: readonly string[];
}

/** What a command reads and writes beside its arguments. */
export interface CliIo {
  readonly cwd: string;
  /** Variables of the environment: `THROUGHLINE_PASSPHRASE` opens and makes encrypted archives. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** ISO instant. */
  now(): string;
  newUuid(): string;
  /** Progress and log lines: standard error. */
  say(line: string): void;
}

export interface OptionSpec {
  readonly type: 'string' | 'boolean';
  readonly short?: string;
  /** The word for the value in the usage line. */
  readonly value?: string;
  readonly help: string;
}

export interface Args {
  readonly files: readonly string[];
  readonly text: Readonly<Record<string, string | undefined>>;
  readonly flags: ReadonlySet<string>;
}

export interface Command {
  readonly name: string;
  /** The arguments without options, for the usage line: `FILE...`. */
  readonly usage: string;
  readonly summary: string;
  readonly options: Readonly<Record<string, OptionSpec>>;
  readonly examples: readonly string[];
  run(args: Args, io: CliIo): Promise<Outcome>;
}

/** Bad arguments or input: one line says why, and nothing was written. */
export class Refused extends Error {}
