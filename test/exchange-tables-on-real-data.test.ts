import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { recordProblems } from '#shared/exchange/record-problems.ts';
import { guessKind, guessRoles } from '#shared/exchange/table/column-roles.ts';
import { readCsv } from '#shared/exchange/table/read-csv.ts';
import { surveyToDraft } from '#shared/exchange/table/survey-draft.ts';
import { guessSurveyRoles, looksLikeSurvey, type SurveyRole } from '#shared/exchange/table/survey-roles.ts';
import { cellText, type Table } from '#shared/exchange/table/table.ts';
import { tableToDraft } from '#shared/exchange/table/table-draft.ts';
import { ImportRounds } from './import-rounds.ts';

const data = process.env.THROUGHLINE_DATA ?? path.resolve(import.meta.dirname, '../../shared/data');
const here = fs.existsSync(path.join(data, 'csv-spectrum')) && fs.existsSync(path.join(data, 'jupyter-surveys'));
if (!here) console.log('skipped: the shared test data is not here (THROUGHLINE_DATA)');

const JUPYTER = 'jupyter-surveys/2015-12-notebook-ux';
const OTEL = 'otel-end-user/surveys';

function read(file: string): { readonly table: Table; readonly messages: readonly string[] } {
  const problems = recordProblems(path.basename(file));
  const table = readCsv({ name: path.basename(file), bytes: fs.readFileSync(path.join(data, file)) }, {}, problems);
  return { table, messages: problems.all().map(({ line, message }) => `${line}: ${message}`) };
}

const size = ({ table }: { readonly table: Table }): readonly number[] => [table.rows.length, table.columns.length];

describe.skipIf(!here)('tables of the shared data', () => {
  const spectrum = here ? fs.readdirSync(path.join(data, 'csv-spectrum/csvs')) : [];

  test.each(spectrum)('reads %s as its JSON says', (name) => {
    const expected: unknown = JSON.parse(
      fs.readFileSync(path.join(data, 'csv-spectrum/json', name.replace('.csv', '.json')), 'utf8'),
    );
    const { table } = read(`csv-spectrum/csvs/${name}`);
    const rows = table.rows.map(({ cells }) =>
      Object.fromEntries(table.columns.map((column, i) => [column, cells[i]])),
    );
    // The JSON of one file is no list and names another telephone number than its CSV.
    const phone =
      name === 'location_coordinates.csv' ? { 'Contact Phone Number': expect.stringMatching(/^\d{10}$/) } : null;
    expect(rows).toEqual([expected].flat().map((row) => ({ ...Object(row), ...phone })));
    expect(spectrum).toHaveLength(12);
  });

  test('counts rows and columns as the sources say', () => {
    expect(size(read(`${JUPYTER}/20160115235816-SurveyExport.csv`))).toEqual([1_706, 37]);
    expect(size(read('jupyter-surveys/2016-05-education-survey/responses.csv'))).toEqual([125, 25]);
    expect(size(read(`${OTEL}/docs-usability/otel-docs-usability-survey.csv`))).toEqual([48, 35]);
    expect(size(read(`${OTEL}/getting-started/otel-getting-started-survey.csv`))).toEqual([104, 22]);
    const contributor = `${OTEL}/contributor-experience/otel-contributor-experience-survey`;
    expect(size(read(`${contributor}-demographic-questions.csv`))).toEqual([134, 10]);
    expect(size(read(`${contributor}-free-form-questions.csv`))).toEqual([46, 4]);
    expect(size(read(`${contributor}-substantial-questions.csv`))).toEqual([125, 27]);
    const banking = read('banking77/train.csv');
    expect(size(banking)).toEqual([10_003, 2]);
    expect(new Set(banking.table.rows.map(({ cells }) => cells[1])).size).toBe(77);
    expect(banking.table.rows.some(({ cells }) => String(cells[0]).includes('\n'))).toBe(true);
  });

  test('reads themes parted by semicolons, with a first heading that is empty', () => {
    const { table } = read(`${JUPYTER}/analysis/prep/difficult_aspects_themes.csv`);
    expect([table.rows.length, table.columns]).toEqual([
      513,
      ['Column 1', 'difficult_aspects_themes', 'difficult_aspects_keywords'],
    ]);
    const themes = table.rows.flatMap(({ cells }) => cellText(cells[1]).split(','));
    const count = (theme: string): number => themes.filter((own) => own === theme).length;
    expect([count('ux'), count('development'), count('editor')]).toEqual([145, 111, 104]);
  });
});

