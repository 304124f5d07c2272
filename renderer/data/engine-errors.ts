/** Errors of our own data or code: the same write would fail again for ever. */
const LASTING = new Set([
  'ConstraintError',
  'DataCloneError',
  'DataError',
  'InvalidArgumentError',
  'NotFoundError',
  'RangeError',
  'ReadOnlyError',
  'SyntaxError',
  'TypeError',
]);

/** Whether the same write may succeed once the engine is well again: no room, closed, aborted, silent. */
export const isPassing = (errorName: string): boolean => !LASTING.has(errorName);
