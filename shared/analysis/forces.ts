import { type CodedQuote, peopleIn } from './coded-quote.ts';
import { type Measure, unmeasured } from './measure.ts';

/** `push` and `pull` move a person towards something new, `anxiety` and `habit` hold them where they are. */
export const FORCES = ['push', 'pull', 'anxiety', 'habit'] as const;
export type Force = (typeof FORCES)[number];

/** Tag ids by which quotes are told to be about a force. */
export type ForceTags = Readonly<Record<Force, string | null>>;

export interface ForceParts {
  /** The quotes of each force, in the order given. A quote with two of the tags is in both. */
  readonly quotes: Readonly<Record<Force, readonly string[]>>;
  readonly people: Readonly<Record<Force, number>>;
  /** People who name push or pull and neither anxiety nor habit. */
  readonly towards: number;
  /** People who name anxiety or habit and neither push nor pull. */
  readonly against: number;
  /** People who name forces of both sides. */
  readonly torn: number;
}

/**
 * `(towards - against) / people`, -1..1, over the people who name any force. Forces of progress: Spiek and Moesta, Jobs to be done
 * handbook, 2014; the figure is our own.
 */
export function forcesOf(
  quotes: readonly CodedQuote[],
  tags: ForceTags,
): Measure<ForceParts, 'towards' | 'against' | 'balanced'> {
  const of = (force: Force): readonly CodedQuote[] => {
    const tag = tags[force];
    return tag === null ? [] : quotes.filter(({ tagIds }) => tagIds.includes(tag));
  };
  const found = { push: of('push'), pull: of('pull'), anxiety: of('anxiety'), habit: of('habit') };
  const moved = new Set([...found.push, ...found.pull].map(({ person }) => person));
  const held = new Set([...found.anxiety, ...found.habit].map(({ person }) => person));
  const n = new Set([...moved, ...held]).size;
  if (n === 0) return unmeasured({ kind: 'no-marks' });
  const torn = moved.size + held.size - n;
  const [towards, against] = [moved.size - torn, held.size - torn];
  const value = (towards - against) / n;
  return {
    value,
    parts: {
      quotes: byForce((force) => found[force].map(({ id }) => id)),
      people: byForce((force) => peopleIn(found[force])),
      towards,
      against,
      torn,
    },
    n,
    unit: 'share',
    status: value > 0 ? 'towards' : value < 0 ? 'against' : 'balanced',
  };
}

export const byForce = <T>(value: (force: Force) => T): Readonly<Record<Force, T>> => ({
  push: value('push'),
  pull: value('pull'),
  anxiety: value('anxiety'),
  habit: value('habit'),
});
