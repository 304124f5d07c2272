/** Saves the newest value at most every `every` milliseconds while values keep coming, and at once when flushed. */
export interface ThrottledSave<T> {
  put(value: T): void;
  /** Resolves when the last value has been handed over, also one that was on its way already. */
  flush(): Promise<void>;
}

export function throttledSave<T>(save: (value: T) => Promise<unknown>, every = 200): ThrottledSave<T> {
  let waiting: { readonly value: T } | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let saving: Promise<unknown> = Promise.resolve();
  const flush = async (): Promise<void> => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const now = waiting;
    waiting = null;
    if (now === null) {
      await saving;
      return;
    }
    const own = save(now.value);
    saving = own.catch(() => undefined);
    await own;
  };
  return {
    put(value) {
      waiting = { value };
      timer ??= setTimeout(() => void flush(), every);
    },
    flush,
  };
}
