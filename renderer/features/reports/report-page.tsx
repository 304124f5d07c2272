import { Download, Printer, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { setFields } from '#renderer/data/actions/field-actions.ts';
import { recordIn } from '#renderer/data/queries/record-queries.ts';
import { useApp, useLive } from '#renderer/data/use-live.ts';
import { EditableTitle } from '#renderer/record-ui/editable-title.tsx';
import { RecordGone } from '#renderer/record-ui/record-gone.tsx';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { useTrash } from '#renderer/record-ui/use-trash.tsx';
import { go, type PlaceProps } from '#renderer/routes.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useCommand } from '#renderer/ui/commands.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { MenuButton } from '#renderer/ui/menu-button.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import type { Report, ReportBlockKind } from '#shared/domain/report.ts';
import { BlockSettings } from './block-settings.tsx';
import { ExportQuestion, needsAnswer } from './export-question.tsx';
import { MoveBlockDialog } from './move-block-dialog.tsx';
import { addBlock, moveBlock, publishReport, removeBlock, reopenReport } from './report-actions.ts';
import { ReportOutline } from './report-outline.tsx';
import styles from './report-page.module.css';
import { ReportPaper } from './report-paper.tsx';
import { ReportPreflight } from './report-preflight.tsx';
import { REPORT_OUTPUTS, type ReportOutput, useExportReport } from './use-export-report.ts';
import { useReport } from './use-report.ts';

export function ReportPage({ place }: PlaceProps<'report'>): ReactNode {
  const report = useLive((app) => recordIn(app, 'reports', place.id), [place.id]);
  if (report === undefined) return null;
  if (report === null || report.deletedAt !== null)
    return <RecordGone table="reports" id={place.id} trashed={report} />;
  return <OpenReportPage key={report.id} report={report} />;
}

/** The outline of blocks, the paper, and beside it what a block shows and what to look at before it goes out. */
function OpenReportPage({ report }: { readonly report: Report }): ReactNode {
  const t = useText();
  const format = useFormat();
  const app = useApp();
  const open = useReport(report);
  const exportAs = useExportReport();
  const { trash, dialog } = useTrash();
  const [wanted, setChosen] = useState<string | null>(null);
  const [moving, setMoving] = useState<string | null>(null);
  const [asking, setAsking] = useState<ReportOutput | null>(null);
  const { id, status, frozen } = report;
  const isDraft = status === 'draft';
  const chosen = wanted !== null && wanted in report.blocks ? wanted : null;
  const block = chosen === null ? undefined : report.blocks[chosen];
  const run = (work: Promise<unknown>): void => background(work, t('links.problem.storage'));
  const choose = (one: string): void => {
    setChosen(one);
    document.querySelector(`[data-paper-block="${one}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  const add = async (kind: ReportBlockKind): Promise<void> => {
    const made = told(t, await addBlock(app, report, kind, chosen));
    if (made !== null) setChosen(made);
  };
  const move = async (one: string, index: number): Promise<void> => {
    told(t, await moveBlock(app, report, one, index));
    document.querySelector<HTMLElement>(`[data-block-row="${one}"]`)?.focus();
  };
  const publish = async (): Promise<void> => {
    if (open) told(t, await publishReport(app, id, open.built));
  };
  const discard = (): void =>
    trash({ table: 'reports', id, title: report.title, onDone: () => go({ kind: 'reports' }) });
  useCommand('record.trash', { run: discard });
  const write = (one: ReportOutput): void => {
    if (open) background(exportAs(open, one), t('reports.export.failed'));
  };
  const wantExport = (one: ReportOutput): void => {
    if (open && needsAnswer(open.checks)) setAsking(one);
    else write(one);
  };
  const blocks = open?.built.blocks ?? [];
  const titleOf = (one: (typeof blocks)[number]): string => t(`reports.block.${one.kind}`);
  return (
    <Page
      title={report.title || t('common.untitled')}
      heading={
        <EditableTitle
          id={id}
          label={t('reports.name')}
          placeholder={t('reports.name')}
          value={report.title}
          onSave={async (title, session) => told(t, await setFields(app, 'reports', id, { title }, session))}
        />
      }
      subtitle={
        isDraft
          ? t('reports.draft')
          : frozen && t(open?.isOutdated ? 'reports.outdated' : 'reports.published', { date: format.date(frozen.at) })
      }
      busy={open === undefined ? t('reports.loading') : undefined}
      scroll={false}
      toolbar={
        <>
          {(isDraft || open?.isOutdated) && (
            <Button variant="primary" disabled={!open || blocks.length === 0} onClick={() => run(publish())}>
              {t(frozen ? 'reports.publishAgain' : 'reports.publish')}
            </Button>
          )}
          {!isDraft && <Button onClick={() => run(reopenReport(app, id))}>{t('reports.edit')}</Button>}
          <MenuButton
            icon={Download}
            label={t('reports.export')}
            disabled={!open}
            items={[
              { kind: 'item', id: 'print', icon: Printer, label: t('reports.print'), onSelect: () => window.print() },
              { kind: 'separator', id: 'line' },
              ...REPORT_OUTPUTS.map((one) => ({
                kind: 'item' as const,
                id: one,
                label: t(`reports.format.${one}`),
                onSelect: () => wantExport(one),
              })),
            ]}
          />
          <IconButton icon={Trash2} label={t('reports.trash')} onClick={discard} />
        </>
      }
      asideLabel={t('reports.settings')}
      aside={
        <div className={styles.aside}>
          <Select
            label={t('reports.audience')}
            value={report.audience}
            options={(['inside', 'outside', 'anonymous'] as const).map((value) => ({
              value,
              label: t(`reports.audience.${value}`),
            }))}
            disabled={!isDraft}
            hint={t(`reports.audience.${report.audience}.hint`)}
            onChange={(audience) => run(setFields(app, 'reports', id, { audience }))}
          />
          {isDraft && open && block && chosen !== null && (
            <section aria-label={t('reports.block.settings')} className={styles.block}>
              <h2 className={styles.asideTitle}>{t(`reports.block.${block.kind}`)}</h2>
              <BlockSettings key={chosen} report={report} id={chosen} block={block} sources={open.sources} />
            </section>
          )}
          {open && <ReportPreflight checks={open.checks} onBlock={choose} />}
        </div>
      }
    >
      <div className={isDraft ? styles.desk : styles.reading}>
        {isDraft && (
          <ReportOutline
            blocks={blocks}
            chosen={chosen}
            onChoose={choose}
            onAdd={(kind) => run(add(kind))}
            onMove={(one, index) => run(move(one, index))}
            onMoveTo={setMoving}
            onRemove={(one) => run(removeBlock(app, id, one))}
          />
        )}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys */}
        <div className={styles.table} tabIndex={0} role="region" aria-label={t('reports.paper')}>
          {open && blocks.length === 0 && isDraft && <EmptyState drawing="page" title={t('reports.block.first')} />}
          {open && (blocks.length > 0 || !isDraft) && (
            <ReportPaper open={open} doc={open.doc} byBlock={isDraft} chosen={chosen} onChoose={setChosen} />
          )}
        </div>
      </div>
      {moving !== null && (
        <MoveBlockDialog
          others={blocks.filter((one) => one.id !== moving).map((one) => ({ id: one.id, title: titleOf(one) }))}
          index={Math.max(
            0,
            blocks.findIndex((one) => one.id === moving),
          )}
          onMove={(index) => run(move(moving, index))}
          onClose={() => setMoving(null)}
        />
      )}
      {asking !== null && open && (
        <ExportQuestion checks={open.checks} onExport={() => write(asking)} onClose={() => setAsking(null)} />
      )}
      {dialog}
    </Page>
  );
}
