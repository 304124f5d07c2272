import type { ReactNode } from 'react';
import { hrefOf, type Place } from '#renderer/routes.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { EvidenceGraph } from '#shared/domain/evidence-graph.ts';

export interface ThroughlineEmptyProps {
  /** The line of the whole project. */
  readonly graph: EvidenceGraph;
  /** Whether only one study is looked at. */
  readonly inStudy: boolean;
}

/** Before there is a line: the first step that is missing, and where to take it. */
export function ThroughlineEmpty({ graph, inStudy }: ThroughlineEmptyProps): ReactNode {
  const t = useText();
  if (inStudy) {
    const all = <LinkButton href={hrefOf({ kind: 'throughline' })}>{t('traceability.emptyStudyAction')}</LinkButton>;
    return <EmptyState title={t('traceability.emptyStudy')} primary={all} />;
  }
  const { interviews, highlights } = graph.records;
  const step = interviews.length === 0 ? 'interview' : highlights.length === 0 ? 'highlight' : 'insight';
  const place: Place = step === 'insight' ? { kind: 'highlights' } : { kind: 'interviews' };
  return (
    <EmptyState
      title={t(`traceability.empty.${step}`)}
      primary={
        <LinkButton href={hrefOf(place)} variant="primary">
          {t(`traceability.empty.${step}Action`)}
        </LinkButton>
      }
    />
  );
}
