import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { plainText } from '#shared/domain/body.ts';
import { bytesSource } from '#shared/exchange/archive/byte-source.ts';
import type { DraftInterview } from '#shared/exchange/import-records.ts';
import { readAny } from '#shared/exchange/read-any.ts';

const DATA = path.join(process.env.THROUGHLINE_DATA ?? path.resolve('../shared/data'), 'vault-exports');
const here = fs.existsSync(DATA);
if (!here) console.log('skipped: the shared test data is not here (THROUGHLINE_DATA)');

async function vault(name: string) {
  const bytes = new Uint8Array(fs.readFileSync(path.join(DATA, 'notion', name)));
  const read = await readAny({ name, source: bytesSource(bytes) });
  if (read.as !== 'records' || read.entries === null) throw new Error(`expected: a vault, not ${read.as}`);
  return {
    entries: read.entries,
    interviews: read.read.records.interviews,
    problems: read.problems,
    format: read.format,
  };
}

function note({ notes = [] }: DraftInterview): { readonly text: string; readonly urls: readonly string[] } {
  const body = notes[0]?.body;
  if (body?.kind !== 'content') return { text: '', urls: [] };
  const urls = [...JSON.stringify(body.content.blocks).matchAll(/"url":"([^"]+)"/g)].map(([, url = '']) => url);
  return { text: plainText(body.content), urls };
}

describe.runIf(here)('real exports of Notion', () => {
  test('in Markdown: all 281 entries are seen, each page is an interview, and no title shows an id', async () => {
    const { entries, interviews, format } = await vault('Notion.Test.Export.zip');
    expect(format).toBe('notion');
    expect(entries).toHaveLength(281);
    const pages = entries.filter(({ path: own }) => own.endsWith('.md'));
    const known = new Set(interviews.map(({ origin }) => origin.externalId));
    for (const { path: own } of pages) expect(known).toContain(/([0-9a-f]{32})\.md$/.exec(own)?.[1]);
    expect(interviews.filter(({ title }) => /[0-9a-f]{32}/.test(title))).toEqual([]);
    const day = interviews.find(({ title }) => title === '@May 9, 2025');
    expect(day?.attributes).toEqual({
      'Ran today': 'No',
      Meditated: 'No',
      'Practiced guitar': 'No',
      'Full date': 'May 9, 2025 6:13 AM',
    });
  });

  test('in HTML: all 10 entries are seen, pictures belong to their page, and links lead from page to page', async () => {
    const { entries, interviews, problems } = await vault('notion-testspace.zip');
    expect(entries).toHaveLength(10);
    expect(interviews.map(({ title }) => title).toSorted()).toEqual([
      'Attachment Tests',
      'Block Reference',
      'Formatting Tests',
      'Notion-Testspace',
    ]);
    const ids = new Map(interviews.map(({ title, uuid }) => [title, `#/interviews/iv_${uuid}`]));
    const start = interviews.find(({ title }) => title === 'Notion-Testspace');
    const { urls, text } = note(
      start ?? { key: '', title: '', origin: { system: '', file: '', externalId: null, contentHash: null } },
    );
    expect(urls.filter((url) => url.startsWith('#'))).toEqual(
      ['Block Reference', 'Formatting Tests', 'Attachment Tests'].map((title) => ids.get(title)),
    );
    const expected = fs.readFileSync(path.join(DATA, 'notion/expected/notion-testspace/Notion-Testspace.md'), 'utf8');
    for (const word of wordsOf(expected)) expect(text).toContain(word);
    expect(interviews.flatMap(({ media = [] }) => media)).toHaveLength(5);
    expect(problems.filter(({ level }) => level === 'error')).toEqual([]);
  });
});

describe.runIf(here)('real pages in HTML', () => {
  test.each(['tables.html', 'links.html', 'extracted-article.html', 'special filename#.html'])(
    '%s keeps the words that another importer found in it',
    async (name) => {
      const bytes = new Uint8Array(fs.readFileSync(path.join(DATA, 'html', name)));
      const read = await readAny({ name, source: bytesSource(bytes) });
      if (read.as !== 'talk' || read.document === null) throw new Error(`expected: a document, not ${read.as}`);
      const text = JSON.stringify(read.document.blocks);
      const expected = fs.readFileSync(path.join(DATA, 'html/expected', name.replace('.html', '.md')), 'utf8');
      const words = wordsOf(expected);
      expect(words.filter((word) => !text.includes(word))).toEqual([]);
    },
  );
});

/** The plain words of a text in Markdown: no addresses, no marks. */
function wordsOf(markdown: string): readonly string[] {
  const text = markdown
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    // What a picture from elsewhere shows is no word of the page: such pictures never come in.
    .replace(/!\[[^\]]*\]\([^)]*\)/g, ' ')
    .replace(/!?\[\[[^\]]*\]\]|\]\([^)]*\)|<[^>]*>|https?:\S+/g, ' ');
  return [...new Set(text.match(/\p{L}{3,}/gu) ?? [])];
}
