import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { must } from '#shared/domain/assert.ts';
import { rowProblems } from '#shared/domain/restore.ts';
import { SCHEMA_EPOCH } from '#shared/domain/schema-epoch.ts';
import { bytesSource } from '#shared/exchange/archive/byte-source.ts';
import { readArchive, verifyArchive } from '#shared/exchange/archive/read-archive.ts';
import { contentHash, countsOf } from '#shared/exchange/archive/workspace-content.ts';

/** Archives of the sample project, one of each format and epoch: kept for ever, never written anew. */
const FOLDER = path.resolve('test/fixtures/archives');
const NAMES = fs.readdirSync(FOLDER).filter((name) => name.endsWith('.throughline'));

describe.each(NAMES)('the kept archive %s', (name) => {
  const bytes = new Uint8Array(fs.readFileSync(path.join(FOLDER, name)));

  it('is whole, and opens in the shape of this build', async () => {
    expect(await verifyArchive(bytesSource(bytes))).toMatchObject({ ok: true, problems: [] });
    const opened = await readArchive(bytesSource(bytes));
    if (!opened.ok) throw new Error('expected: an archive');
    const { content, formatVersion, schemaEpoch } = opened.value;
    expect(name).toBe(`format-${formatVersion}-epoch-${schemaEpoch}.throughline`);
    expect(content.head).toMatchObject({ schemaEpoch: SCHEMA_EPOCH, stateSum: contentHash(content) });
    for (const [table, rows] of content.rows) for (const row of rows) expect(rowProblems(table, row)).toEqual([]);
    expect(countsOf(content)).toEqual({
      interviews: 6,
      segments: 127,
      participants: 7,
      tags: 15,
      highlights: 47,
      insights: 9,
      needs: 7,
      goals: 3,
    });
    const quotes = must(content.rows.get('highlights'), 'highlights').map((row) => JSON.stringify(row.anchor));
    expect(quotes.join()).toContain('I make two trays more of the lentil, always.');
  });

  it('can be read without the app', () => {
    const out = fs.mkdtempSync(path.join(os.tmpdir(), 'archive-'));
    const script = path.resolve('shared/exchange/reader/read-archive.mjs');
    const said = execFileSync(process.execPath, [script, path.join(FOLDER, name), out], { encoding: 'utf8' });
    expect(said).toContain(' 0 damaged or missing');
    expect(fs.readFileSync(path.join(out, 'the-line.md'), 'utf8')).toContain('I make two trays more of the lentil');
    fs.rmSync(out, { recursive: true });
  });
});

it('there is one of the first epoch', () => {
  expect(NAMES).toContain('format-1.0-epoch-1.throughline');
});
