/** What a fault may do that it must not. Each is a count of the report. */
export type Harm =
  /** "Saved" had been said of it, and it is gone. */
  | 'acknowledgedLost'
  /** There is something that nobody wrote, or the witnesses disagree. */
  | 'torn'
  /** A start that came to no page. */
  | 'failedOpens'
  /** "Saved" stood while it was not. */
  | 'falseSaved'
  /** Something else is there than was, and nothing was said. */
  | 'undetected'
  /** It did not come back by itself. */
  | 'notRestored';

/** `late`: more typing lost, or later, than is promised. */
export interface Failure {
  /** Given to `--seed`, with `--n 1`, it happens again. */
  readonly seed: string;
  readonly harm: Harm | 'late';
  readonly what: string;
}

export type FaultReport = Readonly<Partial<Record<Harm, number>>> & {
  readonly fault: string;
  readonly n: number;
  readonly seed: number;
  /** How long before the fault the oldest key was pressed that is gone. */
  readonly typingLostMs?: { readonly p50: number; readonly max: number };
  readonly ok: boolean;
  readonly failures: readonly { readonly seed: string; readonly what: string }[];
};

export interface FaultOptions {
  readonly n: number;
  readonly seed: number;
}

/** The object that every fault prints. `counted`: what this fault could have done. */
export function faultReport(
  fault: string,
  { n, seed }: FaultOptions,
  counted: readonly Harm[],
  failures: readonly Failure[],
  lostMs: readonly number[] = [],
): FaultReport {
  const counts = counted.map((harm) => [harm, failures.filter((failure) => failure.harm === harm).length]);
  return {
    fault,
    n,
    seed,
    ...Object.fromEntries(counts),
    ...(lostMs.length === 0 ? {} : { typingLostMs: { p50: middle(lostMs), max: Math.max(...lostMs) } }),
    ok: failures.length === 0,
    failures: failures.map(({ seed: at, harm, what }) => ({ seed: at, what: `${harm}: ${what}` })),
  };
}

const middle = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)] ?? 0;

/** What this computer does not have, as one sentence. */
export class Refused extends Error {
  override readonly name = 'Refused';
}
