import { strToU8, zipSync } from 'fflate';
import { expect, test } from '../fixture.ts';
import type { NamedContent } from '../picked-file.ts';
import { records } from './talk.ts';

const paragraphs = ['Ann Lee  0:05', 'We wait at the gate.', 'Bo  0:12', 'How long?', 'Ann Lee  0:15', 'Days.'];
const DOCX = zipSync({
  'word/document.xml': strToU8(
    `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraphs.map((text) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`).join('')}</w:body></w:document>`,
  ),
});
const VAULT = zipSync({
  'vault/Visit.md': strToU8('# Visit to the yard\n\nWe **wait**, see [[Gate]]. #yard\n'),
  'vault/Gate.md': strToU8('It is loud.\n'),
});

/** Each with something that trips readers up: a mark and CRLF, no hours, voices, times that are none, a wrong ending. */
const FILES: readonly NamedContent[] = [
  {
    name: 'marked.vtt',
    content:
      '\ufeffWEBVTT\r\n\r\n00:01.000 --> 00:03.000\r\n<v Ann Lee>We <i>wait</i> for the parts.\r\n\r\n00:05.500 --> 00:07.000\r\n<v Bo>Too long.</v>\r\n',
  },
  {
    name: 'broken.srt',
    content:
      '1\n00:00:01,000 --> 00:00:03,000\nThe lift is slow.\n\n2\n00:00:99,000 --> soon\nNobody knows why.\n\n3\n00:00:07,000 --> 00:00:09,000\nIt is loud as well.\n',
  },
  { name: 'plain.txt', content: 'Ann Lee: We wait.\nBo: How long?\nAnn Lee: Days.\nBo: Why?\n' },
  { name: 'letter.docx', content: DOCX },
  {
    name: 'rows.csv',
    content: '\ufeffSpeaker,Start,End,Text\r\nAnn Lee,0:01,0:03,"Slow, and loud."\r\nBo,0:04,0:06,Why?\r\n',
  },
  { name: 'people.csv', content: 'name;email;company\nCy Ode;cy@example.org;Yard Ltd\n;;\n' },
  { name: 'notes.zip', content: VAULT },
  { name: 'not.txt', content: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) },
];

interface Row {
  readonly id: string;
  readonly title?: string;
  readonly name?: string;
  readonly text?: string;
  readonly startMs?: number | null;
}

test('32 files of every kind are known by what they hold; what is wrong is told by file and line, and the rest comes in', async ({
  page,
  pick,
}) => {
  await pick(FILES);
  await page.getByRole('button', { name: 'Import files' }).click();
  const sheet = page.getByRole('dialog', { name: 'Import' });
  const found = (name: string) => sheet.getByRole('region', { name, exact: true });

  await test.step('what each file is', async () => {
    await expect(found('marked.vtt')).toContainText('WebVTT');
    await expect(found('broken.srt')).toContainText('SRT');
    await expect(found('letter.docx')).toContainText('Word document');
    await expect(found('rows.csv')).toContainText('Transcript in a table');
    await expect(found('people.csv')).toContainText('A participant');
    await expect(found('notes.zip')).toContainText('Obsidian vault');
    await expect(found('not.txt')).toContainText('not.txt: This is a picture or a recording, not text.');
  });

  await test.step('what is wrong, where', async () => {
    const broken = found('broken.srt');
    await broken.getByText('1 problem').last().click();
    await expect(broken.getByText(/^broken\.srt:6: /)).toBeVisible();
  });

  await sheet.getByRole('button', { name: 'Import 7 files' }).click();
  const done = page.getByRole('dialog', { name: 'Imported' });
  await expect(done).toBeVisible({ timeout: 30_000 });
  await done.getByRole('button', { name: 'Close' }).last().click();

  await test.step('every word that could be read', async () => {
    const titles = (await records<Row>(page, 'interviews')).map(({ title }) => title);
    expect(titles.toSorted()).toEqual(['Broken', 'Gate', 'Letter', 'Marked', 'Plain', 'Rows', 'Visit to the yard']);
    const said = (await records<Row>(page, 'segments')).map(({ text, startMs }) => `${startMs ?? '-'} ${text}`);
    for (const words of [
      '1000 We wait for the parts.',
      '5500 Too long.',
      // Cues in which nobody is named are joined, with the words of the one whose time is none.
      '1000 The lift is slow. Nobody knows why. It is loud as well.',
      '- How long?',
      '5000 We wait at the gate.',
      '1000 Slow, and loud.',
    ]) {
      expect(said).toContain(words);
    }
    // Ann and Bo are the same people in every file.
    const people = (await records<Row>(page, 'participants')).map(({ name }) => name);
    expect(people.toSorted()).toEqual(['Ann Lee', 'Bo', 'Cy Ode']);
  });

  await test.step('one step takes all of it back', async () => {
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect.poll(async () => (await records<Row>(page, 'interviews')).length).toBe(0);
    expect(await records<Row>(page, 'participants')).toEqual([]);
  });
});
