import * as v from 'valibot';
import type { Id } from './ids.ts';
import {
  type Authorship,
  anyIdSchema,
  baseEntries,
  calendarDate,
  type Fresh,
  freshBase,
  idSchema,
} from './record-base.ts';

export const TaskSchema = v.object({
  id: idSchema('task'),
  ...baseEntries,
  title: v.string(),
  dueAt: v.nullable(calendarDate),
  done: v.boolean(),
  /** The interview, person or other record that it follows up, or null. */
  aboutId: v.nullable(anyIdSchema),
});
/** A follow-up with a date: a thank-you, a question to ask again, a check-in. */
export type Task = Readonly<v.InferOutput<typeof TaskSchema>>;

export function newTask(
  id: Id<'task'>,
  input: Pick<Task, 'title'> & Partial<Pick<Task, 'dueAt' | 'done' | 'aboutId'>>,
  who: Authorship,
): Fresh<Task> {
  return {
    id,
    ...freshBase(who),
    title: input.title.trim(),
    dueAt: input.dueAt ?? null,
    done: input.done ?? false,
    aboutId: input.aboutId ?? null,
  };
}
