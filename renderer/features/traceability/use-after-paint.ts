import { startTransition, useEffect, useState } from 'react';

/**
 * The value as it was when the window was last painted: what follows from it and takes long is worked out only when the value itself can
 * be seen. A deferred value does not wait for that: its work may begin before the frame, and holds it up.
 */
export function useAfterPaint<T>(value: T): T {
  const [painted, setPainted] = useState(value);
  useEffect(() => {
    let timer = 0;
    const frame = requestAnimationFrame(() => {
      timer = window.setTimeout(() => startTransition(() => setPainted(value)));
    });
    return () => {
      cancelAnimationFrame(frame);
      window.clearTimeout(timer);
    };
  }, [value]);
  return painted;
}
