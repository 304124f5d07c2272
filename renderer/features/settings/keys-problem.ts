import {
  type CommandId,
  clashOf,
  commandSpec,
  isSingleKey,
  type KeyPlace,
  type OwnKeys,
} from '#shared/contract/commands.ts';

/**
 * `clash`: they mean another command there. `letter`: a key that writes something, for a command that is answered everywhere: it would
 * act while a person types. `kept`: the system, the browser or every control needs them.
 */
export type KeysProblem = { readonly kind: 'clash'; readonly with: CommandId } | { readonly kind: 'letter' | 'kept' };

/** Why a command cannot have these keys; null when it can. */
export function keysProblem(id: CommandId, keys: string, place: KeyPlace, own: OwnKeys): KeysProblem | null {
  if (KEPT.has(keys) || (place.host === 'browser' && KEPT_BY_BROWSERS.has(keys))) return { kind: 'kept' };
  if (isSingleKey(keys) && commandSpec(id).on === undefined) return { kind: 'letter' };
  const other = clashOf(id, keys, place, own);
  return other === null ? null : { kind: 'clash', with: other };
}

/** Walking, choosing, leaving, and the clipboard. */
const KEPT: ReadonlySet<string> = new Set([
  ...[
    'Enter',
    'Shift+Enter',
    'Escape',
    'ArrowUp',
    'ArrowDown',
    'ArrowLeft',
    'ArrowRight',
    'Home',
    'End',
    'PageUp',
    'PageDown',
  ],
  ...['Mod+C', 'Mod+X', 'Mod+V', 'Mod+A', 'Mod+Q', 'Alt+F4'],
]);

/** A page is never asked for these. */
const KEPT_BY_BROWSERS: ReadonlySet<string> = new Set([
  ...['Mod+N', 'Mod+T', 'Mod+W', 'Mod+Shift+N', 'Mod+Shift+T', 'Mod+Shift+W', 'Mod+Tab', 'F11'],
]);
