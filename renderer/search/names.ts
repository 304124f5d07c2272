import type { Database } from '#renderer/data/db.ts';
import { settingId } from '#shared/domain/setting.ts';
import { type ConsentGroups, consentGroups } from '#shared/search/consent-groups.ts';
import { nameResolver } from '#shared/search/resolve-names.ts';
import { readSynonyms, synonymFinder } from '#shared/search/synonyms.ts';

export interface Names {
  readonly resolve: ReturnType<typeof nameResolver>;
  readonly synonyms: (word: string) => readonly string[];
  readonly consent: ConsentGroups;
}

/** What names in a query mean, which words mean the same, who allows what: read once per state of the database and day. */
export function createNames(db: Database): { read(seq: number, day: string): Promise<Names> } {
  let known: { readonly at: string; readonly names: Names } | null = null;
  return {
    async read(seq, day) {
      const at = `${seq} ${day}`;
      if (known?.at !== at) known = { at, names: await readNames(db, day) };
      return known.names;
    },
  };
}

async function readNames(db: Database, day: string): Promise<Names> {
  const [tags, participants, studies, consents, synonyms] = await Promise.all([
    db.tags.toArray(),
    db.participants.toArray(),
    db.studies.toArray(),
    db.consents.toArray(),
    db.settings.get(settingId('synonyms')),
  ]);
  const groups = readSynonyms(synonyms?.deletedAt === null ? synonyms.value : null);
  return {
    resolve: nameResolver({ tags, participants, studies }),
    synonyms: synonymFinder(groups),
    consent: consentGroups(participants, consents, day),
  };
}
