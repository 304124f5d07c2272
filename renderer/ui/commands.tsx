import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';

/**
 * The ids that commands may have. Empty here: the product adds its own by declaration merging.
 * @public
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging
export interface CommandNames {}

export type CommandName = keyof CommandNames & string;

export interface CommandHandler {
  readonly run: () => void;
  /** False: shown as not possible now, and its keys do nothing. */
  readonly enabled?: boolean | undefined;
  /** Why it is not possible now. */
  readonly reason?: string | undefined;
  /** Where the label depends on what would happen: "Undo Tag Pricing". */
  readonly label?: string | undefined;
  /** Answers only where nobody nearer does: the frame's own answer, which a page may replace. */
  readonly fallback?: boolean | undefined;
}

/** Answers a command while the component is on screen. Where several answer the same, the last that came wins. */
export function useCommand(id: CommandName, handler: CommandHandler): void {
  const { enabled = true, reason, label, fallback } = handler;
  const run = useEffectEvent(handler.run);
  useEffect(
    () => registerCommand(id, { run: () => run(), enabled, reason, label, fallback }),
    [id, enabled, reason, label, fallback],
  );
}

/** Returns its own undo. */
export function registerCommand(id: CommandName, handler: CommandHandler): () => void {
  const entry = { id, handler };
  entries = handler.fallback ? [entry, ...entries] : [...entries, entry];
  tell();
  return () => {
    entries = entries.filter((one) => one !== entry);
    tell();
  };
}

export function handlerOf(id: CommandName): CommandHandler | undefined {
  return entries.findLast((entry) => entry.id === id)?.handler;
}

/** Whether it ran: false where nobody answers it now. */
export function runCommand(id: CommandName): boolean {
  const handler = handlerOf(id);
  if (handler === undefined || handler.enabled === false) return false;
  handler.run();
  return true;
}

/** Redraws when a command appears, disappears, or changes what it can do. */
export function useCommandChanges(): number {
  return useSyncExternalStore(subscribeToCommands, () => version);
}

export function subscribeToCommands(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The keys of a command as this person, platform and host have them, such as `Mod+Shift+I`; empty for none. */
export function keysOf(id: CommandName): string {
  return keys.get(id) ?? '';
}

/** The composition root says which keys are in force. */
export function setKeys(map: ReadonlyMap<string, string>): void {
  keys = map;
  tell();
}

let entries: readonly { readonly id: CommandName; readonly handler: CommandHandler }[] = [];
let keys: ReadonlyMap<string, string> = new Map();
let version = 0;
const listeners = new Set<() => void>();

function tell(): void {
  version += 1;
  for (const listener of listeners) listener();
}
