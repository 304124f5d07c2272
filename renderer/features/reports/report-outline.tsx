import { clsx } from 'clsx';
import { ChevronDown, ChevronUp, GripVertical, MoreHorizontal, Plus } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { useCommand } from '#renderer/ui/commands.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { MenuButton } from '#renderer/ui/menu-button.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { REPORT_BLOCK_KINDS, type ReportBlockKind } from '#shared/domain/report.ts';
import type { BuiltBlock } from '#shared/exchange/report/build-report.ts';
import { wordsOf } from '#shared/exchange/report/build-report.ts';
import { BLOCK_ICONS } from './block-kinds.ts';
import styles from './report-outline.module.css';

export interface ReportOutlineProps {
  readonly blocks: readonly BuiltBlock[];
  readonly chosen: string | null;
  readonly onChoose: (block: string) => void;
  readonly onAdd: (kind: ReportBlockKind) => void;
  readonly onMove: (block: string, index: number) => void;
  readonly onMoveTo: (block: string) => void;
  readonly onRemove: (block: string) => void;
}

/** The blocks of a report in their order. Arrows walk, Mod+Shift+arrows move, Delete takes out; dragging does the same. */
export function ReportOutline(props: ReportOutlineProps): ReactNode {
  const { blocks, chosen, onChoose, onAdd, onMove, onMoveTo, onRemove } = props;
  const t = useText();
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<number | null>(null);
  useCommand('record.move', { run: () => chosen !== null && onMoveTo(chosen), enabled: chosen !== null });
  const drop = (): void => {
    const from = blocks.findIndex(({ id }) => id === dragged);
    if (dragged !== null && over !== null && from >= 0) onMove(dragged, over > from ? over - 1 : over);
    setDragged(null);
    setOver(null);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, index: number): void => {
    const block = blocks[index];
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null;
    if (!block) return;
    if (by !== null && (event.ctrlKey || event.metaKey) && event.shiftKey) {
      if (blocks[index + by]) onMove(block.id, index + by);
    } else if (by !== null) {
      const next = blocks[index + by];
      const list = event.currentTarget.closest('ol');
      if (next) list?.querySelector<HTMLElement>(`[data-block-row="${next.id}"]`)?.focus();
    } else if (event.key === 'Delete') {
      onRemove(block.id);
    } else return;
    event.preventDefault();
  };
  return (
    <nav aria-label={t('reports.blocks')} className={styles.outline}>
      <div className={styles.head}>
        <h2>{t('reports.blocks')}</h2>
        <MenuButton
          icon={Plus}
          label={t('reports.block.add')}
          items={REPORT_BLOCK_KINDS.map((kind) => ({
            kind: 'item',
            id: kind,
            icon: BLOCK_ICONS[kind],
            label: t(`reports.block.${kind}`),
            onSelect: () => onAdd(kind),
          }))}
        />
      </div>
      <ol className={styles.list} onDragOver={(event) => dragged !== null && event.preventDefault()} onDrop={drop}>
        {blocks.map(({ id, kind, nodes }, i) => {
          const Icon = BLOCK_ICONS[kind];
          const name = t(`reports.block.${kind}`);
          const words = firstWords(nodes);
          return (
            <li
              key={id}
              className={clsx(
                styles.row,
                id === chosen && styles.chosen,
                dragged === id && styles.dragged,
                over === i && styles.lineAbove,
                over === i + 1 && i === blocks.length - 1 && styles.lineBelow,
              )}
              onDragOver={(event) => {
                if (dragged === null) return;
                event.preventDefault();
                const { top, height } = event.currentTarget.getBoundingClientRect();
                setOver(event.clientY < top + height / 2 ? i : i + 1);
              }}
            >
              <span
                draggable
                aria-hidden="true"
                title={t('reports.block.drag')}
                className={styles.handle}
                onDragStart={(event) => {
                  event.dataTransfer.effectAllowed = 'move';
                  event.dataTransfer.setData('text/plain', words);
                  setDragged(id);
                }}
                onDragEnd={() => {
                  setDragged(null);
                  setOver(null);
                }}
              >
                <GripVertical size={14} strokeWidth={1.5} />
              </span>
              <button
                type="button"
                data-block-row={id}
                aria-current={id === chosen ? 'true' : undefined}
                className={styles.name}
                onClick={() => onChoose(id)}
                onFocus={() => onChoose(id)}
                onKeyDown={(event) => onKeyDown(event, i)}
              >
                <Icon aria-hidden="true" size={16} strokeWidth={1.5} />
                <span className={styles.words}>
                  <span className={styles.kind}>{name}</span>
                  <span className={clsx(styles.title, nodes.length === 0 && styles.empty)} dir="auto">
                    {nodes.length === 0 ? t('reports.block.emptyMark') : words}
                  </span>
                </span>
              </button>
              {id === chosen && (
                <span className={styles.tools}>
                  <IconButton
                    size="small"
                    icon={ChevronUp}
                    label={t('reports.move.up')}
                    disabled={i === 0}
                    onClick={() => onMove(id, i - 1)}
                  />
                  <IconButton
                    size="small"
                    icon={ChevronDown}
                    label={t('reports.move.down')}
                    disabled={i === blocks.length - 1}
                    onClick={() => onMove(id, i + 1)}
                  />
                  <MenuButton
                    iconOnly
                    icon={MoreHorizontal}
                    label={t('reports.block.more')}
                    items={[
                      {
                        kind: 'item',
                        id: 'move',
                        label: t('reports.move'),
                        keys: 'Mod+Shift+M',
                        onSelect: () => onMoveTo(id),
                      },
                      {
                        kind: 'item',
                        id: 'remove',
                        label: t('reports.block.remove'),
                        keys: 'Delete',
                        danger: true,
                        onSelect: () => onRemove(id),
                      },
                    ]}
                  />
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

function firstWords(nodes: BuiltBlock['nodes']): string {
  const [node] = nodes;
  if (!node) return '';
  if (node.kind === 'table') return node.table.name;
  if (node.kind === 'picture') return node.title;
  return (wordsOf(node)[0] ?? '').slice(0, 120);
}
