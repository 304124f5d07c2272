import { unreachable } from '../../domain/assert.ts';
import type { ImportDraft, ImportedRecords } from '../import-records.ts';
import type { RecordProblems } from '../record-problems.ts';
import { goalsDraft, needsDraft } from './claim-rows.ts';
import { ATTRIBUTE, COLUMN_FIELDS, type TableKind } from './column-roles.ts';
import { feedbackDraft, highlightsDraft, interviewsDraft, type KnownInterview } from './interview-rows.ts';
import { participantsDraft } from './people-rows.ts';
import type { Table } from './table.ts';
import { type RoleRow, roleRows, type TableOptions } from './table-rows.ts';
import { tagsDraft } from './tag-rows.ts';

export interface TableDraftOptions extends TableOptions {
  readonly kind: TableKind;
  /** Interviews of the project: a highlight whose document is one of them is looked for in its texts. */
  readonly interviews?: readonly KnownInterview[] | undefined;
  /** Whether `a > b` and `a/b` in a tag's name are a path; left out, they are. */
  readonly paths?: boolean | undefined;
}

/** What the rows of a table become. A row without its main cell is left out with a problem; the rest is read. */
export function tableToDraft(table: Table, options: TableDraftOptions): ImportedRecords {
  const { rows, problems } = roleRows(table, options);
  const [main] = Object.keys(COLUMN_FIELDS[options.kind]);
  if (main !== undefined && !options.roles.some((role) => role === main || role === 'firstName')) {
    problems.error(`No column is chosen for "${main}". Choose one; without it a row cannot be read.`);
    return { kind: options.kind, records: draft(options, [], problems), problems: problems.all() };
  }
  const records = draft(options, rows, problems);
  const kept = options.roles.filter((role) => role === ATTRIBUTE).length;
  if (kept > 0 && !HOLDS_ATTRIBUTES.has(options.kind)) {
    problems.warn(`${kept} columns have no place in ${options.kind} and were left out.`);
  }
  return { kind: options.kind, records, problems: problems.all() };
}

const HOLDS_ATTRIBUTES: ReadonlySet<TableKind> = new Set(['participants', 'interviews', 'feedback']);

function draft(options: TableDraftOptions, rows: readonly RoleRow[], problems: RecordProblems): ImportDraft {
  switch (options.kind) {
    case 'participants':
      return participantsDraft(rows, options, problems);
    case 'interviews':
      return interviewsDraft(rows, options, problems);
    case 'tags':
      return tagsDraft(rows, options, problems);
    case 'highlights':
      return highlightsDraft(rows, options, problems);
    case 'needs':
      return needsDraft(rows, options, problems);
    case 'goals':
      return goalsDraft(rows, options, problems);
    case 'feedback':
      return feedbackDraft(rows, options, problems);
    default:
      return unreachable(options.kind);
  }
}
