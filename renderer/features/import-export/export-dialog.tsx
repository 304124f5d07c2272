import { type ReactNode, useState } from 'react';
import { audit } from '#renderer/data/audit-log.ts';
import { liveRecords, ordered } from '#renderer/data/queries/record-queries.ts';
import { useApp, useLive } from '#renderer/data/use-live.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { toast } from '#renderer/ui/toasts.ts';
import { isId } from '#shared/domain/ids.ts';
import type { NameRule } from '#shared/exchange/discovery-summary-names.ts';
import type { SummaryScope } from '#shared/exchange/discovery-summary-scope.ts';
import type { Audience } from '#shared/exchange/export-gate.ts';
import { EXPORT_FORMATS, type ExportFormat, saveSummary, summaryFor } from './export-actions.ts';
import styles from './export-dialog.module.css';
import { ExportPreview } from './export-preview.tsx';

export interface ExportDialogProps {
  /** What to propose: the study or goal that the person looks at. */
  readonly scope?: SummaryScope | undefined;
  readonly onClose: () => void;
}

/** Saves the discovery summary of a study or a goal, after saying what will be in it. */
export function ExportDialog({ scope: proposed, onClose }: ExportDialogProps): ReactNode {
  const t = useText();
  const app = useApp();
  const [chosen, setChosen] = useState<string | null>(proposed?.id ?? null);
  const [format, setFormat] = useState<ExportFormat>('html');
  const [names, setNames] = useState<NameRule>('aliases');
  const [audience, setAudience] = useState<Audience>('inside');
  const [saving, setSaving] = useState(false);
  const scopes = useLive(async () => {
    const [studies, goals] = await Promise.all([liveRecords(app, 'studies'), liveRecords(app, 'goals')]);
    const title = (text: string): string => text || t('common.untitled');
    return [
      ...ordered(studies).map((one) => ({
        value: one.id as string,
        label: t('export.scopeStudy', { title: title(one.title) }),
      })),
      ...ordered(goals).map((one) => ({
        value: one.id as string,
        label: t('export.scopeGoal', { title: title(one.title) }),
      })),
    ];
  }, [t]);
  const id = scopes?.find(({ value }) => value === chosen)?.value ?? scopes?.[0]?.value ?? null;
  const scope = id === null ? null : scopeOfId(id);
  const summary = useLive(
    async () => (scope ? summaryFor(app, scope, names, t, audience) : null),
    [id, names, t, audience],
  );

  const save = async (): Promise<void> => {
    if (!summary) return;
    setSaving(true);
    const saved = await saveSummary(app.host.files, summary, format, t);
    setSaving(false);
    if (!saved.ok) {
      toast({ text: t(saved.problem.kind === 'disk-full' ? 'export.diskFull' : 'export.failed'), tone: 'error' });
    } else if (saved.value !== null) {
      await audit(app, 'export', id, summary.counts.quotes);
      toast({ text: t('export.saved', { name: saved.value }) });
      onClose();
    }
  };
  const footer = (
    <>
      <Button onClick={onClose}>{t('common.cancel')}</Button>
      <Button variant="primary" disabled={!summary || saving} onClick={() => background(save(), t('export.failed'))}>
        {t('export.save')}
      </Button>
    </>
  );
  return (
    <Dialog title={t('export.title')} onClose={onClose} footer={footer}>
      {scopes?.length === 0 ? (
        <p>{t('export.empty')}</p>
      ) : (
        <div className={styles.fields}>
          <Select label={t('export.scope')} value={id ?? ''} options={scopes ?? []} onChange={setChosen} />
          <Select
            label={t('export.format')}
            value={format}
            options={EXPORT_FORMATS.map((value) => ({ value, label: t(`export.format.${value}`) }))}
            onChange={setFormat}
          />
          <Select
            label={t('export.audience')}
            value={audience}
            options={AUDIENCES.map((value) => ({ value, label: t(`export.audience.${value}`) }))}
            onChange={setAudience}
            hint={t(`export.audience.${audience}.hint`)}
          />
          <Select
            label={t('export.names')}
            disabled={audience === 'anonymous'}
            value={names}
            options={(['aliases', 'real'] as const).map((value) => ({ value, label: t(`export.names.${value}`) }))}
            onChange={setNames}
            hint={t('export.namesHint')}
          />
          <ExportPreview
            counts={summary?.counts ?? null}
            names={audience === 'anonymous' ? 'aliases' : names}
            withheld={summary?.withheld ?? []}
          />
        </div>
      )}
    </Dialog>
  );
}

const AUDIENCES = ['inside', 'outside', 'anonymous'] as const satisfies readonly Audience[];

/** The kind of scope is in the id. */
function scopeOfId(id: string): SummaryScope | null {
  if (isId('study', id)) return { kind: 'study', id };
  return isId('goal', id) ? { kind: 'goal', id } : null;
}
