import { type ReactNode, useId, useState } from 'react';
import { addFigure } from '#renderer/data/actions/figure-actions.ts';
import { liveRecords, ordered } from '#renderer/data/queries/record-queries.ts';
import { useApp, useLive } from '#renderer/data/use-live.ts';
import { go } from '#renderer/routes.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import type { ChartWish } from '#renderer/ui/chart-figure.tsx';
import { cellText } from '#renderer/ui/chart-table.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { toast } from '#renderer/ui/toasts.ts';
import { drawable, type Figure } from '#shared/domain/report-figure.ts';
import { told } from './tell-problem.ts';

export interface FigureReportDialogProps {
  readonly wish: Extract<ChartWish, { readonly kind: 'report' }>;
  readonly onClose: () => void;
}

/** Asks into which draft a figure goes. */
export function FigureReportDialog({ wish, onClose }: FigureReportDialogProps): ReactNode {
  const t = useText();
  const app = useApp();
  const form = useId();
  const drafts = useLive(async (one) => {
    const all = ordered(await liveRecords(one, 'reports'));
    return all.filter(({ status }) => status === 'draft').reverse();
  }, []);
  const [picked, setPicked] = useState<string | null>(null);
  if (drafts === undefined) return null;
  const chosen = drafts.find(({ id }) => id === (picked ?? drafts[0]?.id));
  const add = async (): Promise<void> => {
    const title = chosen ? chosen.title || t('common.untitled') : t('chart.report.newTitle');
    const id = told(t, await addFigure(app, chosen?.id ?? { title }, figureOf(wish, app.today())));
    if (id === null) return;
    toast({
      text: t('chart.report.done', { title }),
      action: { label: t('chart.report.open'), run: () => go({ kind: 'report', id }) },
    });
  };
  return (
    <Dialog
      title={t('chart.report.title')}
      onClose={onClose}
      width="small"
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" type="submit" form={form}>
            {t('chart.report.do')}
          </Button>
        </>
      }
    >
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          background(add(), t('links.problem.storage'));
          onClose();
        }}
      >
        <Select
          label={t('chart.report.which')}
          hint={t('chart.report.hint')}
          value={chosen?.id ?? ''}
          options={[
            ...drafts.map(({ id, title }) => ({ value: id as string, label: title || t('common.untitled') })),
            { value: '', label: t('chart.report.new') },
          ]}
          onChange={setPicked}
        />
      </form>
    </Dialog>
  );
}

/** What is seen, with its numbers; drawn by its first column of numbers where the screen has a drawing. */
function figureOf({ caption, summary, table, isDrawn }: FigureReportDialogProps['wish'], at: string): Figure {
  const figure: Figure = {
    caption,
    summary,
    at,
    columns: table.columns.map(({ label }) => label),
    rows: table.rows.map(({ cells }) =>
      cells.map((cell) => ({ text: cellText(cell), value: typeof cell.value === 'number' ? cell.value : null })),
    ),
    bars: null,
  };
  return isDrawn ? { ...figure, bars: drawable(figure)[0] ?? null } : figure;
}
