import { type ReactNode, useState } from 'react';
import { trashRecord } from '#renderer/data/actions/field-actions.ts';
import { useApp } from '#renderer/data/use-live.ts';
import { told } from '#renderer/record-ui/tell-problem.ts';
import { undoToast } from '#renderer/record-ui/undo-toast.ts';
import { AlertDialog } from '#renderer/ui/alert-dialog.tsx';
import { background } from '#renderer/ui/background.ts';
import { useText } from '#renderer/ui/text.tsx';
import type { CodebookRow } from './codebook-outline.ts';

export interface TagTrash {
  readonly trash: (row: CodebookRow, onDone: () => void) => void;
  /** Put this anywhere in what you draw. */
  readonly dialog: ReactNode;
}

/** Moves a tag to the trash: at once with an offer to undo, or after saying on how many highlights it stands. */
export function useTagTrash(): TagTrash {
  const app = useApp();
  const t = useText();
  const [asking, setAsking] = useState<{ readonly row: CodebookRow; readonly onDone: () => void } | null>(null);
  const go = async ({ tag }: CodebookRow, onDone: () => void): Promise<void> => {
    if (told(t, await trashRecord(app, 'tags', tag.id)) === null) return;
    undoToast(app, t, t('trash.done', { title: tag.label || t('common.untitled') }));
    onDone();
  };
  const run = (row: CodebookRow, onDone: () => void): void => background(go(row, onDone), t('links.problem.storage'));
  return {
    trash(row, onDone) {
      if (row.children > 0 || (row.tag.codable && row.uses > 0)) setAsking({ row, onDone });
      else run(row, onDone);
    },
    dialog: asking && (
      <AlertDialog
        title={t('trash.ask', { title: asking.row.tag.label || t('common.untitled') })}
        confirmLabel={t('trash.confirm')}
        danger
        onConfirm={() => {
          setAsking(null);
          run(asking.row, asking.onDone);
        }}
        onClose={() => setAsking(null)}
      >
        {asking.row.tag.codable && asking.row.uses > 0 && <p>{t('codebook.trash.uses', { count: asking.row.uses })}</p>}
        {asking.row.children > 0 && <p>{t('codebook.trash.children', { count: asking.row.children })}</p>}
      </AlertDialog>
    ),
  };
}
