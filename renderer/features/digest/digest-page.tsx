import { Copy } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { lineOfPeriod } from '#renderer/data/queries/period-queries.ts';
import { liveRecords } from '#renderer/data/queries/record-queries.ts';
import { useApp, useGraph, useLive } from '#renderer/data/use-live.ts';
import { go, hrefOf, type PlaceProps } from '#renderer/routes.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Chip } from '#renderer/ui/chip.tsx';
import { DateField } from '#renderer/ui/date-field.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import { toast } from '#renderer/ui/toasts.ts';
import { strategyDigest } from '#shared/analysis/strategy-digest.ts';
import { dayAfter } from '#shared/domain/calendar.ts';
import styles from './digest-page.module.css';
import { digestText } from './digest-text.ts';
import { GoalDigestCard } from './goal-digest-card.tsx';

const WEEK = 7;
const SPANS = [7, 14, 28, 90] as const;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** What changed for each goal in a period, drawn from the records and the change log alone. */
export function DigestPage({ place }: PlaceProps<'digest'>): ReactNode {
  const t = useText();
  const format = useFormat();
  const app = useApp();
  const graph = useGraph();
  const today = app.today();
  const to = place.to && DAY.test(place.to) ? place.to : today;
  const from = place.from && DAY.test(place.from) && place.from <= to ? place.from : dayAfter(to, 1 - WEEK);
  const line = useLive(async (one) => (graph ? lineOfPeriod(one, graph, from, to) : undefined), [graph, from, to]);
  const parts = useLive(
    async (one) => ({
      metrics: await liveRecords(one, 'metrics'),
      solutions: await liveRecords(one, 'solutions'),
      experiments: await liveRecords(one, 'experiments'),
      decisions: await liveRecords(one, 'decisions'),
      memos: await liveRecords(one, 'memos'),
    }),
    [],
  );
  const digests = useMemo(
    () => (line && parts ? strategyDigest({ ...parts, before: line.before, now: line.now, from, to }) : undefined),
    [line, parts, from, to],
  );
  const chosen = digests?.filter(({ goal }) => place.goal === undefined || goal.id === place.goal);
  const goal = graph?.records.goals.find(({ id }) => id === place.goal);
  const show = (part: Partial<typeof place>): void => go({ ...place, ...part }, { replace: true });
  const span = SPANS.find((days) => from === dayAfter(to, 1 - days));
  const copy = async (): Promise<void> => {
    if (!line || !chosen) return;
    await navigator.clipboard.writeText(digestText(t, format, line.now, chosen, { from, to }));
    toast({ text: t('digest.copied') });
  };
  return (
    <Page
      title={t('digest.title')}
      subtitle={t('digest.period', { from: format.date(from), to: format.date(to) })}
      busy={digests === undefined && graph ? t('digest.loading') : undefined}
      width="content"
      chips={
        goal && (
          <Chip onRemove={() => show({ goal: undefined })} removeLabel={t('digest.allGoals')}>
            {goal.title || t('common.untitled')}
          </Chip>
        )
      }
      toolbar={
        <>
          <Select
            label={t('digest.span')}
            labelHidden
            value={String(span ?? 'own')}
            options={[
              ...SPANS.map((days) => ({ value: String(days), label: t('digest.days', { count: days }) })),
              ...(span === undefined ? [{ value: 'own', label: t('digest.own') }] : []),
            ]}
            onChange={(days) => days !== 'own' && show({ to: undefined, from: dayAfter(today, 1 - Number(days)) })}
          />
          <DateField
            label={t('digest.from')}
            labelHidden
            value={from}
            max={to}
            onChange={(day) => show({ from: day })}
          />
          <DateField
            label={t('digest.to')}
            labelHidden
            value={to}
            min={from}
            max={today}
            onChange={(day) => show({ to: day })}
          />
          <Button
            icon={Copy}
            disabled={!chosen || chosen.length === 0}
            onClick={() => background(copy(), t('digest.copy.failed'))}
          >
            {t('digest.copy')}
          </Button>
        </>
      }
    >
      {digests?.length === 0 && (
        <EmptyState
          title={t('digest.empty')}
          primary={<LinkButton href={hrefOf({ kind: 'goals' })}>{t('goals.new')}</LinkButton>}
        />
      )}
      {line && chosen && (
        <div className={styles.goals}>
          {chosen.map((digest) => (
            <GoalDigestCard key={digest.goal.id} digest={digest} graph={line.now} />
          ))}
        </div>
      )}
    </Page>
  );
}
