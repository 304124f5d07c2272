import type { App } from '#renderer/data/app.ts';
import { background } from '#renderer/ui/background.ts';
import type { Text } from '#renderer/ui/text.tsx';
import { dismissToast, toast } from '#renderer/ui/toasts.ts';

/**
 * Says what was just done and offers to take it back: the same undo as the command. Once something else has been done the offer
 * says so instead of undoing the wrong thing; once it was taken back the offer goes.
 */
export function undoToast(app: App, t: Text, text: string): void {
  const step = app.history.state().undo;
  const undo = async (): Promise<void> => {
    if (app.history.state().undo !== step) {
      toast({ text: t('links.undo.late') });
      return;
    }
    const done = await app.history.undo();
    if (!done.ok) toast({ text: t('links.problem.storage'), tone: 'error' });
  };
  const run = (): void => background(undo(), t('links.problem.storage'));
  const id = toast({ text, action: { label: t('common.undo'), run } });
  const stop = app.history.subscribe(() => {
    const { undo: next, redo } = app.history.state();
    if (next === step) return;
    stop();
    // Taken back by the command meanwhile: what the toast says is no longer so.
    if (redo === step) dismissToast(id);
  });
}
