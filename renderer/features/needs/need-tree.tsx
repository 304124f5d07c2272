import { Plus } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { lastPlace, type NeedPlace, type Step } from '#renderer/data/actions/need-actions.ts';
import { mirrored, stepOf } from '#renderer/record-ui/need-step-keys.ts';
import { useNeedEdits } from '#renderer/record-ui/use-need-edits.tsx';
import { go } from '#renderer/routes.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useCommand } from '#renderer/ui/commands.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { EvidenceGraph } from '#shared/domain/evidence-graph.ts';
import type { Id } from '#shared/domain/ids.ts';
import { HangingRow } from './hanging-row.tsx';
import { NeedAddRow } from './need-add-row.tsx';
import { insertionPoint } from './need-insertion-point.ts';
import type { OutlineRow } from './need-outline.ts';
import { NeedRow } from './need-row.tsx';
import type { NeedFigures } from './need-scores.ts';
import styles from './need-tree.module.css';
import { NeedTreeHead } from './need-tree-head.tsx';
import { useRowEvents } from './use-row-events.ts';
import { useRowFocus } from './use-row-focus.ts';
import { useRowWindow, WINDOW_ABOVE } from './use-row-window.ts';

export interface NeedTreeProps {
  readonly graph: EvidenceGraph;
  readonly rows: readonly OutlineRow[];
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** Where a new need is being written. */
  readonly adding: NeedPlace | null;
  readonly onAdd: (place: NeedPlace | null) => void;
  /** The row to begin at. */
  readonly start: Id<'need'> | null;
  readonly onToggle: (id: Id<'need'>, open: boolean) => void;
  /** Shows only the branch under a need. */
  readonly onBranch: (id: Id<'need'>) => void;
  readonly figures: ReadonlyMap<string, NeedFigures>;
}

