import { expect, test } from 'vitest';
import { areasOverlap, COMMAND_IDS, commandSpec, defaultKeys, isCommandId, type KeyPlace } from './commands.ts';

const PLACES: readonly KeyPlace[] = [
  { mac: true, host: 'electron' },
  { mac: false, host: 'electron' },
  { mac: true, host: 'browser' },
  { mac: false, host: 'browser' },
];

test('no two commands that can be meant at once share keys, on any platform and host', () => {
  const clashes: string[] = [];
  for (const place of PLACES) {
    for (const [at, a] of COMMAND_IDS.entries()) {
      for (const b of COMMAND_IDS.slice(at + 1)) {
        const shared = defaultKeys(a, place).filter((keys) => defaultKeys(b, place).includes(keys));
        if (shared.length > 0 && areasOverlap(a, b)) clashes.push(`${a} and ${b}: ${shared.join(', ')}`);
      }
    }
  }
  expect(clashes).toEqual([]);
});

test('a single letter or digit acts only inside a named area', () => {
  const single = COMMAND_IDS.filter((id) => PLACES.some((place) => defaultKeys(id, place).some(isSingle)));
  expect(single.length).toBeGreaterThan(0);
  expect(single.filter((id) => commandSpec(id).on === undefined)).toEqual([]);
});

test('the browser host binds nothing that a browser keeps for itself', () => {
  const kept = ['Mod+N', 'Mod+T', 'Mod+W', 'Mod+Shift+N', 'Mod+Shift+T', 'Mod+Shift+W', 'Mod+Tab'];
  const bound = COMMAND_IDS.filter((id) =>
    PLACES.some((place) => place.host === 'browser' && defaultKeys(id, place).some((keys) => kept.includes(keys))),
  );
  expect(bound).toEqual([]);
});

test('nothing is bound to Alt and a letter, or to Control and Alt together', () => {
  const all = COMMAND_IDS.flatMap((id) => PLACES.flatMap((place) => defaultKeys(id, place)));
  expect(all.filter((keys) => /^Alt\+[A-Z]$/.test(keys) || /(Mod|Control)\+Alt/.test(keys))).toEqual([]);
});

test('an id from the menu is a command only when the list has it', () => {
  expect(isCommandId('palette.open')).toBe(true);
  for (const id of ['', 'palette', 'constructor', 'toString', '__proto__']) expect(isCommandId(id)).toBe(false);
});

const isSingle = (keys: string): boolean => /^(Shift\+)?[A-Z0-9]$/.test(keys);
