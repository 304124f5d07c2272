import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { useText } from './text.tsx';

export interface AlertDialogProps {
  readonly title: string;
  /** What will happen, with counts. */
  readonly children: ReactNode;
  /** The verb: "Delete for ever", never "OK". */
  readonly confirmLabel: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly danger?: boolean | undefined;
  readonly cancelLabel?: string | undefined;
}

/** A question before something that cannot simply be undone. Cancel has the focus, so that Enter destroys nothing. */
export function AlertDialog(props: AlertDialogProps): ReactNode {
  const { title, children, confirmLabel, onConfirm, onClose, danger = false, cancelLabel } = props;
  const t = useText();
  const footer = (
    <>
      <Button data-autofocus onClick={onClose}>
        {cancelLabel ?? t('common.cancel')}
      </Button>
      <Button variant={danger ? 'danger' : 'primary'} onClick={onConfirm}>
        {confirmLabel}
      </Button>
    </>
  );
  return (
    <Dialog role="alertdialog" title={title} width="small" onClose={onClose} footer={footer}>
      {children}
    </Dialog>
  );
}
