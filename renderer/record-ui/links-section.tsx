import type { ReactNode } from 'react';
import { momentsOf } from '#renderer/data/queries/moment-queries.ts';
import { useApp, useGraph, useLive } from '#renderer/data/use-live.ts';
import { useText } from '#renderer/ui/text.tsx';
import type { EvidenceGraph } from '#shared/domain/evidence-graph.ts';
import type { AnyId } from '#shared/domain/ids.ts';
import { figuresOf } from './evidence-figures.ts';
import { EvidenceQuote } from './evidence-quote.tsx';
import { builtFrom, insightOf, type LinkedNode, type NodeKind, usedIn } from './graph-nodes.ts';
import styles from './link-list.module.css';
import { LinkList } from './link-list.tsx';
import { RecordLink } from './record-link.tsx';
import { Section } from './section.tsx';
import { StaleMark } from './stale-mark.tsx';
import { StrengthButton } from './strength.tsx';

export interface LinksSectionProps {
  readonly id: AnyId;
  readonly side: 'built-from' | 'used-in';
  /** Only records of this kind; all by default. */
  readonly kind?: NodeKind | undefined;
  /** Only links that speak like this. */
  readonly only?: ((row: LinkedNode) => boolean) | undefined;
  readonly title?: string | undefined;
  /** A button beside the heading: "Link a need...". */
  readonly action?: ReactNode;
  /** Said where there is no link yet; without it the section is left out. */
  readonly empty?: ReactNode;
  /** The strongest first, instead of the order that a person gave. */
  readonly byStrength?: boolean | undefined;
  /** Below the list: proposals. */
  readonly children?: ReactNode;
}

/** "Built from" or "Used in": the links of one record on one side, with stance, note and unlink. */
export function LinksSection(props: LinksSectionProps): ReactNode {
  const { id, side, kind, only, action, empty, byStrength = false, children } = props;
  const t = useText();
  const graph = useGraph();
  if (graph === undefined) return null;
  const all = side === 'built-from' ? builtFrom(graph, id) : usedIn(graph, id);
  const rows = all.filter((row) => (kind === undefined || row.node.kind === kind) && (only === undefined || only(row)));
  const title = props.title ?? t(side === 'built-from' ? 'links.builtFrom' : 'links.usedIn');
  if (rows.length === 0 && empty === undefined) return null;
  return (
    <Section title={title} count={rows.length} action={action}>
      {rows.length === 0 ? empty : <LinkedRows graph={graph} rows={rows} label={title} byStrength={byStrength} />}
      {children}
    </Section>
  );
}

interface LinkedRowsProps {
  readonly graph: EvidenceGraph;
  readonly rows: readonly LinkedNode[];
  readonly label: string;
  readonly byStrength: boolean;
}

function LinkedRows({ graph, rows, label, byStrength }: LinkedRowsProps): ReactNode {
  const today = useApp().today();
  const value = ({ node }: LinkedNode): number => figuresOf(graph, node.id, today).strength.value;
  const shown = byStrength ? rows.toSorted((a, b) => value(b) - value(a)) : rows;
  const highlights = rows.flatMap(({ node }) => graph.highlights.get(node.id) ?? []);
  const key = highlights.map((h) => h.id).join(' ');
  const moments = useLive((app) => momentsOf(app, highlights), [key]);
  return (
    <LinkList label={label} rows={shown} fixed={byStrength}>
      {({ node }) => {
        const highlight = graph.highlights.get(node.id);
        if (highlight) return <EvidenceQuote graph={graph} highlight={highlight} at={moments?.get(highlight.id)} />;
        const { strength } = figuresOf(graph, node.id, today);
        const insight = insightOf(graph, node.id);
        return (
          <>
            <RecordLink id={node.id} title={node.title} href={node.href} />
            <div className={styles.figures}>
              <StrengthButton strength={strength} />
              {insight && <StaleMark insight={insight} />}
            </div>
          </>
        );
      }}
    </LinkList>
  );
}
