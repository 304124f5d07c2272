import { featuresOfStem, kinOf, type ProposalFeatures } from './proposal-features.ts';
import type { ScoredTarget } from './proposal-scores.ts';
import type { ProposalSource, ProposalTarget } from './propose.ts';
import { ACCEPTED_QUOTES, MOST_REASONS, SENSE_WEIGHT, SHARED_QUOTES_WEIGHT } from './search-parameters.ts';
import type { Range } from './snippet.ts';
import { stem } from './stem.ts';
import { isFunctionWord, isPlainStem } from './stop-words.ts';
import { sensesOf } from './thesaurus.ts';
import { type Token, tokenize } from './tokenize.ts';

/** Why a target is proposed. `share` is the part of the score that this reason gave. */
export type ProposalReason =
  | {
      readonly kind: 'word';
      /** As it stands in the target. */
      readonly word: string;
      readonly share: number;
      readonly inSource: readonly Range[];
      /** In the text that `from` names: the target's title, a line feed and its text, or a linked quote's text. */
      readonly inTarget: readonly Range[];
      /** `own`, or the id of the linked quote that brought the word. */
      readonly from: string;
    }
  | { readonly kind: 'shared-quotes'; readonly count: number; readonly share: number }
  /** All further words together, plain ones among them. */
  | { readonly kind: 'rest'; readonly share: number };

export function reasonsFor(input: {
  readonly source: ProposalSource;
  readonly target: ProposalTarget;
  readonly query: ProposalFeatures;
  readonly item: ScoredTarget;
  readonly weightOf: (feature: string) => number;
}): Reasons {
  const { source, target, item } = input;
  const texts = textsOf(target, source.id);
  const sourceTokens = byStem(source.text);
  const words = [...sourceTokens.keys()]
    .map((stemmed) => ({ stemmed, weight: input.weightOf(`w${stemmed}`), place: findPlace(stemmed, texts) }))
    .flatMap(({ stemmed, weight, place }) => (place === null ? [] : [{ stemmed, weight: weight * place.worth, place }]))
    .sort((a, b) => b.weight - a.weight || (a.stemmed < b.stemmed ? -1 : 1));
  const total = sumOf(words);
  const telling = words.filter(({ stemmed }) => !isPlainStem(stemmed));
  const reasons: ProposalReason[] = [];
  let told = 0;
  for (const { stemmed, weight, place } of telling.slice(0, MOST_REASONS)) {
    const share = (item.wordScore * weight) / total;
    told += share;
    const [first] = place.tokens;
    reasons.push({
      kind: 'word',
      word: first === undefined ? stemmed : place.text.slice(first.start, first.end),
      share,
      inSource: rangesOf(sourceTokens.get(stemmed) ?? []),
      inTarget: rangesOf(place.tokens),
      from: place.from,
    });
  }
  if (item.shared > 0) {
    reasons.push({ kind: 'shared-quotes', count: item.shared, share: SHARED_QUOTES_WEIGHT * item.jaccard });
  }
  const rest = item.wordScore - told;
  return {
    reasons: rest > 1e-9 ? [...reasons, { kind: 'rest', share: rest }] : reasons,
    telling: total === 0 ? 0 : sumOf(telling) / total,
  };
}

interface Reasons {
  readonly reasons: readonly ProposalReason[];
  /** 0..1: how much of the weight of the words in common is of words with a subject. */
  readonly telling: number;
}

const sumOf = (words: readonly { readonly weight: number }[]): number =>
  words.reduce((sum, { weight }) => sum + weight, 0);

interface TargetText {
  readonly from: string;
  readonly text: string;
  readonly tokens: ReadonlyMap<string, readonly Token[]>;
}

interface Place extends Omit<TargetText, 'tokens'> {
  readonly tokens: readonly Token[];
  /** 1 for the same word, less for another word for it or one of its family. */
  readonly worth: number;
}

function textsOf(target: ProposalTarget, sourceId: string): readonly TargetText[] {
  const quotes = target.accepted.slice(0, ACCEPTED_QUOTES).filter((quote) => quote.id !== sourceId);
  const own = { id: 'own', text: `${target.title}\n${target.text}` };
  return [own, ...quotes].map(({ id, text }) => ({ from: id, text, tokens: byStem(text) }));
}

/** The first of the target's texts with the word itself, else with another word for the same, else with one that begins like it. */
function findPlace(stemmed: string, texts: readonly TargetText[]): Place | null {
  for (const { from, text, tokens } of texts) {
    const same = tokens.get(stemmed);
    if (same !== undefined) return { from, text, tokens: same, worth: 1 };
  }
  const senses = sensesOf(stemmed);
  for (const { from, text, tokens } of senses.length > 0 ? texts : []) {
    const alike = [...tokens].filter(([other]) => sensesOf(other).some((sense) => senses.includes(sense)));
    if (alike.length > 0) return { from, text, tokens: alike.flatMap(([, found]) => found), worth: SENSE_WEIGHT };
  }
  if (!featuresOfStem(stemmed).includes(kinOf(stemmed))) return null;
  for (const { from, text, tokens } of texts) {
    const kin = [...tokens].filter(([other]) => kinOf(other) === kinOf(stemmed)).flatMap(([, found]) => found);
    if (kin.length > 0) return { from, text, tokens: kin, worth: KIN_WORTH };
  }
  return null;
}

/** Roughly what a shared beginning adds beside a shared word. */
const KIN_WORTH = 0.3;

function byStem(text: string): ReadonlyMap<string, readonly Token[]> {
  const found = new Map<string, Token[]>();
  for (const token of tokenize(text)) {
    if (token.form === 'elided' || token.form === 'pair' || isFunctionWord(token.term)) continue;
    const stemmed = stem(token.term);
    const known = found.get(stemmed);
    if (known === undefined) found.set(stemmed, [token]);
    else known.push(token);
  }
  return found;
}

const rangesOf = (tokens: readonly Token[]): readonly Range[] => tokens.map(({ start, end }) => [start, end] as const);
