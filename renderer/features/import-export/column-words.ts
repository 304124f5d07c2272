import { useText } from '#renderer/ui/text.tsx';
import { SURVEY_ROLES } from '#shared/exchange/table/survey-roles.ts';
import type { TableUse } from './table-choice.ts';

/** Every role that a column can have in a table that is no survey. */
const ROLES = [
  'name',
  'firstName',
  'lastName',
  'email',
  'company',
  'role',
  'segment',
  'phone',
  'alias',
  'study',
  'id',
  'title',
  'date',
  'participant',
  'kind',
  'notes',
  'text',
  'tags',
  'link',
  'interviewer',
  'description',
  'color',
  'parent',
  'aliases',
  'document',
  'comment',
  'importance',
  'satisfaction',
  'form',
  'status',
  'goal',
  'owner',
  'metric',
  'unit',
  'baseline',
  'target',
  'current',
  'due',
  'start',
  'source',
  'attribute',
  'ignore',
] as const;

/** A role in words. A role without words of its own shows as it is called. */
export function useRoleLabel(use: TableUse): (role: string) => string {
  const t = useText();
  return (role) => {
    const survey = use === 'survey' ? SURVEY_ROLES.find((one) => one === role) : undefined;
    if (survey) return t(`import.surveyRole.${survey}`);
    const known = ROLES.find((one) => one === role);
    return known ? t(`import.role.${known}`) : role;
  };
}
