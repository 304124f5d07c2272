import * as v from 'valibot';
import { CALLS, type CallName, type CallRules, type HostCalls } from '#shared/contract/ipc-contract.ts';
import { fail, ok, type Result } from '#shared/domain/result.ts';

/** The only origin whose pages are answered. */
export const APP_ORIGIN = 'app://bundle';

/** Electron's frame of a message, as far as the guard reads it. Null when the frame is gone. */
export interface SenderFrame {
  readonly origin: string;
  readonly parent: unknown;
}

export type Refusal = 'sender' | 'window' | 'size' | 'arguments';

/** Checks one call before any module sees it: who asks, from which window, how much, and in which shape. */
export function checkCall<K extends CallName>(
  name: K,
  call: { readonly frame: SenderFrame | null; readonly hasWindow: boolean; readonly args: unknown },
): Result<Parameters<HostCalls[K]>, Refusal> {
  if (call.frame === null || call.frame.parent !== null || call.frame.origin !== APP_ORIGIN) return fail('sender');
  if (!call.hasWindow) return fail('window');
  const rule: CallRules[K] = CALLS[name];
  if (!fits(call.args, rule.limitBytes)) return fail('size');
  const parsed = v.safeParse(rule.args, call.args);
  return parsed.success ? ok(parsed.output) : fail('arguments');
}

/** Whether a value's bytes and texts stay within `limit`. Depth and number of parts are bounded too, so that counting ends. */
export function fits(value: unknown, limit: number): boolean {
  let bytes = 0;
  let parts = 0;
  function visit(part: unknown, depth: number): boolean {
    parts += 1;
    if (parts > MOST_PARTS || depth > DEEPEST) return false;
    if (typeof part === 'string') bytes += part.length * 2;
    else if (ArrayBuffer.isView(part)) bytes += part.byteLength;
    else if (part instanceof ArrayBuffer) bytes += part.byteLength;
    else if (typeof part === 'object' && part !== null) {
      for (const [key, inner] of Object.entries(part)) {
        bytes += Array.isArray(part) ? 0 : key.length * 2;
        if (bytes > limit || !visit(inner, depth + 1)) return false;
      }
    }
    return bytes <= limit;
  }
  return visit(value, 0);
}

const MOST_PARTS = 20_000;
const DEEPEST = 16;
