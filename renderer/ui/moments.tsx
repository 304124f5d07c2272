import type { ReactNode } from 'react';
import { useFormat } from './text.tsx';

export interface MomentProps {
  /** An instant, or a day (`YYYY-MM-DD`). */
  readonly iso: string;
}

export function DateText({ iso, style }: MomentProps & { readonly style?: 'short' | 'medium' | 'long' }): ReactNode {
  return <time dateTime={iso}>{useFormat().date(iso, style)}</time>;
}

export function DateTimeText({ iso }: MomentProps): ReactNode {
  return <time dateTime={iso}>{useFormat().dateTime(iso)}</time>;
}

export interface LengthProps {
  /** Milliseconds. */
  readonly ms: number;
}

/** A length in words: "48 min". */
export function Duration({ ms }: LengthProps): ReactNode {
  return <time dateTime={isoLength(ms)}>{useFormat().duration(ms)}</time>;
}

/** A place in a recording: "12:04". */
export function Clock({ ms }: LengthProps): ReactNode {
  return <time dateTime={isoLength(ms)}>{useFormat().clock(ms)}</time>;
}

const isoLength = (ms: number): string => `PT${Math.max(0, Math.floor(ms / 1000))}S`;
