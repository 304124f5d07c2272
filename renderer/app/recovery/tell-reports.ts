import type { StartReport } from '#renderer/data/start-report.ts';
import { formatFor } from '#renderer/ui/format.ts';
import type { Text } from '#renderer/ui/text.tsx';
import { toast } from '#renderer/ui/toasts.ts';
import { isGrave, sentences } from './report-sentences.ts';
import { type Draw, showReport } from './show-screen.tsx';

/** Says what had to be done at the start: in passing, or as a page of its own that waits until it was read. */
export async function tellReports(draw: Draw, t: Text, locale: string, reports: readonly StartReport[]): Promise<void> {
  if (reports.some(isGrave)) await showReport(draw, reports);
  else for (const text of reports.flatMap((report) => sentences(t, formatFor(locale), report))) toast({ text });
}
