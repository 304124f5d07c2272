import { clsx } from 'clsx';
import { X } from 'lucide-react';
import { type ReactNode, useEffectEvent, useId, useLayoutEffect, useRef } from 'react';
import styles from './dialog.module.css';
import { IconButton } from './icon-button.tsx';
import { useText } from './text.tsx';

export interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons, the main one last. */
  readonly footer?: ReactNode;
  readonly width?: 'small' | 'normal' | 'wide' | undefined;
  readonly role?: 'dialog' | 'alertdialog' | undefined;
  /** Without head: the content names and closes itself. */
  readonly bare?: boolean | undefined;
}

/** The browser's own modal dialog: the rest of the page is inert, and focus returns to where it was. Mounted means open. */
export function Dialog(props: DialogProps): ReactNode {
  const { title, onClose, children, footer, width = 'normal', role, bare = false } = props;
  const t = useText();
  const id = useId();
  const dialog = useModal(onClose);
  return (
    <dialog
      ref={dialog}
      role={role}
      aria-label={bare ? title : undefined}
      aria-labelledby={bare ? undefined : `${id}-title`}
      className={clsx(styles.dialog, styles[width], bare && styles.bare)}
    >
      {!bare && (
        <header className={styles.head}>
          <h2 id={`${id}-title`} className={styles.title}>
            {title}
          </h2>
          <IconButton icon={X} label={t('common.close')} onClick={onClose} />
        </header>
      )}
      <div className={styles.body}>{children}</div>
      {footer && <footer className={styles.foot}>{footer}</footer>}
    </dialog>
  );
}

function useModal(onClose: () => void) {
  const ref = useRef<HTMLDialogElement>(null);
  const close = useEffectEvent(onClose);
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (dialog === null) return;
    const before = document.activeElement;
    dialog.showModal();
    firstField(dialog)?.focus();
    // A press on the ground around the dialog arrives at the dialog element itself.
    const onCancel = (event: Event): void => {
      event.preventDefault();
      close();
    };
    const onPress = (event: PointerEvent): void => {
      if (event.target === dialog && isOutside(dialog, event)) close();
    };
    // A second Escape without an action in between closes it whatever we answer.
    // A close from before (effects run twice in development) is told late, when the dialog is open again.
    const onClosed = (): void => {
      if (!dialog.open) close();
    };
    dialog.addEventListener('cancel', onCancel);
    dialog.addEventListener('close', onClosed);
    dialog.addEventListener('pointerdown', onPress);
    return () => {
      dialog.removeEventListener('cancel', onCancel);
      dialog.removeEventListener('close', onClosed);
      dialog.removeEventListener('pointerdown', onPress);
      dialog.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  return ref;
}

function firstField(dialog: HTMLElement): HTMLElement | null {
  const fields = 'input:not([disabled]), textarea:not([disabled]), select:not([disabled]), [contenteditable="true"]';
  const wanted = dialog.querySelector<HTMLElement>('[data-autofocus]');
  return (
    wanted ?? dialog.querySelector<HTMLElement>(fields) ?? dialog.querySelector<HTMLElement>('footer button, button, a')
  );
}

function isOutside(dialog: HTMLElement, at: { readonly clientX: number; readonly clientY: number }): boolean {
  const box = dialog.getBoundingClientRect();
  return at.clientX < box.left || at.clientX > box.right || at.clientY < box.top || at.clientY > box.bottom;
}