describe.skipIf(!here)('the Jupyter survey', () => {
  const survey = () => {
    const { table } = read(`${JUPYTER}/20160115235816-SurveyExport.csv`);
    const options = { file: 'survey.csv', title: 'Jupyter 2015', roles: guessSurveyRoles(table), today: '2026-03-02' };
    return { table, options, ...surveyToDraft(table, options) };
  };

  test('gives every column a fitting role', () => {
    const { table, options } = survey();
    const roleOf = (part: string): SurveyRole | undefined =>
      options.roles[table.columns.findIndex((column) => column.includes(part))];
    expect(looksLikeSurvey(table)).toBe(true);
    expect([roleOf('Time Started'), roleOf('Date Submitted'), roleOf('Status')]).toEqual(['date', 'date', 'status']);
    expect(roleOf('How often do you use')).toBe('single');
    expect(roleOf('Roughly how long')).toBe('single');
    expect(roleOf('what, if anything, hinders')).toBeUndefined();
    expect(roleOf('What, if anything, hinders')).toBe('text');
    expect(roleOf('Aspect #1:What aspects of Jupyter Notebook make it pleasant')).toBe('text');
    expect(roleOf('Workflow Need #1')).toBe('text');
  });

  test('makes each respondent an interview, partial ones marked, and knows all of them again', () => {
    const started = performance.now();
    const { table, records } = survey();
    const rounds = new ImportRounds();
    const plan = rounds.plan(records);
    const took = performance.now() - started;
    console.log(`jupyter survey: ${plan.ops.length} ops in ${Math.round(took)} ms`);
    rounds.write(plan.ops);
    const { rows } = rounds;
    const partial = rows.interviews?.filter(({ attributes }) => attributes.partial === true).length;
    expect(table.rows.filter(({ cells }) => cells[2] === 'Partial')).toHaveLength(927);
    expect(table.rows.filter(({ cells }) => cells[2] === 'Complete')).toHaveLength(779);
    expect([rows.interviews?.length, rows.participants?.length, partial]).toEqual([1_706, 1_706, 927]);
    // Every answer in words is there, as it was written.
    const said = new Set(rows.segments?.map(({ text }) => text));
    const texts = guessSurveyRoles(table).flatMap((role, i) => (role === 'text' ? [i] : []));
    const written = table.rows.flatMap(({ cells }) =>
      texts.map((i) => cellText(cells[i])).filter((text) => text !== ''),
    );
    expect(written.filter((text) => !said.has(text))).toEqual([]);
    expect(rows.segments).toHaveLength(written.length);
    const questions = new Set(
      rows.guides?.flatMap(({ sections }) => sections.flatMap((section) => section.questions.map(({ id }) => id))),
    );
    expect(rows.segments?.every(({ questionId }) => questions.has(questionId ?? ''))).toBe(true);
    expect(rounds.plan(records).ops).toEqual([]);
  });

  test('adds only what is new when a longer export is imported', () => {
    const { table, options } = survey();
    const rounds = new ImportRounds();
    rounds.import(surveyToDraft({ ...table, rows: table.rows.slice(0, 700) }, options).records);
    const before = rounds.rows.interviews?.length ?? 0;
    const plan = rounds.import(surveyToDraft({ ...table, rows: table.rows.slice(0, 710) }, options).records);
    expect(plan.ops.every(({ before: stood }) => stood === null)).toBe(true);
    expect([plan.updated.size, plan.conflicts]).toEqual([0, []]);
    expect((rounds.rows.interviews?.length ?? 0) - before).toBe(plan.made.get('interviews'));
    expect(plan.made.get('interviews')).toBeLessThanOrEqual(10);
    expect(plan.made.get('guides')).toBeUndefined();
  });
});

describe.skipIf(!here)('other surveys and lists', () => {
  test('cuts several choices without breaking those that hold a comma', () => {
    const { table } = read(
      `${OTEL}/contributor-experience/otel-contributor-experience-survey-demographic-questions.csv`,
    );
    const roles = guessSurveyRoles(table);
    const { records } = surveyToDraft(table, { file: 'd.csv', title: 'Contributors', roles, today: '2026-03-02' });
    const sigs = table.columns.findIndex((column) => column.startsWith('What SIGs'));
    expect(roles[sigs]).toBe('multi');
    expect(records.interviews.length).toBe(134);
    expect(roles[0]).toBe('date');
    expect(records.interviews[0]?.heldAt).toBe('2024-12-13');
  });

  test('finds roles for all questions of the other surveys', () => {
    const getting = read(`${OTEL}/getting-started/otel-getting-started-survey.csv`).table;
    expect(guessSurveyRoles(getting).slice(0, 5)).toEqual(['date', 'single', 'multi', 'multi', 'multi']);
    const free = read(
      `${OTEL}/contributor-experience/otel-contributor-experience-survey-free-form-questions.csv`,
    ).table;
    expect(guessSurveyRoles(free)).toEqual(['text', 'text', 'text', 'text']);
  });

  test('reads labelled customer questions as highlights with tags', () => {
    const { table } = read('banking77/train.csv');
    const kind = guessKind(table);
    expect(kind).toBe('highlights');
    const { records } = tableToDraft(table, {
      kind: 'highlights',
      file: 'train.csv',
      roles: guessRoles(table.columns, 'highlights'),
      today: '2026-03-02',
    });
    const rounds = new ImportRounds();
    rounds.import(records);
    expect(rounds.rows.tags).toHaveLength(77);
    expect(rounds.rows.highlights?.every(({ needsReview }) => !needsReview)).toBe(true);
    const words = new Set(rounds.rows.highlights?.map(({ anchor }) => anchor.quote));
    expect(table.rows.every(({ cells }) => words.has(cellText(cells[0])))).toBe(true);
    expect(rounds.plan(records).ops).toEqual([]);
  });
});
