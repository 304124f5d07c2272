import { useState } from 'react';
import type { LinkOption } from './link-options.ts';

export interface ActiveOption {
  readonly active: LinkOption | undefined;
  /** By so many rows; stops at the ends. */
  readonly move: (by: number) => void;
  readonly choose: (option: LinkOption) => void;
  /** Other words were typed: what was chosen among the old rows counts no more. */
  readonly forget: () => void;
}

/** The row that Enter takes. It stays with its record while rows come and go; without one it is the first that can be taken and is sure. */
export function useActiveOption(options: readonly LinkOption[], isSure: (option: LinkOption) => boolean): ActiveOption {
  const [last, setLast] = useState<{ readonly key: string; readonly at: number } | null>(null);
  const same = last === null ? -1 : options.findIndex((option) => option.key === last.key);
  const first = options.findIndex((option) => isSure(option) && (option.kind !== 'record' || !option.linked));
  // After a proposal was dismissed or a record linked, its neighbour takes over.
  const at = same >= 0 ? same : last !== null && last.at > 0 ? Math.min(last.at, options.length - 1) : first;
  const choose = (option: LinkOption): void => setLast({ key: option.key, at: options.indexOf(option) });
  return {
    active: options[at],
    choose,
    forget: () => setLast(null),
    move(by) {
      const next = options[Math.max(0, Math.min(options.length - 1, at + by))];
      if (next) choose(next);
    },
  };
}
