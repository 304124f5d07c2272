import type { Json } from './json.ts';
import { TAG_HUES, type TagHue } from './tag.ts';

/** A mark that one key puts on a line of a note, and that becomes a tag when it is asked to. */
export interface QuickMark {
  /** Stable: lines name their mark by it. */
  readonly id: string;
  /** Empty: the product's own word for a built-in mark. */
  readonly name: string;
  readonly hue: TagHue;
}

const BUILT_IN_MARKS = ['idea', 'pain', 'quote', 'question', 'surprise'] as const;
export type BuiltInMark = (typeof BUILT_IN_MARKS)[number];

const HUES: Readonly<Record<BuiltInMark, TagHue>> = {
  idea: 'amber',
  pain: 'red',
  quote: 'blue',
  question: 'purple',
  surprise: 'teal',
};

export const DEFAULT_MARKS: readonly QuickMark[] = BUILT_IN_MARKS.map((id) => ({ id, name: '', hue: HUES[id] }));

export const isBuiltInMark = (id: string): id is BuiltInMark => BUILT_IN_MARKS.some((one) => one === id);

/** The five marks out of the setting `marks`: what is odd or missing in it is as it comes with the product. */
export function readQuickMarks(value: Json | undefined): readonly QuickMark[] {
  const given = Array.isArray(value) ? value : [];
  return DEFAULT_MARKS.map((usual, i) => {
    const one = given[i];
    if (typeof one !== 'object' || one === null || Array.isArray(one)) return usual;
    const { id, name, hue } = one as Readonly<Record<string, Json>>;
    return {
      id: typeof id === 'string' && id !== '' ? id : usual.id,
      name: typeof name === 'string' ? name : usual.name,
      hue: TAG_HUES.find((known) => known === hue) ?? usual.hue,
    };
  });
}
