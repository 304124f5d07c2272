import type { Json, JsonObject } from './json.ts';
import type { TableName } from './records.ts';

/**
 * How a field names other records. `owner`: the record goes where its owner goes (into the trash, out with the sample).
 * `one`: an id or null. `many`: a list of ids. `keys`: a map by id. `each`: `field` is a list or map of objects, `inner` the field
 * of each that holds an id or null.
 */
export interface Reference {
  readonly field: string;
  readonly as: 'owner' | 'one' | 'many' | 'keys' | 'each';
  readonly inner?: string;
}

const owner = (field: string): Reference => ({ field, as: 'owner' });
const one = (field: string): Reference => ({ field, as: 'one' });
const many = (field: string): Reference => ({ field, as: 'many' });
const keys = (field: string): Reference => ({ field, as: 'keys' });
const each = (field: string, inner: string): Reference => ({ field, as: 'each', inner });

/** Every field of every table that names other records, beside `by`. */
export const REFERENCES: Readonly<Record<TableName, readonly Reference[]>> = {
  authors: [],
  boards: [one('studyId'), keys('places'), each('clusters', 'insightId')],
  bodies: [owner('ownerId')],
  consents: [owner('participantId')],
  decisions: [many('aboutIds')],
  evidence: [owner('from'), owner('to')],
  experiments: [owner('solutionId')],
  goals: [one('parentId'), one('carriedFrom')],
  guides: [one('studyId'), one('familyId')],
  highlights: [owner('interviewId'), many('tagIds'), one('participantId'), keys('tagging')],
  insights: [],
  interviews: [one('studyId'), many('participantIds'), one('guideId'), many('tagIds')],
  media: [owner('interviewId')],
  memos: [owner('aboutId')],
  metrics: [owner('goalId')],
  needs: [one('parentId')],
  notes: [owner('interviewId')],
  participants: [many('studyIds'), one('mergedInto')],
  ratings: [owner('roundId'), keys('values')],
  reports: [],
  rounds: [many('itemIds'), one('previousId')],
  rules: [owner('whenTagId'), owner('targetId')],
  savedViews: [],
  scores: [owner('aboutId'), one('participantId'), one('interviewId')],
  segments: [owner('transcriptId')],
  settings: [],
  solutions: [owner('needId')],
  studies: [],
  tags: [one('parentId'), one('mergedInto')],
  tasks: [one('aboutId')],
  transcripts: [owner('interviewId'), one('mediaId'), each('speakers', 'participantId')],
};

/** The ids of the records that this one belongs to: it is nothing without them. */
export const ownersOf = (table: TableName, row: JsonObject): string[] =>
  REFERENCES[table].filter(({ as }) => as === 'owner').flatMap(({ field }) => text(row[field]));

/** All ids that a record names, its owners included, `by` left out. */
export function idsNamed(table: TableName, row: JsonObject): string[] {
  return REFERENCES[table].flatMap(({ field, as, inner }) => {
    const value = row[field] ?? null;
    if (as === 'many') return list(value).flatMap(text);
    if (as === 'keys') return Object.keys(object(value));
    if (as === 'each') return values(value).flatMap((item) => text(object(item)[inner ?? '']));
    return text(value);
  });
}

/** The fields as they are without `gone`; null when the record names none of them. Owners stay: such a record goes itself. */
export function withoutIds(table: TableName, row: JsonObject, gone: ReadonlySet<string>): JsonObject | null {
  const fields: Record<string, Json> = {};
  const isGone = (id: Json | undefined): boolean => typeof id === 'string' && gone.has(id);
  for (const { field, as, inner = '' } of REFERENCES[table]) {
    const value = row[field] ?? null;
    if (as === 'one' && isGone(value)) fields[field] = null;
    if (as === 'many' && list(value).some(isGone)) fields[field] = list(value).filter((id) => !isGone(id));
    if (as === 'keys' && Object.keys(object(value)).some(isGone)) {
      fields[field] = Object.fromEntries(Object.entries(object(value)).filter(([id]) => !isGone(id)));
    }
    if (as === 'each' && values(value).some((item) => isGone(object(item)[inner]))) {
      const mended = (item: Json): Json => (isGone(object(item)[inner]) ? { ...object(item), [inner]: null } : item);
      fields[field] = Array.isArray(value)
        ? list(value).map(mended)
        : Object.fromEntries(Object.entries(object(value)).map(([key, item]) => [key, mended(item)]));
    }
  }
  return Object.keys(fields).length === 0 ? null : fields;
}

const text = (value: Json | undefined): string[] => (typeof value === 'string' ? [value] : []);
const list = (value: Json): readonly Json[] => (Array.isArray(value) ? value : []);
const object = (value: Json | undefined): JsonObject =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as JsonObject) : {};
const values = (value: Json): readonly Json[] => (Array.isArray(value) ? value : Object.values(object(value)));
