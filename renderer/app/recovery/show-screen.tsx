import type { ReactNode } from 'react';
import type { StartRefused } from '#renderer/data/start-refused.ts';
import type { StartProgress, StartReport } from '#renderer/data/start-report.ts';
import type { Host } from '#shared/contract/host.ts';
import type { Generation } from '#shared/contract/host-storage.ts';

/** Draws a screen in place of the app. */
export type Draw = (screen: ReactNode) => void;

// Screens that are seldom seen are loaded when they are.

export async function showProgress(draw: Draw, progress: StartProgress): Promise<void> {
  const { ProgressScreen } = await import('./progress-screen.tsx');
  draw(<ProgressScreen progress={progress} />);
}

export async function showRefused(draw: Draw, refused: StartRefused, host: Host): Promise<void> {
  const { RefusedScreen } = await import('./refused-screen.tsx');
  draw(<RefusedScreen refused={refused} host={host} />);
}

/** Resolves when the person goes on. */
export async function showReport(draw: Draw, reports: readonly StartReport[]): Promise<void> {
  const { ReportScreen } = await import('./report-screen.tsx');
  await new Promise<void>((resolve) => draw(<ReportScreen reports={reports} onContinue={resolve} />));
}

/** Resolves when the person wants to start as usual. */
export async function showSafeMode(draw: Draw, host: Host, at: Generation, crashed: boolean): Promise<void> {
  const { SafeMode } = await import('./safe-mode.tsx');
  await new Promise<void>((resolve) => draw(<SafeMode host={host} at={at} crashed={crashed} onStart={resolve} />));
}

export async function showClosed(draw: Draw, saved: boolean): Promise<void> {
  const { ClosedScreen } = await import('./closed-screen.tsx');
  draw(<ClosedScreen saved={saved} />);
}
