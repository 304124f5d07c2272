import type { Database } from '#renderer/data/db.ts';
import { nameResolver } from '#shared/search/resolve-names.ts';

type Resolve = ReturnType<typeof nameResolver>;

/** What names in a query mean, read once per state of the database. */
export function createNames(db: Database): { resolver(seq: number): Promise<Resolve> } {
  let known: { readonly seq: number; readonly resolve: Resolve } | null = null;
  return {
    async resolver(seq) {
      if (known?.seq !== seq) known = { seq, resolve: await readNames(db) };
      return known.resolve;
    },
  };
}

async function readNames(db: Database): Promise<Resolve> {
  const [tags, participants, studies] = await Promise.all([
    db.tags.toArray(),
    db.participants.toArray(),
    db.studies.toArray(),
  ]);
  return nameResolver({ tags, participants, studies });
}
