import type { Page } from '@playwright/test';
import type { ElectronHost } from '../electron-host/host.ts';

/** The app, open on a profile of its own. The same on the desktop and in the browser. */
export interface RunningApp {
  readonly kind: 'electron-host' | 'electron' | 'browser';
  /** Main's side; null in the browser. */
  readonly desktop: ElectronHost | null;
  page(): Page;
  /** Ends the app without any warning (SIGKILL) and opens it again on the same profile. */
  relaunch(): Promise<Page>;
  /** The next open dialog or file input gets these paths. */
  pick(paths: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

export interface LaunchPlan {
  readonly profile: string;
  /** Where saved files and downloads go. */
  readonly saveFolder: string;
  /** Command-line switches, such as `--sample`. */
  readonly args: readonly string[];
  readonly url: string;
}

export const READY = 'body[data-ready]';
export const VIEWPORT = { width: 1280, height: 800 } as const;
