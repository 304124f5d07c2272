import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readTranscript } from '#shared/exchange/read-transcript.ts';

const data = process.env.THROUGHLINE_DATA ?? path.resolve(import.meta.dirname, '../../shared/data');
const folder = path.join(data, 'qmsum/product-val');
const here = fs.existsSync(folder);
if (!here) console.log('skipped: the shared test data is not here (THROUGHLINE_DATA)');

describe.skipIf(!here)('product meetings as lists of turns', () => {
  test('gives each of the 12,074 turns with its speaker, and no markup', () => {
    const names = fs.readdirSync(folder).filter((name) => name.endsWith('.json'));
    const talks = names.map((name) => readTranscript({ name, bytes: fs.readFileSync(path.join(folder, name)) }));
    const segments = talks.flatMap((talk) => talk.segments);
    expect([names.length, segments.length]).toEqual([20, 12_074]);
    expect(segments.filter(({ speaker, text }) => speaker === null || text === '' || /\{[a-z]+\}/.test(text))).toEqual(
      [],
    );
    const warned = talks.flatMap(({ problems }) => problems.map(({ what }) => what));
    expect(new Set(warned)).toEqual(new Set(['markup-dropped']));
    const bdb = talks[0];
    expect(bdb?.speakers.every(({ ticked }) => ticked)).toBe(true);
  });
});
