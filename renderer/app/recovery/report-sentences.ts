import type { StartReport } from '#renderer/data/start-report.ts';
import type { Format } from '#renderer/ui/format.ts';
import type { Text } from '#renderer/ui/text.tsx';
import { unreachable } from '#shared/domain/assert.ts';

/** Whether a person must know before going on. The rest is said in passing. */
export const isGrave = ({ kind }: StartReport): boolean => kind === 'rebuilt' || kind === 'journal-damaged';

export function sentences(t: Text, format: Format, report: StartReport): readonly string[] {
  switch (report.kind) {
    case 'replayed':
      return [t('recovery.report.replayed', { count: report.to - report.from })];
    case 'rebuilt': {
      const { to, keptGeneration, stopped, snapshotAt } = report;
      const kept = t('recovery.report.kept', { generation: keptGeneration });
      const whole = [
        t(`recovery.report.rebuilt.${report.why}`),
        ...(snapshotAt === null ? [] : [t('recovery.report.snapshot', { when: format.dateTime(snapshotAt) })]),
        t('recovery.report.to', { seq: to }),
        // Of an empty database there is nothing to keep.
        ...(report.why === 'empty' ? [] : [kept]),
      ];
      return stopped === null
        ? whole
        : [...whole, t('recovery.report.stopped', { seq: stopped.seq, why: stopped.why })];
    }
    case 'journal-damaged':
      return [t('recovery.report.journalDamaged', { seq: report.afterSeq, name: report.keptAs })];
    case 'upgraded':
      return [t('recovery.report.upgraded', { count: report.rows })];
    case 'adopted':
      return [t('recovery.report.adopted')];
    default:
      return unreachable(report);
  }
}
