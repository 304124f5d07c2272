/** Two letters per kind; the uuid behind the prefix is a uuidv7 (time-ordered) and also the record's REFI-QDA GUID. */
export const ID_PREFIXES = {
  author: 'au',
  board: 'bo',
  body: 'bd',
  change: 'ch',
  consent: 'cs',
  decision: 'de',
  evidence: 'ev',
  experiment: 'ex',
  goal: 'gl',
  guide: 'gd',
  highlight: 'hl',
  insight: 'in',
  interview: 'iv',
  media: 'md',
  memo: 'me',
  metric: 'mt',
  need: 'nd',
  note: 'no',
  participant: 'pt',
  rating: 'ra',
  report: 'rp',
  round: 'rd',
  rule: 'ru',
  savedView: 'sv',
  score: 'sc',
  segment: 'sg',
  setting: 'se',
  solution: 'so',
  study: 'st',
  tag: 'tg',
  task: 'tk',
  transcript: 'tr',
} as const;

export type IdKind = keyof typeof ID_PREFIXES;
export type Id<K extends IdKind> = `${(typeof ID_PREFIXES)[K]}_${string}`;
export type AnyId = Id<IdKind>;

/** The id of `kind` for a uuid that the caller made: the domain itself has no randomness. */
export function idFrom<K extends IdKind>(kind: K, uuid: string): Id<K> {
  return `${ID_PREFIXES[kind]}_${uuid}`;
}

/** The kind that an id carries in its prefix, or null for a text that is no id of ours. */
export function kindOfId(id: string): IdKind | null {
  const prefix = id.slice(0, id.indexOf('_'));
  return KIND_BY_PREFIX.get(prefix) ?? null;
}

export function isId<K extends IdKind>(kind: K, id: string): id is Id<K> {
  return kindOfId(id) === kind;
}

const KIND_BY_PREFIX = new Map<string, IdKind>(
  // Object.entries widens the keys of a const object to string.
  (Object.entries(ID_PREFIXES) as [IdKind, string][]).map(([kind, prefix]) => [prefix, kind]),
);
