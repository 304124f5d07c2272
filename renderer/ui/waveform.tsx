import { type KeyboardEvent, type PointerEvent, type ReactNode, useEffect, useRef } from 'react';
import styles from './waveform.module.css';

export interface WaveformProps {
  readonly label: string;
  /** The position in words: "12 minutes 4 seconds of 48 minutes". */
  readonly valueText: string;
  /** Milliseconds. */
  readonly position: number;
  readonly duration: number;
  /** 0..255, evenly over the whole length; null while they are not known: a plain line is shown. */
  readonly peaks: Uint8Array | null;
  readonly onSeek: (ms: number) => void;
}

const STEP_MS = 5_000;
const PAGE_MS = 60_000;
const BAR = 2;
const GAP = 1;

/**
 * How loud a recording is, with the position in it. A slider for keys and screen readers. Time runs left to right in every language, as
 * on the recorder.
 */
export function Waveform({ label, valueText, position, duration, peaks, onSeek }: WaveformProps): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  const played = duration > 0 ? Math.min(1, position / duration) : 0;
  useEffect(() => {
    const target = canvas.current;
    if (target === null) return;
    const draw = (): void => drawPeaks(target, peaks, played);
    draw();
    const sized = new ResizeObserver(draw);
    sized.observe(target);
    const themed = new MutationObserver(draw);
    themed.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    const scheme = window.matchMedia('(prefers-color-scheme: dark)');
    scheme.addEventListener('change', draw);
    return () => {
      sized.disconnect();
      themed.disconnect();
      scheme.removeEventListener('change', draw);
    };
  }, [peaks, played]);
  const seekTo = (event: PointerEvent<HTMLDivElement>): void => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    if (width > 0) onSeek(Math.max(0, Math.min(1, (event.clientX - left) / width)) * duration);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (event.key === 'Home') onSeek(0);
    else if (event.key === 'End') onSeek(duration);
    else if (step !== undefined) onSeek(Math.max(0, Math.min(duration, position + step)));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={Math.round(duration / 1000)}
      aria-valuenow={Math.round(position / 1000)}
      aria-valuetext={valueText}
      dir="ltr"
      className={styles.waveform}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        seekTo(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) seekTo(event);
      }}
    >
      <canvas ref={canvas} className={styles.canvas} />
      <span aria-hidden="true" className={styles.cursor} style={{ insetInlineStart: `${played * 100}%` }} />
    </div>
  );
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -STEP_MS,
  ArrowDown: -STEP_MS,
  ArrowRight: STEP_MS,
  ArrowUp: STEP_MS,
  PageDown: -PAGE_MS,
  PageUp: PAGE_MS,
};

function drawPeaks(canvas: HTMLCanvasElement, peaks: Uint8Array | null, played: number): void {
  const { clientWidth: width, clientHeight: height } = canvas;
  const scale = window.devicePixelRatio || 1;
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext('2d');
  if (context === null || width === 0) return;
  context.scale(scale, scale);
  const style = getComputedStyle(canvas);
  const [done, rest] = [style.color, style.borderTopColor];
  const bars = Math.max(1, Math.floor(width / (BAR + GAP)));
  const loudest = peaks === null ? 1 : Math.max(1, ...barsOf(peaks, bars));
  const sizes = peaks === null || peaks.length === 0 ? null : barsOf(peaks, bars);
  for (let i = 0; i < bars; i++) {
    const size = sizes === null ? 0 : ((sizes[i] ?? 0) / loudest) * (height - 4);
    const tall = Math.max(2, size);
    context.fillStyle = i / bars < played ? done : rest;
    context.fillRect(i * (BAR + GAP), (height - tall) / 2, BAR, tall);
  }
}

/** The loudest of each stretch. */
function barsOf(peaks: Uint8Array, bars: number): number[] {
  return Array.from({ length: bars }, (_, i) => {
    const from = Math.floor((i * peaks.length) / bars);
    const to = Math.max(from + 1, Math.floor(((i + 1) * peaks.length) / bars));
    let loudest = 0;
    for (let at = from; at < to; at++) loudest = Math.max(loudest, peaks[at] ?? 0);
    return loudest;
  });
}
