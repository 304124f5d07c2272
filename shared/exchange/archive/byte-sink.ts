/** Where bytes go, in order. `write` resolves when the next ones may come; it rejects when they cannot be kept. */
export interface ByteSink {
  write(bytes: Uint8Array): Promise<void>;
}

/** A sink that gathers in memory: tests, and files that are small by nature. */
export function memorySink(): ByteSink & { readonly bytes: () => Uint8Array } {
  const parts: Uint8Array[] = [];
  return {
    write(bytes) {
      // A copy, as the writer may use its buffer again; `slice` of a Node Buffer is none.
      parts.push(new Uint8Array(bytes));
      return Promise.resolve();
    },
    bytes: () => joinBytes(parts),
  };
}

export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
