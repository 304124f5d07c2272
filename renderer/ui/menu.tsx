import { clsx } from 'clsx';
import { Check, type LucideIcon } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { Kbd } from './kbd.tsx';
import styles from './menu.module.css';
import { type Anchor, Popover } from './popover.tsx';

export type MenuEntry = MenuItem | { readonly kind: 'separator'; readonly id: string };

interface MenuItem {
  readonly kind: 'item';
  readonly id: string;
  readonly label: string;
  readonly icon?: LucideIcon | undefined;
  readonly keys?: string | undefined;
  readonly danger?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  /** Present: the item is one that is on or off. */
  readonly checked?: boolean | undefined;
  readonly href?: string | undefined;
  readonly onSelect?: (() => void) | undefined;
}

export interface MenuProps {
  readonly label: string;
  readonly anchor: Anchor;
  readonly items: readonly MenuEntry[];
  readonly onClose: () => void;
}

/** Mounted means open. Arrows, Home, End and the first letter move; Enter chooses; Tab and Escape close. */
export function Menu({ label, anchor, items, onClose }: MenuProps): ReactNode {
  const list = useRef<HTMLDivElement>(null);
  const choose = (item: MenuItem): void => {
    if (item.disabled) return;
    // Closing first gives the focus back, so that what the item opens can take it and return it there.
    onClose();
    if (item.onSelect) queueMicrotask(item.onSelect);
    else if (item.href !== undefined) window.location.hash = item.href;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Tab') onClose();
    else if (list.current && moveFocus(list.current, event.key)) event.preventDefault();
  };
  return (
    <Popover anchor={anchor} label={label} onClose={onClose} role="presentation">
      <div ref={list} role="menu" tabIndex={-1} aria-label={label} className={styles.menu} onKeyDown={onKeyDown}>
        {items.map((item) =>
          item.kind === 'separator' ? (
            <hr key={item.id} className={styles.separator} />
          ) : (
            <Item key={item.id} item={item} onChoose={choose} />
          ),
        )}
      </div>
    </Popover>
  );
}

interface ItemProps {
  readonly item: MenuItem;
  readonly onChoose: (item: MenuItem) => void;
}

function Item({ item, onChoose }: ItemProps): ReactNode {
  const Icon = item.checked ? Check : item.icon;
  return (
    <button
      type="button"
      {...(item.checked === undefined ? PLAIN : { role: 'menuitemcheckbox', 'aria-checked': item.checked })}
      aria-disabled={item.disabled}
      tabIndex={-1}
      className={clsx(styles.item, item.danger && styles.danger)}
      onClick={() => onChoose(item)}
      onPointerMove={(event) => event.currentTarget.focus({ preventScroll: true })}
    >
      <span className={styles.icon}>
        {Icon && <Icon aria-hidden="true" strokeWidth={1.5} className={styles.icon} />}
      </span>
      <span className={styles.label}>{item.label}</span>
      {item.keys && <Kbd keys={item.keys} />}
    </button>
  );
}

const PLAIN = { role: 'menuitem' } as const;

function moveFocus(list: HTMLElement, key: string): boolean {
  const items = [...list.querySelectorAll<HTMLElement>('[role^="menuitem"]')];
  const at = items.findIndex((item) => item.matches(':focus'));
  const next = nextIndex(items, at, key);
  if (next === undefined) return false;
  items[next]?.focus();
  return true;
}

function nextIndex(items: readonly HTMLElement[], at: number, key: string): number | undefined {
  const last = items.length - 1;
  if (key === 'ArrowDown') return at >= last ? 0 : at + 1;
  if (key === 'ArrowUp') return at <= 0 ? last : at - 1;
  if (key === 'Home') return 0;
  if (key === 'End') return last;
  if (key.length !== 1 || key === ' ') return undefined;
  const order = [...items.keys()].map((_, step) => (at + 1 + step) % items.length);
  return order.find((i) => items[i]?.textContent?.trim().toLowerCase().startsWith(key.toLowerCase()));
}
