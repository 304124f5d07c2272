import { CoOccurrence } from '#shared/analysis/co-occurrence.ts';
import { crossTab } from '#shared/analysis/cross-tab.ts';
import { krippendorffAlpha } from '#shared/analysis/krippendorff.ts';
import type { QuoteRow } from '#shared/analysis/quote-row.ts';
import { mulberry32, shuffle } from '#shared/analysis/random.ts';
import { type CodedInterview, orderSensitivity, saturation, USUAL_SATURATION } from '#shared/analysis/saturation.ts';
import { assert, must } from '#shared/domain/assert.ts';
import { budget, OURS, type Report, report, row } from './report.ts';

const NAIVE = 'naive';
const RUNS = 9;
/** The small size is that of the promise; the others are so many times as large, and may take as many times as long. */
const TIMES: Readonly<Record<string, number>> = { S: 1, M: 2, L: 4 };
const PROMISED = { quotes: 15_000, tags: 300, interviews: 500 };
const UNITS = 100_000;

/** The measures over a made-up project, each beside the plain way to work it out in the same run. */
export async function analysis(size: string): Promise<Report> {
  const times = TIMES[size] ?? 1;
  const shape = { ...PROMISED, quotes: PROMISED.quotes * times, interviews: PROMISED.interviews * times };
  const { quotes, interviews, units, groupOf } = madeUp(shape);
  const index = new CoOccurrence(quotes);
  const [tags, source] = [[...new Set(quotes.flatMap(({ tagIds }) => tagIds))].sort(), quotes[0]?.source ?? ''];

  const together = measured(RUNS, () => matrixOf(new CoOccurrence(quotes), tags));
  const naiveTogether = measured(1, () => naiveMatrix(quotes, tags));
  assert(together.result === naiveTogether.result, 'the same co-occurrence both ways');
  const table = measured(RUNS, () => crossTab(quotes, groupOf, 'people'));
  const naiveTable = measured(1, () => naiveCrossTab(quotes, groupOf));
  assert(JSON.stringify(table.result.counts) === naiveTable.result, 'the same table both ways');
  const order = measured(RUNS, () => orderSensitivity(interviews));
  const naiveOrder = measured(1, () => naiveSensitivity(interviews));
  assert(order.result.value === naiveOrder.result, 'the same shuffles both ways');
  const alpha = measured(RUNS, () => krippendorffAlpha(units, 'nominal'));
  const naive = measured(1, () => naiveAlpha(units));
  assert(Math.abs((alpha.result.value ?? 0) - naive.result) < 1e-9, 'the same alpha both ways');
  const change = measured(RUNS, () => afterOneChange(index, quotes, source, tags, groupOf));

  const rows = [
    row('co-occurrence', OURS, together.took),
    row('cross-tab', OURS, table.took),
    row('saturation, 200 shuffles', OURS, order.took),
    row('alpha, 100,000 units', OURS, alpha.took),
    row('after one change', OURS, change.took),
  ];
  const theirs = [
    row('co-occurrence', NAIVE, naiveTogether.took),
    row('cross-tab', NAIVE, naiveTable.took),
    row('saturation, 200 shuffles', NAIVE, naiveOrder.took),
    row('alpha, 100,000 units', NAIVE, naive.took),
    row('after one change', NAIVE, naiveTogether.took),
  ];
  const limits = [300, 100, 500, 1000, 50];
  return report(
    'analysis',
    size,
    [...rows, ...theirs],
    rows.map((one, i) => budget(one, (limits[i] ?? 0) * (i === 3 ? 1 : times))),
  );
}

function measured<T>(runs: number, work: () => T): { readonly took: readonly number[]; readonly result: T } {
  const took: number[] = [];
  let result = work();
  for (let i = 0; i < runs; i++) {
    const from = performance.now();
    result = work();
    took.push(performance.now() - from);
  }
  return { took, result };
}

interface Shape {
  readonly quotes: number;
  readonly tags: number;
  readonly interviews: number;
}

/** A few tags are used often and most of them seldom, as people code. */
function madeUp(shape: Shape) {
  const random = mulberry32(1);
  const pick = (n: number): number => Math.floor(random() * n);
  const seldom = (n: number): number => Math.floor(n * random() ** 3);
  const quotes = Array.from({ length: shape.quotes }, (_, i): QuoteRow => {
    const interview = pick(shape.interviews);
    const start = pick(40_000);
    const tagIds = Array.from({ length: 1 + pick(4) }, () => `tg_${String(seldom(shape.tags)).padStart(4, '0')}`);
    return {
      id: `hl_${String(i).padStart(6, '0')}`,
      interviewId: `iv_${interview}`,
      person: `pt_${interview % 400}`,
      source: `tr_${interview}`,
      start,
      end: start + 40 + pick(400),
      tagIds: [...new Set(tagIds)],
    };
  });
  const ofInterview = new Map<string, Set<string>>();
  for (const { interviewId, tagIds } of quotes) {
    const known = ofInterview.get(interviewId) ?? new Set();
    ofInterview.set(interviewId, known);
    for (const id of tagIds) known.add(id);
  }
  const interviews = [...ofInterview].map(
    ([id, tagIds]): CodedInterview => ({ id, heldAt: null, tagIds: [...tagIds] }),
  );
  const units = Array.from({ length: UNITS }, () => {
    const truth = pick(5);
    return Array.from({ length: 3 }, () => (random() < 0.1 ? null : random() < 0.8 ? truth : pick(5)));
  });
  const groupOf = ({ person }: QuoteRow): string => `segment ${Number(person.slice(3)) % 12}`;
  return { quotes, interviews, units, groupOf };
}

