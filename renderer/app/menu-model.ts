import { handlerOf, keysOf } from '#renderer/ui/commands.tsx';
import type { Text, TextKey } from '#renderer/ui/text.tsx';
import { COMMAND_IDS, type CommandId, commandSpec, isSingleKey } from '#shared/contract/commands.ts';
import type { MenuItemModel, MenuModel } from '#shared/contract/host.ts';
import { commandLabel } from './command-label.ts';

/** The native menu bar, from the same registry as palette and keys. Standard items are roles: the system names and runs them. */
export function menuModel(t: Text, mac: boolean): readonly MenuModel[] {
  return MENUS.filter((id) => mac || id !== 'app').map((id) => ({
    id,
    label: t(`shell.menu.${id}`),
    items: itemsOf(t, id, mac),
  }));
}

const MENUS = ['app', 'file', 'edit', 'view', 'go', 'insight', 'window', 'help'] as const;

function itemsOf(t: Text, menu: MenuModel['id'], mac: boolean): readonly (MenuItemModel | null)[] {
  const commands = COMMAND_IDS.filter((id) => placeInMenu(id, mac) === menu).map((id) => itemOf(t, id));
  const roles = ROLES[menu] ?? [];
  if (roles.length === 0) return commands;
  const standard = roles.map((role) =>
    role === null ? null : { id: `role:${role}`, label: t(`shell.role.${role}`), accelerator: '', enabled: true },
  );
  return commands.length === 0 ? standard : [...commands, null, ...standard];
}

/** Settings stand in the application's own menu on a Mac, elsewhere under File. */
const placeInMenu = (id: CommandId, mac: boolean): MenuModel['id'] | undefined => {
  const { menu } = commandSpec(id);
  return menu === 'app' && !mac ? 'file' : menu;
};

function itemOf(t: Text, id: CommandId): MenuItemModel {
  const handler = handlerOf(id);
  return {
    id,
    label: commandLabel(t, id),
    accelerator: accelerator(keysOf(id)),
    enabled: handler !== undefined && handler.enabled !== false,
  };
}

/** The menu only shows keys, and shows none on a bare letter: it would take the letter from every text. */
function accelerator(keys: string): string {
  if (isSingleKey(keys)) return '';
  return keys.replace('Mod', 'CommandOrControl').replace('Arrow', '');
}

type Role = Extract<TextKey, `shell.role.${string}`> extends `shell.role.${infer R}` ? R : never;

const ROLES: Readonly<Partial<Record<MenuModel['id'], readonly (Role | null)[]>>> = {
  app: ['about', null, 'hide', 'hideOthers', 'unhide', null, 'quit'],
  edit: ['cut', 'copy', 'paste', 'pasteAndMatchStyle', 'selectAll'],
  view: ['resetZoom', 'zoomIn', 'zoomOut', null, 'togglefullscreen'],
  window: ['minimize', 'zoom', 'close'],
};
