import type { ReactNode } from 'react';
import { hrefOf } from '#renderer/routes.ts';
import { Clock, DateText } from '#renderer/ui/moments.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { EvidenceGraph } from '#shared/domain/evidence-graph.ts';
import type { Highlight } from '#shared/domain/highlight.ts';
import { ConsentBadge } from './consent-badge.tsx';
import styles from './evidence-quote.module.css';
import { hrefOfHighlight } from './graph-nodes.ts';

export interface EvidenceQuoteProps {
  readonly graph: EvidenceGraph;
  readonly highlight: Highlight;
  /** Where in the recording, in milliseconds, if that is known. */
  readonly at?: number | undefined;
}

/** The exact words, who said them, in which interview and when. The words lead to their place in the interview. */
export function EvidenceQuote({ graph, highlight, at }: EvidenceQuoteProps): ReactNode {
  const t = useText();
  const interview = graph.interviews.get(highlight.interviewId);
  const person = highlight.participantId === null ? undefined : graph.participants.get(highlight.participantId);
  return (
    <div className={styles.quote}>
      <blockquote className={styles.words} dir="auto">
        <a href={hrefOfHighlight(highlight)} className={styles.open} title={t('links.quote.open')}>
          {highlight.anchor.quote}
        </a>
      </blockquote>
      <p className={styles.source}>
        <span className={styles.who}>
          {person ? (
            <a href={hrefOf({ kind: 'participant', id: person.id })}>{person.alias}</a>
          ) : (
            t('links.quote.nobody')
          )}
        </span>
        {interview && (
          <a href={hrefOf({ kind: 'interview', id: interview.id })} dir="auto">
            {interview.title === '' ? t('common.untitled') : interview.title}
          </a>
        )}
        {interview?.heldAt && <DateText iso={interview.heldAt} />}
        {at !== undefined && <Clock ms={at} />}
        {person && <ConsentBadge participantId={person.id} quiet />}
        {highlight.needsReview && <span className={styles.review}>{t('links.quote.needsReview')}</span>}
      </p>
    </div>
  );
}
