import fc from 'fast-check';
import { expect, test } from 'vitest';
import { saveName } from './save-name.ts';

test.each([
  ['Report', 'docx', 'Report.docx'],
  ['Report.docx', 'docx', 'Report.docx'],
  ['Report.DOCX', 'docx', 'Report.docx'],
  ['../../etc/passwd', 'txt', '-..-etc-passwd.txt'],
  ['C:\\Users\\x', 'txt', 'C-Users-x.txt'],
  ['Why "free"?', 'md', 'Why -free-.md'],
  ['.bashrc', 'md', 'bashrc.md'],
  ['con', 'csv', 'Untitled con.csv'],
  ['COM1.old', 'csv', 'Untitled COM1.old.csv'],
  ['', 'csv', 'Untitled.csv'],
  [' ... ', 'csv', 'Untitled.csv'],
  ['invoice\u202etxt.exe', 'pdf', 'invoice-txt.exe.pdf'],
  ['\u4f1a\u8b70 \u{1f600}', 'txt', '\u4f1a\u8b70 \u{1f600}.txt'],
])('%j as %s is saved as %j', (name, extension, wanted) => {
  expect(saveName(name, extension)).toBe(wanted);
});

test('a title of emoji only stays within what file systems allow', () => {
  const name = saveName('\u{1f600}'.repeat(300), 'html');
  expect(name).toBe(`${'\u{1f600}'.repeat(56)}.html`);
});

test('any title makes a name that no system refuses, and making it twice changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (title) => {
      const name = saveName(title, 'txt');
      expect(name).not.toMatch(/[<>:"/\\|?*\p{Cc}]|^[. ]|[. ]\.txt$/u);
      expect(name.endsWith('.txt')).toBe(true);
      expect([...name].length).toBeLessThanOrEqual(100);
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
      expect(saveName(name, 'txt')).toBe(name);
    }),
  );
});
