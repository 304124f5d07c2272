import type { ReactNode } from 'react';
import { EvidenceQuotes } from '#renderer/record-ui/evidence-quotes.tsx';
import { RecordLink } from '#renderer/record-ui/record-link.tsx';
import { hrefOf, placeOfRecord } from '#renderer/routes.ts';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import type { GoalDigest, NewVoices } from '#shared/analysis/strategy-digest.ts';
import type { EvidenceGraph } from '#shared/domain/evidence-graph.ts';
import type { AnyId } from '#shared/domain/ids.ts';
import styles from './digest-page.module.css';
import { metricWords, strengthWords } from './digest-text.ts';

export interface GoalDigestCardProps {
  readonly digest: GoalDigest;
  /** The line at the end of the period. */
  readonly graph: EvidenceGraph;
}

/** One goal: its metrics, what speaks for and against it that is new, what moved below it, and what to do next. */
export function GoalDigestCard({ digest, graph }: GoalDigestCardProps): ReactNode {
  const t = useText();
  const format = useFormat();
  const { goal, metrics, supporting, contradicting, needs, gaps } = digest;
  return (
    <article className={styles.goal}>
      <h2 className={styles.title} dir="auto">
        <a href={hrefOf({ kind: 'goal', id: goal.id })}>{goal.title || t('common.untitled')}</a>
      </h2>
      {metrics.length === 0 && <p className={styles.gap}>{t('digest.noMetric')}</p>}
      {metrics.map((move) => (
        <p key={move.metric.id} className={styles.figure}>
          {metricWords(t, format, move)}
        </p>
      ))}
      <p className={styles.figure}>{strengthWords(t, format, digest)}</p>
      {digest.quiet && <p className={styles.quiet}>{t('digest.quiet')}</p>}
      <Voices title={t('digest.supporting', { count: supporting.people })} voices={supporting} graph={graph} />
      <Voices title={t('digest.contradicting', { count: contradicting.people })} voices={contradicting} graph={graph} />
      <Records title={t('digest.needs.added')} records={needs.added} />
      <Records title={t('digest.needs.pruned')} records={needs.pruned} />
      <Records title={t('digest.needs.moved')} records={needs.moved} />
      <Records
        title={t('digest.experiments')}
        records={digest.experiments.map(({ id, assumption, solutionId, outcome }) => ({
          id,
          title: assumption,
          pageId: solutionId,
          more: t(`solutions.outcome.${outcome ?? 'none'}`),
        }))}
      />
      <Records title={t('digest.decided')} records={digest.decided} />
      <Records title={t('digest.due')} records={digest.due} />
      <Records title={t('digest.stale')} records={digest.stale} />
      <Records title={t('digest.oneVoice')} records={digest.oneVoice} />
      <Records
        title={t('digest.questions')}
        records={digest.questions.map(({ id, text, aboutId }) => ({ id, title: text, pageId: aboutId }))}
      />
      {gaps.length > 0 && (
        <p className={styles.next}>
          {t('digest.next')}{' '}
          <a href={hrefOf({ kind: 'throughline', tab: 'gaps', focus: goal.id })}>
            {t('traceability.gapCount', { count: gaps.length })}
          </a>
        </p>
      )}
    </article>
  );
}

interface VoicesProps {
  readonly title: string;
  readonly voices: NewVoices;
  readonly graph: EvidenceGraph;
}

function Voices({ title, voices, graph }: VoicesProps): ReactNode {
  if (voices.quotes.length === 0) return null;
  return (
    <section className={styles.part}>
      <h3 className={styles.partTitle}>{title}</h3>
      <EvidenceQuotes graph={graph} highlights={voices.quotes} label={title} />
    </section>
  );
}

interface Listed {
  readonly id: AnyId;
  readonly title: string;
  /** Whose page it stands on, where it has none of its own. */
  readonly pageId?: AnyId;
  readonly more?: string;
}

const MOST = 6;

function Records({ title, records }: { readonly title: string; readonly records: readonly Listed[] }): ReactNode {
  const t = useText();
  if (records.length === 0) return null;
  return (
    <section className={styles.part}>
      <h3 className={styles.partTitle}>{title}</h3>
      <ul className={styles.list}>
        {records.slice(0, MOST).map(({ id, title: words, pageId, more }) => {
          const place = placeOfRecord(pageId ?? id);
          return (
            <li key={id}>
              <RecordLink id={id} title={words} href={place ? hrefOf(place) : ''}>
                {more}
              </RecordLink>
            </li>
          );
        })}
      </ul>
      {records.length > MOST && (
        <p className={styles.quiet}>{t('traceability.more', { count: records.length - MOST })}</p>
      )}
    </section>
  );
}
