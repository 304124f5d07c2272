import { type ReactNode, useState } from 'react';
import { useApp } from '#renderer/data/use-live.ts';
import { RECORD_ICONS } from '#renderer/record-ui/record-kind.ts';
import { RecordPicker } from '#renderer/record-ui/record-picker.tsx';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { go } from '#renderer/routes.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { Id } from '#shared/domain/ids.ts';
import {
  type FilledTemplate,
  fillTemplate,
  REPORT_TEMPLATES,
  type ReportTemplate,
  SCOPE_OF,
  type TemplateScope,
} from '#shared/exchange/report/report-templates.ts';
import { createReport } from './report-actions.ts';
import styles from './report-page.module.css';
import { sourcesFor, useReportRows } from './use-report.ts';

export interface ReportTemplatesProps {
  /** The study that the sidebar narrows to. */
  readonly study: Id<'study'> | undefined;
}

/** Where a report begins: a template filled from the records, or an empty page. */
export function ReportTemplates({ study }: ReportTemplatesProps): ReactNode {
  const t = useText();
  const app = useApp();
  const rows = useReportRows();
  const [asking, setAsking] = useState<ReportTemplate | null>(null);
  const make = async (filled: FilledTemplate): Promise<void> => {
    const id = told(t, await createReport(app, filled));
    if (id !== null) go({ kind: 'report', id });
  };
  const start = (work: Promise<void>): void => background(work, t('links.problem.storage'));
  const fill = (template: ReportTemplate, scope: TemplateScope): void => {
    if (rows) start(make(fillTemplate(template, scope, sourcesFor(rows, 'inside', app.today(), t))));
  };
  const choose = (template: ReportTemplate): void => {
    const needed = SCOPE_OF[template];
    if (needed === null) fill(template, {});
    else if (needed === 'study' && study !== undefined) fill(template, { study });
    else setAsking(template);
  };
  const scope = asking === null ? null : SCOPE_OF[asking];
  const options =
    scope === null || rows === undefined
      ? []
      : rows[scope === 'study' ? 'studies' : scope === 'goal' ? 'goals' : 'interviews'];
  return (
    <>
      <ul className={styles.templates}>
        {REPORT_TEMPLATES.map((template) => (
          <li key={template} className={styles.template}>
            <h2>{t(`report.template.${template}`)}</h2>
            <p>{t(`reports.template.${template}`)}</p>
            <Button
              disabled={!rows}
              aria-label={t('reports.template.use', { name: t(`report.template.${template}`) })}
              onClick={() => choose(template)}
            >
              {t('reports.template.start')}
            </Button>
          </li>
        ))}
        <li className={styles.template}>
          <h2>{t('reports.template.empty')}</h2>
          <p>{t('reports.template.empty.hint')}</p>
          <Button onClick={() => start(make({ title: t('reports.new.title'), blocks: [] }))}>
            {t('reports.template.emptyStart')}
          </Button>
        </li>
      </ul>
      {asking !== null && scope !== null && (
        <RecordPicker
          title={t(`reports.pick.${scope}`)}
          placeholder={t('reports.pick.find')}
          options={options.map(({ id, title }) => ({
            id,
            title: title || t('common.untitled'),
            icon: RECORD_ICONS[scope],
          }))}
          onPick={(id) => fill(asking, { [scope]: id })}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  );
}
