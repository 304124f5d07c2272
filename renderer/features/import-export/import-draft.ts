import { unreachable } from '#shared/domain/assert.ts';
import { draftOf, type ImportedRecords, joinDrafts, type Key } from '#shared/exchange/import-records.ts';
import type { KnownInterview } from '#shared/exchange/table/interview-rows.ts';
import { surveyToDraft } from '#shared/exchange/table/survey-draft.ts';
import { SURVEY_ROLES, type SurveyRole } from '#shared/exchange/table/survey-roles.ts';
import type { Table } from '#shared/exchange/table/table.ts';
import { tableToDraft } from '#shared/exchange/table/table-draft.ts';
import { talkToDraft } from '#shared/exchange/talk-draft.ts';
import type { Held } from './import-desk.ts';
import type { ImportFile } from './import-file.ts';
import type { TableChoice } from './table-choice.ts';

export interface DraftContext {
  /** Key of the study that is made with the import; undefined: that of the plan. */
  readonly study: Key | undefined;
  /** `YYYY-MM-DD` */
  readonly today: string;
  /** Live ones of the project. */
  readonly interviews: readonly KnownInterview[];
}

/** What one file becomes by what a person decided. The problems are those that the decisions bring, not those of reading. */
export function draftOfFile(
  held: Held,
  file: ImportFile,
  context: DraftContext,
): Pick<ImportedRecords, 'records' | 'problems'> {
  switch (held.as) {
    case 'talk':
      return { records: talkOf(held, file, context), problems: [] };
    case 'records':
      return { records: held.read.records, problems: [] };
    case 'own':
      // Its records keep their ids: the plan takes them as they are.
      return { records: draftOf({}), problems: [] };
    case 'tables': {
      const read = held.tables.flatMap((table, i) => {
        const choice = file.tables[i];
        return choice ? (ofTable(table, choice, file.name, context) ?? []) : [];
      });
      return {
        records: joinDrafts(read.map(({ records }) => records)),
        problems: read.flatMap(({ problems }) => problems),
      };
    }
    default:
      return unreachable(held);
  }
}

function talkOf({ talk, document }: Held & { readonly as: 'talk' }, file: ImportFile, { study }: DraftContext) {
  const contentHash = file.read.contentHash ?? '';
  // A chosen file that was imported before was chosen by a person, who wants it once more.
  const { name, title, heldAt, kind, speakers } = file;
  return talkToDraft(talk, {
    name,
    contentHash,
    title,
    heldAt,
    kind,
    speakers,
    document,
    study,
    again: file.importedAs !== null,
  });
}

function ofTable(table: Table, choice: TableChoice, file: string, context: DraftContext): ImportedRecords | null {
  const { use, roles, title } = choice;
  const dateOrder = choice.dateOrder ?? undefined;
  const { today, interviews } = context;
  if (use === 'none') return { kind: use, records: draftOf({}), problems: [] };
  if (use !== 'survey') return tableToDraft(table, { kind: use, file, roles, today, dateOrder, interviews });
  const scores = Object.entries(choice.scores).map(([column, target]) => ({ column: Number(column), ...target }));
  return surveyToDraft(table, { file, title: title.trim(), roles: roles.map(surveyRole), today, dateOrder, scores });
}

const surveyRole = (role: string): SurveyRole => SURVEY_ROLES.find((one) => one === role) ?? 'ignore';
