import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import type { TextHit } from '#renderer/search/search-client.ts';
import { Button } from '#renderer/ui/button.tsx';
import { preferences } from '#renderer/ui/preferences.ts';
import { useFormat, useText } from '#renderer/ui/text.tsx';
import type { HitDetails } from './hit-details.ts';
import { type FoundKind, type HitGroup, isFoundKind } from './hit-groups.ts';
import styles from './hit-list.module.css';
import { HitRow } from './hit-row.tsx';

export interface HitListProps {
  readonly groups: readonly HitGroup[];
  /** How many there are of a kind, shown here or not. */
  readonly counts: Readonly<Record<string, number>>;
  readonly details: ReadonlyMap<string, HitDetails>;
  readonly current: TextHit | undefined;
  readonly onCurrent: (hit: TextHit) => void;
  readonly onOpen: (hit: TextHit) => void;
  /** Up from the first row. */
  readonly onLeave: () => void;
  readonly onOnly: (kind: FoundKind) => void;
}

/** Rows by kind. One tab stop; the arrows, J and K move through all rows, over the headings. */
export function HitList(props: HitListProps): ReactNode {
  const { groups, counts, details, current, onCurrent, onOpen, onLeave, onOnly } = props;
  const t = useText();
  const format = useFormat();
  const list = useRef<HTMLDivElement>(null);

  const onKeyDown = (event: KeyboardEvent<HTMLAnchorElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = stepOf(event.key);
    if (step === null) return;
    event.preventDefault();
    const rows = [...(list.current?.querySelectorAll<HTMLAnchorElement>('a[data-hit]') ?? [])];
    const at = rows.indexOf(event.currentTarget);
    if (step === 'leave' || (step === -1 && at === 0)) {
      onLeave();
      return;
    }
    const to = step === 'first' ? 0 : step === 'last' ? rows.length - 1 : at + step;
    rows[Math.max(0, Math.min(rows.length - 1, to))]?.focus();
  };

  return (
    <div ref={list} data-scope="grid" className={styles.list}>
      {groups.map(({ kind, hits }) => (
        <section key={kind} aria-labelledby={`hits-${kind}`}>
          <div className={styles.head}>
            <h2 id={`hits-${kind}`} className={styles.title}>
              {t(`search.kind.${kind}`)} <span className={styles.count}>{format.number(hits.length)}</span>
            </h2>
            {(counts[kind] ?? 0) > hits.length && isFoundKind(kind) && (
              <Button variant="quiet" onClick={() => onOnly(kind)}>
                {t('search.kind.all', { count: counts[kind] ?? 0 })}
              </Button>
            )}
          </div>
          <ul>
            {hits.map((hit) => (
              <li key={hit.groupId}>
                <HitRow
                  hit={hit}
                  details={details.get(hit.recordId)}
                  current={hit.groupId === current?.groupId}
                  onCurrent={onCurrent}
                  onOpen={onOpen}
                  onKeyDown={onKeyDown}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

type Step = 1 | -1 | 8 | -8 | 'first' | 'last' | 'leave';

function stepOf(key: string): Step | null {
  if (preferences().letterKeys && LETTERS[key] !== undefined) return LETTERS[key];
  return KEYS[key] ?? null;
}

const LETTERS: Readonly<Record<string, Step>> = { j: 1, k: -1 };
const KEYS: Readonly<Record<string, Step>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 8,
  PageUp: -8,
  Home: 'first',
  End: 'last',
  Escape: 'leave',
};
