import { nameKey } from '../../domain/participant.ts';
import {
  type DraftParticipant,
  type DraftStudy,
  draftOf,
  type ImportDraft,
  type Key,
  originOf,
} from '../import-records.ts';
import type { RecordProblems } from '../record-problems.ts';
import { namesOf } from './cell-values.ts';
import type { RoleRow, TableOptions } from './table-rows.ts';

export const TABLE_SYSTEM = 'table';

/** Participants out of rows. */
export function participantsDraft(
  rows: readonly RoleRow[],
  { file }: TableOptions,
  problems: RecordProblems,
): ImportDraft {
  const studies = new StudyList(file);
  const participants = rows.flatMap((row): DraftParticipant[] => {
    const name =
      row.text('name') || [row.text('firstName'), row.text('lastName')].filter((part) => part !== '').join(' ');
    const email = row.text('email');
    if (name === '' && email === '') {
      problems.error('The row names nobody and was left out.', { line: row.line });
      return [];
    }
    if (email !== '' && !/^\S+@\S+$/.test(email)) {
      problems.warn(`"${email}" is no address; it was kept as it is.`, { line: row.line, kept: 'raw' });
    }
    return [
      {
        key: `participant ${row.externalId}`,
        origin: originOf(TABLE_SYSTEM, file, `participant ${row.externalId}`),
        name: name || email,
        alias: row.text('alias') || undefined,
        company: row.text('company') || undefined,
        role: row.text('role') || undefined,
        segment: row.text('segment') || undefined,
        email: email || undefined,
        phone: row.text('phone') || undefined,
        attributes: row.attributes,
        studies: namesOf(row.cell('study')).map((title) => studies.key(title)),
      },
    ];
  });
  return draftOf({ participants, studies: studies.all() });
}

/** People who are only named: one name is one person within a file, and the one of the project who has it. */
export class PeopleList {
  readonly #people = new Map<Key, DraftParticipant>();
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  key(person: Pick<DraftParticipant, 'name' | 'email' | 'company'>): Key {
    const known = `person ${person.email ? person.email.toLowerCase() : `${nameKey(person.name)} ${nameKey(person.company ?? '')}`.trim()}`;
    if (!this.#people.has(known)) {
      this.#people.set(known, { key: known, origin: originOf(TABLE_SYSTEM, this.#file, known), ...person });
    }
    return known;
  }

  all(): readonly DraftParticipant[] {
    return [...this.#people.values()];
  }
}

/** Studies that are only named. */
export class StudyList {
  readonly #studies = new Map<Key, DraftStudy>();
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  key(title: string): Key {
    const key = `study ${nameKey(title)}`;
    if (!this.#studies.has(key))
      this.#studies.set(key, { key, origin: originOf(TABLE_SYSTEM, this.#file, key), title });
    return key;
  }

  all(): readonly DraftStudy[] {
    return [...this.#studies.values()];
  }
}
