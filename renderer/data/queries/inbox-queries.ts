import type { App } from '../app.ts';

/** How many things wait in the Inbox: captured thoughts and follow-ups that are not done. */
export async function waitingCount(app: App): Promise<number> {
  const [thoughts, tasks] = await Promise.all([
    app.db.interviews
      .where('stage')
      .equals('inbox')
      .filter(({ deletedAt }) => deletedAt === null)
      .count(),
    app.db.tasks.filter(({ done, deletedAt }) => !done && deletedAt === null).count(),
  ]);
  return thoughts + tasks;
}
