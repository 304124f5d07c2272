import type { ReactNode } from 'react';
import { useGraph } from '#renderer/data/use-live.ts';
import { EvidenceQuotes } from '#renderer/record-ui/evidence-quotes.tsx';
import { hrefOf } from '#renderer/routes.ts';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { Popover } from '#renderer/ui/popover.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { isId } from '#shared/domain/ids.ts';
import styles from './analysis-page.module.css';
import type { Cell, Scope } from './analysis-questions.ts';
import type { AnalysisService } from './analysis-service.ts';
import { useAnswer } from './use-analysis.ts';

export interface OpenCell {
  readonly anchor: HTMLElement | DOMRect;
  readonly cell: Cell;
  /** What the figure is of. */
  readonly title: string;
}

export interface QuotesPopoverProps {
  readonly service: AnalysisService;
  readonly scope: Scope;
  readonly open: OpenCell;
  readonly onClose: () => void;
}

/** More are not read in a small window: the list of highlights has them all. */
const MOST = 50;

/** The quotes behind one figure. */
export function QuotesPopover({ service, scope, open, onClose }: QuotesPopoverProps): ReactNode {
  const t = useText();
  const graph = useGraph();
  const { answer } = useAnswer(service, { kind: 'quotes', scope, cell: open.cell });
  const highlights = graph && answer?.flatMap((id) => graph.highlights.get(id) ?? []);
  const { tagId, ...rest } = open.cell;
  const isTagAlone = Object.values(rest).every((part) => part === undefined);
  return (
    <Popover anchor={open.anchor} label={open.title} onClose={onClose}>
      <div className={styles.quotes}>
        <p className={styles.quotesTitle}>{open.title}</p>
        {answer && <p className={styles.note}>{t('analysis.quotes.count', { count: answer.length })}</p>}
        {graph && highlights && (
          <EvidenceQuotes graph={graph} highlights={highlights.slice(0, MOST)} label={open.title} />
        )}
        {answer && answer.length > MOST && <p className={styles.note}>{t('analysis.quotes.more', { most: MOST })}</p>}
        {isTagAlone && tagId !== undefined && isId('tag', tagId) && (
          <LinkButton href={hrefOf({ kind: 'highlights', study: scope.study, tag: tagId })}>
            {t('analysis.quotes.all')}
          </LinkButton>
        )}
      </div>
    </Popover>
  );
}
