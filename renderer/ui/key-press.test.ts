import { describe, expect, it } from 'vitest';
import { type KeyPress, keysOfPress } from './key-press.ts';

const press = (key: string, code: string, mods: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  ...mods,
});

describe('keysOfPress', () => {
  it('writes keys as commands do, with the main modifier of the platform', () => {
    const k = press('K', 'KeyK', { ctrlKey: true, shiftKey: true });
    expect(keysOfPress(k, false)).toBe('Mod+Shift+K');
    expect(keysOfPress(k, true)).toBe('Control+Shift+K');
    expect(keysOfPress(press('k', 'KeyK', { metaKey: true }), true)).toBe('Mod+K');
  });

  it('takes letters by what they write, and by their place where they write no Latin letter', () => {
    expect(keysOfPress(press('w', 'KeyZ', { ctrlKey: true }), false)).toBe('Mod+W');
    expect(keysOfPress(press('й', 'KeyQ', { ctrlKey: true }), false)).toBe('Mod+Q');
    expect(keysOfPress(press('ø', 'KeyO', { altKey: true }), true)).toBe('Alt+O');
    expect(keysOfPress(press('!', 'Digit1', { shiftKey: true }), false)).toBe('Shift+1');
  });

  it('waits while only modifiers are down, and names the other keys', () => {
    expect(keysOfPress(press('Shift', 'ShiftLeft', { shiftKey: true }), false)).toBeNull();
    expect(keysOfPress(press(' ', 'Space', { altKey: true }), false)).toBe('Alt+Space');
    expect(keysOfPress(press('F7', 'F7'), false)).toBe('F7');
  });
});
