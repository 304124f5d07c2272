import type { AgreementTable } from './agreement.ts';

export const UNIT_KINDS = ['segment', 'sentence', 'character'] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

/** A piece of text that a coder either marked with a tag or did not. */
export interface CodingUnit {
  readonly block: string;
  readonly start: number;
  readonly end: number;
  /** 1; for characters, how many lie between two boundaries that any coder drew. */
  readonly weight: number;
}

/** What one coder marked with one tag, in one block. */
export interface CodingMark {
  readonly coder: string;
  readonly tagId: string;
  readonly block: string;
  readonly start: number;
  readonly end: number;
}

export interface CodedBlock {
  readonly id: string;
  readonly text: string;
}

/** All units of these blocks, those that nobody coded too. Empty blocks and blanks between sentences are no units. */
export function unitsOf(
  blocks: readonly CodedBlock[],
  kind: UnitKind,
  marks: readonly CodingMark[] = [],
): readonly CodingUnit[] {
  switch (kind) {
    case 'segment':
      return blocks
        .filter(({ text }) => text.trim() !== '')
        .map(({ id, text }) => ({ block: id, start: 0, end: text.length, weight: 1 }));
    case 'sentence':
      return blocks.flatMap(({ id, text }) =>
        sentences(text).map(([start, end]) => ({ block: id, start, end, weight: 1 })),
      );
    case 'character':
      return stretches(blocks, marks);
  }
}

/** A tag's table for two coders. A unit is marked when a mark covers at least one of its characters. */
export function agreementTable(
  units: readonly CodingUnit[],
  marks: readonly CodingMark[],
  tagId: string,
  coders: readonly [string, string],
): AgreementTable {
  const counts = { both: 0, onlyFirst: 0, onlySecond: 0, neither: 0 };
  const marked = coders.map((coder) => byBlock(marks.filter((m) => m.coder === coder && m.tagId === tagId)));
  for (const unit of units) {
    const first = covers(marked[0]?.get(unit.block), unit);
    const second = covers(marked[1]?.get(unit.block), unit);
    counts[first ? (second ? 'both' : 'onlyFirst') : second ? 'onlySecond' : 'neither'] += unit.weight;
  }
  return counts;
}

export interface Disagreement extends CodingUnit {
  readonly tagId: string;
  /** Who marked it; the other did not. */
  readonly coder: string;
}

/** Units that one of the two marked with a tag and the other did not, in reading order, tags by id. */
export function disagreements(
  units: readonly CodingUnit[],
  marks: readonly CodingMark[],
  tagIds: readonly string[],
  coders: readonly [string, string],
): readonly Disagreement[] {
  const marked = new Map(
    coders.flatMap((coder) =>
      tagIds.map((tagId) => [
        `${coder} ${tagId}`,
        byBlock(marks.filter((m) => m.coder === coder && m.tagId === tagId)),
      ]),
    ),
  );
  return units.flatMap((unit) =>
    tagIds.flatMap((tagId) => {
      const [first, second] = coders.map((coder) => covers(marked.get(`${coder} ${tagId}`)?.get(unit.block), unit));
      return first === second ? [] : [{ ...unit, tagId, coder: first ? coders[0] : coders[1] }];
    }),
  );
}

function byBlock(marks: readonly CodingMark[]): ReadonlyMap<string, readonly CodingMark[]> {
  const blocks = new Map<string, CodingMark[]>();
  for (const mark of marks) {
    const list = blocks.get(mark.block);
    if (list) list.push(mark);
    else blocks.set(mark.block, [mark]);
  }
  return blocks;
}

const covers = (marks: readonly CodingMark[] | undefined, unit: CodingUnit): boolean =>
  marks?.some((mark) => mark.start < unit.end && mark.end > unit.start) ?? false;

/** From the first letter of each sentence to the end of its last mark. */
const sentences = (text: string): readonly (readonly [number, number])[] =>
  [...SENTENCES.segment(text)].flatMap(({ segment, index }) => {
    const words = segment.trim();
    if (words === '') return [];
    const start = index + segment.indexOf(words);
    return [[start, start + words.length] as const];
  });

const SENTENCES = new Intl.Segmenter('en', { granularity: 'sentence' });

function stretches(blocks: readonly CodedBlock[], marks: readonly CodingMark[]): readonly CodingUnit[] {
  const inBlock = byBlock(marks);
  return blocks.flatMap(({ id, text }) => {
    const cuts = new Set([0, text.length]);
    for (const { start, end } of inBlock.get(id) ?? []) {
      for (const cut of [start, end]) if (cut > 0 && cut < text.length) cuts.add(cut);
    }
    const sorted = [...cuts].sort((a, b) => a - b);
    return sorted.slice(1).map((end, i) => {
      const start = sorted[i] ?? 0;
      return { block: id, start, end, weight: end - start };
    });
  });
}
