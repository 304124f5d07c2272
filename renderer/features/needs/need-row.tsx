import { clsx } from 'clsx';
import { ChevronDown, ChevronRight, Ellipsis } from 'lucide-react';
import { memo, type ReactNode, useState } from 'react';
import { Contradictions } from '#renderer/record-ui/contradictions.tsx';
import { figuresOf } from '#renderer/record-ui/evidence-figures.ts';
import { EvidenceWords } from '#renderer/record-ui/evidence-words.tsx';
import { goalsAbove } from '#renderer/record-ui/graph-nodes.ts';
import { type NeedRowActions, needMenu } from '#renderer/record-ui/need-menu.ts';
import { StrengthMark } from '#renderer/record-ui/strength.tsx';
import { hrefOf } from '#renderer/routes.ts';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Menu } from '#renderer/ui/menu.tsx';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import type { EvidenceGraph } from '#shared/domain/evidence-graph.ts';
import type { Id } from '#shared/domain/ids.ts';
import type { Need } from '#shared/domain/need.ts';
import type { OutlineRow } from './need-outline.ts';
import { NeedRenameField } from './need-rename-field.tsx';
import type { NeedFigures, RatedValue } from './need-scores.ts';
import styles from './need-tree.module.css';

export interface NeedRowProps {
  readonly row: OutlineRow;
  /** 1-based among all rows, the head included. */
  readonly index: number;
  readonly graph: EvidenceGraph;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** The one tab stop of the tree. */
  readonly current: boolean;
  readonly renaming: boolean;
  readonly events: RowEvents;
  /** What a survey or the team says of it; null while there is nothing to show. */
  readonly figures: NeedFigures | undefined;
}

/** One object for all rows, the same at each drawing: a row is drawn again only when something in it changed. */
export interface RowEvents {
  readonly focus: (key: string) => void;
  readonly toggle: (id: Id<'need'>, open: boolean) => void;
  readonly renamed: (id: Id<'need'>) => void;
  readonly drag: (id: Id<'need'>) => void;
  readonly drop: (on: Id<'need'>) => void;
  readonly actions: (row: OutlineRow) => Required<NeedRowActions>;
}

export const NeedRow = memo(function NeedRow(props: NeedRowProps): ReactNode {
  const { row, index, graph, today, current, renaming, events, figures } = props;
  const { need, level, place, siblings, children, expanded } = row;
  const t = useText();
  const { strength, contradictions } = figuresOf(graph, need.id, today);
  const goals = goalsAbove(graph, need.id);
  const title = need.title || t('common.untitled');
  const [menuAt, setMenuAt] = useState<HTMLElement | DOMRect | null>(null);
  const [over, setOver] = useState(false);
  const actions = events.actions(row);
  return (
    <div
      role="row"
      tabIndex={current ? 0 : -1}
      aria-rowindex={index}
      aria-level={level}
      aria-posinset={place}
      aria-setsize={siblings}
      aria-expanded={children > 0 ? expanded : undefined}
      data-need={need.id}
      data-over={over || undefined}
      draggable={!renaming}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', title);
        events.drag(need.id);
      }}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        events.drop(need.id);
      }}
      className={styles.row}
      style={{ '--level': level, '--at': index - 2 }}
      onFocus={() => events.focus(need.id)}
      onContextMenu={(event) => {
        event.preventDefault();
        setMenuAt(new DOMRect(event.clientX, event.clientY, 0, 0));
      }}
    >
      <Cell column="statement">
        {children > 0 ? (
          <button
            type="button"
            tabIndex={-1}
            className={styles.toggle}
            aria-label={t(expanded ? 'needs.collapse' : 'needs.expand', { title })}
            onClick={() => events.toggle(need.id, !expanded)}
          >
            {expanded ? (
              <ChevronDown aria-hidden="true" size={16} strokeWidth={1.5} />
            ) : (
              <ChevronRight aria-hidden="true" size={16} strokeWidth={1.5} className={styles.closed} />
            )}
          </button>
        ) : (
          <span className={styles.leaf} aria-hidden="true" />
        )}
        {renaming ? (
          <NeedRenameField need={need} onLeave={() => events.renamed(need.id)} onStep={actions.step} />
        ) : (
          <a href={hrefOf({ kind: 'need', id: need.id })} tabIndex={-1} className={styles.name} dir="auto">
            {title}
          </a>
        )}
      </Cell>
      <Cell column="form">{t(`needs.form.${need.form}`)}</Cell>
      <Cell column="strength">
        <StrengthMark strength={strength} />
      </Cell>
      <Cell column="evidence">
        <EvidenceWords quotes={strength.quotes} people={strength.people} />
        <Contradictions count={contradictions} />
      </Cell>
      <Cell column="rated">{figures && <RatedFigure figure={figures.importance} />}</Cell>
      <Cell column="rated">{figures && <RatedFigure figure={figures.satisfaction} />}</Cell>
      <Cell column="goals">
        {goals.length === 0 ? (
          <span className={styles.gap}>{t('needs.goals.none')}</span>
        ) : (
          <span className={styles.served} title={goals.map((goal) => goal.title).join('\n')}>
            {t('needs.goals.count', { count: goals.length })}
          </span>
        )}
      </Cell>
      <Cell column="more">
        <IconButton
          icon={Ellipsis}
          label={t('needs.row.actions', { title })}
          tabIndex={-1}
          aria-haspopup="menu"
          aria-expanded={menuAt !== null}
          onClick={(event) => setMenuAt(event.currentTarget)}
        />
        {menuAt && (
          <Menu
            label={t('needs.row.actions', { title })}
            anchor={menuAt}
            items={needMenu(t, need, nests(graph, need), actions)}
            onClose={() => setMenuAt(null)}
          />
        )}
      </Cell>
    </div>
  );
});

const nests = ({ records }: EvidenceGraph, { id }: Need): boolean =>
  records.needs.some(({ parentId }) => parentId === id);

/** What customers answered; what the team guesses says so. */
function RatedFigure({ figure }: { readonly figure: RatedValue | null }): ReactNode {
  const t = useText();
  const format = useFormat();
  if (figure === null) return null;
  return (
    <>
      {format.number(figure.value, 1)}
      {figure.estimated && <small className={styles.estimate}> {t('needs.estimated')}</small>}
    </>
  );
}

function Cell({ column, children }: { readonly column: string; readonly children: ReactNode }): ReactNode {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the row takes the focus
    <div role="gridcell" className={clsx(styles.cell, styles[column])}>
      {children}
    </div>
  );
}
