import { ArrowDown, ArrowUp, Ellipsis, NotebookPen, Unlink } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { moveLink } from '#renderer/data/actions/line-actions.ts';
import { setLinkStrength, setStance, unlink } from '#renderer/data/actions/link-actions.ts';
import { useApp } from '#renderer/data/use-live.ts';
import { background } from '#renderer/ui/background.ts';
import type { MenuEntry } from '#renderer/ui/menu.tsx';
import { MenuButton } from '#renderer/ui/menu-button.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { LINK_STRENGTHS } from '#shared/domain/evidence-link.ts';
import type { LinkedNode } from './graph-nodes.ts';
import { LinkFacts } from './link-facts.tsx';
import styles from './link-list.module.css';
import { LinkNote } from './link-note.tsx';
import { StanceSelect } from './stance-mark.tsx';
import { told } from './tell-problem.ts';
import { undoToast } from './undo-toast.ts';

export interface LinkListProps {
  readonly label: string;
  readonly rows: readonly LinkedNode[];
  /** The order is not the person's to change. */
  readonly fixed?: boolean | undefined;
  /** How a linked record looks. */
  readonly children: (row: LinkedNode) => ReactNode;
}

/** Links of one record: how each speaks, its note, its place in the list, and the way to take it off. */
export function LinkList({ label, rows, fixed = false, children }: LinkListProps): ReactNode {
  const list = useRef<HTMLUListElement>(null);
  return (
    <ul ref={list} aria-label={label} className={styles.list}>
      {rows.map((row, i) => (
        <LinkRow key={row.link.id} row={row} rows={rows} at={i} fixed={fixed} onGone={() => focusNear(list.current, i)}>
          {children(row)}
        </LinkRow>
      ))}
    </ul>
  );
}

interface LinkRowProps {
  readonly row: LinkedNode;
  readonly rows: readonly LinkedNode[];
  readonly at: number;
  readonly fixed: boolean;
  readonly onGone: () => void;
  readonly children: ReactNode;
}

function LinkRow({ row: { link, node }, rows, at, fixed, onGone, children }: LinkRowProps): ReactNode {
  const t = useText();
  const app = useApp();
  const [noting, setNoting] = useState(false);
  const title = node.title || t('common.untitled');
  const failed = t('links.problem.storage');
  const takeOff = async (): Promise<void> => {
    onGone();
    const done = await unlink(app, link.id);
    if (done.ok) undoToast(app, t, t('links.done.unlinked', { title }));
    else told(t, done);
  };
  const move = async (to: number): Promise<void> => {
    told(
      t,
      await moveLink(
        app,
        rows.map((one) => one.link),
        at,
        to,
      ),
    );
  };
  const change = async (stance: typeof link.stance): Promise<void> => {
    told(t, await setStance(app, link, stance));
  };
  const weigh = async (strength: typeof link.strength): Promise<void> => {
    told(t, await setLinkStrength(app, link, strength));
  };
  const weights: readonly MenuEntry[] = [...LINK_STRENGTHS].reverse().map((strength) => ({
    kind: 'item',
    id: strength,
    label: t(`links.weight.${strength}`),
    checked: link.strength === strength,
    onSelect: () => background(weigh(link.strength === strength ? null : strength), failed),
  }));
  const moves: readonly MenuEntry[] = [
    {
      kind: 'item',
      id: 'up',
      label: t('links.moveUp'),
      icon: ArrowUp,
      disabled: at === 0,
      onSelect: () => background(move(at - 1), failed),
    },
    {
      kind: 'item',
      id: 'down',
      label: t('links.moveDown'),
      icon: ArrowDown,
      disabled: at === rows.length - 1,
      onSelect: () => background(move(at + 1), failed),
    },
  ];
  return (
    <li className={styles.row} data-stance={link.stance}>
      <div className={styles.content}>
        {children}
        {(noting || link.note !== '') && (
          <LinkNote link={link} title={title} focus={noting} onLeave={() => setNoting(false)} />
        )}
        <LinkFacts link={link} />
      </div>
      <div className={styles.tools}>
        <StanceSelect
          stance={link.stance}
          label={t('links.stanceOf', { title })}
          onChange={(stance) => background(change(stance), failed)}
        />
        <MenuButton
          iconOnly
          icon={Ellipsis}
          label={t('links.more', { title })}
          items={[
            {
              kind: 'item',
              id: 'note',
              label: t('links.note.add'),
              icon: NotebookPen,
              onSelect: () => setNoting(true),
            },
            ...(fixed ? [] : moves),
            { kind: 'separator', id: 'line-1' },
            ...weights,
            { kind: 'separator', id: 'line-2' },
            {
              kind: 'item',
              id: 'unlink',
              label: t('links.unlink'),
              icon: Unlink,
              danger: true,
              onSelect: () => background(takeOff(), failed),
            },
          ]}
        />
      </div>
    </li>
  );
}

/** A row that goes away leaves the focus with the next, else the one before, else the list's section. */
function focusNear(list: HTMLElement | null, at: number): void {
  const rows = [...(list?.children ?? [])];
  const near = rows[at + 1] ?? rows[at - 1];
  // The menu gives the focus back to its own button first; that button is about to go.
  requestAnimationFrame(() => near?.querySelector<HTMLElement>('a, button')?.focus());
}
