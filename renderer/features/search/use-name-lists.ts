import type { App } from '#renderer/data/app.ts';
import { liveRecords, ordered } from '#renderer/data/queries/record-queries.ts';
import { useLive } from '#renderer/data/use-live.ts';
import type { Nameable } from './query-text.ts';

export interface NameLists {
  readonly studies: readonly Nameable[];
  readonly tags: readonly Nameable[];
  /** By alias. */
  readonly participants: readonly Nameable[];
  readonly segments: readonly Nameable[];
  readonly nameOf: ReadonlyMap<string, string>;
}

const NONE: NameLists = { studies: [], tags: [], participants: [], segments: [], nameOf: new Map() };

/** What the filters of a search can name. */
export const useNameLists = (): NameLists => useLive(nameLists, []) ?? NONE;

async function nameLists(app: App): Promise<NameLists> {
  const [studies, tags, participants] = await Promise.all([
    liveRecords(app, 'studies'),
    liveRecords(app, 'tags'),
    liveRecords(app, 'participants'),
  ]);
  const lists = {
    studies: ordered(studies).map(({ id, title }) => ({ id, name: title })),
    tags: ordered(tags).map(({ id, label }) => ({ id, name: label })),
    participants: participants.map(({ id, alias }) => ({ id, name: alias })),
    segments: [...new Set(participants.map(({ segment }) => segment))].flatMap((name) =>
      name === '' ? [] : [{ id: name, name }],
    ),
  };
  const all: readonly Nameable[] = [...lists.studies, ...lists.tags, ...lists.participants];
  return { ...lists, nameOf: new Map(all.map(({ id, name }) => [id, name])) };
}
