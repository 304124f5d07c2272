import { BrowserWindow, Menu } from 'electron';
import { EVENTS } from '#shared/contract/channels.ts';
import type { MenuModel } from '#shared/contract/host.ts';
import { menuTemplate, startTemplate } from './menu-template.ts';

const isMac = process.platform === 'darwin';

export function showStartMenu(): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(startTemplate(isMac)));
}

/** One menu bar serves all windows: a command goes to the one in front, else to the one whose model this is. */
export function showMenu(owner: BrowserWindow, menus: readonly MenuModel[]): void {
  const run = (commandId: string) => {
    const window = BrowserWindow.getFocusedWindow() ?? owner;
    if (!window.isDestroyed()) window.webContents.send(EVENTS.command, commandId);
  };
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(menus, run, isMac)));
}
