import { type ReactNode, useState } from 'react';
import { useApp } from '#renderer/data/use-live.ts';
import { DraftArea } from '#renderer/record-ui/draft-area.tsx';
import { DraftField } from '#renderer/record-ui/draft-field.tsx';
import { RECORD_ICONS } from '#renderer/record-ui/record-kind.ts';
import { type PickOption, RecordPicker } from '#renderer/record-ui/record-picker.tsx';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { Report, ReportBlock } from '#shared/domain/report.ts';
import { drawable, readFigure } from '#shared/domain/report-figure.ts';
import type { ReportSources } from '#shared/exchange/report/report-sources.ts';
import { setBlock } from './report-actions.ts';

export interface BlockSettingsProps {
  readonly report: Report;
  readonly id: string;
  readonly block: ReportBlock;
  readonly sources: ReportSources;
}

type Options = Readonly<Record<string, string | number | undefined>>;

/** What a block shows: its words, its record, its scope. */
export function BlockSettings({ report, id, block, sources }: BlockSettingsProps): ReactNode {
  const t = useText();
  const app = useApp();
  const { kind, options } = block;
  const save = async (next: Options, session?: string): Promise<void> => {
    told(t, await setBlock(app, report.id, id, next, session));
  };
  const set = (next: Options): void => background(save(next), t('links.problem.storage'));
  const words = typeof options.text === 'string' ? options.text : '';
  const number = (name: string, fallback: number): string =>
    String(typeof options[name] === 'number' ? options[name] : fallback);
  const name = `${report.id}/${id}/text`;
  switch (kind) {
    case 'heading':
      return (
        <>
          <DraftField
            name={name}
            label={t('reports.words')}
            value={words}
            onSave={(text, session) => save({ text }, session)}
          />
          <Select
            label={t('reports.level')}
            value={number('level', 2)}
            options={(['2', '3', '4'] as const).map((value) => ({ value, label: t(`reports.level.${value}`) }))}
            onChange={(level) => set({ level: Number(level) })}
          />
        </>
      );
    case 'text':
      return (
        <DraftArea
          name={name}
          label={t('reports.words')}
          rows={8}
          value={words}
          onSave={(text, session) => save({ text }, session)}
        />
      );
    case 'quote':
    case 'insight':
    case 'goal':
    case 'decision':
      return (
        <>
          <RecordField
            kind={kind}
            sources={sources}
            chosen={typeof options.id === 'string' ? options.id : ''}
            onPick={(picked) => set({ id: picked })}
          />
          {kind === 'insight' && (
            <Select
              label={t('reports.quotes')}
              value={number('quotes', 3)}
              options={[0, 1, 2, 3, 5, 10].map((count) => ({
                value: String(count),
                label: t('reports.quotes.count', { count }),
              }))}
              onChange={(quotes) => set({ quotes: Number(quotes) })}
            />
          )}
        </>
      );
    case 'chart':
      return <ChartFields options={options} sources={sources} onSet={set} />;
    case 'participants':
    case 'method':
      return <ScopeField options={options} sources={sources} goals={false} onSet={set} />;
    default:
      return <ScopeField options={options} sources={sources} goals onSet={set} />;
  }
}

interface RecordFieldProps {
  readonly kind: 'quote' | 'insight' | 'goal' | 'decision';
  readonly sources: ReportSources;
  readonly chosen: string;
  readonly onPick: (id: string) => void;
}

function RecordField({ kind, sources, chosen, onPick }: RecordFieldProps): ReactNode {
  const t = useText();
  const [open, setOpen] = useState(false);
  const options = optionsFor(kind, sources);
  const current = options.find(({ id }) => id === chosen);
  return (
    <div>
      <p dir="auto">{current ? current.title || t('common.untitled') : t('reports.record.none')}</p>
      <Button onClick={() => setOpen(true)}>{t('reports.record.choose')}</Button>
      {open && (
        <RecordPicker
          title={t(`reports.pick.${kind}`)}
          placeholder={t('reports.pick.find')}
          options={options}
          onPick={onPick}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  );
}

function optionsFor(kind: RecordFieldProps['kind'], { graph, all, names }: ReportSources): readonly PickOption[] {
  const { highlights, insights, goals } = graph.records;
  switch (kind) {
    case 'quote':
      return highlights.map(({ id, anchor, interviewId }) => ({
        id,
        title: anchor.quote,
        detail: names.in(graph.interviews.get(interviewId)?.title ?? ''),
        icon: RECORD_ICONS.highlight,
      }));
    case 'insight':
      return insights.map(({ id, title }) => ({ id, title, icon: RECORD_ICONS.insight }));
    case 'goal':
      return goals.map(({ id, title }) => ({ id, title, icon: RECORD_ICONS.goal }));
    case 'decision':
      return all('decisions').map(({ id, title }) => ({ id, title, icon: RECORD_ICONS.decision }));
  }
}

interface FieldsProps {
  readonly options: ReportBlock['options'];
  readonly sources: ReportSources;
  readonly onSet: (next: Options) => void;
}

/** All of the project, one study, or what stands under one goal. */
function ScopeField({ options, sources, goals, onSet }: FieldsProps & { readonly goals: boolean }): ReactNode {
  const t = useText();
  const value =
    typeof options.goal === 'string' && goals
      ? `goal ${options.goal}`
      : typeof options.study === 'string'
        ? `study ${options.study}`
        : 'all';
  const titled = (title: string): string => title || t('common.untitled');
  return (
    <Select
      label={t('reports.scope')}
      value={value}
      options={[
        { value: 'all', label: t('reports.scope.all') },
        ...sources.all('studies').map(({ id, title }) => ({
          value: `study ${id}`,
          label: t('reports.scope.study', { title: titled(title) }),
        })),
        ...(goals ? sources.graph.records.goals : []).map(({ id, title }) => ({
          value: `goal ${id}`,
          label: t('reports.scope.goal', { title: titled(title) }),
        })),
      ]}
      onChange={(chosen) => {
        const [part, id] = chosen.split(' ');
        onSet({
          study: part === 'study' ? id : undefined,
          goal: part === 'goal' ? id : undefined,
          interview: undefined,
        });
      }}
    />
  );
}

function ChartFields({ options, sources, onSet }: FieldsProps): ReactNode {
  const t = useText();
  const figure = readFigure(options);
  if (figure)
    return (
      <Select
        label={t('reports.figure.as')}
        value={figure.bars === null ? '' : String(figure.bars)}
        options={[
          { value: '', label: t('reports.figure.table') },
          ...drawable(figure).map((i) => ({
            value: String(i),
            label: t('reports.figure.bars', { column: figure.columns[i] ?? '' }),
          })),
        ]}
        onChange={(bars) => onSet({ bars: bars === '' ? undefined : Number(bars) })}
      />
    );
  const ofMetric = options.of === 'metric' && typeof options.id === 'string';
  return (
    <>
      <Select
        label={t('reports.chart')}
        value={ofMetric ? String(options.id) : 'tags'}
        options={[
          { value: 'tags', label: t('reports.chart.tags') },
          ...sources.all('metrics').map(({ id, name }) => ({
            value: id as string,
            label: t('reports.chart.metric', { name: name || t('common.untitled') }),
          })),
        ]}
        onChange={(chosen) => onSet(chosen === 'tags' ? { of: 'tags', id: undefined } : { of: 'metric', id: chosen })}
      />
      {!ofMetric && <ScopeField options={options} sources={sources} goals onSet={onSet} />}
    </>
  );
}
