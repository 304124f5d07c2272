import { Workspace } from '../../electron/workspace.ts';

/** What is wrong with the journal of a desktop profile, as a start would find it; null: nothing. The app must have ended. */
export async function journalDamage(profile: string): Promise<string | null> {
  const workspace = new Workspace(profile);
  try {
    const witness = await workspace.page(1).journal.witness({ projectId: 'local', generation: 1 });
    if (!witness.ok) return `the journal cannot be read: ${JSON.stringify(witness.problem)}`;
    return witness.value?.damage ? `the journal is damaged: ${JSON.stringify(witness.value.damage)}` : null;
  } finally {
    await workspace.close();
  }
}
