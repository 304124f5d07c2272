import { guessSurveyRoles, looksLikeSurvey } from '#shared/exchange/table/survey-roles.ts';
import { cellText, type Table } from '#shared/exchange/table/table.ts';
import type { ColumnOutline, TableOutline } from './import-read.ts';

/** What a person needs to see of a table to say what its columns are for. */
export function outlineOf(table: Table): TableOutline {
  const roles = guessSurveyRoles(table);
  const columns = table.columns.map((heading, i): ColumnOutline => {
    const samples = new Set<string>();
    let filled = 0;
    for (const { cells } of table.rows) {
      const text = cellText(cells[i]);
      if (text === '') continue;
      filled += 1;
      if (samples.size < SAMPLES) samples.add(text.length > LONG ? `${text.slice(0, LONG)}…` : text);
    }
    return { heading, filled, samples: [...samples], surveyRole: roles[i] ?? 'ignore' };
  });
  return { name: table.name, rows: table.rows.length, columns, survey: looksLikeSurvey(table) };
}

const SAMPLES = 3;
const LONG = 60;
