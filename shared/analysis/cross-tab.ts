import { byKey } from './measure.ts';
import type { QuoteRow } from './quote-row.ts';

export interface CrossTab {
  /** In the order of their ids. */
  readonly tags: readonly string[];
  readonly groups: readonly string[];
  /** By tag, then by group: quotes, or distinct persons. */
  readonly counts: readonly (readonly number[])[];
  /** Quotes, or distinct persons, of each group with any tag or none: what a column's share is of. */
  readonly groupTotals: readonly number[];
  /** Of each tag over all groups; persons of two groups count once. */
  readonly tagTotals: readonly number[];
  /** Quotes whose group is not known. */
  readonly withoutGroup: number;
}

export type CountBy = 'people' | 'quotes';

/** Tags by the value of an attribute. `groupOf` is null where a quote's value is not known: counted apart, not dropped. */
export function crossTab(rows: readonly QuoteRow[], groupOf: (row: QuoteRow) => string | null, by: CountBy): CrossTab {
  const grouped = rows.map(groupOf);
  const groups = [...new Set(grouped)].filter((group) => group !== null).sort(byKey);
  const tags = [...new Set(rows.flatMap(({ tagIds }) => tagIds))].sort(byKey);
  const [groupAt, tagAt] = [numbered(groups), numbered(tags)];
  const people = numbered([...new Set(rows.map(({ person }) => person))]);
  const [cells, columns, lines] = [
    counter(by, tags.length * groups.length),
    counter(by, groups.length),
    counter(by, tags.length),
  ];
  let withoutGroup = 0;
  for (const i of personByPerson(rows, people)) {
    const row = rows[i];
    const group = grouped[i] ?? null;
    const column = group === null ? undefined : groupAt.get(group);
    if (!row) continue;
    if (column === undefined) {
      withoutGroup += 1;
      continue;
    }
    const person = people.get(row.person) ?? 0;
    columns.add(person, column);
    for (const tag of row.tagIds.length < 2 ? row.tagIds : new Set(row.tagIds)) {
      const line = tagAt.get(tag) ?? 0;
      lines.add(person, line);
      cells.add(person, line * groups.length + column);
    }
  }
  return {
    tags,
    groups,
    counts: tags.map((_, line) => [...cells.counts.subarray(line * groups.length, (line + 1) * groups.length)]),
    groupTotals: [...columns.counts],
    tagTotals: [...lines.counts],
    withoutGroup,
  };
}

interface Counter {
  readonly counts: Int32Array;
  readonly add: (person: number, cell: number) => void;
}

/** Persons come one after the other, so a cell need only remember the last one that it counted. */
function counter(by: CountBy, cells: number): Counter {
  const counts = new Int32Array(cells);
  const last = new Int32Array(cells).fill(-1);
  return {
    counts,
    add: (person, cell) => {
      if (by === 'people' && last[cell] === person) return;
      last[cell] = person;
      counts[cell] = (counts[cell] ?? 0) + 1;
    },
  };
}

/** The places of the rows, those of each person together. */
function personByPerson(rows: readonly QuoteRow[], people: ReadonlyMap<string, number>): readonly number[] {
  const places: number[][] = Array.from({ length: people.size }, () => []);
  for (let i = 0; i < rows.length; i++) places[people.get(rows[i]?.person ?? '') ?? 0]?.push(i);
  return places.flat();
}

const numbered = (list: readonly string[]): ReadonlyMap<string, number> => new Map(list.map((one, i) => [one, i]));
