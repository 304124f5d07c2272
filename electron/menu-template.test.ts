import { expect, test } from 'vitest';
import type { MenuModel } from '#shared/contract/host.ts';
import { menuTemplate, startTemplate } from './menu-template.ts';

const item = (id: string, accelerator = '') => ({ id, label: id, accelerator, enabled: true });
const menus: readonly MenuModel[] = [
  { id: 'app', label: 'Throughline', items: [item('role:about'), item('role:quit')] },
  { id: 'file', label: 'File', items: [item('note.new', 'CmdOrCtrl+Shift+N'), null, item('role:toggleDevTools')] },
  { id: 'window', label: 'Window', items: [item('role:minimize')] },
];

test('commands run by id, show their keys without taking them, and roles stay roles', () => {
  const ran: string[] = [];
  const [, file, window] = menuTemplate(menus, (id) => ran.push(id), true);
  const items = Array.isArray(file?.submenu) ? file.submenu : [];
  expect(items[0]).toMatchObject({ id: 'note.new', accelerator: 'CmdOrCtrl+Shift+N', registerAccelerator: false });
  expect(items[1]).toEqual({ type: 'separator' });
  items[0]?.click?.({} as never, undefined, {} as never);
  expect(ran).toEqual(['note.new']);
  expect(window).toMatchObject({ role: 'windowMenu', submenu: [{ role: 'minimize' }] });
});

test('a role that is not on the list is a mere command', () => {
  const [, file] = menuTemplate(menus, () => {}, true);
  expect(Array.isArray(file?.submenu) && file.submenu[2]?.role).toBeUndefined();
});

test('the app menu is for macOS only', () => {
  expect(menuTemplate(menus, () => {}, false).map(({ label }) => label)).toEqual(['File', 'Window']);
  expect(startTemplate(true)[0]).toEqual({ role: 'appMenu' });
});

test.each(['CmdOrCtrl', 'Hyper+N', 'CmdOrCtrl+', 'n', 'F25', 'Ctrl++Shift+', 'x'.repeat(60)])(
  'the malformed keys %j are left out',
  (accelerator) => {
    const [file] = menuTemplate([{ id: 'file', label: 'File', items: [item('a', accelerator)] }], () => {}, false);
    expect(Array.isArray(file?.submenu) && file.submenu[0]?.accelerator).toBeUndefined();
  },
);

test.each(['CmdOrCtrl+K', 'F1', 'Ctrl+,', 'Alt+Shift+Up', 'CmdOrCtrl+Plus', 'Ctrl+/'])('%s is shown', (accelerator) => {
  const [file] = menuTemplate([{ id: 'file', label: 'File', items: [item('a', accelerator)] }], () => {}, false);
  expect(Array.isArray(file?.submenu) && file.submenu[0]?.accelerator).toBe(accelerator);
});
