import { type ReactNode, useId, useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { useText } from '#renderer/ui/text.tsx';

export interface MoveBlockDialogProps {
  /** The other blocks, by what they are called. */
  readonly others: readonly { readonly id: string; readonly title: string }[];
  readonly index: number;
  readonly onMove: (index: number) => void;
  readonly onClose: () => void;
}

/** The twin of dragging: any place of the report at once. */
export function MoveBlockDialog({ others, index, onMove, onClose }: MoveBlockDialogProps): ReactNode {
  const t = useText();
  const form = useId();
  const [at, setAt] = useState(index);
  return (
    <Dialog
      title={t('reports.move.title')}
      onClose={onClose}
      width="small"
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" type="submit" form={form}>
            {t('reports.move.do')}
          </Button>
        </>
      }
    >
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          onMove(at);
          onClose();
        }}
      >
        <Select
          label={t('reports.move.place')}
          value={String(at)}
          options={[
            { value: '0', label: t('reports.move.first') },
            ...others.map(({ title }, i) => ({ value: String(i + 1), label: t('reports.move.behind', { title }) })),
          ]}
          onChange={(value) => setAt(Number(value))}
        />
      </form>
    </Dialog>
  );
}
