import type { App } from '#renderer/data/app.ts';
import { bodyOf, notesOf } from '#renderer/data/queries/interview-queries.ts';
import { liveRecords, recordById } from '#renderer/data/queries/record-queries.ts';
import { plainText } from '#shared/domain/body.ts';
import type { AnyId } from '#shared/domain/ids.ts';
import type { Interview } from '#shared/domain/interview.ts';
import type { Participant } from '#shared/domain/participant.ts';
import type { Task } from '#shared/domain/task.ts';

/** A captured thought with what stands in it. */
export interface WaitingThought {
  readonly interview: Interview;
  readonly words: string;
  readonly people: readonly Participant[];
}

export interface WaitingTask {
  readonly task: Task;
  readonly isOverdue: boolean;
  /** What it follows up. */
  readonly about: { readonly id: AnyId; readonly title: string } | null;
}

/** What nobody has filed yet, newest first. */
export async function waitingThoughts(app: App): Promise<WaitingThought[]> {
  const found = await app.db.interviews.where('stage').equals('inbox').toArray();
  const people = await liveRecords(app, 'participants');
  const live = found.filter(({ deletedAt }) => deletedAt === null).sort((a, b) => (a.id < b.id ? 1 : -1));
  return Promise.all(
    live.map(async (interview) => {
      const bodies = await Promise.all((await notesOf(app, interview.id)).map((note) => bodyOf(app, note.id)));
      return {
        interview,
        words: bodies.flatMap((body) => (body ? [plainText(body)] : [])).join('\n'),
        people: interview.participantIds.flatMap((id) => people.find((one) => one.id === id) ?? []),
      };
    }),
  );
}

/** What is to be done: what is due first comes first, what has no day last. */
export async function waitingTasks(app: App): Promise<WaitingTask[]> {
  const open = (await liveRecords(app, 'tasks')).filter(({ done }) => !done);
  const today = app.today();
  const rows = await Promise.all(
    open.map(async (task) => {
      const about = task.aboutId === null ? null : await recordById(app, task.aboutId);
      return {
        task,
        isOverdue: task.dueAt !== null && task.dueAt < today,
        about: about && about.deletedAt === null ? { id: about.id, title: titleOf(about) } : null,
      };
    }),
  );
  return rows.sort(
    (a, b) => (a.task.dueAt ?? '9').localeCompare(b.task.dueAt ?? '9') || (a.task.id < b.task.id ? -1 : 1),
  );
}

/** A person goes by the alias. */
function titleOf(record: object): string {
  if ('alias' in record && typeof record.alias === 'string') return record.alias;
  return 'title' in record && typeof record.title === 'string' ? record.title : '';
}
