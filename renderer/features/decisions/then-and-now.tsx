import type { ReactNode } from 'react';
import { useApp, useLive } from '#renderer/data/use-live.ts';
import { Section, SectionNote } from '#renderer/record-ui/section.tsx';
import { DateTimeText } from '#renderer/ui/moments.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import { evidenceBehind, evidenceChanges, type RecordChange, thaw } from '#shared/analysis/decision-evidence.ts';
import type { Decision } from '#shared/domain/decision.ts';
import type { EvidenceGraph } from '#shared/domain/evidence-graph.ts';
import { onTheLine } from './decision-actions.ts';
import styles from './decision-page.module.css';

export interface ThenAndNowProps {
  readonly decision: Decision;
  readonly graph: EvidenceGraph;
}

/** The evidence as it stood when it was decided, and what has become of it. */
export function ThenAndNow({ decision, graph }: ThenAndNowProps): ReactNode {
  const t = useText();
  const today = useApp().today();
  const ids = useLive((app) => onTheLine(app, decision.aboutIds), [decision.aboutIds.join(' ')]);
  if (ids === undefined) return null;
  const { frozen } = decision;
  if (frozen === null) {
    return (
      <Section title={t('decisions.evidence')}>
        <SectionNote>{t('decisions.evidence.open')}</SectionNote>
      </Section>
    );
  }
  const was = thaw(frozen);
  return (
    <Section title={t('decisions.evidence')}>
      <p className={styles.meta}>
        {t('decisions.evidence.at')} <DateTimeText iso={frozen.at} />
      </p>
      {was === null ? (
        <p className={styles.due}>{t('decisions.evidence.damaged')}</p>
      ) : (
        evidenceChanges(was, evidenceBehind(graph, ids, today)).map((change) => (
          <Changed key={change.id} change={change} />
        ))
      )}
    </Section>
  );
}

function Changed({ change }: { readonly change: RecordChange }): ReactNode {
  const t = useText();
  const format = useFormat();
  const { title, was, now, quotes } = change;
  const side = (record: typeof was): ReactNode =>
    record === null ? (
      <td colSpan={3}>{t('decisions.evidence.absent')}</td>
    ) : (
      <>
        <td>{format.number(record.strength)}</td>
        <td>{format.number(record.people)}</td>
        <td>{format.number(record.against)}</td>
      </>
    );
  return (
    <div className={styles.changed}>
      <table className={styles.table}>
        <caption dir="auto">{title || t('common.untitled')}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('links.strength')}</th>
            <th scope="col">{t('decisions.evidence.people')}</th>
            <th scope="col">{t('decisions.evidence.against')}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t('decisions.evidence.then')}</th>
            {side(was)}
          </tr>
          <tr>
            <th scope="row">{t('decisions.evidence.now')}</th>
            {side(now)}
          </tr>
        </tbody>
      </table>
      {quotes.length === 0 ? (
        <p className={styles.meta}>{t('decisions.evidence.same')}</p>
      ) : (
        <ul className={styles.quotes}>
          {quotes.map(({ kind, quote, was: before }) => (
            <li key={`${kind} ${quote.id}`}>
              <span className={styles.mark}>{t(`decisions.evidence.${kind}`)}</span>
              <blockquote dir="auto">
                {quote.words}
                {kind === 'reworded' && before && <del>{before.words}</del>}
              </blockquote>
              <span className={styles.meta}>
                {[
                  kind === 'turned' && before
                    ? t('decisions.evidence.turn', {
                        before: t(`links.stance.${before.stance}`),
                        now: t(`links.stance.${quote.stance}`),
                      })
                    : t(`links.stance.${quote.stance}`),
                  quote.who,
                  quote.interview,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
