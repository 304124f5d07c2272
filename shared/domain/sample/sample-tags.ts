import type { TagHue } from '../tag.ts';

interface SampleTag {
  readonly label: string;
  readonly definition: string;
  readonly aliases: readonly string[];
  readonly hue: TagHue;
}

interface SampleGroup {
  readonly label: string;
  readonly definition: string;
  readonly hue: TagHue;
  readonly tags: Readonly<Record<string, SampleTag>>;
}

/** The sample's codebook: three groups, twelve tags. */
export const TAG_GROUPS = {
  breaks: {
    label: 'What breaks',
    definition: 'Places where the work goes wrong.',
    hue: 'red',
    tags: {
      late: {
        label: 'Late change',
        definition: 'An order is changed after the list was made.',
        aliases: ['last-minute change', 'after cut-off'],
        hue: 'red',
      },
      short: {
        label: 'Short delivery',
        definition: 'Less arrived than was ordered or billed.',
        aliases: ['missing items'],
        hue: 'orange',
      },
      price: {
        label: 'Price mismatch',
        definition: 'The invoice and what was agreed differ.',
        aliases: ['wrong price'],
        hue: 'amber',
      },
      unread: {
        label: 'Was it seen?',
        definition: 'Somebody does not know whether their message arrived.',
        aliases: ['no confirmation'],
        hue: 'pink',
      },
    },
  },
  cope: {
    label: 'How people cope',
    definition: 'What they do in place of a solution.',
    hue: 'teal',
    tags: {
      buffer: {
        label: 'Safety buffer',
        definition: 'More is made or sent than was ordered, to be safe.',
        aliases: ['overproduction'],
        hue: 'olive',
      },
      paper: {
        label: 'Paper wins',
        definition: 'Paper, pen or glove is used where a screen is at hand.',
        aliases: ['printed list'],
        hue: 'teal',
      },
      photo: {
        label: 'Photo as proof',
        definition: 'A picture settles what happened.',
        aliases: ['picture'],
        hue: 'cyan',
      },
      driver: {
        label: 'Through the driver',
        definition: 'The driver carries news between buyer and maker.',
        aliases: ['tell the driver'],
        hue: 'blue',
      },
      habit: {
        label: 'Known by heart',
        definition: 'A rule that lives in heads only.',
        aliases: ['unwritten rule'],
        hue: 'indigo',
      },
    },
  },
  want: {
    label: 'What they ask for',
    definition: 'Wishes in their own words, and what they turn down.',
    hue: 'green',
    tags: {
      cutoff: {
        label: 'A real cut-off',
        definition: 'A time after which nothing changes, and who may bend it.',
        aliases: ['deadline'],
        hue: 'green',
      },
      self: {
        label: 'Ordering themselves',
        definition: 'Speaks for or against buyers entering their own order.',
        aliases: ['self-service', 'web shop'],
        hue: 'purple',
      },
      truth: {
        label: 'One true list',
        definition: 'A wish for one place that everybody believes.',
        aliases: ['single list'],
        hue: 'grey',
      },
    },
  },
} as const satisfies Record<string, SampleGroup>;

type KeysOf<T> = T extends unknown ? keyof T : never;
export type GroupKey = keyof typeof TAG_GROUPS;
export type TagKey = KeysOf<(typeof TAG_GROUPS)[GroupKey]['tags']>;
