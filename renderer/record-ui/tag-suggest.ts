import type { Highlight } from '#shared/domain/highlight.ts';
import type { Tag } from '#shared/domain/tag.ts';

/** A tag that these words call for, and the words that do. */
export interface TagSuggestion {
  readonly tag: Tag;
  /** `name`: its own name or alias stands there; `words`: quotes that carry it are made of such words. */
  readonly why: 'name' | 'words';
  readonly words: readonly string[];
}

export interface SuggestInput {
  /** What was picked. */
  readonly words: string;
  readonly tags: readonly Tag[];
  readonly highlights: readonly Highlight[];
  /** Already on: not suggested again. */
  readonly on: ReadonlySet<string>;
}

const MOST = 3;
/** One shared word is chance; two make a reason. */
const LEAST_WORDS = 2;
const LEAST_SCORE = 0.35;

/**
 * Up to three tags for picked words, the best first: those whose name or alias stands in them, then those whose quotes share its
 * telling words: a word tells much when few quotes have it, and many of the tag's own. The same input gives the same answer.
 */
export function suggestTags({ words, tags, highlights, on }: SuggestInput): readonly TagSuggestion[] {
  const picked = new Map([...wordsOf(words)]);
  const offered = tags.filter(({ id, codable, archived }) => codable && !archived && !on.has(id));
  const named = offered.flatMap((tag) => {
    const name = [tag.label, ...tag.aliases].find((one) => {
      const own = [...wordsOf(one).keys()];
      return own.length > 0 && own.every((key) => picked.has(key));
    });
    if (name === undefined) return [];
    return [{ tag, why: 'name' as const, words: [...wordsOf(name).keys()].map((key) => picked.get(key) ?? key) }];
  });
  if (named.length >= MOST) return named.slice(0, MOST);
  const learned = byQuotes(picked, offered, highlights).filter(({ tag }) => !named.some((one) => one.tag === tag));
  return [...named, ...learned].slice(0, MOST);
}

function byQuotes(
  picked: ReadonlyMap<string, string>,
  tags: readonly Tag[],
  highlights: readonly Highlight[],
): readonly TagSuggestion[] {
  const quotes = new Map<string, number>();
  const withWord = new Map<string, number>();
  const both = new Map<string, Map<string, number>>();
  for (const highlight of highlights) {
    const own = quoteWords(highlight);
    for (const tagId of highlight.tagIds) quotes.set(tagId, (quotes.get(tagId) ?? 0) + 1);
    for (const word of picked.keys()) {
      if (!own.has(word)) continue;
      withWord.set(word, (withWord.get(word) ?? 0) + 1);
      for (const tagId of highlight.tagIds) {
        const counts = both.get(tagId) ?? new Map<string, number>();
        counts.set(word, (counts.get(word) ?? 0) + 1);
        both.set(tagId, counts);
      }
    }
  }
  return tags
    .flatMap((tag) => {
      const counts = both.get(tag.id);
      if (!counts) return [];
      const weights = [...counts].map(([word, count]): readonly [string, number] => {
        // How much rarer the word is elsewhere than among the tag's own quotes.
        const among = count / (quotes.get(tag.id) ?? 1);
        const anywhere = (withWord.get(word) ?? 1) / highlights.length;
        return [word, among > anywhere ? among * Math.log(among / anywhere) : 0];
      });
      const telling = weights.filter(([, weight]) => weight > 0).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
      const score = telling.reduce((sum, [, weight]) => sum + weight, 0);
      if (telling.length < LEAST_WORDS || score < LEAST_SCORE) return [];
      const words = telling.slice(0, 3).map(([word]) => picked.get(word) ?? word);
      return [{ score, suggestion: { tag, why: 'words' as const, words } }];
    })
    .sort((a, b) => b.score - a.score || (a.suggestion.tag.id < b.suggestion.tag.id ? -1 : 1))
    .map(({ suggestion }) => suggestion);
}

/**
 * Cuts quotes into words before somebody asks, as long as `hasTime`: the first picker of a large workspace need not wait for it.
 * Answers up to where in `highlights` it came.
 */
export function learnQuotes(highlights: readonly Highlight[], from: number, hasTime: () => boolean): number {
  let at = from;
  while (at < highlights.length && hasTime()) {
    for (const highlight of highlights.slice(at, at + AT_ONCE)) quoteWords(highlight);
    at += AT_ONCE;
  }
  return at;
}

const AT_ONCE = 20;

/** Each quote is cut into words once. */
const QUOTES = new WeakMap<Highlight['anchor'], ReadonlyMap<string, string>>();

function quoteWords({ anchor }: Highlight): ReadonlyMap<string, string> {
  const known = QUOTES.get(anchor);
  if (known) return known;
  const made = wordsOf(anchor.quote);
  QUOTES.set(anchor, made);
  return made;
}

/** Words of some length (shorter ones are mostly grammar), folded so that case, accents and common endings do not matter, each with how it is written. */
function wordsOf(text: string): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  for (const [word] of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    if (word.length < (/\p{Script=Latin}/u.test(word) ? 4 : 2)) continue;
    const key = stem(word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase());
    if (!words.has(key)) words.set(key, word);
  }
  return words;
}

const stem = (word: string): string => (word.length > 4 ? word.replace(/(?:ing|ed|es|s|e)$/u, '') : word);
