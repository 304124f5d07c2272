import { ArrowRight } from 'lucide-react';
import { type FocusEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { MarkedTitle, ProposalWhy } from '#renderer/record-ui/proposal-words.tsx';
import { RECORD_ICONS } from '#renderer/record-ui/record-kind.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useCommand } from '#renderer/ui/commands.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { kindOfId } from '#shared/domain/ids.ts';
import styles from './proposal-review.module.css';
import type { ProposalRow } from './proposal-rows.ts';

export interface ProposalReviewProps {
  readonly rows: readonly ProposalRow[];
  readonly onAccept: (row: ProposalRow) => void;
  readonly onDismiss: (row: ProposalRow) => void;
}

/** The list to be worked through: arrows, J and K move, A or Enter accepts, D dismisses, and the next row has the focus. */
export function ProposalReview({ rows, onAccept, onDismiss }: ProposalReviewProps): ReactNode {
  const t = useText();
  const list = useRef<HTMLUListElement>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const [inside, setInside] = useState(false);
  const shown = rows.some(({ key }) => key === focused);
  const current = rows.find(({ key }) => key === focused) ?? rows[0];

  // An answered row goes away, and with it the focus: its neighbour, chosen at the answer, takes it.
  useEffect(() => {
    if (inside && shown && document.activeElement === document.body) rowOf(list.current, focused)?.focus();
  }, [inside, shown, focused]);

  const answer = (act: (row: ProposalRow) => void, row: ProposalRow | undefined): void => {
    if (row === undefined) return;
    const at = rows.indexOf(row);
    const next = rows[at + 1] ?? rows[at - 1];
    act(row);
    setInside(true);
    setFocused(next?.key ?? null);
    if (next) rowOf(list.current, next.key)?.focus();
  };
  const enabled = inside && current !== undefined;
  useCommand('proposal.accept', { run: () => answer(onAccept, current), enabled });
  useCommand('proposal.dismiss', { run: () => answer(onDismiss, current), enabled });

  const onFocus = (event: FocusEvent): void => {
    setInside(true);
    const key = event.target.closest('[data-proposal]')?.getAttribute('data-proposal');
    if (key) setFocused(key);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!(event.target instanceof HTMLElement) || event.target.dataset.proposal === undefined) return;
    const at = current ? rows.indexOf(current) : 0;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (event.key === 'Enter') answer(onAccept, current);
    else if (to !== undefined) rowOf(list.current, rows[Math.max(0, Math.min(rows.length - 1, to))]?.key)?.focus();
    else return;
    event.preventDefault();
  };
  return (
    <ul
      ref={list}
      aria-label={t('proposals.list')}
      data-scope="proposals"
      className={styles.list}
      onFocus={onFocus}
      onBlur={({ relatedTarget }) =>
        relatedTarget !== null && setInside(list.current?.contains(relatedTarget) === true)
      }
      onKeyDown={onKeyDown}
    >
      {rows.map((row) => (
        <li key={row.key} data-proposal={row.key} tabIndex={row === current ? 0 : -1} className={styles.row}>
          <Words row={row} />
          <span className={styles.answers}>
            <Button onClick={() => answer(onAccept, row)}>
              {t('links.proposal.accept')} <Kbd keys="A" />
            </Button>
            <Button variant="quiet" onClick={() => answer(onDismiss, row)}>
              {t('common.dismiss')} <Kbd keys="D" />
            </Button>
          </span>
        </li>
      ))}
    </ul>
  );
}

function Words({ row: { from, to, item } }: { readonly row: ProposalRow }): ReactNode {
  const t = useText();
  const FromIcon = RECORD_ICONS[kindOfId(item.from) ?? 'highlight'];
  const ToIcon = RECORD_ICONS[kindOfId(item.proposal.id) ?? 'need'];
  return (
    <span className={styles.words}>
      <span className={styles.line}>
        <FromIcon aria-hidden="true" size={16} strokeWidth={1.5} />
        <a href={from.href} dir="auto">
          <MarkedTitle title={from.title || t('common.untitled')} proposal={item.proposal} />
        </a>
        {from.detail !== undefined && <span className={styles.detail}>{from.detail}</span>}
      </span>
      <span className={styles.line}>
        <ArrowRight aria-hidden="true" size={16} strokeWidth={1.5} className={styles.arrow} />
        <ToIcon aria-hidden="true" size={16} strokeWidth={1.5} />
        <a href={to.href} className={styles.target} dir="auto">
          <MarkedTitle title={to.title || t('common.untitled')} proposal={item.proposal} />
        </a>
      </span>
      <ProposalWhy proposal={item.proposal} />
    </span>
  );
}

const rowOf = (list: HTMLElement | null, key: string | null | undefined): HTMLElement | null =>
  key ? (list?.querySelector<HTMLElement>(`[data-proposal="${CSS.escape(key)}"]`) ?? null) : null;
