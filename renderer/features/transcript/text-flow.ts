import type { TextBlock } from '#shared/domain/anchor.ts';

/** A place between two characters of a segment. */
export interface TextPlace {
  readonly block: string;
  readonly offset: number;
}

/** A selection: from where it began to where it was drawn. Both the same: a caret. */
export interface Span {
  readonly anchor: TextPlace;
  readonly focus: TextPlace;
}

export interface Stretch {
  readonly from: TextPlace;
  readonly to: TextPlace;
}

/** Moves through the words of a transcript, on from one segment into the next. */
export interface TextFlow {
  /** The ends in reading order. */
  stretch(span: Span): Stretch;
  char(at: TextPlace, step: 1 | -1): TextPlace;
  word(at: TextPlace, step: 1 | -1): TextPlace;
  segment(at: TextPlace, step: 1 | -1): TextPlace;
  /** The sentence around a caret; of a selection that ends with a sentence, the next one. Null at the end of the transcript. */
  sentence(span: Span): Stretch | null;
  /** The selection up to the end of the next sentence. */
  addSentence(span: Span): Stretch | null;
  whole(block: string): Stretch | null;
  /** The nearest place at which a word begins (`start`) or ends. */
  snap(at: TextPlace, edge: 'start' | 'end'): TextPlace;
  words(stretch: Stretch): string;
  indexOf(block: string): number;
}

/** `language` is BCP 47, null for the computer's own: it decides where words and sentences end. */
export function textFlow(blocks: readonly TextBlock[], language: string | null): TextFlow {
  const places = new Map(blocks.map(({ id }, i) => [id, i]));
  const { characters, words: wordy, sentences } = segmentersOf(language);
  const indexOf = (block: string): number => places.get(block) ?? -1;
  const textOf = (block: string): string => blocks[indexOf(block)]?.text ?? '';
  const beyond = (block: string, step: 1 | -1): TextPlace | null => {
    const next = blocks[indexOf(block) + step];
    return next ? { block: next.id, offset: step > 0 ? 0 : next.text.length } : null;
  };
  const move = (at: TextPlace, step: 1 | -1, edges: (text: string) => readonly number[]): TextPlace => {
    const text = textOf(at.block);
    const stops = edges(text);
    const offset = step > 0 ? stops.find((edge) => edge > at.offset) : stops.findLast((edge) => edge < at.offset);
    return offset === undefined ? (beyond(at.block, step) ?? at) : { block: at.block, offset };
  };
  const sentencesOf = (block: string): readonly Stretch[] =>
    [...sentences.segment(textOf(block))].flatMap(({ segment, index }) => {
      const lead = segment.length - segment.trimStart().length;
      const end = index + segment.trimEnd().length;
      return end > index + lead ? [{ from: { block, offset: index + lead }, to: { block, offset: end } }] : [];
    });
  const sentenceEndingAfter = (at: TextPlace): Stretch | null => {
    for (let i = indexOf(at.block); i >= 0 && i < blocks.length; i++) {
      const block = blocks[i];
      if (!block) return null;
      const offset = block.id === at.block ? at.offset : -1;
      const found = sentencesOf(block.id).find(({ to }) => to.offset > offset);
      if (found) return found;
    }
    return null;
  };
  const stretch: TextFlow['stretch'] = ({ anchor, focus }) => {
    const order = indexOf(anchor.block) - indexOf(focus.block) || anchor.offset - focus.offset;
    return order <= 0 ? { from: anchor, to: focus } : { from: focus, to: anchor };
  };
  return {
    indexOf,
    stretch,
    char: (at, step) => move(at, step, (text) => [...edgesOf(characters, text), text.length]),
    word: (at, step) => move(at, step, (text) => wordEdges(wordy, text, step)),
    segment: (at, step) => {
      const next = blocks[indexOf(at.block) + step];
      if (next) return { block: next.id, offset: step > 0 ? next.text.length : 0 };
      return { block: at.block, offset: step > 0 ? textOf(at.block).length : 0 };
    },
    sentence(span) {
      const { from, to } = stretch(span);
      const isCaret = samePlace(from, to);
      const around = sentencesOf(from.block).find(
        (one) => one.to.offset >= from.offset && !(isCaret && one.to.offset < from.offset),
      );
      if (isCaret) return around ?? sentenceEndingAfter(from);
      const endsOne = sentencesOf(to.block).some((one) => one.to.offset === to.offset);
      return endsOne ? sentenceEndingAfter(to) : (around ?? null);
    },
    addSentence(span) {
      const { from, to } = stretch(span);
      const next = sentenceEndingAfter(to);
      if (next === null) return null;
      return samePlace(from, to) ? next : { from, to: next.to };
    },
    whole(block) {
      const text = textOf(block);
      return text.trim() === '' ? null : { from: { block, offset: 0 }, to: { block, offset: text.length } };
    },
    snap({ block, offset }, edge) {
      const words = [...wordy.segment(textOf(block))].filter(({ isWordLike }) => isWordLike);
      const edges = words.map(({ index, segment }) => (edge === 'start' ? index : index + segment.length));
      const nearest = edges.reduce(
        (best, one) => (Math.abs(one - offset) < Math.abs(best - offset) ? one : best),
        edges[0] ?? offset,
      );
      return { block, offset: nearest };
    },
    words: ({ from, to }) =>
      blocks
        .slice(indexOf(from.block), indexOf(to.block) + 1)
        .map(({ id, text }) =>
          text.slice(id === from.block ? from.offset : 0, id === to.block ? to.offset : text.length),
        )
        .join('\n'),
  };
}

interface Segmenters {
  readonly characters: Intl.Segmenter;
  readonly words: Intl.Segmenter;
  readonly sentences: Intl.Segmenter;
}

/** Made once for a language: a flow is made anew with each key that corrects a segment, and these are slow to make. */
const SEGMENTERS = new Map<string | null, Segmenters>();

function segmentersOf(language: string | null): Segmenters {
  const known = SEGMENTERS.get(language);
  if (known) return known;
  const locale = language ?? undefined;
  const made = {
    characters: new Intl.Segmenter(locale, { granularity: 'grapheme' }),
    words: new Intl.Segmenter(locale, { granularity: 'word' }),
    sentences: new Intl.Segmenter(locale, { granularity: 'sentence' }),
  };
  SEGMENTERS.set(language, made);
  return made;
}

const samePlace = (a: TextPlace, b: TextPlace): boolean => a.block === b.block && a.offset === b.offset;

export const isCaret = ({ anchor, focus }: Span): boolean => samePlace(anchor, focus);

const edgesOf = (segmenter: Intl.Segmenter, text: string): number[] =>
  [...segmenter.segment(text)].map(({ index }) => index);

/** Forward a word ends where it ends, backward where it begins: so a selection by words has no spaces at its edges. */
function wordEdges(segmenter: Intl.Segmenter, text: string, step: 1 | -1): number[] {
  const words = [...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike);
  const edges = words.map(({ index, segment }) => (step > 0 ? index + segment.length : index));
  return step > 0 ? [...edges, text.length] : [0, ...edges];
}
