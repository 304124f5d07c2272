import { clsx } from 'clsx';
import { X } from 'lucide-react';
import {
  type ReactNode,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { Button } from './button.tsx';
import { IconButton } from './icon-button.tsx';
import { useText } from './text.tsx';
import styles from './toast-list.module.css';
import { currentToasts, dismissToast, subscribeToToasts, type ToastItem } from './toasts.ts';

const SHOWN_MS = 6000;

/** Bottom start. Time stands still while the pointer or the focus is on any of them. */
export function ToastList(): ReactNode {
  const t = useText();
  const toasts = useSyncExternalStore(subscribeToToasts, currentToasts);
  const [held, setHeld] = useState(false);
  const list = useRef<HTMLElement>(null);
  const shown = toasts.length > 0;
  useLayoutEffect(() => {
    // The browser's top layer, so that a popover never covers what is said.
    if (shown) list.current?.showPopover();
    else list.current?.hidePopover();
    if (!shown) setHeld(false);
  }, [shown]);
  return (
    <section
      ref={list}
      popover="manual"
      aria-label={t('common.notifications')}
      className={styles.list}
      data-toasts
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {toasts.map((item) => (
        <Toast key={item.id} item={item} held={held} />
      ))}
    </section>
  );
}

/** Moves the focus to the newest. False when there is none. */
export function focusNewestToast(): boolean {
  const buttons = document.querySelectorAll<HTMLElement>('[data-toasts] [data-toast]:last-of-type button');
  buttons[0]?.focus();
  return buttons.length > 0;
}

interface ToastProps {
  readonly item: ToastItem;
  readonly held: boolean;
}

function Toast({ item, held }: ToastProps): ReactNode {
  const t = useText();
  const error = item.tone === 'error';
  const expire = useEffectEvent(() => dismissToast(item.id));
  useEffect(() => {
    if (held || error) return;
    const timer = setTimeout(() => expire(), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [held, error]);
  const act = (): void => {
    dismissToast(item.id);
    item.action?.run();
  };
  return (
    <div role={error ? 'alert' : 'status'} data-toast className={clsx(styles.toast, error && styles.error)}>
      <span className={styles.text}>{item.text}</span>
      {item.action && <Button onClick={act}>{item.action.label}</Button>}
      <IconButton icon={X} size="small" label={t('common.dismiss')} onClick={() => dismissToast(item.id)} />
    </div>
  );
}
