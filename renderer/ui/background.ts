import { toast } from './toasts.ts';

/**
 * For a promise that nobody waits for. A rejection is told to the person and kept in the console, so that nothing fails in
 * silence. `what` says what was being done, as a sentence from the language file.
 */
export function background(promise: Promise<unknown>, what: string): void {
  promise.catch((cause: unknown) => {
    console.error(what, cause);
    toast({ text: what, tone: 'error' });
  });
}
