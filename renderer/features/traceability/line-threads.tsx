import { clsx } from 'clsx';
import { memo, type ReactNode } from 'react';
import styles from './line-drawing.module.css';
import type { Thread } from './threads.ts';
import { middleOf, pathOf, widthOf } from './threads.ts';

export interface LineThreadsProps {
  readonly threads: readonly Thread[];
  readonly width: number;
  readonly height: number;
  /** Whether a chain is chosen: then what is not of it steps back. */
  readonly chosen: boolean;
}

/** The connectors, behind the cards. Decoration for the eye: what they say is in the cards' names and in the outline. */
export const LineThreads = memo(function LineThreads({ threads, width, height, chosen }: LineThreadsProps): ReactNode {
  const ordered = chosen ? [...threads.filter((one) => !one.lit), ...threads.filter((one) => one.lit)] : threads;
  const ports = new Map<string, { readonly x: number; readonly y: number; readonly faded: boolean }>();
  for (const { from, to, kind, lit } of ordered) {
    if (kind !== 'link') continue;
    const faded = chosen && !lit;
    ports.set(`r${to.id}`, { x: to.x + to.width, y: to.y + to.height / 2, faded });
    ports.set(`l${from.id}`, { x: from.x, y: from.y + from.height / 2, faded });
  }
  return (
    <svg aria-hidden="true" className={styles.threads} width={width} height={height}>
      {ordered.map((one) => (
        <path
          key={one.id}
          d={pathOf(one)}
          strokeWidth={one.kind === 'gap' || one.kind === 'nest' ? 1.25 : widthOf(one.quotes)}
          className={clsx(
            styles.thread,
            styles[one.kind],
            styles[one.stance],
            chosen && (one.lit ? styles.lit : styles.faded),
          )}
        />
      ))}
      {[...ports].map(([id, { x, y, faded }]) => (
        <circle key={id} cx={x} cy={y} r={3} className={clsx(styles.port, faded && styles.faded)} />
      ))}
      {ordered.map((one) => {
        if (one.stance !== 'contradicts' || one.kind !== 'link') return null;
        const { x, y } = middleOf(one);
        return (
          <g
            key={one.id}
            transform={`translate(${x} ${y})`}
            className={clsx(styles.cross, chosen && !one.lit && styles.faded)}
          >
            <circle r={7} />
            <path d="M-3 -3L3 3M3 -3L-3 3" />
          </g>
        );
      })}
    </svg>
  );
});
