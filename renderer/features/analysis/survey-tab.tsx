import { type ReactNode, useMemo } from 'react';
import { liveRecords } from '#renderer/data/queries/record-queries.ts';
import { useLive } from '#renderer/data/use-live.ts';
import { hrefOf } from '#renderer/routes.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { useText } from '#renderer/ui/text.tsx';
import styles from './analysis-page.module.css';
import type { AnalysisView } from './analysis-view.ts';
import { SurveyAcross } from './survey-across.tsx';
import { SurveyAnswers } from './survey-answers.tsx';
import { surveyColumns, usualReading } from './survey-columns.ts';

const READINGS = ['values', 'nps', 'csat'] as const;

/** What respondents answered: question by question, and one by another. */
export function SurveyTab({ view }: { readonly view: AnalysisView }): ReactNode {
  const t = useText();
  const { place, scope, onPlace } = view;
  const records = useLive(async (app) => {
    const [interviews, scores] = await Promise.all([liveRecords(app, 'interviews'), liveRecords(app, 'scores')]);
    return { interviews, scores };
  }, []);
  const responses = useMemo(
    () =>
      records?.interviews.filter(
        ({ kind, studyId }) => kind === 'survey-response' && (scope.study === undefined || studyId === scope.study),
      ),
    [records, scope.study],
  );
  const columns = useMemo(
    () => (responses && records ? surveyColumns(responses, records.scores) : undefined),
    [responses, records],
  );
  if (responses === undefined || columns === undefined) return null;
  const chosen = columns.find(({ key }) => key === place.question) ?? columns[0];
  if (chosen === undefined)
    return (
      <EmptyState
        title={
          responses.length === 0
            ? t('analysis.survey.empty')
            : t('analysis.survey.noColumns', { count: responses.length })
        }
        primary={<LinkButton href={hrefOf({ kind: 'interviews' })}>{t('analysis.empty.open')}</LinkButton>}
      />
    );
  const across = columns.find(({ key }) => key === place.across && key !== chosen.key);
  const reading = chosen.kind === 'number' ? (place.reading ?? usualReading(chosen)) : 'values';
  return (
    <div className={styles.tab}>
      <div className={styles.settings}>
        <Select
          label={t('analysis.survey.question')}
          value={chosen.key}
          options={columns.map(({ key, name }) => ({ value: key, label: name }))}
          onChange={(question) => onPlace({ question, reading: undefined })}
        />
        {chosen.kind === 'number' && (
          <Select
            label={t('analysis.survey.reading')}
            value={reading}
            options={READINGS.map((value) => ({ value, label: t(`analysis.survey.reading.${value}`) }))}
            onChange={(value) => onPlace({ reading: value })}
          />
        )}
        <Select
          label={t('analysis.survey.across')}
          value={across?.key ?? ''}
          options={[
            { value: '', label: t('analysis.survey.acrossNone') },
            ...columns
              .filter(({ key, kind }) => key !== chosen.key && kind !== 'open')
              .map(({ key, name }) => ({ value: key, label: name })),
          ]}
          onChange={(key) => onPlace({ across: key === '' ? undefined : key })}
        />
      </div>
      <SurveyAnswers column={chosen} reading={reading} respondents={responses.length} onWish={view.onWish} />
      {across && chosen.kind !== 'open' && <SurveyAcross rows={chosen} columns={across} onWish={view.onWish} />}
    </div>
  );
}
