import { clsx } from 'clsx';
import { memo, type ReactNode, useMemo } from 'react';
import { useApp } from '#renderer/data/use-live.ts';
import { insightOf } from '#renderer/record-ui/graph-nodes.ts';
import { hrefOf } from '#renderer/routes.ts';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import { isStale } from '#shared/analysis/staleness.ts';
import { type Placed, SHORT_QUOTE } from './layout.ts';
import { COLUMNS, type Line, type LineNode } from './line.ts';
import styles from './line-drawing.module.css';
import { sentenceOf, titleOf } from './line-words.ts';
import { placeOfNode } from './node-place.ts';

export interface LineCardProps {
  readonly one: Placed;
  readonly line: Line;
  readonly titles: ReadonlyMap<string, string>;
  readonly chosen: boolean;
  /** Whether a chain is chosen at all. */
  readonly choosing: boolean;
  /** Whether Tab comes here: one place of the drawing has it. */
  readonly tabStop: boolean;
}

/** One place of the drawing: a record, a gap with the way to mend it, or how many more there are. */
export const LineCard = memo(function LineCard(props: LineCardProps): ReactNode {
  const { one, line, titles, chosen, choosing, tabStop } = props;
  const t = useText();
  const format = useFormat();
  const { node } = one;
  // Its words stay while it is lit and unlit, and putting them together takes longer than drawing it.
  const sentence = useMemo(() => (node && !node.gap ? sentenceOf(line, node.recordId, t) : undefined), [line, node, t]);
  const box = {
    'data-place': one.id,
    'data-lit': choosing && one.lit ? true : undefined,
    tabIndex: tabStop ? 0 : -1,
    style: { insetInlineStart: one.x, insetBlockStart: one.y, inlineSize: one.width, blockSize: one.height },
  };
  const tone = choosing && (one.lit ? styles.litCard : styles.fadedCard);
  if (one.more) {
    const key =
      one.more.under || one.more.id.endsWith('all')
        ? 'traceability.more'
        : one.more.id.endsWith('loose')
          ? 'traceability.moreLoose'
          : 'traceability.moreHidden';
    return (
      <button type="button" {...box} className={clsx(styles.card, styles.moreCard, tone)}>
        {t(key, { count: one.more.hidden.length })}
      </button>
    );
  }
  if (!node) return null;
  if (node.gap) {
    const place = placeOfNode(line.graph, node.recordId);
    const words = t(`traceability.gap.${node.gap}`);
    return (
      <a
        {...box}
        href={place ? hrefOf(place) : undefined}
        className={clsx(styles.card, styles.gapCard, tone)}
        aria-label={t('traceability.card', { live: words, title: titleOf(line.graph, titles, node.recordId) })}
      >
        {words}
      </a>
    );
  }
  const title = titleOf(line.graph, titles, node.id);
  const kind = COLUMNS[node.column] ?? 'goal';
  return (
    <button
      type="button"
      {...box}
      aria-pressed={chosen}
      aria-description={sentence}
      title={title}
      className={clsx(
        styles.card,
        styles[kind],
        tone,
        chosen && styles.chosenCard,
        one.height === SHORT_QUOTE && styles.short,
        node.under === null && node.column > 0 && styles.looseCard,
      )}
    >
      <span className={styles.title} dir="auto">
        {kind === 'highlight' ? format.quoted(title) : title}
      </span>
      <Meta node={node} line={line} />
    </button>
  );
});

const Meta = memo(function Meta({ node, line }: { readonly node: LineNode; readonly line: Line }): ReactNode {
  const t = useText();
  const format = useFormat();
  const { graph } = line;
  const today = useApp().today();
  const interview = graph.interviews.get(node.id);
  if (interview) {
    const date = interview.heldAt ? format.date(interview.heldAt, 'short') : t('traceability.noDate');
    const who = interview.participantIds.flatMap((id) => graph.participants.get(id)?.alias ?? []);
    const more = who.length > 1 ? ` +${format.number(who.length - 1)}` : '';
    return <span className={clsx(styles.meta, styles.oneLine)}>{who[0] ? `${who[0]}${more} · ${date}` : date}</span>;
  }
  const figures = line.figures.get(node.id);
  if (!figures) return null;
  const insight = insightOf(graph, node.id);
  const warnings = [];
  if (insight && isStale(insight, today)) warnings.push(t('traceability.stale'));
  if (figures.quotes > 0 && figures.people === 0) warnings.push(t('traceability.noSupport'));
  if (node.column === 2 && figures.people === 1) warnings.push(t('traceability.onePerson'));
  if (node.under === null && node.column === 1) warnings.push(t('traceability.noGoal'));
  if (node.under === null && node.column === 2) warnings.push(t('traceability.noNeed'));
  const counts = t('traceability.figures', {
    quotes: t('traceability.quotes', { count: figures.quotes }),
    people: t('traceability.people', { count: figures.people }),
  });
  return (
    <span className={styles.meta}>
      {figures.quotes > 0 && !(node.column === 2 && figures.people === 1) && counts}
      {node.column === 2 && figures.people === 1 && t('traceability.quotes', { count: figures.quotes })}
      {warnings.map((warning) => (
        <span key={warning} className={styles.warning}>
          {warning}
        </span>
      ))}
    </span>
  );
});
