import type * as Electron from 'electron';
import type { Page } from 'playwright';

export interface LaunchOptions {
  /** The compiled main script. */
  mainPath: string;
  /** The profile folder, given to main as --user-data-dir. */
  userData: string;
  args?: string[];
  env?: Record<string, string>;
  /** The built stand-in. */
  registerPath?: string;
}

export type Evaluate = <R, A = undefined>(
  fn: (electron: typeof Electron, argument: A, extra: { blockedRequests: string[] }) => R | Promise<R>,
  argument?: A,
) => Promise<R>;

/** A running app. The same on the stand-in and on real Electron. */
export interface ElectronHost {
  /** The first window. */
  page: Page;
  /** True on the stand-in, false on real Electron. */
  standIn: boolean;
  mainPid: number;
  /** Chromium's process; undefined on real Electron, where it is main's own. */
  chromiumPid: number | undefined;
  /** Exit code or signal of main. */
  exited: Promise<number | NodeJS.Signals | null>;
  /** Runs a function, sent as text, in main. It sees nothing of the test but its argument. */
  evaluate: Evaluate;
  /** app.quit(), then the exit code. A window that prevents its close keeps this waiting. */
  close(): Promise<number | NodeJS.Signals | null>;
  /** Kills main and Chromium without any warning. */
  kill9(): Promise<void>;
  /** Starts the app once more on the same profile and resolves with that process's exit code. */
  spawnSecond(args: string[]): Promise<number | NodeJS.Signals | null>;
  /** What main and Chromium wrote to stdout and stderr. */
  log(): string;
}