/** A treegrid of needs: one tab stop, arrows walk and open, Alt+Shift+arrows nest, Mod+Shift+arrows change the order. */
export function NeedTree(props: NeedTreeProps): ReactNode {
  const { graph, rows, today, adding, onAdd, start, onToggle, onBranch, figures } = props;
  const t = useText();
  const tree = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState<string | null>(start);
  const [renaming, setRenaming] = useState<Id<'need'> | null>(null);
  const { needs } = graph.records;
  const found = rows.findIndex(({ key }) => key === current);
  const at = Math.max(0, found);
  const row = rows[at];
  const focus = useRowFocus(tree);
  const edits = useNeedEdits(needs, (id) => focus(id));

  const goTo = (next: OutlineRow | undefined): void => {
    if (!next) return;
    setCurrent(next.key);
    focus(next.key);
  };
  const discard = ({ need }: OutlineRow): void => {
    const place = rows.findIndex((one) => one.key === need.id);
    const behind = rows.slice(place + 1).find(({ part }) => part === null);
    edits.discard(need, () => goTo(behind ?? rows[place - 1]));
  };
  const prune = ({ need, level }: OutlineRow): void => {
    const place = rows.findIndex((one) => one.key === need.id);
    const behind = rows.slice(place + 1).find((one) => one.level <= level);
    edits.prune(need, () => goTo(behind ?? rows[place - 1]));
  };
  const enabled = row !== undefined && row.part === null && renaming === null && adding === null;
  useCommand('record.rename', { run: () => row && setRenaming(row.need.id), enabled });
  useCommand('record.trash', { run: () => row && discard(row), enabled });
  useCommand('record.move', { run: () => row && edits.askPlace(row.need), enabled });
  useCommand('record.link', { run: () => row && edits.link(row.need), enabled });

  const onKeyDown = (event: KeyboardEvent): void => {
    if (row === undefined || event.target !== tree.current?.querySelector(`[data-need="${row.key}"]`)) return;
    const rtl = getComputedStyle(event.currentTarget).direction === 'rtl';
    const shift = stepOf(event, rtl);
    if (shift !== undefined && row.part === null) edits.step(row.need, shift);
    else if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    else if (!walk(rtl ? mirrored(event.key) : event.key)) return;
    event.preventDefault();
  };
  const walk = (key: string): boolean => {
    if (row === undefined) return false;
    if (key === 'ArrowDown') goTo(rows[at + 1]);
    else if (key === 'ArrowUp') goTo(rows[at - 1]);
    else if (key === 'Home') goTo(rows[0]);
    else if (key === 'End') goTo(rows.at(-1));
    else if (key === 'ArrowRight' && row.children > 0) {
      if (row.expanded) goTo(rows[at + 1]);
      else onToggle(row.need.id, true);
    } else if (key === 'ArrowLeft') {
      if (row.expanded) onToggle(row.need.id, false);
      else goTo(rows.slice(0, at).findLast((one) => one.level < row.level));
    } else if (key === 'Enter')
      go(row.part ? { kind: 'solution', id: row.part.solutionId } : { kind: 'need', id: row.need.id });
    else return false;
    return true;
  };

  const addAt = adding === null ? -1 : insertionPoint(rows, adding);
  const addLevel = adding?.parentId ? (rows.find(({ key }) => key === adding.parentId)?.level ?? 0) + 1 : 1;
  const addRow = adding && (
    <NeedAddRow
      key="add"
      level={addLevel}
      place={adding}
      needs={needs}
      onPlace={onAdd}
      onMade={(id) => setCurrent(id)}
      onLeave={(made) => {
        onAdd(null);
        const key = made ?? row?.key;
        if (key === undefined) return;
        setCurrent(key);
        focus(key);
      }}
    />
  );
  const dragged = useRef<Id<'need'> | null>(null);
  const events = useRowEvents({
    focus: (key) => setCurrent(key),
    toggle: onToggle,
    renamed: (id) => {
      setRenaming(null);
      focus(id);
    },
    drag: (id) => {
      dragged.current = id;
    },
    drop: (on) => {
      const need = needs.find(({ id }) => id === dragged.current);
      dragged.current = null;
      if (need) edits.nest(need, on);
    },
    actions: (one) => ({
      rename: () => setRenaming(one.need.id),
      addUnder: () => {
        onToggle(one.need.id, true);
        onAdd(lastPlace(needs, one.need.id));
      },
      step: (way: Step) => edits.step(one.need, way),
      move: () => edits.askPlace(one.need),
      link: () => edits.link(one.need),
      focus: () => onBranch(one.need.id),
      trash: () => discard(one),
      prune: () => prune(one),
    }),
  });
  const windowed = rows.length > WINDOW_ABOVE && adding === null;
  const seen = useRowWindow(body, windowed ? rows.length : 0);
  const draw = (one: OutlineRow, i: number): ReactNode =>
    one.part ? (
      <HangingRow key={one.key} row={one} index={i + 2} current={i === at} onFocus={events.focus} />
    ) : (
      <NeedRow
        key={one.key}
        row={one}
        index={i + 2}
        graph={graph}
        today={today}
        current={i === at}
        renaming={renaming === one.need.id}
        events={events}
        figures={figures.get(one.need.id)}
      />
    );
  return (
    <>
      <div
        ref={tree}
        role="treegrid"
        aria-label={t('needs.title')}
        aria-rowcount={rows.length + 1}
        data-scope="grid"
        className={styles.tree}
        onKeyDown={onKeyDown}
      >
        <NeedTreeHead />
        <div
          ref={body}
          role="rowgroup"
          className={windowed ? styles.windowed : styles.body}
          style={windowed ? { blockSize: `calc(${rows.length} * var(--row-default))` } : undefined}
        >
          {windowed
            ? rows.map((one, i) => ((i >= seen.from && i < seen.to) || i === at ? draw(one, i) : null))
            : rows.slice(0, addAt < 0 ? rows.length : addAt).map(draw)}
          {addRow}
          {addAt >= 0 && rows.slice(addAt).map((one, i) => draw(one, addAt + i))}
        </div>
      </div>
      {adding === null && (
        <Button variant="quiet" icon={Plus} onClick={() => onAdd(lastPlace(needs, null))}>
          {t('needs.add')}
        </Button>
      )}
      {edits.dialogs}
    </>
  );
}
