/** Throws when one of our own promises is broken. `what` says what was expected. */
export function assert(condition: unknown, what: string): asserts condition {
  if (!condition) throw new Error(`expected: ${what}`);
}

/** The value, or a throw when it is absent. */
export function must<T>(value: T | null | undefined, what: string): T {
  assert(value !== null && value !== undefined, what);
  return value;
}

/** Ends a `switch` over a union: a new member of the union becomes a compile error here. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${String(value)}`);
}
