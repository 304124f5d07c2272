import * as v from 'valibot';
import { anyIdSchema, calendarDate, idSchema } from './record-base.ts';
import { fail, ok, type Result } from './result.ts';
import { type Rating, ROUND_METHODS, type Round } from './round.ts';

const FORMAT = 'throughline-round';
const VERSION = 1;

const RoundFileSchema = v.object({
  format: v.literal(FORMAT),
  version: v.literal(VERSION),
  round: v.object({
    id: idSchema('round'),
    title: v.string(),
    question: v.string(),
    method: v.picklist(ROUND_METHODS),
    dots: v.nullable(v.number()),
    dueAt: v.nullable(calendarDate),
    /** Titles too: the other copy may not have these records. */
    items: v.array(v.object({ id: anyIdSchema, title: v.string() })),
  }),
  ratings: v.array(
    v.object({
      id: idSchema('rating'),
      rater: v.string(),
      values: v.record(v.string(), v.number()),
      done: v.boolean(),
    }),
  ),
});
/** A round on its way between two copies: what is asked, and the ratings of one person or none. */
export type RoundFile = Readonly<v.InferOutput<typeof RoundFileSchema>>;

export type RoundFileProblem =
  | { readonly kind: 'not-json' }
  | { readonly kind: 'another-format' }
  | { readonly kind: 'newer-version'; readonly version: number }
  | { readonly kind: 'broken'; readonly where: string }
  | { readonly kind: 'value-off-scale'; readonly rater: string; readonly value: number };

/** The file's text. `titleOf` gives an item's words. */
export function writeRoundFile(round: Round, titleOf: (id: string) => string, ratings: readonly Rating[]): string {
  const file: RoundFile = {
    format: FORMAT,
    version: VERSION,
    round: {
      id: round.id,
      title: round.title,
      question: round.question,
      method: round.method,
      dots: round.dots,
      dueAt: round.dueAt,
      items: round.itemIds.map((id) => ({ id, title: titleOf(id) })),
    },
    ratings: ratings.map(({ id, rater, values, done }) => ({ id, rater, values, done })),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Reads a file that somebody sent. Values that the round's scale does not have refuse the file: nothing is half imported. */
export function readRoundFile(text: string): Result<RoundFile, RoundFileProblem> {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return fail({ kind: 'not-json' });
  }
  if (typeof json !== 'object' || json === null || !('format' in json) || json.format !== FORMAT) {
    return fail({ kind: 'another-format' });
  }
  if ('version' in json && typeof json.version === 'number' && json.version > VERSION) {
    return fail({ kind: 'newer-version', version: json.version });
  }
  const read = v.safeParse(RoundFileSchema, json);
  if (!read.success) return fail({ kind: 'broken', where: v.getDotPath(read.issues[0]) ?? '' });
  const { round, ratings } = read.output;
  const items = new Set<string>(round.items.map(({ id }) => id));
  for (const { rater, values } of ratings) {
    const off = Object.entries(values).find(
      ([item, value]) => !items.has(item) || !onScale(round.method, round.dots, value),
    );
    if (off) return fail({ kind: 'value-off-scale', rater, value: off[1] });
    const spent = Object.values(values).reduce((sum, value) => sum + value, 0);
    if (round.method === 'dots' && spent > (round.dots ?? 0)) {
      return fail({ kind: 'value-off-scale', rater, value: spent });
    }
  }
  return ok(read.output);
}

/** Importance is 1 to 5; dots are whole numbers up to all that one has. */
export function onScale(method: Round['method'], dots: number | null, value: number): boolean {
  if (!Number.isInteger(value)) return false;
  return method === 'importance' ? value >= 1 && value <= 5 : value >= 0 && value <= (dots ?? 0);
}

/** What may be shown of a round: while it is open, each person sees only the own ratings and who has finished. */
export const visibleRatings = (round: Round, ratings: readonly Rating[], rater: string): readonly Rating[] =>
  round.status === 'closed' ? ratings : ratings.filter((rating) => rating.rater === rater);
