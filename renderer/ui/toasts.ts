export interface ToastInput {
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
  /** An error stays until it is dismissed. */
  readonly tone?: 'status' | 'error' | undefined;
}

export interface ToastItem extends ToastInput {
  readonly id: number;
}

/** Says in a corner what happened. Returns the id, for taking it away again. */
export function toast(input: ToastInput): number {
  lastId += 1;
  set([...toasts, { ...input, id: lastId }]);
  return lastId;
}

export function dismissToast(id: number): void {
  set(toasts.filter((item) => item.id !== id));
}

export const currentToasts = (): readonly ToastItem[] => toasts;

export function subscribeToToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const MOST = 3;

let toasts: readonly ToastItem[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

/** The oldest goes first when there are too many, but never an error while something else can go. */
function set(next: readonly ToastItem[]): void {
  const kept = [...next];
  while (kept.length > MOST) {
    const calm = kept.findIndex((item) => item.tone !== 'error');
    kept.splice(Math.max(0, calm), 1);
  }
  toasts = kept;
  for (const listener of listeners) listener();
}
