import { mulberry32 } from '#shared/analysis/random.ts';
import type { SearchUnit, UnitKind } from '#shared/search/unit.ts';

export interface CorpusSize {
  readonly interviews: number;
  readonly highlights: number;
  readonly insights: number;
  readonly goals: number;
  /** Different words that may be said. */
  readonly vocabulary: number;
}

/** S 3 MB, M 30 MB, L 300 MB of text, with highlights, insights, needs and goals in proportion. */
export const CORPUS_SIZES: Readonly<Record<string, CorpusSize>> = {
  S: { interviews: 200, highlights: 4_000, insights: 400, goals: 105, vocabulary: 25_000 },
  M: { interviews: 2_000, highlights: 40_000, insights: 4_000, goals: 1_050, vocabulary: 70_000 },
  L: { interviews: 20_000, highlights: 400_000, insights: 40_000, goals: 10_500, vocabulary: 130_000 },
};

const RUNS = 10;
const RUN_WORDS = 160;
/** How often a word is followed by the word that goes with it: real speech has its fixed turns. */
const COMPANION_SHARE = 0.3;

/** A workspace as search sees it, the same for the same seed. Words follow Zipf's law; all units of an interview come in a row. */
export function* searchCorpus(size: CorpusSize, seed = 1): Generator<SearchUnit> {
  const say = speaker(size.vocabulary, seed);
  const random = mulberry32(seed + 1);
  const below = (n: number): number => Math.floor(random() * n);
  const day = (): string => new Date(Date.UTC(2026, 1, 1) - below(900) * 86_400_000).toISOString().slice(0, 10);
  const single = (kind: UnitKind, prefix: string, i: number, title: number, text: number): SearchUnit => {
    const id = idOf(prefix, i);
    const openAt = kind === 'highlight' ? idOf('sg', below(size.interviews * RUNS)) : null;
    const keywords = kind === 'highlight' ? [`tag:${idOf('tg', below(200))}`, `study:${idOf('st', below(20))}`] : [];
    return { ...base(kind, id, id, openAt, day()), title: say(title), text: say(text), keywords };
  };
  for (let i = 0; i < size.goals; i++)
    yield single(i % 10 === 0 ? 'goal' : 'need', i % 10 === 0 ? 'gl' : 'nd', i, 8, 0);
  for (let i = 0; i < size.insights; i++) yield single('insight', 'in', i, 10, 60);
  for (let i = 0; i < size.highlights; i++) yield single('highlight', 'hl', i, 2, 30);
  for (let i = 0; i < size.interviews; i++) {
    const id = idOf('iv', i);
    const [title, at] = [say(5), day()];
    const keywords = [
      'type:conversation',
      `study:${idOf('st', below(20))}`,
      `participant:${idOf('pt', below(size.interviews))}`,
      `segment:segment ${below(6)}`,
    ];
    for (let run = 0; run < RUNS; run++) {
      const openAt = idOf('sg', i * RUNS + run);
      yield { ...base('transcript', id, `${id}/${openAt}`, openAt, at), title, text: say(RUN_WORDS), keywords };
    }
  }
}

const base = (kind: UnitKind, id: string, key: string, openAt: string | null, at: string) =>
  ({ kind, recordId: id, groupId: id, key, openAt, at, flags: [] }) as const;

// Spread over the numbers, as made ids are.
const idOf = (prefix: string, n: number): string => {
  const hex = Math.imul(n + 1, 0x9e3779b1) >>> 0;
  return `${prefix}_${hex.toString(16).padStart(8, '0')}-${(n & 0xffff).toString(16).padStart(4, '0')}-7000-8000-${n.toString(16).padStart(12, '0')}`;
};

const COMMON =
  'the and i to you it that a of we so in is was like but they have for just on do with this what be if know not there when or think because can all are get would then about one really at my from people them time some more how had who out up which want could use were their me she has been where make something thing your his need see only did any now here no than other our'.split(
    ' ',
  );

/** Words by rank: the usual ones first, made-up ones behind them. */
function words(count: number, seed: number): readonly string[] {
  const random = mulberry32(seed);
  const pick = (list: string): string => list.charAt(Math.floor(random() * list.length));
  const made = new Set(COMMON);
  while (made.size < count) {
    const syllables = 2 + Math.floor(random() * 3);
    let word = '';
    for (let i = 0; i < syllables; i++)
      word += pick('bcdfghklmnprstvw') + pick('aeiou') + (random() < 0.4 ? pick('lnrst') : '');
    made.add(word);
  }
  return [...made];
}

function speaker(vocabulary: number, seed: number): (count: number) => string {
  const list = words(vocabulary, seed);
  const random = mulberry32(seed + 2);
  const ends = new Float64Array(list.length);
  let total = 0;
  for (let rank = 0; rank < list.length; rank++) {
    total += 1 / (rank + 3) ** 1.05;
    ends[rank] = total;
  }
  // A guide table makes each draw a short walk.
  const guide = Uint32Array.from({ length: 1 << 16 }, (_, i) => {
    const at = (i / (1 << 16)) * total;
    let [low, high] = [0, ends.length - 1];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((ends[middle] ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    return low;
  });
  const draw = (): number => {
    const at = random() * total;
    let rank = guide[Math.floor((at / total) * (1 << 16))] ?? 0;
    while ((ends[rank] ?? total) <= at) rank++;
    return Math.min(rank, list.length - 1);
  };
  return (count) => {
    const said: string[] = [];
    let last = -1;
    for (let i = 0; i < count; i++) {
      last = last >= COMMON.length && random() < COMPANION_SHARE ? (last * 7 + 11) % list.length : draw();
      said.push(list[last] ?? '');
    }
    return said.join(' ');
  };
}
