import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { DateText } from '#renderer/ui/moments.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { firstLines } from '#shared/exchange/report/build-report.ts';
import type { ReportDoc } from '#shared/exchange/report/report-doc.ts';
import { DocNodeView } from './doc-node-view.tsx';
import styles from './report-paper.module.css';
import type { OpenReport } from './use-report.ts';

export interface ReportPaperProps {
  readonly open: OpenReport;
  readonly doc: ReportDoc;
  /** False for a published one: it is shown as it was, not block by block. */
  readonly byBlock: boolean;
  readonly chosen: string | null;
  readonly onChoose: (block: string) => void;
}

/** The report as it will be read. A press on a block chooses it; what may not go out stands grey with the reason. */
export function ReportPaper({ open, doc, byBlock, chosen, onChoose }: ReportPaperProps): ReactNode {
  const t = useText();
  const { built, sources } = open;
  const nodesOf = (nodes: ReportDoc['nodes']): ReactNode =>
    nodes.map((node, i) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a document has no other names for its parts
      <DocNodeView key={i} node={node} sources={sources} />
    ));
  return (
    <article className={styles.paper} lang={doc.language} aria-label={t('reports.paper')} data-report-paper>
      <header className={styles.head}>
        <h2 className={styles.title} dir="auto">
          {doc.title}
        </h2>
        <p className={styles.date}>
          {t('reports.asOf')} <DateText iso={doc.date} />
        </p>
      </header>
      {nodesOf(firstLines(sources.gate, open.checks.withheld, t))}
      {!byBlock && nodesOf(doc.nodes)}
      {byBlock &&
        built.blocks.map(({ id, kind, nodes }) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the outline beside it is the keyboard's way
          // biome-ignore lint/a11y/noStaticElementInteractions: the outline beside it is the keyboard's way
          <section
            key={id}
            data-paper-block={id}
            className={clsx(styles.block, id === chosen && styles.chosen)}
            onClick={() => onChoose(id)}
          >
            {nodes.length === 0 ? (
              <p className={styles.nothing}>{t('reports.block.nothing', { kind: t(`reports.block.${kind}`) })}</p>
            ) : (
              nodesOf(nodes)
            )}
          </section>
        ))}
    </article>
  );
}