/** One tag is put on one quote: what stands in its source is counted anew, and the table with it. */
function afterOneChange(
  index: CoOccurrence,
  quotes: readonly QuoteRow[],
  source: string,
  tags: readonly string[],
  groupOf: (row: QuoteRow) => string,
): string {
  const own = quotes.filter((quote) => quote.source === source);
  const [first, ...rest] = own;
  index.replaceSource(source, first ? [{ ...first, tagIds: [...first.tagIds, must(tags[0], 'a tag')] }, ...rest] : []);
  crossTab(quotes, groupOf, 'people');
  return matrixOf(index, tags);
}

function matrixOf(index: CoOccurrence, tags: readonly string[]): string {
  const row = new Int32Array(tags.length);
  let sum = 0;
  for (const one of tags) {
    tags.forEach((other, i) => {
      row[i] = one === other ? 0 : index.together(one, other);
      sum = (sum * 31 + (row[i] ?? 0)) % 1_000_000_007;
    });
  }
  return String(sum);
}

/** Every quote against every other of its source, a set of quotes per pair of tags. */
function naiveMatrix(quotes: readonly QuoteRow[], tags: readonly string[]): string {
  const touching = new Map<string, Set<string>>();
  for (const a of quotes) {
    for (const b of quotes) {
      if (a.source !== b.source || a.start >= b.end || b.start >= a.end) continue;
      for (const one of a.tagIds) {
        for (const other of b.tagIds) {
          const key = `${one} ${other}`;
          touching.set(key, (touching.get(key) ?? new Set()).add(a.id));
        }
      }
    }
  }
  let sum = 0;
  for (const one of tags) {
    for (const other of tags) {
      const [x, y] = [touching.get(`${one} ${other}`)?.size ?? 0, touching.get(`${other} ${one}`)?.size ?? 0];
      sum = (sum * 31 + (one === other ? 0 : Math.min(x, y))) % 1_000_000_007;
    }
  }
  return String(sum);
}

/** Each cell by its own pass over all quotes. */
function naiveCrossTab(quotes: readonly QuoteRow[], groupOf: (row: QuoteRow) => string): string {
  const tags = [...new Set(quotes.flatMap(({ tagIds }) => tagIds))].sort();
  const groups = [...new Set(quotes.map(groupOf))].sort();
  return JSON.stringify(
    tags.map((tag) =>
      groups.map(
        (group) =>
          new Set(
            quotes
              .filter((quote) => quote.tagIds.includes(tag) && groupOf(quote) === group)
              .map(({ person }) => person),
          ).size,
      ),
    ),
  );
}

/** The whole measure for every shuffle. */
function naiveSensitivity(interviews: readonly CodedInterview[]): number {
  const random = mulberry32(1);
  const sorted = interviews.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  let reached = 0;
  for (let i = 0; i < 200; i++) {
    const order = [...sorted.keys()];
    shuffle(order, random);
    const dated = order.flatMap((at, place) => {
      const one = sorted[at];
      return one ? [{ ...one, heldAt: String(1000 + place) }] : [];
    });
    const found = saturation(dated, USUAL_SATURATION);
    if (found.value !== null && found.parts.reachedAt !== null) reached += 1;
  }
  return reached / 200;
}

/** Krippendorff's definition by pairs of values, a map entry per pair. */
function naiveAlpha(units: readonly (readonly (number | null)[])[]): number {
  const pairs = new Map<string, number>();
  for (const unit of units) {
    const given = unit.filter((value) => value !== null);
    given.forEach((a, i) => {
      given.forEach((b, j) => {
        if (i === j) return;
        const key = `${a} ${b}`;
        pairs.set(key, (pairs.get(key) ?? 0) + 1 / (given.length - 1));
      });
    });
  }
  const totals = new Map<string, number>();
  for (const [key, count] of pairs) {
    const value = key.slice(0, key.indexOf(' '));
    totals.set(value, (totals.get(value) ?? 0) + count);
  }
  const n = [...totals.values()].reduce((sum, one) => sum + one, 0);
  let [observed, expected] = [0, 0];
  for (const [a, na] of totals) {
    for (const [b, nb] of totals) {
      if (a === b) continue;
      observed += (pairs.get(`${a} ${b}`) ?? 0) / n;
      expected += (na * nb) / (n * (n - 1));
    }
  }
  return 1 - observed / expected;
}
