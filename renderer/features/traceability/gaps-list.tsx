import { type ReactNode, useState } from 'react';
import { liveRecords } from '#renderer/data/queries/record-queries.ts';
import { useLive } from '#renderer/data/use-live.ts';
import type { LinkedKind } from '#renderer/record-ui/link-options.ts';
import { type LinkPickerHandle, useLinkPicker } from '#renderer/record-ui/use-link-picker.tsx';
import { hrefOf, type Place } from '#renderer/routes.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import type { AuditGap, AuditKind } from '#shared/analysis/gap-audit.ts';
import type { EvidenceGraph } from '#shared/domain/evidence-graph.ts';
import { isId } from '#shared/domain/ids.ts';
import styles from './gaps-list.module.css';
import { titleOf } from './line-words.ts';
import { placeOfNode } from './node-place.ts';

export interface GapsListProps {
  readonly graph: EvidenceGraph;
  readonly gaps: readonly AuditGap[];
  readonly titles: ReadonlyMap<string, string>;
}

/** Where the line is broken, thin or old, by kind, each with the one step that mends it. */
export function GapsList({ graph, gaps, titles }: GapsListProps): ReactNode {
  const t = useText();
  const picker = useLinkPicker();
  const extra = useLive(async (app) => {
    const [metrics, solutions, experiments] = await Promise.all([
      liveRecords(app, 'metrics'),
      liveRecords(app, 'solutions'),
      liveRecords(app, 'experiments'),
    ]);
    return new Map<string, Extra>([
      ...metrics.map(({ id, name }) => [id, { title: name, place: null }] as const),
      ...solutions.map(({ id, title }) => [id, { title, place: { kind: 'solution', id } }] as const),
      ...experiments.map(
        ({ id, assumption, solutionId }) =>
          [id, { title: assumption, place: { kind: 'solution', id: solutionId } }] as const,
      ),
    ]);
  }, []);
  const kinds = new Map<AuditKind, AuditGap[]>();
  for (const gap of gaps) {
    const list = kinds.get(gap.kind);
    if (list) list.push(gap);
    else kinds.set(gap.kind, [gap]);
  }
  if (gaps.length === 0) return <EmptyState title={t('traceability.gaps.none')} drawing="thread" />;
  return (
    <div className={styles.gaps}>
      {[...kinds].map(([kind, list]) => (
        <GapGroup
          key={kind}
          kind={kind}
          gaps={list}
          graph={graph}
          titles={titles}
          extra={extra ?? new Map()}
          picker={picker}
        />
      ))}
      {picker.dialog}
    </div>
  );
}

/** What is not on the line itself: a metric, a solution, an experiment. */
interface Extra {
  readonly title: string;
  /** Where it is mended; null: at the record that the gap names. */
  readonly place: Place | null;
}

/** Gaps that a link closes: it is made here, without leaving the list. */
const LINKS: Readonly<Partial<Record<AuditKind, LinkedKind>>> = {
  'goal-without-need': 'need',
  'need-without-goal': 'goal',
  'need-without-evidence': 'insight',
  'need-on-one-person': 'highlight',
  'insight-without-evidence': 'highlight',
  'insight-on-one-person': 'highlight',
  'insight-without-need': 'need',
  'highlight-without-insight': 'insight',
};

const AT_ONCE = 50;

interface GapGroupProps extends GapsListProps {
  readonly kind: AuditKind;
  readonly extra: ReadonlyMap<string, Extra>;
  readonly picker: LinkPickerHandle;
}

function GapGroup({ kind, gaps, graph, titles, extra, picker }: GapGroupProps): ReactNode {
  const t = useText();
  const format = useFormat();
  const [shown, setShown] = useState(AT_ONCE);
  const left = Math.min(AT_ONCE, gaps.length - shown);
  const linked = LINKS[kind];
  const action = t(`traceability.mend.${kind}`);
  return (
    <section className={styles.group}>
      <h2 className={styles.heading}>
        {t(`traceability.gaps.${kind}`)} <span className={styles.count}>{format.number(gaps.length)}</span>
      </h2>
      <ul className={styles.list}>
        {gaps.slice(0, shown).map(({ id, partId }) => {
          const part = partId === null ? undefined : extra.get(partId);
          const own = titleOf(graph, titles, id);
          const title = part ? [part.title, own].filter(Boolean).join(' · ') : own;
          const place = part?.place ?? placeOfNode(graph, id);
          const name = t('traceability.mendName', { action, title });
          return (
            <li key={partId ?? id} className={styles.row}>
              <span className={styles.title} dir="auto">
                {place && linked ? (
                  <a href={hrefOf(place)}>{isId('highlight', id) ? format.quoted(title) : title}</a>
                ) : (
                  title
                )}
              </span>
              {linked && (
                <Button aria-label={name} onClick={() => picker.open({ subjects: [id], kind: linked })}>
                  {action}
                </Button>
              )}
              {!linked && place && (
                <LinkButton href={hrefOf(place)} aria-label={name}>
                  {action}
                </LinkButton>
              )}
            </li>
          );
        })}
      </ul>
      {left > 0 && (
        <Button variant="quiet" onClick={() => setShown(shown + AT_ONCE)}>
          {t('traceability.gaps.show', { count: left })}
        </Button>
      )}
    </section>
  );
}
