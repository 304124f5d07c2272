import { afterEach, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { type CommandName, keysOf, registerCommand } from '#renderer/ui/commands.tsx';
import { setPreferences } from '#renderer/ui/preferences.ts';
import { COMMAND_IDS } from '#shared/contract/commands.ts';
import { bindKeys } from './command-registry.ts';
import { loadTexts } from './i18n/texts.ts';

const undo: (() => void)[] = [];
const ran: string[] = [];

beforeEach(() => {
  ran.length = 0;
  document.body.replaceChildren(...['grid', 'box', 'else'].map(focusable));
  undo.push(bindKeys({ mac: false, host: 'electron' }));
});

afterEach(() => {
  for (const one of undo.splice(0)) one();
  setPreferences({ letterKeys: true, keys: {} });
});

test('every command has a text', async () => {
  const t = await loadTexts('en');
  expect(COMMAND_IDS.filter((id) => t(`commands.${id}`) === `commands.${id}`)).toEqual([]);
});

test('a single letter acts in its area, and neither elsewhere nor while typing', async () => {
  answer('create.menu');
  await press('else', 'c');
  await press('box', 'c');
  expect(ran).toEqual([]);
  await press('grid', 'c');
  expect(ran).toEqual(['create.menu']);
});

test('one setting turns all single letters off', async () => {
  answer('create.menu');
  setPreferences({ letterKeys: false });
  await press('grid', 'c');
  expect(ran).toEqual([]);
});

test('a text that is being written keeps its own undo', async () => {
  answer('history.undo');
  await press('box', '{Control>}z{/Control}');
  expect(ran).toEqual([]);
  await press('grid', '{Control>}z{/Control}');
  expect(ran).toEqual(['history.undo']);
});

test('nothing acts while a word is being composed', () => {
  answer('palette.open');
  const key = { key: 'k', code: 'KeyK', ctrlKey: true, bubbles: true };
  window.dispatchEvent(new KeyboardEvent('keydown', { ...key, isComposing: true }));
  expect(ran).toEqual([]);
  window.dispatchEvent(new KeyboardEvent('keydown', key));
  expect(ran).toEqual(['palette.open']);
});

test('letters are found by place only on a keyboard that writes no Latin letters', () => {
  answer('palette.open');
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'л', code: 'KeyK', ctrlKey: true }));
  expect(ran).toEqual(['palette.open']);
  // Dvorak: the key where K lies writes T.
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 't', code: 'KeyK', ctrlKey: true }));
  expect(ran).toEqual(['palette.open']);
});

test('the page answers before the frame, whichever came first, and the frame again when the page is gone', async () => {
  undo.push(registerCommand('need.new', { run: () => ran.push('page') }));
  const page = undo.at(-1);
  undo.push(registerCommand('need.new', { run: () => ran.push('frame'), fallback: true }));
  const { runCommand } = await import('#renderer/ui/commands.tsx');
  runCommand('need.new');
  page?.();
  runCommand('need.new');
  expect(ran).toEqual(['page', 'frame']);
});

test('keys of one’s own take the place of the others at once, and an empty text takes them away', async () => {
  answer('go.goals');
  setPreferences({ keys: { 'go.goals': 'Alt+Shift+G' } });
  await press('else', '{Control>}5{/Control}');
  expect(ran).toEqual([]);
  await press('else', '{Alt>}{Shift>}G{/Shift}{/Alt}');
  expect(ran).toEqual(['go.goals']);
  expect(keysOf('go.goals')).toBe('Alt+Shift+G');
  setPreferences({ keys: { 'go.goals': '' } });
  await press('else', '{Alt>}{Shift>}G{/Shift}{/Alt}');
  expect(ran).toEqual(['go.goals']);
  setPreferences({ keys: {} });
  await press('else', '{Control>}5{/Control}');
  expect(ran).toEqual(['go.goals', 'go.goals']);
});

function focusable(id: string): HTMLElement {
  const element = document.createElement(id === 'box' ? 'input' : 'div');
  element.id = id;
  element.tabIndex = 0;
  if (id === 'grid') element.dataset.scope = 'grid';
  return element;
}

function answer(id: CommandName): void {
  undo.push(registerCommand(id, { run: () => ran.push(id) }));
}

async function press(id: string, keys: string): Promise<void> {
  document.getElementById(id)?.focus();
  await userEvent.keyboard(keys);
}
