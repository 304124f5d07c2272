/**
 * Runs work on one thing piece after piece: each reads what the one before has written. For what several keys in a row set on the same
 * record. A piece that fails does not hold up the next.
 */
export function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
  const before = last.get(key) ?? Promise.resolve();
  const next = before.then(work, work);
  const settled = next.then(
    () => undefined,
    () => undefined,
  );
  last.set(key, settled);
  void settled.then(() => {
    if (last.get(key) === settled) last.delete(key);
  });
  return next;
}

const last = new Map<string, Promise<void>>();
