import type { Database } from '#renderer/data/db.ts';
import { settingId } from '#shared/domain/setting.ts';
import { nameResolver } from '#shared/search/resolve-names.ts';
import { readSynonyms, synonymFinder } from '#shared/search/synonyms.ts';

export interface Names {
  readonly resolve: ReturnType<typeof nameResolver>;
  readonly synonyms: (word: string) => readonly string[];
}

/** What names in a query mean, and which words mean the same: read once per state of the database. */
export function createNames(db: Database): { read(seq: number): Promise<Names> } {
  let known: { readonly seq: number; readonly names: Names } | null = null;
  return {
    async read(seq) {
      if (known?.seq !== seq) known = { seq, names: await readNames(db) };
      return known.names;
    },
  };
}

async function readNames(db: Database): Promise<Names> {
  const [tags, participants, studies, synonyms] = await Promise.all([
    db.tags.toArray(),
    db.participants.toArray(),
    db.studies.toArray(),
    db.settings.get(settingId('synonyms')),
  ]);
  const groups = readSynonyms(synonyms?.deletedAt === null ? synonyms.value : null);
  return { resolve: nameResolver({ tags, participants, studies }), synonyms: synonymFinder(groups) };
}
