import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  acrossOf,
  distribution,
  type SurveyColumn,
  surveyColumns,
} from '#renderer/features/analysis/survey-columns.ts';
import { contingency } from '#shared/analysis/contingency.ts';
import { wilson } from '#shared/analysis/survey-scores.ts';
import { must } from '#shared/domain/assert.ts';
import { newInterview } from '#shared/domain/interview.ts';
import { readCsv } from '#shared/exchange/table/read-csv.ts';

const data = process.env.THROUGHLINE_DATA ?? path.resolve(import.meta.dirname, '../../shared/data');
const file = path.join(data, 'jupyter-surveys/2015-12-notebook-ux/20160115235816-SurveyExport.csv');
const here = fs.existsSync(file);
if (!here) console.log('skipped: the shared test data is not here (THROUGHLINE_DATA)');

/** Every respondent as an interview, every cell as an answer. */
function columns(): readonly SurveyColumn[] {
  const table = readCsv({ name: path.basename(file), bytes: fs.readFileSync(file) });
  const who = { now: '2026-01-01T00:00:00Z', by: 'au_1' } as const;
  const responses = table.rows.map(({ cells }, i) => {
    const attributes = Object.fromEntries(table.columns.map((name, c) => [name, String(cells[c] ?? '')]));
    const made = newInterview(`iv_${i}`, { title: '', kind: 'survey-response', attributes }, who);
    return { ...made, rev: 1, updatedAt: who.now };
  });
  return surveyColumns(responses, []);
}

describe.skipIf(!here)('a survey of 1,706 respondents', () => {
  const all = here ? columns() : [];
  const named = (part: string): SurveyColumn =>
    must(
      all.find(({ name }) => name.includes(part)),
      part,
    );

  test('counts the answers that were given, and knows choices from open answers', () => {
    const often = named('How often do you use Jupyter Notebook?');
    expect(often).toMatchObject({ kind: 'choice' });
    expect(distribution(often)).toEqual([
      { answer: 'Daily', count: 530 },
      { answer: 'Weekly', count: 392 },
      { answer: 'Monthly', count: 111 },
      { answer: 'Less often than monthly', count: 58 },
    ]);
    expect(named('What, if anything, hinders you')).toMatchObject({ kind: 'open' });
  });

  test('tests one question by another as a calculation outside of this product did', () => {
    const { counts } = acrossOf(named('How often do you use'), named('how long have you been using'));
    const found = contingency(counts);
    if (found.value === null) throw new Error('expected: a test');
    expect(found).toMatchObject({ n: 1076, status: 'ok', parts: { degrees: 3, test: 'chi-square' } });
    expect(found.parts.chiSquare).toBeCloseTo(26.666507, 6);
    expect(found.parts.effect).toBeCloseTo(0.1574262, 7);
    expect(found.value).toBeCloseTo(6.915446e-6, 11);
  });

  test('has a figure or a reason for every pair of choices, and intervals that hold their share', () => {
    const choices = all.filter(({ kind }) => kind !== 'open');
    expect(choices.length).toBeGreaterThan(3);
    for (const one of choices) {
      for (const { count } of distribution(one)) {
        const range = must(wilson(count, one.answers.size), 'an interval');
        expect(range.low <= count / one.answers.size && count / one.answers.size <= range.high).toBe(true);
      }
      for (const other of choices) {
        if (one === other) continue;
        const found = contingency(acrossOf(one, other).counts);
        if (found.value === null) expect(['empty-table', 'no-variation']).toContain(found.reason.kind);
        else expect(found.value >= 0 && found.value <= 1 && Number.isFinite(found.parts.effect)).toBe(true);
      }
    }
  });
});
