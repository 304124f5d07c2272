import * as v from 'valibot';
import type { AnyId, Id, IdKind } from './ids.ts';
import { ID_PREFIXES } from './ids.ts';

/** Where an imported record came from: importing it twice changes nothing. */
const OriginSchema = v.object({
  system: v.string(),
  file: v.nullable(v.string()),
  externalId: v.nullable(v.string()),
  contentHash: v.nullable(v.string()),
});
export type Origin = v.InferOutput<typeof OriginSchema>;

export const idSchema = <K extends IdKind>(kind: K) =>
  v.custom<Id<K>>(
    (value) => typeof value === 'string' && value.startsWith(`${ID_PREFIXES[kind]}_`),
    `an id of a ${kind}`,
  );

export const anyIdSchema = v.custom<AnyId>((value) => typeof value === 'string' && /^[a-z]{2}_/.test(value), 'an id');

const isoInstant = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/, 'an ISO instant in UTC'));
/** A calendar date without a zone, `YYYY-MM-DD`. */
export const calendarDate = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d$/, 'a date as YYYY-MM-DD'));

/**
 * What every kept record has. `rev` is the sequence number of the change that wrote it last and `updatedAt` that change's time:
 * `commit` sets both, so they belong to no change and undo leaves the content as it was, byte for byte.
 */
export const baseEntries = {
  createdAt: isoInstant,
  by: idSchema('author'),
  deletedAt: v.nullable(isoInstant),
  origin: v.nullable(OriginSchema),
  rev: v.number(),
  updatedAt: isoInstant,
};

export type Technical = 'rev' | 'updatedAt';
/** A record as the domain makes it, before `commit` adds the technical fields. */
export type Fresh<T> = Omit<T, Technical>;

/** Who writes, and when: given to each decision that makes a record. */
export interface Authorship {
  /** ISO instant. */
  readonly now: string;
  readonly by: Id<'author'>;
}

/** The base fields of a record made by hand. */
export const freshBase = ({ now, by }: Authorship, origin: Origin | null = null) => ({
  createdAt: now,
  by,
  deletedAt: null,
  origin,
});
