import type { MenuItemConstructorOptions } from 'electron';
import type { MenuItemModel, MenuModel } from '#shared/contract/host.ts';

/** The native menu for the page's model. `run` gets the id of a chosen command. */
export function menuTemplate(
  menus: readonly MenuModel[],
  run: (commandId: string) => void,
  isMac: boolean,
): MenuItemConstructorOptions[] {
  return menus
    .filter(({ id }) => isMac || id !== 'app')
    .map(({ id, label, items }) => ({
      id: `menu:${id}`,
      label,
      ...(id === 'window' ? { role: 'windowMenu' as const } : {}),
      ...(id === 'help' ? { role: 'help' as const } : {}),
      submenu: items.map((item) => (item === null ? { type: 'separator' as const } : menuItem(item, run))),
    }));
}

/** Before the page has sent its menus: standard items only, so that copy, close and quit always work. */
export function startTemplate(isMac: boolean): MenuItemConstructorOptions[] {
  return [
    ...(isMac ? [{ role: 'appMenu' as const }] : [{ label: 'File', submenu: [{ role: 'quit' as const }] }]),
    { role: 'editMenu' },
    { role: 'windowMenu' },
  ];
}

function menuItem(item: MenuItemModel, run: (commandId: string) => void): MenuItemConstructorOptions {
  const { id, label, accelerator, enabled } = item;
  const role = id.startsWith('role:') ? ROLES.find((known) => known === id.slice('role:'.length)) : undefined;
  if (role !== undefined) return { id, role, label, enabled };
  return {
    id,
    label,
    enabled,
    // The page binds the keys itself; registered twice, one press would run the command twice.
    ...(ACCELERATOR.test(accelerator) ? { accelerator, registerAccelerator: false } : {}),
    click: () => run(id),
  };
}

/** A malformed accelerator makes Electron throw. */
const ACCELERATOR =
  /^((Cmd|Command|Ctrl|Control|CmdOrCtrl|CommandOrControl|Alt|Option|Shift|Super)\+)*([A-Z0-9]|F([1-9]|1[0-9]|2[0-4])|[!-/:-@[-`{-~]|Plus|Space|Tab|Backspace|Delete|Insert|Return|Enter|Up|Down|Left|Right|Home|End|PageUp|PageDown|Escape|Esc)$/;

const ROLES = [
  'undo',
  'redo',
  'cut',
  'copy',
  'paste',
  'pasteAndMatchStyle',
  'delete',
  'selectAll',
  'resetZoom',
  'zoomIn',
  'zoomOut',
  'togglefullscreen',
  'minimize',
  'zoom',
  'front',
  'close',
  'about',
  'services',
  'hide',
  'hideOthers',
  'unhide',
  'quit',
] as const;
