import { type ReactNode, useState } from 'react';
import { pruneNeed, trashRecord } from '#renderer/data/actions/field-actions.ts';
import { type Dependants, dependantsOf, dependantsOfBranch } from '#renderer/data/queries/dependants-queries.ts';
import { useApp } from '#renderer/data/use-live.ts';
import { AlertDialog } from '#renderer/ui/alert-dialog.tsx';
import { background } from '#renderer/ui/background.ts';
import { type Text, useFormat, useText } from '#renderer/ui/text.tsx';
import { type AnyId, isId } from '#shared/domain/ids.ts';
import type { TableName } from '#shared/domain/records.ts';
import { told } from './tell-problem.ts';
import { undoToast } from './undo-toast.ts';

export interface TrashRequest {
  readonly table: TableName;
  readonly id: AnyId;
  readonly title: string;
  /** Of a need: all that stands under it goes too. */
  readonly branch?: boolean | undefined;
  /** Once it is in the trash: leave its page, move the focus. */
  readonly onDone?: (() => void) | undefined;
}

export interface TrashHandle {
  readonly trash: (request: TrashRequest) => void;
  /** Put this anywhere in what you draw. */
  readonly dialog: ReactNode;
}

/** Moves a record to the trash: at once with an offer to undo, or after counting what hangs on it. */
export function useTrash(): TrashHandle {
  const app = useApp();
  const t = useText();
  const format = useFormat();
  const [asking, setAsking] = useState<{ readonly request: TrashRequest; readonly found: Dependants } | null>(null);
  const go = async ({ table, id, title, branch, onDone }: TrashRequest): Promise<void> => {
    const done = branch && isId('need', id) ? await pruneNeed(app, id) : await trashRecord(app, table, id);
    if (told(t, done) === null) return;
    undoToast(app, t, t('trash.done', { title: title || t('common.untitled') }));
    onDone?.();
  };
  const ask = async (request: TrashRequest): Promise<void> => {
    const { table, id, branch } = request;
    const found = branch && isId('need', id) ? await dependantsOfBranch(app, id) : await dependantsOf(app, table, id);
    if (found.owned + found.links + found.nested === 0) await go(request);
    else setAsking({ request, found });
  };
  const failed = t('links.problem.storage');
  return {
    trash: (request) => background(ask(request), failed),
    dialog: asking && (
      <AlertDialog
        title={t('trash.ask', { title: asking.request.title || t('common.untitled') })}
        confirmLabel={t('trash.confirm')}
        danger
        onConfirm={() => {
          setAsking(null);
          background(go(asking.request), failed);
        }}
        onClose={() => setAsking(null)}
      >
        {t('trash.hanging', { list: format.list(hanging(t, asking.found, asking.request.branch ?? false)) })}
      </AlertDialog>
    ),
  };
}

function hanging(t: Text, { owned, links, nested }: Dependants, branch: boolean): string[] {
  return [
    ...(links > 0 ? [t('trash.hanging.links', { count: links })] : []),
    ...(owned > 0 ? [t('trash.hanging.owned', { count: owned })] : []),
    ...(nested > 0 ? [t(branch ? 'trash.hanging.branch' : 'trash.hanging.nested', { count: nested })] : []),
  ];
}
