/** What the command line may ask for. Everything else on it is ignored. */
export interface LaunchArgs {
  /** The profile folder, as given; null for the usual one. */
  readonly userDataDir: string | null;
  /** Open with the sample project. */
  readonly sample: boolean;
  /** `throughline://` links, unchecked. */
  readonly links: readonly string[];
  /** Archives, as given: unchecked, and relative to where the start came from. */
  readonly files: readonly string[];
  /** Someone asks to drive the app from outside: a packaged app does not start then. */
  readonly debugging: boolean;
}

/** Reads `argv` of a first or a second start. Never throws. */
export function parseLaunchArgs(argv: readonly string[]): LaunchArgs {
  return {
    userDataDir: valueAfter(argv, '--user-data-dir'),
    sample: argv.includes('--sample'),
    links: argv.filter((arg) => /^throughline:/i.test(arg)),
    files: argv.filter((arg) => ARCHIVE.test(arg) && !/^(-|throughline:)/i.test(arg)),
    debugging: argv.some((arg) => DEBUGGING.test(arg)),
  };
}

/** The endings that the system knows as ours. */
const ARCHIVE = /\.throughline(\.age)?$/i;

/** Chromium on Windows reads `/name` as `--name`; with a second slash it is a path. */
const DEBUGGING = /^(?:--?|\/(?=[^/]*$))(remote-debugging-|inspect|js-flags|remote-allow-origins)/i;

function valueAfter(argv: readonly string[], name: string): string | null {
  const joined = argv.find((arg) => arg.startsWith(`${name}=`))?.slice(name.length + 1);
  const index = argv.indexOf(name);
  const next = index === -1 ? undefined : argv[index + 1];
  const found = joined ?? (next?.startsWith('-') ? undefined : next);
  return found === undefined || found === '' ? null : found;
}
