import type { Experiment } from '../experiment.ts';
import type { Solution } from '../solution.ts';
import type { NeedKey } from './sample-claims.ts';

interface SampleExperiment extends Pick<Experiment, 'assumption' | 'risk' | 'method' | 'threshold' | 'status'> {
  /** Days from today, null where it has not come to that. */
  readonly thresholdSet: number | null;
  readonly started: number | null;
  readonly ended: number | null;
  readonly result?: string;
  readonly outcome?: Experiment['outcome'];
  readonly confidence: readonly [before: number, after: number | null];
  /** The need that its result speaks for, and why. */
  readonly evidence?: { readonly need: NeedKey; readonly note: string };
}

interface SampleSolution extends Pick<Solution, 'title' | 'description' | 'status'> {
  readonly need: NeedKey;
  readonly experiments: readonly SampleExperiment[];
}

/** Four ideas: two chosen, one being explored, and the app for cafes that was dropped. */
export const SOLUTIONS: Readonly<Record<string, SampleSolution>> = {
  seenTick: {
    need: 'onePlace',
    title: 'One list with a tick that says who has seen a change',
    description: 'Messages of any kind land in one list. Each change carries who has seen it, and when.',
    status: 'chosen',
    experiments: [
      {
        assumption: 'Makers stop asking aloud whether a change was seen once the list says so.',
        risk: 'usable',
        method: 'Two kitchens use a shared list with ticks for three weeks. We count the calls on paper.',
        threshold: 'At least half as many calls about a change as in the three weeks before.',
        thresholdSet: -8,
        status: 'running',
        started: -6,
        ended: null,
        confidence: [50, null],
      },
    ],
  },
  buyerApp: {
    need: 'onePlace',
    title: 'An app in which cafes enter their own orders',
    description: 'Each cafe places and changes its order before the cut-off.',
    status: 'dropped',
    experiments: [],
  },
  nextDay: {
    need: 'sayNo',
    title: 'An answer that offers the next free day',
    description: 'After the cut-off one press writes a polite refusal with another day in it.',
    status: 'exploring',
    experiments: [
      {
        assumption: 'A maker sends the written answer as it stands, and the buyer takes the other day.',
        risk: 'desirable',
        method: 'Five makers answer late changes with our words for two weeks; we ask the buyers afterwards.',
        threshold: 'Seven of ten late changes move to the other day, and nobody complains.',
        thresholdSet: -2,
        status: 'planned',
        started: null,
        ended: null,
        confidence: [60, null],
      },
    ],
  },
  doorPhoto: {
    need: 'showShort',
    title: 'A photo of each drop that the company keeps',
    description: 'The driver takes one picture at the door. Both sides find it under the delivery.',
    status: 'chosen',
    experiments: [
      {
        assumption: 'Drivers take a photo at each drop without losing time.',
        risk: 'feasible',
        method: 'Two rounds with phones of the company for two weeks, with a stop watch on four mornings.',
        threshold: 'A photo at nine drops of ten, and no more than eight seconds a stop.',
        thresholdSet: -35,
        status: 'done',
        started: -33,
        ended: -19,
        result: 'A photo at 93 drops of 100, six seconds a stop. One driver forgot it on rainy days.',
        outcome: 'supports',
        confidence: [55, 85],
        evidence: {
          need: 'showShort',
          note: 'Two rounds, two weeks: fast enough, and nobody argued about those drops.',
        },
      },
    ],
  },
};
