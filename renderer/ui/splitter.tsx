import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react';
import styles from './splitter.module.css';

export interface SplitterProps {
  readonly label: string;
  /** Width of the pane after it, in CSS pixels. */
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly onChange: (value: number) => void;
  readonly onReset?: (() => void) | undefined;
  readonly onCollapse?: (() => void) | undefined;
}

const STEP = 16;

/** Between main and the pane at the inline end. Arrows move it, Home and End go to its limits, Enter folds the pane away. */
export function Splitter({ label, value, min, max, onChange, onReset, onCollapse }: SplitterProps): ReactNode {
  const start = useRef<{ readonly x: number; readonly value: number } | null>(null);
  const set = (next: number): void => onChange(Math.round(Math.max(min, Math.min(max, next))));
  const onKeyDown = (event: KeyboardEvent): void => {
    const towardsStart = isRtl() ? 'ArrowRight' : 'ArrowLeft';
    const towardsEnd = isRtl() ? 'ArrowLeft' : 'ArrowRight';
    if (event.key === towardsStart) set(value + STEP);
    else if (event.key === towardsEnd) set(value - STEP);
    else if (event.key === 'Home') set(min);
    else if (event.key === 'End') set(max);
    else if (event.key === 'Enter') onCollapse?.();
    else return;
    event.preventDefault();
  };
  const onPointerMove = (event: PointerEvent): void => {
    if (start.current === null) return;
    const moved = (event.clientX - start.current.x) * (isRtl() ? -1 : 1);
    set(start.current.value - moved);
  };
  return (
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation="vertical"
      aria-valuenow={value}
      aria-valuemin={min}
      aria-valuemax={max}
      className={styles.splitter}
      onKeyDown={onKeyDown}
      onDoubleClick={onReset}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { x: event.clientX, value };
      }}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        start.current = null;
      }}
      onPointerCancel={() => {
        start.current = null;
      }}
    />
  );
}

const isRtl = (): boolean => document.documentElement.dir === 'rtl';
