import { matchKeyBindingPress, parseKeybinding } from 'tinykeys';
import { handlerOf, setKeys } from '#renderer/ui/commands.tsx';
import { preferences, subscribeToPreferences } from '#renderer/ui/preferences.ts';
import {
  COMMAND_IDS,
  type CommandArea,
  type CommandId,
  commandSpec,
  isSingleKey,
  type KeyPlace,
  keysInForce,
  type OwnKeys,
} from '#shared/contract/commands.ts';

declare module '#renderer/ui/commands.tsx' {
  interface CommandNames extends Record<CommandId, true> {}
}

type Press = ReturnType<typeof parseKeybinding>[number];

interface Binding {
  readonly id: CommandId;
  readonly press: Press;
  readonly single: boolean;
}

/** Binds every command's keys, as the person has them, for as long as the window lives. Returns its own undo. */
export function bindKeys(place: KeyPlace): () => void {
  let own: OwnKeys | null = null;
  let bindings: readonly Binding[] = [];
  const bind = (): void => {
    if (own === preferences().keys) return;
    const chosen = preferences().keys;
    own = chosen;
    setKeys(new Map(COMMAND_IDS.map((id) => [id, keysInForce(id, place, chosen)[0] ?? ''])));
    bindings = IDS.flatMap((id) => keysInForce(id, place, chosen).flatMap((keys) => bindingOf(id, keys, place.mac)));
  };
  bind();
  const unfollow = subscribeToPreferences(bind);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing || event.defaultPrevented) return;
    for (const binding of bindings) {
      if (!matches(event, binding.press) || !isMeant(binding, event)) continue;
      const handler = handlerOf(binding.id);
      if (handler === undefined || handler.enabled === false) continue;
      event.preventDefault();
      handler.run();
      return;
    }
  };
  window.addEventListener('keydown', onKeyDown);
  return () => {
    window.removeEventListener('keydown', onKeyDown);
    unfollow();
  };
}

const isOfMode = (id: CommandId): boolean => commandSpec(id).mode !== undefined;
/** Those of a mode come first: while it is on, F2 is a mark and no rename. */
const IDS = [...COMMAND_IDS].sort((a, b) => Number(isOfMode(b)) - Number(isOfMode(a)));

/** Nothing for keys that cannot be read: what stands in the settings of a computer may be damaged. */
function bindingOf(id: CommandId, keys: string, mac: boolean): readonly Binding[] {
  const [press] = parseKeybinding(keys.replace('Mod', mac ? 'Meta' : 'Control'));
  return press === undefined ? [] : [{ id, press, single: isSingleKey(keys) }];
}

/** By what the key writes; by where it lies only on a keyboard whose letters are not Latin. */
function matches(event: KeyboardEvent, press: Press): boolean {
  if (matchKeyBindingPress(event, press)) return true;
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1];
  if (letter === undefined || /^[\p{Script=Latin}\d]$/u.test(event.key) || event.key.length > 1) return false;
  const [mods, key] = press;
  return String(key).toUpperCase() === letter && matchKeyBindingPress(event, [mods, event.code]);
}

function isMeant({ id, single }: Binding, event: KeyboardEvent): boolean {
  const { on, outsideText } = commandSpec(id);
  const target = event.target instanceof Element ? event.target : document.body;
  const typing = target.closest('input, textarea, select, [contenteditable="true"]') !== null;
  if (typing && (single || outsideText || on)) return false;
  if (single && !preferences().letterKeys) return false;
  // Behind a modal dialog the page does not answer.
  if (document.querySelector('dialog:modal') !== null && id !== 'toast.focus') return false;
  return on === undefined || on.some((area) => isInside(target, area));
}

const isInside = (target: Element, area: CommandArea): boolean => target.closest(`[data-scope~="${area}"]`) !== null;
