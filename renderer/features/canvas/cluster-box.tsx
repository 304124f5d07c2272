import { clsx } from 'clsx';
import { Lightbulb } from 'lucide-react';
import { Children, type KeyboardEvent, type ReactNode } from 'react';
import { useApp } from '#renderer/data/use-live.ts';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { undoToast } from '#renderer/record-ui/undo-toast.ts';
import { useFieldDraft } from '#renderer/record-ui/use-field-draft.ts';
import { hrefOf } from '#renderer/routes.ts';
import { background } from '#renderer/ui/background.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { Board, BoardCluster } from '#shared/domain/board.ts';
import { clusterToInsight, moveCluster, nameCluster } from './canvas-actions.ts';
import styles from './canvas-page.module.css';

export interface ClusterBoxProps {
  readonly board: Board;
  readonly id: string;
  readonly cluster: BoardCluster;
  /** A quote is held over it. */
  readonly over: boolean;
  readonly at: { readonly x: number; readonly y: number };
  readonly children: ReactNode;
}

const STEP = 24;

/** A cluster: name it and press Enter, and it is an insight that stands on its quotes. */
export function ClusterBox({ board, id, cluster, over, at, children }: ClusterBoxProps): ReactNode {
  const t = useText();
  const app = useApp();
  const draft = useFieldDraft(`${board.id}/cluster/${id}`, cluster.title, async (title, session) =>
    told(t, await nameCluster(app, board.id, id, title, session)),
  );
  const count = Children.count(children);
  const failed = t('links.problem.storage');
  const make = async (): Promise<void> => {
    draft.onBlur();
    if (told(t, await clusterToInsight(app, board.id, id, draft.value)) === null) return;
    undoToast(app, t, t('canvas.insight.made', { title: draft.value.trim(), count }));
  };
  const shift = async (x: number, y: number): Promise<void> => {
    const to = { x: Math.max(0, cluster.x + STEP * x), y: Math.max(0, cluster.y + STEP * y) };
    told(t, await moveCluster(app, board.id, id, to));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (event.target !== event.currentTarget || step === undefined) return;
    event.preventDefault();
    background(shift(...step), failed);
  };
  const name = draft.value.trim() || t('canvas.cluster.unnamed');
  return (
    <section
      aria-label={t('canvas.cluster', { title: name, count })}
      data-cluster={id}
      className={clsx(styles.cluster, over && styles.over)}
      style={{ insetInlineStart: at.x, insetBlockStart: at.y }}
    >
      <div
        role="button"
        tabIndex={0}
        aria-label={t('canvas.cluster.handle', { title: name })}
        data-grip={id}
        className={styles.handle}
        onKeyDown={onKeyDown}
      />
      <input
        type="text"
        dir="auto"
        aria-label={t('canvas.cluster.name')}
        placeholder={t('canvas.cluster.placeholder')}
        className={styles.name}
        value={draft.value}
        onChange={(event) => draft.onChange(event.currentTarget.value)}
        onBlur={draft.onBlur}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing || cluster.insightId !== null) return;
          event.preventDefault();
          background(make(), failed);
        }}
      />
      {cluster.insightId === null ? (
        <div>
          <Button
            variant="quiet"
            icon={Lightbulb}
            disabled={draft.value.trim() === ''}
            onClick={() => background(make(), failed)}
          >
            {t('canvas.insight.make')}
          </Button>
        </div>
      ) : (
        <a href={hrefOf({ kind: 'insight', id: cluster.insightId })} className={styles.insight}>
          <Lightbulb aria-hidden="true" size={14} strokeWidth={1.5} /> {t('canvas.insight.open')}
        </a>
      )}
      <div className={styles.members}>{children}</div>
    </section>
  );
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
